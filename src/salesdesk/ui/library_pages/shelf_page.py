"""What the pages of the library share: one record, saved as it is written, that can be put away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.ui.adaptive import Offer
from salesdesk.ui.fields import Field, TextBox, TextLine
from salesdesk.ui.parts import Button, Label, column, set_tip
from salesdesk.ui.written_page import WrittenHeader, WrittenPage

if TYPE_CHECKING:
    from salesdesk.ui.arranged import Arranged
    from salesdesk.ui.library_pages.lines import Lines
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words

T = TypeVar("T")


class RecordHeader(WrittenHeader):
    """The name of a record, a line on how it stands, and what can be done with it."""

    new_asked = Signal()
    away_asked = Signal()

    def __init__(self, workbench: Workbench, new: str, offers: Sequence[Offer] = ()) -> None:
        """Build an empty head; `new` is the verb and noun that adds another one, `offers` stand in its menu."""
        words = workbench.words
        super().__init__(words, " ", words.text("More for this"))
        self.new = Button(new, "plus", "primary", do=self.new_asked.emit)
        set_tip(self.new, workbench.actions.tip("library.new"))
        away = Offer(words.text("Put away"), "archive", self.away_asked.emit)
        self.furnish((), (*offers, away), (self.new,))


class Fact(QWidget):
    """A name over a sentence that nobody types: a record, a count."""

    def __init__(self, name: str) -> None:
        """Show nothing yet."""
        super().__init__()
        self.told = Label("", wrap=True)
        self.setLayout(column(Label(name, "label"), self.told, gap=3))


class ShelfPage(WrittenPage[T]):
    """One record of the library. Each page adds its parts with `show_parts` and writes `show_value`."""

    def __init__(self, workbench: Workbench, new: str, offers: Sequence[Offer] = ()) -> None:
        """Build an empty page; `new` is the verb and noun of the button that adds another record."""
        self.record_header = RecordHeader(workbench, new, offers)
        super().__init__(workbench, self.record_header)
        self.columns: Arranged
        self._lines: tuple[Lines[Any], ...] = ()
        self._first: QWidget | None = None
        self._focus_wanted = False

    def show_parts(self, columns: Arranged, first: QWidget, *lines: Lines[Any]) -> None:
        """Put the cards on the page; `first` is the field the focus goes to, `lines` the lists among the cards."""
        self.columns = columns
        self._lines = lines
        self._first = first
        self.body.addWidget(columns, 1)
        columns.arranged.connect(self.put_focus_right)
        for one in lines:
            one.list.arranged.connect(self.put_focus_right)

    def begin_line(self) -> None:
        """Begin a line of the list that matters most here; a page without one does nothing."""
        if self._lines:
            self._lines[0].begin()

    def focus_soon(self) -> None:
        """Put the focus into the first field once the record is there."""
        self._focus_wanted = True

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        if self._first is not None:
            self._first.setFocus()

    def shown(self) -> None:
        """Put what follows from a loaded record right: the order of Tab, and the focus when it was asked for."""
        self.put_focus_right()
        if self._focus_wanted:
            self._focus_wanted = False
            self.focus_first()

    @override
    def start_over(self) -> None:
        for one in self._lines:
            one.start_over()

    # writing

    def write(self, text: str, name: str, value: Any) -> None:  # noqa: ANN401 (what the field holds)
        """Write a field of the record."""
        change: dict[str, Any] = {name: value}
        self.autosave.edit(text, partial(_with, change))

    def writes(self, field: Any, name: str, text: str) -> Any:  # noqa: ANN401 (any field of the kit)
        """Let a field stand for one of the record's, under the words for undo, and return it."""
        field.committed.connect(partial(self.write, text, name))
        return field

    def named(self, line: TextLine | TextBox, name: str, label: str, *, text: str, refusal: str) -> Field:
        """Return the field that may not be empty: an empty one is refused in its place."""
        field = Field(label, line)

        def committed(value: str) -> None:
            if not value:
                field.set_error(refusal)
                return
            field.clear_error()
            self.write(text, name, value)

        line.committed.connect(committed)
        return field

    def change(self, text: str, how: Callable[[T], T]) -> None:
        """Change the record by a pure function, under the words for undo."""
        self.autosave.edit(text, how)


def _with(change: dict[str, Any], record: Any) -> Any:  # noqa: ANN401 (any kind of record)
    return replace(record, **change)


def adding(words: Words, name: str) -> Button:
    """Return the button in the head of a card that adds a line; `name` says which for a screen reader."""
    button = Button(words.text("Add"), "plus", "quiet")
    button.setAccessibleName(name)
    return button
