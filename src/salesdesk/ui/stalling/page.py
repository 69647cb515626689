"""The page of stalled deals: the most value x chance first, noted and booked in place (1.9, 1.10)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from typing_extensions import override

from salesdesk.application.log_subject import NOBODY, Subject
from salesdesk.application.stalled_deals import StalledRow
from salesdesk.domain.account import Account, Person
from salesdesk.domain.activity import Activity
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.letter import LetterKind
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.proposal import Proposal
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.area import AreaPage
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.fields import Segments
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.following_up import BookDialog
from salesdesk.ui.guarding.call_guards import CallGuards
from salesdesk.ui.impeding.card import ImpedimentsCard
from salesdesk.ui.parts import Button, Card, EmptyState, HintStrip, Label, PageHeader, boxed, column, row, set_tip
from salesdesk.ui.pipeline.hand_back_dialog import HandBackDialog
from salesdesk.ui.stalling.columns import StalledTable
from salesdesk.ui.writing.letter_dialog import write_to_person
from salesdesk.wording.deals import step_told
from salesdesk.wording.stalled import stalled_sentence, why_here

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.guarding import GuardedPeople
    from salesdesk.application.impediments import ImpedimentsView
    from salesdesk.application.stalled_deals import StalledView
    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "stalled"
Shown = Literal["stalled", "unbooked"]


class StalledPage(AreaPage):
    """Two lists of deals to touch again; what stands in the way and the next step of the picked one below them."""

    kinds = frozenset(
        {Deal, Account, Stage, FollowUp, Meeting, Evidence, Impediment, Proposal, DeskSettings, Activity, Person}
    )

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words = workbench.words
        back = Button(words.text("Show pipeline"), "arrow-left", do=partial(workbench.navigate, "pipeline", ""))
        self.shown: Segments[Shown] = Segments(
            words.text("Which deals"),
            [("stalled", words.text("Stalled"), "clock"), ("unbooked", words.text("No next step"), "calendar-plus")],
        )
        self.shown.committed.connect(self._on_shown)
        self._head = PageHeader(words.text("Stalled deals"), " ", self.shown, back)
        super().__init__(workbench, self._head)
        self._view: StalledView | None = None
        self.table = StalledTable(words)
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(self._on_opened)
        self.impediments = ImpedimentsCard(workbench, self._refuse)
        self._build_step()
        self._build_body()
        self._add_actions()

    def _build_step(self) -> None:
        words = self.words
        self.step = Card(" ", " ", gap=10)
        self._why = Label("", tone="text2", wrap=True)
        self._next = Label("", "row-title", wrap=True)
        self.book_button = Button(words.text("Book the next step…"), "calendar-plus", do=self.book)
        self._open = Button(words.text("Open deal"), kind="link", do=self._on_open)
        self.guards = CallGuards(self.workbench)
        self.guards.slot_asked.connect(self._on_slot)
        self.guards.other_asked.connect(self._on_other)
        self.guards.letter_asked.connect(self._on_letter)
        self.guards.back_asked.connect(self._on_back)
        self.step.add(self._why, self._next, self.guards, row(self.book_button, self._open, None))

    def _build_body(self) -> None:
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        card = Card(margins=(1, 1, 1, 1))
        card.add(self.table)
        above = boxed(column(self.trouble, card, gap=14))
        parts = (self.step, self.impediments)
        ways = (Arrangement(760, ((0,), (1,)), (46, 54)), below_each_other(len(parts)))
        self._arranged = Arranged(parts, ways, above, filled=False)
        self._arranged.arranged.connect(partial(order_focus, self))
        self.impediments.arranged.connect(partial(order_focus, self))
        self.empty = EmptyState("circle-check", " ", " ", " ", act_picture="square-kanban")
        self.empty.acted.connect(partial(self.workbench.navigate, "pipeline", ""))
        self.empty.hide()
        self.body.addWidget(self._arranged, 1)
        self.body.addWidget(self.empty, 1)

    def _add_actions(self) -> None:
        words = self.words
        group = words.text("Stalled deals")
        for name, text, keys, picture, do in (
            ("book", words.text("Book the next step…"), "Ctrl+B", "calendar-plus", self.book),
            ("note", words.text("Note what stands in the way"), "Ctrl+I", "quote", self.impediments.note),
        ):
            spec = ActionSpec(id=f"stalled.{name}", text=text, group=group, keys=keys, scope=PAGE_ID, picture=picture)
            self.workbench.actions.add(spec, do)
        set_tip(self.book_button, self.workbench.actions.tip("stalled.book"))
        set_tip(self.impediments.note_button, self.workbench.actions.tip("stalled.note"))

    def open_target(self, target: str) -> None:
        """Show one of the two lists: "stalled" or "unbooked"."""
        self.shown.set_value("unbooked" if target == "unbooked" else "stalled")
        self._show_list()

    def in_front(self) -> Subject:
        """Return the picked deal."""
        thing = self.table.thing()
        return Subject(deal_id=thing.row.id) if thing is not None else NOBODY

    # loading

    @override
    def reload(self) -> None:
        self.workbench.ask(self.desk.stalled.view, self._on_loaded)

    def _on_loaded(self, view: StalledView) -> None:
        self._view = view
        self._head.say(self.words.text("Stalled deals"), stalled_sentence(view, self.words))
        self._show_list()

    def _show_list(self) -> None:
        view = self._view
        if view is None:
            return
        deals = view.stalled if self.shown.value() == "stalled" else view.unbooked
        self.table.show_deals(deals)
        self._arranged.setVisible(bool(deals))
        self.empty.setVisible(not deals)
        if not deals:
            self._say_nothing()
        thing = self.table.thing()
        if thing is not None:
            self._on_picked(thing)
        elif deals:
            self.table.selectRow(0)
            self.table.setFocus()
        order_focus(self)

    def _say_nothing(self) -> None:
        words = self.words
        if self.shown.value() == "stalled":
            missing = words.text("No deal stands still")
            why = words.text("A deal is on this list when both spoke and the customer did nothing for too long since.")
        else:
            missing = words.text("Every open deal has its next step")
            why = words.text("A deal is on this list when neither a follow-up nor a meeting is booked.")
        self.empty.say(missing, why, words.text("Show pipeline"))

    def _on_picked(self, thing: object) -> None:
        if not isinstance(thing, StalledRow):
            return
        words = self.words
        self.step.title.setText(thing.row.account or thing.row.title)
        self.step.beside.setText(thing.row.title if thing.row.account else "")
        self._why.setText(why_here(thing, words))
        self._next.setText(step_told(thing.row.next_step, words))
        key = thing.row.id
        self.workbench.ask(lambda: self.desk.impediments.view(key), self._on_impediments)
        self.workbench.ask(lambda: self.desk.guarding.of_deal(key), self._on_guarded)

    def _on_guarded(self, guarded: GuardedPeople) -> None:
        thing = self.table.thing()
        if thing is not None and thing.row.id == guarded.deal:
            self.guards.show_people(guarded.people, guarded.guards)
            order_focus(self)

    def _on_impediments(self, view: ImpedimentsView) -> None:
        thing = self.table.thing()
        if thing is not None and thing.row.id == view.deal.id:
            self.impediments.show_view(view)

    # acting

    def _on_shown(self, _shown: object) -> None:
        self._show_list()

    def book(self) -> None:
        """Ask for the next step of the picked deal."""
        thing = self.table.thing()
        if thing is not None:
            BookDialog(self.workbench, deal_id=thing.row.id).open()

    def _on_slot(self, person: UUID) -> None:
        thing = self.table.thing()
        if thing is not None:
            BookDialog(self.workbench, deal_id=thing.row.id, person_id=person).open()

    def _on_other(self, _person: UUID) -> None:
        """Go to the account, where somebody else is."""
        thing = self.table.thing()
        if thing is not None and thing.row.account_id is not None:
            self.workbench.navigate("accounts", str(thing.row.account_id))

    def _on_letter(self, person: UUID) -> None:
        """Close the loop in writing."""
        thing = self.table.thing()
        if thing is not None:
            write_to_person(self.workbench, person, LetterKind.CLOSE_THE_LOOP, thing.row.id)

    def _on_back(self) -> None:
        thing = self.table.thing()
        if thing is not None:
            HandBackDialog(self.workbench, thing.row).open()

    def _on_open(self) -> None:
        thing = self.table.thing()
        if thing is not None:
            self._on_opened(thing)

    def _on_opened(self, thing: StalledRow) -> None:
        self.workbench.navigate("deal", str(thing.row.id))

    def _refuse(self, sentences: str) -> None:
        self.trouble.say("", sentences)
        self.trouble.show()
