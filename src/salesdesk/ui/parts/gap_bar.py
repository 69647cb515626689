"""The gap bar: closed, commit, weighted rest and shortfall against the target of a period."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts.buttons import pressed_by_enter
from salesdesk.ui.parts.grounds import column, row
from salesdesk.ui.parts.hatching import fill_hatched, fill_solid, outline, rounded
from salesdesk.ui.parts.labels import ElidedLabel, set_tip
from salesdesk.ui.parts.swatch import Swatch
from salesdesk.ui.parts.target_mark import paint_mark
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from salesdesk.application.charts import GapBar, GapPart, GapSegment


_ROOM = 6


def paint_part(painter: QPainter, part: GapPart, place: QRectF, *, first: bool = True) -> None:
    """Paint one part of the bar in its own pattern, so that it is known without its colour."""
    wears = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    small = place.width() < place.height() * 1.5
    if part == "won":
        fill_solid(painter, rounded(place, 4, left=first, right=small), _ink())
    elif part == "commit":
        fill_hatched(painter, rounded(place, 4 if small else 0), wears.color("sel"), _ink())
    elif part == "weighted":
        outline(painter, place, wears.color("wash"), _ink(), dashes=(1.4, 1.4))
    else:
        outline(painter, place, wears.color("surface"), wears.color("warn"), dashes=(4, 2.4))


def _ink() -> QColor:
    return theme().color("accentText")


class _Strip(QWidget):
    """The bar itself with the target line over it."""

    def __init__(self) -> None:
        super().__init__()
        self._bar: GapBar | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_bar(self, bar: GapBar) -> None:
        self._bar = bar
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self._top() + 18 + 8)

    def _top(self) -> int:
        has_target = self._bar is not None and self._bar.target_share is not None
        return theme().px(18) + 4 if has_target else 2

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._bar is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(0, self._top(), self.width() - 2, 18)
        painter.fillPath(rounded(room, 4), theme().color("sunken"))
        left = room.left()
        for segment in self._bar.segments:
            width = room.width() * segment.share
            if width > 0:
                place = QRectF(left, room.top(), max(2.0, width - 2), room.height())
                paint_part(painter, segment.part, place, first=left == room.left())
            left += width
        if self._bar.target_share is not None:
            paint_mark(painter, room, self._bar.target, self._bar.target_share)
        painter.end()


def _paint_piece(part: GapPart, painter: QPainter, place: QRectF) -> None:
    paint_part(painter, part, place)


class _Entry(QWidget):
    """One part in the legend: its pattern, its name, its amount."""

    def __init__(self, segment: GapSegment) -> None:
        super().__init__()
        missing = segment.part == "shortfall" and segment.share > 0
        self._name = ElidedLabel(segment.name, "second", tone="warn" if missing else None)
        self._amount = ElidedLabel(segment.amount, "value", tone="warn" if missing else None)
        head = row(Swatch(partial(_paint_piece, segment.part)), self._name, gap=6)
        head.setStretch(1, 1)
        self.setLayout(column(head, self._amount, gap=1))

    def wanted_width(self) -> int:
        return max(self._name.sizeHint().width() + 20, self._amount.sizeHint().width())


class _AskedEntry(QPushButton):
    """A part in the legend that tells what it rests on when it is pressed."""

    def __init__(self, segment: GapSegment, tip: str) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self._entry = _Entry(segment)
        self._entry.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._line = row(self._entry)
        self._line.setContentsMargins(_ROOM, 3, _ROOM, 3)
        self.setLayout(self._line)
        self.setAccessibleName(f"{segment.name}: {segment.amount}")
        self.setAccessibleDescription(tip)
        set_tip(self, tip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wanted_width(self) -> int:
        return self._entry.wanted_width() + 12

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


class GapBarView(QWidget):
    """The bar with its legend in four equal columns; the legend is text, so it is the bar's table as well.

    `asked` gives the part whose figure somebody wants explained.
    """

    asked = Signal(str)

    def __init__(self, asks: str = "") -> None:
        """Show nothing until `show_bar`; with `asks` (what pressing a figure does) the legend can be pressed."""
        super().__init__()
        self._asks = asks
        self._strip = _Strip()
        self._legend = QGridLayout()
        self._legend.setContentsMargins(0, 0, 0, 0)
        self._legend.setHorizontalSpacing(0 if asks else 12)
        self._legend.setVerticalSpacing(6)
        self._entries: list[_Entry | _AskedEntry] = []
        self._across = 0
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        # What can be pressed has room around its words: the bar stands flush with them.
        above = row(self._strip)
        above.setContentsMargins(_ROOM if asks else 0, 0, _ROOM if asks else 0, 0)
        nest(lines, above)
        nest(lines, self._legend)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_bar(self, bar: GapBar) -> None:
        """Draw a bar and write its legend."""
        self._strip.show_bar(bar)
        self.setAccessibleName(bar.period)
        self.setAccessibleDescription(bar.told)
        for entry in self._entries:
            entry.hide()
            entry.deleteLater()
        self._entries = [self._entry(segment) for segment in bar.segments]
        self._across = 0
        self._arrange()

    def _entry(self, segment: GapSegment) -> _Entry | _AskedEntry:
        if not self._asks:
            return _Entry(segment)
        entry = _AskedEntry(segment, self._asks)
        entry.clicked.connect(partial(self.asked.emit, segment.part))
        return entry

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Set the legend in four columns, in two where four would cut amounts off."""
        widest = max((entry.wanted_width() for entry in self._entries), default=0)
        fits = widest * len(self._entries) + 12 * (len(self._entries) - 1) <= self.width()
        across = len(self._entries) if fits else 2
        if across == self._across:
            return
        self._across = across
        for place, entry in enumerate(self._entries):
            self._legend.addWidget(entry, place // across, place % across)
        for place in range(len(self._entries)):
            self._legend.setColumnStretch(place, 1 if place < across else 0)
