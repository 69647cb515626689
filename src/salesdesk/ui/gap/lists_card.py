"""The call lists of chosen plays: who is called when, by whom, what came of it; rep and manager see the same (0.15)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from salesdesk.application.call_lists import ListedCall
from salesdesk.application.log_subject import NOBODY, Subject
from salesdesk.domain.play_run import CallState
from salesdesk.ui.activities.log_dialog import LogDialog
from salesdesk.ui.fields import Choice
from salesdesk.ui.flow import Flow
from salesdesk.ui.gap.dialogs import AssignDialog, SkipDialog, StartDealDialog, take_over
from salesdesk.ui.gap.two_lines import TwoLines
from salesdesk.ui.parts import Button, Card, Label
from salesdesk.ui.parts.pills import PillLook, PillRole
from salesdesk.ui.tables import Cell, Column, PillCell, TableModel, TextCell
from salesdesk.wording.call_plans import list_name, list_told, state_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesdesk.application.call_lists import CallList
    from salesdesk.application.forecast.pursuing import ClosingView
    from salesdesk.domain.desk_settings import Rep
    from salesdesk.ui.workbench import Workbench

_LOOKS: Final[Mapping[CallState, tuple[PillRole, str]]] = {
    CallState.TO_CALL: ("neutral", "clock"),
    CallState.CALLED: ("info", "phone"),
    CallState.MET: ("ok", "circle-check"),
    CallState.SKIPPED: ("neutral", "x"),
}
_LATE: Final[tuple[PillRole, str]] = ("bad", "circle-alert")


class ListsCard(Card):
    """One list at a time, chosen above it; what is done with the picked name stands below it."""

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        words = workbench.words
        self._workbench, self._words = workbench, words
        self._lists: dict[UUID, CallList] = {}
        self._reps: tuple[Rep, ...] = ()
        self.chosen: Choice[UUID] = Choice()
        self.chosen.setAccessibleName(words.text("Call list"))
        self.chosen.committed.connect(self._on_chosen)
        super().__init__(words.text("Call lists"), " ", trailing=self.chosen)
        self.told = Label(" ", "second", wrap=True)
        self.table = TwoLines(TableModel(self._columns(), _key), words.text("Names of the call list"))
        self.table.opened.connect(self._on_opened)
        self.table.picked.connect(self._on_picked)
        self.log = Button(words.text("Log the call…"), "pencil", do=self.log_call)
        self.deal = Button(words.text("Start a deal…"), "plus", do=self.start_deal)
        self.skip = Button(words.text("Pass over…"), "x", do=self.pass_over)
        self.give = Button(words.text("Give the list to…"), "user", "quiet", do=self.assign)
        self.take = Button(words.text("Take the list over"), "handshake", "quiet", do=self.take_list)
        self.add(self.told, self.table, Flow(self.log, self.deal, self.skip, self.give, self.take, gap=6))

    def in_front(self) -> Subject:
        """Return the picked name: a call begins with them, and what is logged is logged with them."""
        thing = self.table.thing()
        if thing is None:
            return NOBODY
        call = thing.call
        return Subject(person_id=call.person_id, account_id=call.account_id, deal_id=call.deal_id)

    def show_view(self, view: ClosingView) -> None:
        """Show the lists that run."""
        words = self._words
        self._lists = {one.run.id: one for one in view.lists}
        self._reps = tuple(rep for rep in view.ground.reps if rep.active)
        self.setVisible(bool(self._lists))
        self.chosen.offer([(key, list_name(one, words)) for key, one in self._lists.items()])
        if self.shown is None and self._lists:
            self.chosen.set_value(next(iter(self._lists)))
        self.chosen.setVisible(len(self._lists) > 1)
        self._show()

    @property
    def shown(self) -> CallList | None:
        """The list that is shown."""
        key = self.chosen.value()
        return self._lists.get(key) if key is not None else None

    def _show(self) -> None:
        found = self.shown
        if found is None:
            return
        self.beside.setText(list_name(found, self._words) if len(self._lists) == 1 else "")
        self.told.setText(list_told(found, self._words))
        self.table.show_things(found.calls)
        if self.table.thing() is None and found.calls:
            self.table.selectRow(0)
        self.give.setVisible(len(self._reps) > 1)
        self.take.setVisible(not found.taken_over)
        self._on_picked(self.table.thing())

    def _on_picked(self, thing: object) -> None:
        waits = isinstance(thing, ListedCall) and thing.waits
        self.skip.setEnabled(waits)
        self.log.setEnabled(isinstance(thing, ListedCall))
        self.deal.setEnabled(isinstance(thing, ListedCall) and thing.call.deal_id is None)

    def _on_chosen(self, _key: object) -> None:
        self._show()

    # acting

    def log_call(self) -> None:
        """Write down what came of a call; the list knows by itself."""
        LogDialog(self._workbench, self.in_front()).open()

    def start_deal(self) -> None:
        """Start the deal that a call led to."""
        thing = self.table.thing()
        if thing is not None:
            StartDealDialog(self._workbench, thing).open()

    def pass_over(self) -> None:
        """Ask why the picked one is passed over."""
        thing = self.table.thing()
        if thing is not None:
            SkipDialog(self._workbench, thing).open()

    def assign(self) -> None:
        """Ask who makes the calls."""
        if self.shown is not None:
            AssignDialog(self._workbench, self.shown, self._reps).open()

    def take_list(self) -> None:
        """Make the calls myself (0.12)."""
        if self.shown is not None:
            take_over(self._workbench, self.shown.run.id)

    def _on_opened(self, one: ListedCall) -> None:
        if one.call.deal_id is not None:
            self._workbench.navigate("deal", str(one.call.deal_id))
        elif one.call.account_id is not None:
            self._workbench.navigate("accounts", str(one.call.account_id))

    # columns

    def _columns(self) -> list[Column[ListedCall]]:
        words = self._words
        return [
            Column("who", words.text("Who"), self._who, width=180, stretch=3, least=140),
            Column("phone", words.text("Phone"), self._phone, width=138, stretch=0, least=120, gives_way=1),
            Column("due", words.text("Call on"), self._due, _day, width=108, stretch=0),
            Column("state", words.text("State"), self._state, width=190, stretch=2, least=130),
        ]

    def _who(self, one: ListedCall) -> Cell:
        return TextCell(one.name or self._words.text("Somebody"), "text", bold=True, below=one.account)

    def _phone(self, one: ListedCall) -> Cell:
        missing = self._words.text("Not to be called") if one.left_alone else self._words.text("No number")
        return TextCell(one.phone or missing, "text2" if one.phone else "text3")

    def _due(self, one: ListedCall) -> Cell:
        return TextCell(self._words.day(one.call.due))

    def _state(self, one: ListedCall) -> Cell:
        told = state_told(one, self._words)
        look = _LATE if one.late else _LOOKS[one.call.state]
        short = told if one.call.state is not CallState.SKIPPED else label(self._words, one.call.state)
        return PillCell(PillLook(short, *look), tip=told)


def _key(one: ListedCall) -> str:
    return f"{one.run_id}/{one.call.person_id}"


def _day(one: ListedCall) -> date:
    return one.call.due
