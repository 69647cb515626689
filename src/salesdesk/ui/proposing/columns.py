"""Columns of the price table: every line gives each of them the same width, at every text size."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.parts import column, row
from salesdesk.ui.theme import theme

PRICE = 100
QUANTITY = 92
MORE = 28
GAP = 8
INSET = 12


class Cell(QWidget):
    """A place of one width, in pixels at 100 % text size."""

    def __init__(self, width: int, *content: QWidget) -> None:
        """Put things below each other into the place."""
        super().__init__()
        self._wide = width
        self.setLayout(column(*content, None, gap=3))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._wide), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(self._wide), super().minimumSizeHint().height())


def line_of(item: QWidget, price: QWidget, a: QWidget, b: QWidget, more: QWidget | None = None) -> QWidget:
    """Return one line of the table: the item as wide as there is room, then price, A, B and a menu."""
    policy = item.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    item.setSizePolicy(policy)
    line = row(gap=GAP, middle=False)
    line.addWidget(item, 1)
    for width, content in ((PRICE, price), (QUANTITY, a), (QUANTITY, b), (MORE, more or QWidget())):
        line.addWidget(Cell(width, content))
    box = QWidget()
    box.setLayout(line)
    return box
