"""Words in a line that adds something: kept while they are written, and added for good once the line is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from salesdesk.ui.fields.text import LINE_PAUSE

if TYPE_CHECKING:
    from salesdesk.ui.fields import TextLine

T = TypeVar("T")
Write = Callable[[int, str], None]


class Drafting(QObject):
    """What is typed into a line stands behind the last of a list as it is typed, so that little of it can be lost.

    `count` returns how many the list has; `write` gets the place and the words after a pause in typing, empty ones
    when they were taken back; `add` gets both when the line is left or Enter is pressed: the place is then behind the
    last, or that of the words kept before. The line is empty afterwards, and `ended` tells that the list has them all.
    """

    ended = Signal()

    def __init__(self, line: TextLine, count: Callable[[], int], write: Write, add: Write) -> None:
        """Follow a line."""
        super().__init__(line)
        self._line, self._count, self._write, self._add = line, count, write, add
        self._at: int | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(LINE_PAUSE)
        self._pause.timeout.connect(self._on_pause)
        line.textEdited.connect(self._on_edited)
        line.textChanged.connect(self._on_text_changed)
        line.committed.connect(self._on_committed)

    def others(self, things: Sequence[T]) -> tuple[T, ...]:
        """Return the things without the one that is still being written in the line."""
        return tuple(things[:-1] if self._at is not None and self._at == len(things) - 1 else things)

    def _place(self) -> int:
        """Return where the words stand; when the list was changed meanwhile they come behind the last anew."""
        count = self._count()
        return self._at if self._at is not None and self._at == count - 1 else count

    def _on_edited(self, _text: str) -> None:
        self._pause.start()

    def _on_text_changed(self, text: str) -> None:
        if not text.strip() and self._at is not None:
            self._take_back()

    def _on_pause(self) -> None:
        text = self._line.value()
        if text:
            self._at = self._place()
            self._write(self._at, text)

    def _on_committed(self, text: str) -> None:
        self._pause.stop()
        at = self._place()
        self._at = None
        self._line.set_value("")
        if text:
            self._add(at, text)
            self.ended.emit()

    def _take_back(self) -> None:
        self._pause.stop()
        at, self._at = self._at, None
        if at is not None and at == self._count() - 1:
            self._write(at, "")
