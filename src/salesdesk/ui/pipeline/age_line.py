"""A deal's age as a line on its page: the bar of the table with its words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.parts import Label, row, set_tip
from salesdesk.ui.tables.age_bar import TRACK, paint_age
from salesdesk.ui.tables.cells import AgeCell
from salesdesk.ui.theme import theme


class _Bar(QWidget):
    """The bar alone."""

    def __init__(self) -> None:
        super().__init__()
        self.cell = AgeCell("")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(TRACK) + 2 if self.cell.average is not None else 0, theme().px(16))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_age(painter, QRectF(self.rect()), self.cell)
        painter.end()


class AgeLine(QWidget):
    """The age bar and what it says."""

    def __init__(self) -> None:
        """Show nothing until `show_age`."""
        super().__init__()
        self._bar = _Bar()
        self._words = Label("", "second")
        self.setLayout(row(self._bar, self._words, None, gap=10))

    def show_age(self, cell: AgeCell) -> None:
        """Show an age; the tooltip says what it is held against."""
        self._bar.cell = cell
        self._bar.updateGeometry()
        self._bar.update()
        self._words.setText(cell.text)
        set_tip(self, cell.tip)
        self.setAccessibleName(cell.text)
        self.setAccessibleDescription(cell.tip)
