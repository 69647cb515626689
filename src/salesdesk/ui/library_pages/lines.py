"""The lines of a record of the library (claims, answers, steps): written in place, a new one once it has words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.ui.fields import Field
from salesdesk.ui.in_place import Face, Slot, SlotList
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import Button, IconButton, Label, boxed, row
from salesdesk.wording import Words


class Line(Protocol):
    """A part of a record that is known by its id."""

    @property
    def id(self) -> UUID:
        """Its id."""
        ...


P = TypeVar("P", bound=Line)


class LineSlot(Slot[P]):
    """One line; `written` gives it as it stands now. `words_field` is the one that has to hold something."""

    written = Signal(object)

    def __init__(self, words: Words, face: Face, cover: QWidget | None = None) -> None:
        """Show an empty line."""
        super().__init__(face, cover)
        self._words = words
        self.words_field: Field | None = None

    def edit(self, name: str, value: Any) -> None:  # noqa: ANN401 (what the field holds)
        """Write a field of the line and announce it."""
        before: Any = self.thing
        if before is None:
            return
        if self.words_field is not None:
            self.words_field.clear_error()
        after: P = replace(before, **{name: value})
        self.thing = after
        self.draw(after)
        self.written.emit(after)

    def refuse(self, sentence: str) -> None:
        """Say at the words what is missing."""
        if self.words_field is not None:
            self.words_field.set_error(sentence)

    def foot(self, remove: str) -> QWidget:
        """Return the buttons under the fields; `remove` says what goes."""
        words = self._words
        return boxed(
            row(
                IconButton("trash-2", remove, do=lambda: self.removed.emit(self.key)),
                None,
                Button(words.text("Done"), do=self.close_editor),
            )
        )


class Lines(QObject, Generic[P]):
    """A card with lines; `written` gives one that has words, `removed` its id, `moved` its id and which way."""

    written = Signal(object)
    removed = Signal(object)
    moved = Signal(object, int)

    def __init__(
        self, words: Words, card: PartCard, make: Callable[[], LineSlot[P]], begin: Callable[[], P], text: str
    ) -> None:
        """Fill a card; `make` returns an empty slot, `begin` a new line, `text` is the field that holds its words."""
        super().__init__()
        self._words = words
        self._make = make
        self._begin = begin
        self._text = text
        self._kept: tuple[P, ...] = ()
        self._begun: P | None = None
        self.card = card
        self.list: SlotList[P] = SlotList(self._slot, gap=6)
        self.list.removed.connect(self._on_removed)
        self.list.moved.connect(self.moved)
        self._nothing = Label("", "second", wrap=True)
        self._add: Button | None = None
        card.lines.addWidget(self._nothing)
        card.lines.addWidget(self.list)
        card.lines.addStretch(1)

    def say_nothing(self, sentence: str, add: Button) -> None:
        """Say what an empty card says; `add` gets the focus when a line that was begun is left without words."""
        self._nothing.setText(sentence)
        self._add = add

    def show_lines(self, lines: Sequence[P]) -> None:
        """Show the lines as they are written now, and the one that was begun."""
        self._kept = tuple(lines)
        if self._begun is not None and any(line.id == self._begun.id for line in lines):
            self._begun = None
        self._show()

    def start_over(self) -> None:
        """Close what is open and forget what was begun, because another record is shown."""
        self.list.close_editors()
        self._begun = None
        self._kept = ()
        self._show()

    def begin(self) -> None:
        """Open the fields of a new line; it is kept as soon as it has words."""
        if self._begun is None:
            self._begun = self._begin()
        key = self._begun.id
        self._show()
        self.list.open(key)

    def _slot(self) -> LineSlot[P]:
        slot = self._make()
        slot.written.connect(self._on_written)
        slot.closed.connect(self._on_closed)
        return slot

    def _show(self) -> None:
        shown = (*self._kept, self._begun) if self._begun is not None else self._kept
        self.card.count.setText(self._words.number(len(self._kept)) if self._kept else "")
        self._nothing.setVisible(not shown)
        self.list.show_groups([("", [(line.id, line) for line in shown])])

    def _has_words(self, line: P) -> bool:
        return bool(str(getattr(line, self._text)).strip())

    def _on_written(self, line: P) -> None:
        if self._has_words(line):
            self.written.emit(line)
        elif self._begun is not None and line.id == self._begun.id:
            self._begun = line
        else:
            slot = self.list.slot(line.id)
            if isinstance(slot, LineSlot):
                slot.refuse(self._words.text("Write what it says, or remove it"))

    def _on_closed(self, key: object) -> None:
        if self._begun is not None and self._begun.id == key:
            self._begun = None
            self._show()
            if self._add is not None:
                self._add.setFocus()
        else:
            self._show()

    def _on_removed(self, key: UUID) -> None:
        if self._begun is not None and self._begun.id == key:
            self._begun = None
            self._show()
            if self._add is not None:
                self._add.setFocus()
        else:
            self.removed.emit(key)
