"""The page of one deal: what it is, who and what money is in it, what comes next, and everything that happened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from typing_extensions import override

from salesdesk.application.log_rows import LogQuery
from salesdesk.application.log_subject import Subject
from salesdesk.application.ports import NotKept
from salesdesk.application.timeline import Happening
from salesdesk.domain.account import Account, Person
from salesdesk.domain.activity import Activity
from salesdesk.domain.answer import Answer
from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import Deal, Stage, Status
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.lead import Lead
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.product import Product
from salesdesk.domain.proposal import Proposal
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.activities.history_card import LogCard
from salesdesk.ui.acts import act
from salesdesk.ui.area import AreaPage
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.impeding.card import ImpedimentsCard
from salesdesk.ui.notices import Notice
from salesdesk.ui.pages import first_focusable
from salesdesk.ui.parts import Button, HintStrip, MenuButton, PageHeader, Pill
from salesdesk.ui.pipeline.age_card import AgeCard
from salesdesk.ui.pipeline.asked_slot import AskedSlot
from salesdesk.ui.pipeline.buying_card import BuyingCard
from salesdesk.ui.pipeline.deal_form import DealForm
from salesdesk.ui.pipeline.deal_side import NextStepCard, TalksCard
from salesdesk.ui.pipeline.dialogs import WinDialog
from salesdesk.ui.pipeline.evidence_card import EvidenceCard
from salesdesk.ui.pipeline.files_card import FilesCard
from salesdesk.ui.pipeline.lose_dialog import LoseDialog
from salesdesk.ui.pipeline.loss_card import LossCard
from salesdesk.ui.pipeline.money_card import MoneyCard
from salesdesk.ui.pipeline.moving import Moving
from salesdesk.ui.pipeline.next_sale import NextSaleCard
from salesdesk.ui.pipeline.people_card import PeopleCard
from salesdesk.ui.pipeline.steps_card import StepsCard
from salesdesk.ui.pipeline.timeline_card import TimelineCard
from salesdesk.wording.deals import value_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from salesdesk.application.deal_people import DealPeopleView
    from salesdesk.application.desk import Desk
    from salesdesk.application.impediments import ImpedimentsView
    from salesdesk.application.selling import DealView
    from salesdesk.application.timeline import Timeline
    from salesdesk.ui.workbench import Workbench

PAGE_ID = "deal"
WIDE = 760


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    """Everything the page shows, read in one go."""

    view: DealView
    impediments: ImpedimentsView
    people: DealPeopleView
    timeline: Timeline


def _asked(desk: Desk, key: UUID, most: int) -> _Loaded:
    """Read a deal with what stands around it; runs in the worker."""
    return _Loaded(
        view=desk.selling.deal(key),
        impediments=desk.impediments.view(key),
        people=desk.deal_people.view(key),
        timeline=desk.timelines.of(key, most=most),
    )


class DealPage(AreaPage):
    """Everything about one deal on one page; edits are kept as they are made."""

    kinds = frozenset(
        {Deal, Account, BuyingProcess, Competitor, Stage, FollowUp, Meeting, Evidence, Proposal, Impediment}
        | {DeskSettings, Person, Activity, Answer, Lead, Product}
    )

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads the deal it is asked for."""
        words = workbench.words
        header = PageHeader(words.text("Deal"))
        super().__init__(workbench, header)
        self._title_line = header
        self._key: UUID | None = None
        self._to: UUID | None = None
        self._begins = False
        self._view: DealView | None = None
        self._trouble = HintStrip(kind="trouble")
        self._trouble.hide()
        self._form = DealForm(workbench, self._on_refused)
        self._slot = AskedSlot()
        self._slot.arranged.connect(self._put_focus_right)
        self._moving = Moving(workbench, self._slot, self._on_refused)
        self._moving.left.connect(self._on_asked)
        self._loss = LossCard(words)
        self._age = AgeCard(workbench, self._on_refused)
        self._age.arranged.connect(self._put_focus_right)
        self._next = NextStepCard(workbench)
        self._steps = StepsCard(workbench, self._on_refused)
        self._steps.arranged.connect(self._put_focus_right)
        self._next_sale = NextSaleCard(workbench)
        self._buying = BuyingCard(workbench)
        self._buying.buying.refused.connect(self._on_refused)
        self._buying.buying.arranged.connect(self._put_focus_right)
        self._talks = TalksCard(workbench)
        self._impediments = ImpedimentsCard(workbench, self._on_refused)
        self._impediments.arranged.connect(self._put_focus_right)
        self._did = EvidenceCard(workbench)
        self._people = PeopleCard(workbench, self._on_refused)
        self._people.arranged.connect(self._put_focus_right)
        self._money = MoneyCard(words)
        self._files = FilesCard(workbench, self._on_refused)
        self._timeline = TimelineCard(workbench)
        self._timeline.asked.connect(self._on_asked_for)
        self._timeline.arranged.connect(self._put_focus_right)
        for card in (self._next, self._talks, self._did):
            card.list.arranged.connect(self._put_focus_right)
        self._build_actions()
        self._log = LogCard(workbench)
        self._log.arranged.connect(self._put_focus_right)
        honest = (self._loss, self._age, self._next, self._steps)
        told = (self._next_sale, self._impediments, self._buying, self._talks)
        below = (self._people, self._money, self._files, self._log, self._did, self._timeline)
        parts = (self._form, *honest, *told, *below)
        # Who, how much and which files fill the room below the form; what happened ends what is told beside it.
        last, first_below = len(parts), len(parts) - len(below)
        left, right = (0, *range(first_below, last - 1)), (*range(1, first_below), last - 1)
        ways = (Arrangement(WIDE, (left, right), (11, 12)), below_each_other(last))
        self.body.addWidget(self._trouble)
        self.body.addWidget(Arranged(parts, ways, self._slot, filled=False), 1)

    def _build_actions(self) -> None:
        words, actions, group = self.words, self.workbench.actions, self.words.text("Deal")
        self._state = Pill("", "neutral")
        self._unproven = Pill(words.text("Unproven"), "warn")
        self._move = MenuButton(words.text("Move stage"), "arrow-right")
        self._lose = Button(words.text("Lose deal…"), "ban", do=self.lose)
        self._reopen = Button(words.text("Reopen deal"), "undo-2", do=self.reopen)
        self._win = Button(words.text("Win deal…"), "trophy", kind="primary", do=self.win)
        for widget in (self._unproven, self._state, self._move, self._lose, self._reopen, self._win):
            self._title_line.add_action_widget(widget)
            widget.hide()
        for name, text, picture, keys, handler in (
            ("win", words.text("Win this deal…"), "trophy", "Ctrl+W", self.win),
            ("lose", words.text("Lose this deal…"), "ban", "Ctrl+L", self.lose),
            ("forward", words.text("Move to the next stage"), "arrow-right", "Ctrl+Right", partial(self._step, 1)),
            ("back", words.text("Move to the stage before"), "arrow-left", "Ctrl+Left", partial(self._step, -1)),
            ("plan", words.text("Plan a call for this deal"), "clipboard-list", "Ctrl+N", self._on_plan),
            ("how_we_work", words.text("Save how we will work…"), "file-down", "Ctrl+P", self.print_work),
            (
                "impediment",
                words.text("Note what stands in the way"),
                "message-square-warning",
                "Ctrl+I",
                self.note_impediment,
            ),
            ("person", words.text("Put somebody on this deal"), "users", "", self._people.add_person),
            ("account", words.text("Open the account of this deal"), "building-2", "", self.open_account),
        ):
            spec = ActionSpec(id=f"deal.{name}", text=text, group=group, picture=picture, keys=keys, scope=PAGE_ID)
            actions.add(spec, handler)

    def _on_plan(self) -> None:
        self._talks.plan_call()

    # loading

    def open_target(self, target: str) -> None:
        """Show a deal by its id; with the id of a stage behind a stroke, what it needs to move there is asked."""
        key, _, stage = target.partition("/")
        self._key = UUID(key)
        self._to = UUID(stage) if stage else None
        self._age.forget()
        self._trouble.hide()
        self._slot.end()
        self.refresh()

    def in_front(self) -> Subject:
        """Return the deal."""
        return Subject(deal_id=self._key)

    @override
    def reload(self) -> None:
        if self._key is None:
            return
        key, desk = self._key, self.desk
        self.workbench.ask(
            partial(_asked, desk, key, self._timeline.wanted(key)),
            self._on_loaded,
            self._on_not_loaded,
        )

    def _on_not_loaded(self, error: Exception) -> None:
        if not isinstance(error, NotKept):
            self.workbench.tell_trouble(error)
        elif self.isVisible():
            self.workbench.navigate("pipeline", "")

    def _on_loaded(self, loaded: _Loaded) -> None:
        view = loaded.view
        if view.deal.id != self._key:
            return
        self._view = view
        self._form.show_deal(view)
        self._loss.show_deal(view)
        self._age.show_deal(view)
        self._next.show_deal(view)
        self._steps.show_deal(view)
        self._next_sale.show_deal(view)
        self._impediments.show_view(loaded.impediments)
        self._buying.show_deal(view)
        self._talks.show_deal(view)
        key = view.deal.id
        self._log.show_of(Subject(deal_id=key), LogQuery(deal_id=key), f"deal/{key}")
        self._did.show_deal(view)
        self._people.show_people(loaded.people)
        self._money.show_deal(view)
        self._files.show_sent(view.sent)
        self._timeline.show_timeline(view, loaded.timeline)
        self._show_header(view)
        self._put_focus_right()
        if self._begins:
            self._begins = False
            self._on_asked()
        self._ask_for_move(view)

    def _ask_for_move(self, view: DealView) -> None:
        """Ask for what the move needs with which somebody came here."""
        to, self._to = self._to, None
        stage = next((one for one in view.stages if one.id == to), None)
        if stage is not None and view.deal.status is Status.OPEN and stage.id != view.deal.stage_id:
            self._moving.to(view, stage)

    def _put_focus_right(self) -> None:
        order_focus(self)

    def _show_header(self, view: DealView) -> None:
        words, is_open = self.words, view.deal.status is Status.OPEN
        account = view.account.name if view.account else words.text("No account")
        stage = view.stage.name if view.stage else words.text("No stage")
        self._title_line.say(
            view.deal.title,
            words.text(
                "{account} · {stage} · {value}", account=account, stage=stage, value=value_told(view.row, words)
            ),
        )
        self._state.setVisible(not is_open)
        won = view.deal.status is Status.WON
        told = label(words, view.deal.outcome or view.deal.status)
        self._state.show_state(told, "ok" if won else "neutral", "trophy" if won else "ban")
        self._unproven.setVisible(is_open and view.row.unproven)
        for widget in (self._move, self._lose, self._win):
            widget.setVisible(is_open)
        self._reopen.setVisible(not is_open)
        self._move.offer_only(
            [(stage.name, partial(self.move_to, stage)) for stage in view.stages if stage.id != view.deal.stage_id]
        )

    def _on_asked_for(self, kind: Happening) -> None:
        """Go to what a line of the timeline tells of, where it stands on this page."""
        cards: Mapping[Happening, QWidget] = {Happening.BOOKED: self._next, Happening.DONE: self._next}
        card = self._age if kind is Happening.PAUSED else cards.get(kind, self._impediments)
        first = first_focusable(card)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # acting

    def open_account(self) -> None:
        """Open the account whose deal it is."""
        if self._view is not None and self._view.account is not None:
            self.workbench.navigate("accounts", str(self._view.account.id))

    def move_to(self, stage: Stage) -> None:
        """Move the deal to a stage; what the customer has to have done first is asked for (4.8)."""
        if self._view is not None:
            self._trouble.hide()
            self._moving.to(self._view, stage)

    def begin(self) -> None:
        """Put the focus on what moves the deal, once it is shown: in a field the keys would be letters."""
        self._begins = True

    def _on_asked(self) -> None:
        first = next((one for one in (self._move, self._reopen) if one.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus()

    def _step(self, by: int) -> None:
        if self._view is None or self._view.deal.status is not Status.OPEN:
            return
        stages = self._view.stages
        at = next((n for n, s in enumerate(stages) if s.id == self._view.deal.stage_id), -1 if by > 0 else len(stages))
        if 0 <= at + by < len(stages):
            self.move_to(stages[at + by])
        elif by > 0 and stages:
            words = self.words
            said = words.text("{stage} is the last stage. Ctrl+W wins the deal, Ctrl+L loses it", stage=stages[-1].name)
            self.workbench.notify(Notice(said, picture="info"))

    def print_work(self) -> None:
        """Save the page on how we will work with this customer (2.5)."""
        self._trouble.hide()
        self._buying.buying.print_work()

    def note_impediment(self) -> None:
        """Write down what keeps the deal from going on (1.11)."""
        self._trouble.hide()
        self._impediments.note()

    def win(self) -> None:
        """Ask for the day and the value, and win the deal."""
        if self._view is not None and self._view.deal.status is Status.OPEN:
            WinDialog(self.workbench, self._view.deal).open()

    def lose(self) -> None:
        """Ask how and why, and lose the deal."""
        if self._view is not None and self._view.deal.status is Status.OPEN:
            LoseDialog(self.workbench, self._view.deal).open()

    def reopen(self) -> None:
        """Open the closed deal again."""
        key, desk = self._key, self.desk
        if key is not None:
            act(self.workbench, self.words.text("Reopen deal"), lambda: desk.selling.reopen(key), toast=True)

    def _on_refused(self, sentences: str) -> None:
        self._trouble.say("", sentences)
        self._trouble.show()
        self.refresh()
