"""Option A and Option B: badges and cards of exactly equal weight."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts.grounds import Ground, row
from salesdesk.ui.parts.labels import Label
from salesdesk.ui.theme import theme

Letter = Literal["A", "B"]


class OptionBadge(QWidget):
    """The letter of an option on its colour; both are of one size."""

    def __init__(self, letter: Letter, size: int = 28) -> None:
        """Show the letter."""
        super().__init__()
        self._letter = letter
        self._side = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        side = theme().px(self._side)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        wears = theme()
        side = wears.px(self._side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(wears.color("accentText" if self._letter == "A" else "optB"))
        painter.drawRoundedRect(QRectF(0, 0, side, side), 6, 6)
        painter.setFont(wears.font("value"))
        painter.setPen(wears.color("onSolid"))
        painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.end()


class OptionCard(Ground):
    """The card of one option: badge, title, something at the right, fields below."""

    def __init__(self, letter: Letter, title: str, trailing: QWidget | None = None) -> None:
        """Make a card; A and B have the same measures."""
        super().__init__("option-a" if letter == "A" else "option-b", margins=(14, 12, 14, 14), gap=10)
        self.title = Label(title, "row-title")
        head = row(OptionBadge(letter), self.title, None)
        if trailing is not None:
            head.addWidget(trailing)
        nest(self.column, head)
