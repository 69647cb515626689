"""What every chart over time has: the room with its marks, and a legend of swatches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.parts import Label, boxed, row
from salesdesk.ui.parts.swatch import Swatch
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.line_charts import Mark

TALL = 200
_GAP = 8


def legend_entry(name: str, paint: Callable[[QPainter, QRectF], None]) -> QWidget:
    """Return one entry of a legend: how it is drawn, what it is called."""
    return boxed(row(Swatch(paint, 20), Label(name, "second"), gap=6))


class Plot(QWidget):
    """The room of a chart with marks up its side and along its foot; what stands in it is painted by the subclass."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._up: Sequence[Mark] = ()
        self._along: Sequence[Mark] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def mark(self, up: Sequence[Mark], along: Sequence[Mark]) -> None:
        """Put marks up the side and along the foot."""
        self._up, self._along = up, along
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(280, theme().px(TALL))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, theme().px(TALL))

    def paint_in(self, painter: QPainter, room: QRectF) -> None:
        """Paint what the chart shows into its room; to be written by each chart."""
        raise NotImplementedError

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._up:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme().font("second", numbers=True)
        painter.setFont(font)
        words = QFontMetrics(font)
        side = max(words.horizontalAdvance(mark.text) for mark in self._up) + _GAP
        high = words.height()
        room = QRectF(side, high / 2 + 2, self.width() - side - 2, self.height() - 1.5 * high - 10)
        self._paint_up(painter, room, side, high)
        self._paint_along(painter, room, words)
        self.paint_in(painter, room)
        painter.end()

    def _paint_up(self, painter: QPainter, room: QRectF, side: float, high: float) -> None:
        wears = theme()
        for mark in self._up:
            y = room.bottom() - room.height() * mark.share
            # On whole pixels: between them a hairline would be a blend of two colours.
            painter.fillRect(QRect(round(room.left()), round(y), round(room.width()), 1), wears.color("line"))
            painter.setPen(wears.color("text2"))
            place = QRectF(0, y - high / 2, side - _GAP, high)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, mark.text)

    def _paint_along(self, painter: QPainter, room: QRectF, words: QFontMetrics) -> None:
        """Print the marks along the foot, leaving out those that would run into the one before."""
        painter.setPen(theme().color("text2"))
        free = float("-inf")
        for mark in self._along:
            width = words.horizontalAdvance(mark.text)
            middle = room.left() + room.width() * mark.share
            left = min(max(room.left(), middle - width / 2), room.right() - width)
            if left < free + _GAP:
                continue
            free = left + width
            place = QRectF(left, room.bottom() + 6, width + 1, words.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, mark.text)
