"""The charts of a forecast: its range as a strip, its categories as one stacked bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.parts.hatching import fill_hatched, fill_solid, outline, rounded
from salesdesk.ui.parts.swatch import Swatch
from salesdesk.ui.parts.target_mark import MARK, paint_mark
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from salesdesk.application.range_chart import HeldBar, HeldPart, RangeStrip

TALL = 20
_ROUND = 4


class _Bar(QWidget):
    """A bar with room for the words at the target's mark above it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, theme().px(18) + 4 + TALL + 8)

    def _room(self) -> QRectF:
        return QRectF(0, theme().px(18) + 4, self.width() - MARK, TALL)


class RangeStripView(_Bar):
    """What is won in ink, eight cases of ten hatched, the middle as a line, the target as a mark.

    While something is tried a dotted line shows where the middle was.
    """

    def __init__(self) -> None:
        """Show nothing until `show_strip`."""
        super().__init__()
        self._strip: RangeStrip | None = None

    def show_strip(self, strip: RangeStrip, name: str) -> None:
        """Draw a range; `name` says what it is of."""
        self._strip = strip
        self.setAccessibleName(name)
        self.setAccessibleDescription(strip.told)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._strip is None:
            return
        painter, wears, shares = QPainter(self), theme(), self._strip.shares
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, ink = self._room(), wears.color("accentText")
        painter.fillPath(rounded(room, _ROUND), wears.color("sunken"))
        low, high = room.width() * shares.p10, room.width() * shares.p90
        if high > low:
            band = rounded(QRectF(room.left() + low, room.top(), high - low, TALL), _ROUND)
            fill_hatched(painter, band, wears.color("sel"), ink)
        if shares.won > 0:
            won = QRectF(room.left(), room.top() + 5, room.width() * shares.won, TALL - 10)
            fill_solid(painter, rounded(won, 3), ink)
        if shares.before is not None:
            self._paint_before(painter, room, shares.before)
        self._paint_middle(painter, room, shares.p50)
        if shares.target is not None:
            paint_mark(painter, room, self._strip.target, shares.target)
        painter.end()

    def _paint_middle(self, painter: QPainter, room: QRectF, share: float) -> None:
        wears, x = theme(), room.left() + room.width() * share
        # A light seam keeps the line apart from the hatching under it.
        painter.fillRect(QRectF(x - 3, room.top() - 3, 6, TALL + 6), wears.color("surface"))
        painter.fillRect(QRectF(x - 1.5, room.top() - 3, 3, TALL + 6), wears.color("text"))

    def _paint_before(self, painter: QPainter, room: QRectF, share: float) -> None:
        x = room.left() + room.width() * share
        for step in range(0, TALL, 5):
            painter.fillRect(QRectF(x - 1, room.top() + step, 2, 3), theme().color("text2"))


def paint_held(painter: QPainter, part: HeldPart, place: QRectF, *, first: bool = True, last: bool = True) -> None:
    """Paint one category in its own pattern, so that it is known without its colour."""
    wears = theme()
    ink = wears.color("accentText")
    if part == "closed":
        fill_solid(painter, rounded(place, _ROUND, left=first, right=last), ink)
    elif part == "commit":
        fill_hatched(painter, rounded(place, _ROUND, left=first, right=last), wears.color("sel"), ink)
    elif part == "best_case":
        outline(painter, place, wears.color("wash"), ink, dashes=(1.4, 1.4))
    else:
        outline(painter, place, wears.color("surface"), wears.color("text2"), dashes=(4, 2.4))


def held_swatch(part: HeldPart) -> Swatch:
    """Return a small square of a category's pattern, for the legend."""
    return Swatch(partial(_paint_piece, part))


def _paint_piece(part: HeldPart, painter: QPainter, place: QRectF) -> None:
    paint_held(painter, part, place)


class HeldBarView(_Bar):
    """The categories on one another, the surest first, with the target as a mark."""

    def __init__(self) -> None:
        """Show nothing until `show_bar`."""
        super().__init__()
        self._bar: HeldBar | None = None

    def show_bar(self, bar: HeldBar, name: str) -> None:
        """Draw the categories; `name` says what they are of."""
        self._bar = bar
        self.setAccessibleName(name)
        self.setAccessibleDescription(bar.told)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._bar is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self._room()
        painter.fillPath(rounded(room, _ROUND), theme().color("sunken"))
        left, shown = room.left(), [one for one in self._bar.segments if one.share > 0]
        for one in shown:
            width = room.width() * one.share
            place = QRectF(left, room.top(), max(2.0, width - 2), TALL)
            paint_held(painter, one.part, place, first=one is shown[0], last=one is shown[-1])
            left += width
        if self._bar.target_share is not None:
            paint_mark(painter, room, self._bar.target, self._bar.target_share)
        painter.end()
