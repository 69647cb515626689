"""A line of a report: a name, what is said of it, a bar; pressed, it opens the deals behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.parts import ElidedLabel, column, row, set_tip
from salesdesk.ui.parts.buttons import pressed_by_enter
from salesdesk.ui.parts.hatching import fill_hatched, fill_solid, rounded
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

TALL = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar in shares of its whole width: a solid part, a hatched part after it, an interval (`low`, `high`)."""

    solid: float = 0.0
    hatched: float = 0.0
    low: float | None = None
    high: float | None = None


class BarStrip(QWidget):
    """The bar alone."""

    def __init__(self, bar: Bar) -> None:
        """Paint a bar as wide as there is room."""
        super().__init__()
        self._bar = bar
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(80, TALL + 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wears, bar = theme(), self._bar
        room = QRectF(0, (self.height() - TALL) / 2, self.width(), TALL)
        ink = wears.color("accentText")
        painter.fillPath(rounded(room, 4), wears.color("sunken"))
        solid = QRectF(room.left(), room.top(), room.width() * bar.solid, TALL)
        hatched = QRectF(solid.right(), room.top(), room.width() * bar.hatched, TALL)
        if bar.solid > 0:
            fill_solid(painter, rounded(solid, 4, right=bar.hatched <= 0), ink)
        if bar.hatched > 0:
            fill_hatched(painter, rounded(hatched, 4, left=bar.solid <= 0), wears.color("sel"), ink)
        if bar.low is not None and bar.high is not None:
            self._paint_interval(painter, room, bar.low, bar.high)
        painter.end()

    def _paint_interval(self, painter: QPainter, room: QRectF, low: float, high: float) -> None:
        """Paint a line with an end at each side, over the bar and beyond it."""
        ink = theme().color("text")
        left, right = room.width() * low, room.width() * high
        painter.fillRect(QRectF(left, room.center().y() - 0.75, right - left, 1.5), ink)
        for at in (left, right - 1.5):
            painter.fillRect(QRectF(at, room.top() - 2, 1.5, TALL + 4), ink)


class BarRow(QPushButton):
    """One line, said as one thing by a screen reader."""

    def __init__(self, name: str, said: str, bar: Bar | None, do: Callable[[], object], tip: str) -> None:
        """Show a line; without a bar there is nothing to draw yet, only to say."""
        super().__init__()
        self.setProperty("kind", "row")
        self.name, self.said = ElidedLabel(name, "row-title"), ElidedLabel(said, "second")
        inner = QWidget()
        said_beside = row(self.name, self.said, gap=12)
        said_beside.setStretch(0, 1)
        inner.setLayout(column(said_beside, *([BarStrip(bar)] if bar else []), gap=1))
        inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._line = column(inner)
        self._line.setContentsMargins(6, 4, 6, 5)
        self.setLayout(self._line)
        self.setAccessibleName(f"{name}: {said}")
        self.setAccessibleDescription(tip)
        set_tip(self, tip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: do())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return self._line.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._line.minimumSize()
