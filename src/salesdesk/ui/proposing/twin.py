"""Two equal cards side by side: every field of A stands level with the same field of B (2.14)."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.parts import Ground, boxed, column, row
from salesdesk.ui.parts.grounds import Item

GUTTER = 12
PADDING = 14


class TwinCards(QWidget):
    """The grounds of Option A and Option B with pairs of things on them, one pair below the other."""

    def __init__(self) -> None:
        """Make two empty cards."""
        super().__init__()
        self._grounds = (Ground("option-a"), Ground("option-b"))
        for ground in self._grounds:
            ground.setParent(self)
        self.pairs = column(gap=0)
        self.pairs.setContentsMargins(0, PADDING, 0, PADDING)
        self.setLayout(self.pairs)

    def add(self, pair: QWidget, *, above: int = 10) -> None:
        """Add a pair below the others, `above` pixels under the one before."""
        if self.pairs.count():
            self.pairs.addSpacing(above)
        self.pairs.addWidget(pair)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = (self.width() - GUTTER) // 2
        for ground, left in zip(self._grounds, (0, self.width() - width), strict=True):
            ground.setGeometry(left, 0, width, self.height())
            ground.lower()


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
