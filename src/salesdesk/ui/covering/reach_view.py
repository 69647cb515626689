"""What open deals bring, with its interval, beside what is left to win: the picture of the answer (B13)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Label, boxed, column, row
from salesdesk.ui.parts.hatching import fill_solid, outline, rounded
from salesdesk.ui.parts.swatch import Swatch
from salesdesk.ui.parts.target_mark import MARK, paint_mark
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from salesdesk.application.charts import ReachBar, ReachPart

TALL = 20


class _Strip(QWidget):
    """All open deals in outline, what they bring in ink, its interval as a line with ends, the mark over all."""

    def __init__(self) -> None:
        super().__init__()
        self._bar: ReachBar | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_bar(self, bar: ReachBar) -> None:
        self._bar = bar
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, theme().px(18) + 4 + TALL + 10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._bar is None:
            return
        painter, wears, shares = QPainter(self), theme(), self._bar.shares
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(0, wears.px(18) + 4, self.width() - MARK, TALL)
        painter.fillPath(rounded(room, 4), wears.color("sunken"))
        ink = wears.color("accentText")
        if shares.opened > 0:
            opened = QRectF(room.left(), room.top(), room.width() * shares.opened, TALL)
            outline(painter, opened, wears.color("wash"), ink, dashes=(1.4, 1.4))
        if shares.brings > 0:
            fill_solid(painter, rounded(QRectF(room.left(), room.top() + 4, room.width() * shares.brings, 12), 3), ink)
        self._paint_interval(painter, room)
        paint_mark(painter, room, self._bar.mark, shares.left, "warn")
        painter.end()

    def _paint_interval(self, painter: QPainter, room: QRectF) -> None:
        assert self._bar is not None
        shares, wears = self._bar.shares, theme()
        left, right = room.width() * shares.low, room.width() * shares.high
        middle = room.center().y()
        # A light seam keeps the line apart from the ink under it.
        for color, thick in ((wears.color("surface"), 5.0), (wears.color("text"), 2.0)):
            painter.fillRect(QRectF(left, middle - thick / 2, right - left, thick), color)
            for at in (left, right):
                painter.fillRect(QRectF(at - thick / 2, room.top() + 2, thick, TALL - 4), color)


def _paint_piece(part: ReachPart, painter: QPainter, place: QRectF) -> None:
    """A small piece of a part for the legend."""
    wears = theme()
    ink = wears.color("accentText")
    if part == "brings":
        fill_solid(painter, rounded(place, 3), ink)
    elif part == "open":
        outline(painter, place, wears.color("wash"), ink, dashes=(1.4, 1.4))
    else:
        painter.fillRect(QRectF(6, 0, MARK, 14), wears.color("warn"))


class ReachView(QWidget):
    """The bar with its legend, which is text and so its table as well."""

    def __init__(self) -> None:
        """Show nothing until `show_bar`."""
        super().__init__()
        self._strip = _Strip()
        self._figures: dict[ReachPart, tuple[Label, Label]] = {}
        self._legend = Flow(*(self._entry(part) for part in ("brings", "open", "left")), gap=28, line_gap=6)
        self.setLayout(column(self._strip, self._legend, gap=6))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _entry(self, part: ReachPart) -> QWidget:
        name, figure = Label(" ", "second"), Label(" ", "value")
        self._figures[part] = name, figure
        return boxed(column(row(Swatch(partial(_paint_piece, part)), name, None, gap=6), figure, gap=1))

    def show_bar(self, bar: ReachBar) -> None:
        """Draw a bar and write its legend."""
        self._strip.show_bar(bar)
        for part, name, said in bar.entries:
            self._figures[part][0].setText(name)
            self._figures[part][1].setText(said)
        self.setAccessibleName(bar.mark)
        self.setAccessibleDescription(bar.told)
