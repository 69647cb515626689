"""Text boxes of the form: they grow with what is written, one paragraph each where a paragraph is meant."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from salesdesk.ui.fields import TextBox
from salesdesk.ui.theme import theme

PARAGRAPH = 2_000


class LineBox(TextBox):
    """A name or a sentence: one paragraph that may wrap. Enter goes on to the next field.

    The keys of rows reach whoever owns the row: `moved` by Alt+Up and Alt+Down.
    """

    moved = Signal(int)

    def __init__(self, placeholder: str = "", *, lines: int = 1) -> None:
        """Make an empty box; in a pair of boxes both become as tall as the taller one."""
        super().__init__(placeholder, lines=lines, limit=PARAGRAPH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @override
    def value(self) -> str:
        return " ".join(self.toPlainText().split())

    @override
    def wanted_height(self) -> int:
        # One line is as tall as the other one-line fields beside it.
        return max(super().wanted_height() - 2, theme().px(22) + 12)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.commit()
            self.focusNextChild()
        elif step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.commit()
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)
