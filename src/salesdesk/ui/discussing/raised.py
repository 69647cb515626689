"""The options that were raised in a talk: the only ones a proposal may offer (2.15, 2.16)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from salesdesk.application.talk_editing import option_put, option_removed, option_shifted
from salesdesk.domain.discussion import Dimension, RaisedOption
from salesdesk.ui.discussing.earlier import Earlier
from salesdesk.ui.discussing.raised_slot import RaisedSlot
from salesdesk.ui.in_place import SlotList
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import Button, HintStrip, Label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from salesdesk.application.rows import RaisedRow
    from salesdesk.domain.account import Person
    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench


class Raised(QObject):
    """Options as cards, in the order in which they came up."""

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Build an empty part."""
        super().__init__()
        self._workbench = workbench
        self._words = words = workbench.words
        self._autosave = autosave
        self._kept: tuple[RaisedOption, ...] = ()
        self._begun: RaisedOption | None = None
        self._people: tuple[Person, ...] = ()
        self.add = Button(words.text("Add option"), "plus", "quiet", do=self.begin)
        self.card = PartCard("message-square-quote", words.text("Options raised"), self.add)
        self.why = HintStrip()
        self.list: SlotList[RaisedOption] = SlotList(self._slot, gap=10)
        self.list.moved.connect(self._on_moved)
        self.list.removed.connect(self._on_removed)
        asked = words.text("Which ways to do it came up while you talked, and who brought them up?")
        self._nothing = Label(asked, "second", wrap=True)
        self.earlier = Earlier(workbench)
        self.card.lines.addWidget(self.why)
        self.card.lines.addWidget(self._nothing)
        self.card.lines.addWidget(self.list)
        self.card.lines.addWidget(self.earlier)
        self.card.lines.addStretch(1)

    def show_people(self, people: tuple[Person, ...]) -> None:
        """Offer who can have raised an option."""
        self._people = people

    def show_elsewhere(self, rows: Sequence[RaisedRow]) -> None:
        """Show what was raised in other talks: a proposal may offer it as well."""
        self.earlier.show_rows(rows)

    def show_options(self, options: tuple[RaisedOption, ...]) -> None:
        """Show the options of a talk, and the one that is being written first."""
        if self._begun is not None and any(one.id == self._begun.id for one in options):
            self._begun = None
        self._kept = options
        self._show()

    def start_over(self) -> None:
        """Forget what was begun, because another talk is shown."""
        self.list.close_editors()
        self._begun = None

    def begin(self) -> None:
        """Open the fields of a new option; it is kept as soon as it has words (Ctrl+Shift+O)."""
        if self._begun is None:
            self._begun = self._workbench.desk.discussing.option("", Dimension.CONFIGURATION)
        key = self._begun.id
        self._show()
        self.list.open(key)

    def focus_first(self) -> None:
        """Put the focus on the first option, else where one is added."""
        self.list.focus_first(self.add)

    def _slot(self) -> RaisedSlot:
        slot = RaisedSlot(self._words, lambda: self._people)
        slot.written.connect(self._on_written)
        slot.closed.connect(self._on_closed)
        return slot

    def _show(self) -> None:
        shown = (*self._kept, self._begun) if self._begun is not None else self._kept
        self.card.count.setText(self._words.number(len(self._kept)) if self._kept else "")
        self._nothing.setVisible(not shown)
        self.list.show_groups([("", [(option.id, option) for option in shown])])

    def _on_written(self, option: RaisedOption) -> None:
        new = all(one.id != option.id for one in self._kept)
        text = self._words.text("Add option") if new else self._words.text("Write option")
        self._autosave.edit(text, partial(option_put, option=option))

    def _on_closed(self, key: UUID) -> None:
        if self._begun is not None and self._begun.id == key:
            self._begun = None
            self._show()
            self.add.setFocus()

    def _on_removed(self, key: UUID) -> None:
        if self._begun is not None and self._begun.id == key:
            self._begun = None
            self._show()
            return
        self._autosave.edit(self._words.text("Remove option"), partial(option_removed, key=key))

    def _on_moved(self, key: UUID, by: int) -> None:
        self._autosave.edit(self._words.text("Move option"), partial(option_shifted, key=key, by=by))
        self.list.focus_on(key)
