"""One call plan: what we know, what they will say, why we call; saved as it is written."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from salesdesk.application.plan_editing import plan_of
from salesdesk.domain.account import Account, Person
from salesdesk.domain.activity import Activity
from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.fit import FitCriterion
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.material import Material
from salesdesk.domain.meeting import Meeting, missing_parts
from salesdesk.domain.objection import Objection
from salesdesk.domain.objective import Lamp, all_met
from salesdesk.domain.playbook import Playbook
from salesdesk.domain.research import Finding
from salesdesk.ui.acts import act
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.parts import boxed, column
from salesdesk.ui.preparing.deal_choice import DealChoiceDialog
from salesdesk.ui.preparing.objections import Objections
from salesdesk.ui.preparing.objective import Objective
from salesdesk.ui.preparing.plan_calendar import PlanCalendar
from salesdesk.ui.preparing.plan_guards import PlanGuards
from salesdesk.ui.preparing.plan_header import PlanHeader
from salesdesk.ui.preparing.print_sheet import PrintSheetDialog
from salesdesk.ui.preparing.research import Research
from salesdesk.ui.preparing.when_and_who import WhenAndWho
from salesdesk.ui.written_page import WrittenPage

if TYPE_CHECKING:
    from salesdesk.application.changes import Step
    from salesdesk.application.plan_view import PlanView
    from salesdesk.ui.workbench import Workbench

ARRANGEMENTS: Final = (
    Arrangement(1000, ((0,), (1,), (2,)), (30, 33, 37), inside=True),
    Arrangement(640, ((0, 1), (2,)), (46, 54)),
    below_each_other(3),
)


class PlanPage(WrittenPage[Meeting]):
    """The plan of one call; saved as it is written."""

    kinds = frozenset(
        {
            Meeting,
            Account,
            Activity,
            BuyingProcess,
            Competitor,
            Deal,
            FitCriterion,
            Stage,
            Person,
            Finding,
            FollowUp,
            Material,
            Objection,
            Playbook,
        }
    )

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty plan; it loads the one it is asked for."""
        self.plan_header = PlanHeader(workbench)
        super().__init__(workbench, self.plan_header)
        self.view: PlanView | None = None
        self.research = Research(workbench, self.autosave)
        self.objections = Objections(workbench, self.autosave)
        self.objective = Objective(workbench, self.autosave)
        self.when = WhenAndWho(workbench, self.autosave)
        self.when.card.hide()
        self.guards = PlanGuards(workbench, self.autosave, self.when)
        self.calendar = PlanCalendar(workbench, self.plan_header)
        above = boxed(column(self.calendar, self.guards, self.when.card, gap=14))
        self.columns = Arranged((self.research.card, self.objections.card, self.objective.card), ARRANGEMENTS, above)
        self.body.addWidget(self.columns, 1)
        self._connect()

    def _connect(self) -> None:
        header = self.plan_header
        for refused in (self.research.findings.refused, self.research.buying.refused, self.when.people.refused):
            refused.connect(self.refuse)
        for arranged in (
            self.research.findings.list.arranged,
            self.research.buying.arranged,
            self.research.questions.list.arranged,
            self.objections.arranged,
            self.objective.arranged,
            self.when.people.arranged,
            self.columns.arranged,
        ):
            arranged.connect(self.put_focus_right)
        header.when_asked.connect(self.toggle_when)
        header.print_asked.connect(self.print_sheet)
        header.talk_asked.connect(self.record)
        header.ready_asked.connect(self.toggle_ready)
        self.research.buying.deal_asked.connect(partial(self._on_led, "deal"))
        self.when.folded_away.connect(self.toggle_when)
        self.objections.refused.connect(self.refuse)
        self.objections.led.connect(self._on_led)
        self.objective.lit.connect(self._on_lit)
        self.objective.led.connect(self._on_led)

    # loading

    @override
    def start_over(self) -> None:
        self.objections.start_over()
        self.when.start_over()
        self.research.close_editors()
        self.objective.close_editors()
        self.view = None

    @override
    def reload(self) -> None:
        if self.key is not None:
            key, view = self.key, self.desk.preparing.view
            self.workbench.ask(lambda: view(key), self._on_loaded, self.gone)

    def _on_loaded(self, view: PlanView) -> None:
        if not self.take(view.meeting):
            return
        first = self.view is None
        self.view = view
        self.research.show_view(view)
        self.objections.show_view(view)
        self.when.show_view(view)
        self.objective.show_view(view)
        meeting = self.autosave.value or view.meeting
        if first:
            self.when.card.setVisible(meeting.starts is None or not meeting.people)
        self.show_value(meeting)
        self.put_focus_right()
        if first and not self.when.card.isHidden():
            self._begin_with_the_day()

    def _begin_with_the_day(self) -> None:
        """Put the focus on the day of a plan that has none yet, unless somebody is at work on the page already."""
        focused = QApplication.focusWidget()
        if QApplication.activeModalWidget() is None and (focused is None or not self.isAncestorOf(focused)):
            self.when.focus_first()

    @override
    def show_value(self, value: Meeting) -> None:
        plan = plan_of(value)
        self.research.questions.show_questions(plan.questions)
        self.objections.show_meeting(value)
        self.when.show_meeting(value)
        self.calendar.show_meeting(value)
        if self.view is not None:
            self.guards.show_plan(self.view, value)
        self.objective.show_meeting(value)

    def _on_lit(self, lamps: tuple[Lamp, ...]) -> None:
        meeting = self.autosave.value
        if meeting is not None and self.view is not None:
            missing = missing_parts(meeting, len(self.view.findings), smart=all_met(lamps))
            self.plan_header.show_plan(self.view, meeting, missing)

    # going through the plan

    def go_to(self, part: int) -> None:
        """Put the focus into a column: research, objections, objective (Alt+1 to Alt+3)."""
        (self.research, self.objections, self.objective)[part].focus_first()

    def next_part(self) -> None:
        """Go on to the next column, from the last to the first (Ctrl+Enter)."""
        focused = QApplication.focusWidget()
        cards: tuple[QWidget, ...] = self.columns.parts
        here = next((at for at, card in enumerate(cards) if focused and card.isAncestorOf(focused)), -1)
        self.go_to((here + 1) % len(cards))

    def add_objection(self) -> None:
        """Open the fields of a new objection (Ctrl+Shift+O)."""
        self.objections.begin()

    def show_account(self) -> None:
        """Go to the account of the plan."""
        if self.view is not None and self.view.account is not None:
            self.workbench.navigate("accounts", str(self.view.account.id))

    def show_deal(self) -> None:
        """Go to the deal that the plan moves."""
        if self.view is not None and self.view.deal is not None:
            self.workbench.navigate("deal", str(self.view.deal.id))

    def toggle_when(self) -> None:
        """Go to time and people, folded out where they are not (Alt+4); from there, fold them away."""
        focused = QApplication.focusWidget()
        within = focused is not None and (self.when.card.isAncestorOf(focused) or focused is self.plan_header.when)
        show = self.when.card.isHidden() or not within
        self.when.card.setVisible(show)
        if show:
            self.when.focus_first()
        else:
            self.plan_header.focus_when()

    def _on_led(self, where: str) -> None:
        if where == "people":
            self.when.card.show()
            self.when.people.focus_first()
        elif where == "deal" and self.view is not None and self.view.account is not None:
            DealChoiceDialog(self.workbench, self.view.account.id, self._on_deal_chosen).open()
        elif where == "buying":
            buying = self.research.buying.slot
            buying.open()
            if buying.form is not None:
                buying.form.rivals.name.setFocus()
        elif where == "decision":
            buying = self.research.buying.slot
            buying.open()
            if buying.form is not None:
                buying.form.decides.setFocus()

    def _on_deal_chosen(self, deal: UUID) -> None:
        self.autosave.edit(self.words.text("Choose deal of the call"), lambda meeting: replace(meeting, deal_id=deal))

    # acting

    def toggle_ready(self) -> None:
        """Mark the plan ready, or open it for work again; refused without an objective (2.1) or their gain (2.4)."""
        if self.key is None:
            return
        key, meeting, preparing = self.key, self.autosave.value, self.desk.preparing
        self.trouble.hide()
        if meeting is not None and plan_of(meeting).ready_at is not None:
            act(self.workbench, self.words.text("Open plan for work"), lambda: preparing.mark_open(key))
        else:
            text = self.words.text("Mark plan ready")
            act(self.workbench, text, lambda: preparing.mark_ready(key), refused=self._on_not_ready)

    def _on_not_ready(self, sentences: str) -> None:
        self.refuse(sentences)
        plan = plan_of(self.autosave.value) if self.autosave.value else None
        if plan is not None and plan.objective.strip():
            self.objective.gains.prospect_field.set_error(sentences)
            self.objective.gains.prospect_gets.setFocus()
        else:
            self.objective.focus_first()

    def record(self) -> None:
        """Go to what was discussed; a planned call counts as held from then on."""
        if self.key is None:
            return
        key, meeting, hold = self.key, self.autosave.value, self.desk.discussing.hold
        if meeting is not None and meeting.is_discussion:
            self.workbench.navigate("talk", str(key))
            return
        text = self.words.text("Record the talk")
        act(
            self.workbench,
            text,
            lambda: hold(key),
            self._on_held,
            self.refuse,
        )

    def _on_held(self, step: Step) -> None:
        self.workbench.navigate("talk", str(step.made(Meeting)))

    def print_sheet(self) -> None:
        """Ask how the call sheet leaves the desk: as a PDF or on a printer, with the battlecard or without (Ctrl+P)."""
        if self.key is None or self.view is None:
            return
        self.trouble.hide()
        name = self.view.account.name if self.view.account else self.words.text("Call")
        rivals = len(self.view.rivals)
        PrintSheetDialog(self.workbench, self.key, name, rivals, self._on_not_printed).open()

    def _on_not_printed(self, sentences: str) -> None:
        self.refuse(sentences, self.words.text("The call sheet was not made."))
