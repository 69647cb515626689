"""Fields that read what was typed: amounts, quantities, percents. A text that cannot be read is kept and named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from salesdesk.ui.fields.text import Line
from salesdesk.ui.fonts import tabular
from salesdesk.wording.reading import NotUnderstood

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class ParsedLine(Line, Generic[T]):
    """A line that stands for a value.

    `read` turns a text into the value and raises NotUnderstood when it cannot; `show` prints it. `committed`
    gives the value, None for an empty line; `refused` gives `refusal`, the sentence on how to write it, and an
    empty text once all is well again.
    """

    refused = Signal(str)

    def __init__(
        self,
        read: Callable[[str], T | None],
        show: Callable[[T], str],
        refusal: str,
        placeholder: str = "",
        *,
        right: bool = False,
    ) -> None:
        """Make an empty line; `right` is for figures under each other."""
        super().__init__(placeholder)
        self._read = read
        self._show = show
        self._refusal = refusal
        self._value: T | None = None
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.setFont(tabular(self.font()))

    def value(self) -> T | None:
        """Return the value last read, None when the line is empty."""
        return self._value

    @property
    def refusal(self) -> str:
        """How to write it, for a text that cannot be read."""
        return self._refusal

    def set_value(self, value: T | None) -> None:
        """Show a value."""
        self._value = value
        self.show_text("" if value is None else self._show(value))
        if self.untouched:
            self.refused.emit("")

    @override
    def commit(self) -> None:
        text = self.text().strip()
        if text == self._kept:
            self.refused.emit("")
            return
        try:
            value = self._read(text) if text else None
        except NotUnderstood:
            self.refused.emit(self._refusal)
            return
        changed = value != self._value
        self._value = value
        self._kept = "" if value is None else self._show(value)
        self.setText(self._kept)
        self.setCursorPosition(0)
        self.refused.emit("")
        if changed:
            self.committed.emit(value)
