"""The second column: what they will say against it, what we answer, and the proof at hand (4.20)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from salesdesk.application.plan_editing import objection_put, objection_removed, objection_shifted, plan_of
from salesdesk.domain.objection import PlanObjection
from salesdesk.ui.in_place import SlotList
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import Button, Label
from salesdesk.ui.preparing.objection_slot import ObjectionSlot

if TYPE_CHECKING:
    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench


class Objections(QObject):
    """Objections as cards, in the order in which they are expected."""

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Build an empty column."""
        super().__init__()
        self._words = words = workbench.words
        self._autosave = autosave
        self._kept: tuple[PlanObjection, ...] = ()
        self._begun = False
        self.add = Button(words.text("Add"), "plus", "quiet", do=self.begin)
        self.add.setAccessibleName(words.text("Add an objection"))
        self.card = PartCard("message-square-warning", words.text("Objections"), self.add)
        self.list: SlotList[PlanObjection] = SlotList(self._slot, gap=10)
        self.list.moved.connect(self._on_moved)
        self.list.removed.connect(self._on_removed)
        self._nothing = Label(words.text("What will they say against it, and what do you answer?"), "second", wrap=True)
        self.card.lines.addWidget(self._nothing)
        self.card.lines.addWidget(self.list)
        self.card.lines.addStretch(1)

    def show_objections(self, objections: tuple[PlanObjection, ...]) -> None:
        """Show the objections of a plan, and the one that is being written first."""
        if len(objections) > len(self._kept):
            self._begun = False
        self._kept = objections
        self._show()

    def start_over(self) -> None:
        """Forget what was begun, because another plan is shown."""
        self._begun = False
        self.list.close_editors()

    def begin(self) -> None:
        """Open the fields of a new objection; it is kept as soon as it has words."""
        self._begun = True
        self._show()
        self.list.open(len(self._kept))

    def focus_first(self) -> None:
        """Put the focus on the first objection, else where one is added."""
        self.list.focus_first(self.add)

    def _slot(self) -> ObjectionSlot:
        slot = ObjectionSlot(self._words)
        slot.written.connect(self._on_written)
        slot.closed.connect(self._on_closed)
        return slot

    def _show(self) -> None:
        shown = (*self._kept, PlanObjection(words="")) if self._begun else self._kept
        self.card.count.setText(self._words.number(len(self._kept)) if self._kept else "")
        self._nothing.setVisible(not shown)
        self.list.show_things(shown)

    def _on_written(self, at: int, objection: PlanObjection) -> None:
        new = at >= len(self._kept)
        if new and not objection.words:
            return
        text = self._words.text("Add objection") if new else self._words.text("Write objection")
        self._autosave.edit(text, partial(objection_put, at=at, objection=objection))

    def _on_closed(self, at: int) -> None:
        if self._begun and at >= len(self._kept):
            self._begun = False
            self._show()
            self.add.setFocus()

    def _on_removed(self, at: int) -> None:
        if at >= len(self._kept):
            self._begun = False
            self._show()
            return
        self.list.close_editors()
        self._autosave.edit(self._words.text("Remove objection"), partial(objection_removed, at=at))

    def _on_moved(self, at: int, by: int) -> None:
        value = self._autosave.value
        if value is None or not (at < len(plan_of(value).objections) and 0 <= at + by < len(plan_of(value).objections)):
            return
        slot = self.list.slot(at)
        was_open = slot is not None and slot.is_open
        self.list.close_editors()
        self._autosave.edit(self._words.text("Move objection"), partial(objection_shifted, at=at, by=by))
        moved = self.list.slot(at + by)
        if was_open and moved is not None:
            moved.open()
        self.list.focus_on(at + by)
