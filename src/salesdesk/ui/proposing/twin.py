"""Two equal cards side by side: every field of A stands level with the same field of B (2.14)."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.parts import boxed, column, row
from salesdesk.ui.parts.grounds import Item
from salesdesk.ui.parts.hatching import rounded
from salesdesk.ui.theme import theme

GUTTER = 12
PADDING = 14
RADIUS = 12
EDGE = 3


class TwinCards(QWidget):
    """The grounds of Option A and Option B with pairs of things on them, one pair below the other.

    The grounds are painted, not widgets: each pair spans both, so that its two halves are always level.
    """

    def __init__(self) -> None:
        """Make two empty cards."""
        super().__init__()
        self.pairs = column(gap=0)
        self.pairs.setContentsMargins(0, PADDING, 0, PADDING)
        self.setLayout(self.pairs)
        theme().changed.connect(self.update)

    def add(self, pair: QWidget, *, above: int = 10) -> None:
        """Add a pair below the others, `above` pixels under the one before."""
        if self.pairs.count():
            self.pairs.addSpacing(above)
        self.pairs.addWidget(pair)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        width = (self.width() - GUTTER) // 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for left, edge, ground in ((0, "accentText", "wash"), (self.width() - width, "optB", "optBWash")):
            place = QRectF(left, 0, width, self.height())
            painter.save()
            painter.setClipRect(QRectF(left, 0, width, RADIUS + EDGE))
            painter.fillPath(rounded(place, RADIUS), theme().color(edge))
            painter.restore()
            painter.fillPath(rounded(place.adjusted(0, EDGE, 0, 0), RADIUS), theme().color(ground))
        painter.end()


def pair(a: QWidget, b: QWidget) -> QWidget:
    """Return two things level with each other, each as wide as its card lets it be."""
    line = QHBoxLayout()
    for one in (a, b):
        policy = one.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        one.setSizePolicy(policy)
        line.addWidget(one, 1)
    box = boxed(line)
    line.setContentsMargins(PADDING, 0, PADDING, 0)
    line.setSpacing(GUTTER + 2 * PADDING)
    return box


def labelled(label: Item, editor: QWidget) -> QWidget:
    """Return a label, or a line that begins with one, over an editor that fills what is left."""
    lines = column(label, editor, gap=5)
    lines.setStretch(1, 1)
    return boxed(lines)


def head(*items: Item) -> QHBoxLayout:
    """Return the line over a field: its label first, what can be done with it at the end."""
    line = row(*items, gap=4)
    line.setContentsMargins(0, 0, 0, 0)
    return line
