"""The mark on a bar: a line across it at a share, with words above that stay within the widget."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from salesdesk.ui.theme import theme

MARK: Final = 2
"""How wide the line is: a bar leaves so much free at its right end."""
_BEYOND: Final = 6


def paint_mark(painter: QPainter, room: QRectF, words: str, share: float, token: str = "text") -> None:
    """Paint the mark of a bar that lies in `room`; the widget ends `MARK` to the right of it."""
    wears, end = theme(), room.right() + MARK
    x = min(room.left() + room.width() * share, room.right())
    painter.fillRect(QRectF(x, room.top() - _BEYOND, MARK, room.height() + 2 * _BEYOND), wears.color(token))
    font = wears.font("second")
    font.setWeight(font.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(wears.color("text"))
    width = QFontMetrics(font).horizontalAdvance(words) + 2
    left = min(max(0.0, x + MARK - width), end - width)
    painter.drawText(QRectF(left, 0, width, wears.px(18)), Qt.AlignmentFlag.AlignCenter, words)
