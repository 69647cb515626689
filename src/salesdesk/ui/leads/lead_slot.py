"""One lead of the list: its clock in words, and its fields and acts where it stands."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.lead_view import LeadRow, LeadsView
from salesdesk.domain.lead import Lead, LeadState
from salesdesk.ui.acts import act
from salesdesk.ui.autosave import Autosave
from salesdesk.ui.fields import Field, SuggestLine, TextLine, moment_field
from salesdesk.ui.flow import side_by_side
from salesdesk.ui.guarding.call_guards import worth_saying
from salesdesk.ui.guarding.guard_line import guard_look
from salesdesk.ui.icons import IconView
from salesdesk.ui.in_place import Face, Slot
from salesdesk.ui.leads.lead_acts import LeadActs
from salesdesk.ui.parts import Ground, Label, Pill, column, row
from salesdesk.ui.told_pill import ToldPill
from salesdesk.wording.guards import guard_short, guard_told
from salesdesk.wording.leads import second_line, state_told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from salesdesk.application.changes import Step
    from salesdesk.application.rows import AccountRow
    from salesdesk.ui.parts.pills import PillRole
    from salesdesk.ui.workbench import Workbench

SUGGESTIONS: Final = 8
_PICTURES: Final[Mapping[LeadState, str]] = {
    LeadState.UNTOUCHED: "phone",
    LeadState.TOUCHED: "message-square-quote",
    LeadState.DEAL: "square-kanban",
    LeadState.HANDED_BACK: "undo-2",
}


class LeadSlot(Slot[LeadRow]):
    """A lead; what is typed in its fields is kept as it is left."""

    refused = Signal(str)
    arranged = Signal()

    def __init__(self, workbench: Workbench, seen: Callable[[], LeadsView | None]) -> None:
        """Show no lead yet; `seen` gives what the page shows now."""
        self._workbench = workbench
        self._words = workbench.words
        self._seen = seen
        self._accounts: list[str] = []
        self._picture = IconView("phone", "text2", 16)
        self._name = Label("", "row-title", wrap=True)
        self._second = Label("", "second", wrap=True)
        self._pill = Pill(" ")
        self.guard = ToldPill()
        self.guard.hide()
        line = row(self._picture, column(self._name, self._second, gap=1), self.guard, self._pill, gap=10, middle=False)
        line.setAlignment(self._picture, Qt.AlignmentFlag.AlignVCenter)
        for pill in (self.guard, self._pill):
            line.setAlignment(pill, Qt.AlignmentFlag.AlignVCenter)
        line.setStretch(1, 1)
        super().__init__(Face(line, padding=(8, 6, 8, 6)))
        self._autosave: Autosave[Lead] = Autosave(workbench, self)
        self._autosave.refused.connect(self._on_refused)

    @override
    def draw(self, thing: LeadRow) -> None:
        view = self._seen()
        self._autosave.take(thing.lead)
        self._picture.show_icon(_PICTURES[thing.lead.state], "text2")
        second = second_line(self._words, thing)
        self._name.setText(thing.lead.name)
        self._second.setText(second)
        told = state_told(self._words, thing, view) if view else ""
        self._pill.show_state(told or " ", *self._role(thing, view))
        self._pill.setVisible(bool(told))
        said = guard_short(self._words, thing.guard) if worth_saying(thing.guard) else ""
        if said:
            why = guard_told(self._words, thing.guard, self._workbench.today)
            self.guard.tell(said, *guard_look(thing.guard), why)
        self.guard.setVisible(bool(said))
        self.face.setAccessibleName(", ".join(filter(None, (thing.lead.name, said, told, second))))

    def _role(self, thing: LeadRow, view: LeadsView | None) -> tuple[PillRole, str]:
        lead, clock = thing.lead, thing.waited
        if lead.state is LeadState.HANDED_BACK:
            due = view is not None and thing in view.again
            return ("warn", "calendar") if due else ("neutral", "calendar")
        if clock is None or view is None:
            return "neutral", ""
        if clock.is_late(view.clock.hours):
            return "bad" if clock.runs else "warn", "circle-alert" if clock.runs else "clock"
        return ("info", "clock") if clock.runs else ("ok", "circle-check")

    @override
    def make_editor(self) -> QWidget:
        words = self._words
        self._name_line, self._source_line = TextLine(), TextLine(words.text("Such as web form, fair, referral"))
        self._note_line = TextLine(words.text("What they asked for"))
        self._account_line = SuggestLine(self._suggest, words.text("Type to find, or a new name"))
        self._came = moment_field(words, self._workbench.today)
        self._name_field = Field(words.text("Lead"), self._name_line)
        self._came_field = Field(words.text("Came in"), self._came)
        self.acts = LeadActs(self._workbench, self._seen)
        self.acts.done.connect(self.close_editor)
        self.acts.arranged.connect(self.arranged)
        self.acts.dropped.connect(self._on_dropped)
        self._name_line.committed.connect(self._on_name)
        self._source_line.committed.connect(self._on_source)
        self._note_line.committed.connect(self._on_note)
        self._account_line.committed.connect(self._on_account)
        self._came.committed.connect(self._on_came)
        self._workbench.ask(self._workbench.desk.selling.accounts, self._on_accounts)
        box = Ground("item", margins=(14, 12, 14, 12), gap=10)
        box.add(
            side_by_side(self._name_field, Field(words.text("Source"), self._source_line)),
            side_by_side(Field(words.text("Account"), self._account_line), self._came_field),
            Field(words.text("Note"), self._note_line),
            self.acts,
        )
        return box

    @override
    def fill(self, thing: LeadRow) -> None:
        lead = self._autosave.value or thing.lead
        self._name_line.set_value(lead.name)
        self._source_line.set_value(lead.source)
        self._note_line.set_value(lead.note)
        self._account_line.set_value(thing.account)
        self._came.set_value(lead.received.local.replace(tzinfo=None))
        self.acts.show_row(thing)

    def _on_accounts(self, rows: Sequence[AccountRow]) -> None:
        self._accounts = [row.name for row in rows]

    def _suggest(self, text: str) -> Sequence[tuple[str, str]]:
        typed = text.casefold()
        return [(name, name) for name in self._accounts if typed in name.casefold()][:SUGGESTIONS]

    def _on_account(self, name: str) -> None:
        if self.thing is not None and name != self.thing.account:
            job = partial(self._workbench.desk.leads.of_account, self.thing.lead.id, name)
            act(self._workbench, self._words.text("Set whose a lead is"), job, refused=self._on_refused)

    def _on_came(self, _moment: object) -> None:
        if self.thing is None:
            return
        day, clock = self._came.day.value(), self._came.time.value()
        job = partial(self._workbench.desk.leads.came_in, self.thing.lead.id, day, clock)
        text = self._words.text("Put right when a lead came in")
        act(self._workbench, text, job, self._on_came_kept, self._came_field.set_error)

    def _on_came_kept(self, _step: Step) -> None:
        self._came_field.clear_error()

    def _on_name(self, name: str) -> None:
        self._name_field.clear_error()
        self._autosave.edit(self._words.text("Rename lead"), lambda lead: replace(lead, name=name))

    def _on_source(self, source: str) -> None:
        text = self._words.text("Set where a lead comes from")
        self._autosave.edit(text, lambda lead: replace(lead, source=source))

    def _on_note(self, note: str) -> None:
        self._autosave.edit(self._words.text("Note on a lead"), lambda lead: replace(lead, note=note))

    def _on_dropped(self) -> None:
        self.removed.emit(self.key)

    def _on_refused(self, sentences: str) -> None:
        if self.editor is not None:
            self._name_field.set_error(sentences)
        else:
            self.refused.emit(sentences)
