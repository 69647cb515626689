"""A small picture of how something is drawn, for a legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable


class Swatch(QWidget):
    """Paints a piece with a function that is given the room."""

    def __init__(self, paint: Callable[[QPainter, QRectF], None], width: int = 12) -> None:
        """Take the function; the room is `width` by 12 pixels, with one free on each side."""
        super().__init__()
        self._paint = paint
        self._room = QRectF(1, 1, width, 12)
        self.setFixedSize(width + 2, 14)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, self._room)
        painter.end()
