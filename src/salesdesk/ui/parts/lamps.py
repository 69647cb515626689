"""Lamps: one letter that is met or still missing something, with the reason beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.icons import IconView
from salesdesk.ui.parts.grounds import column, row
from salesdesk.ui.parts.labels import Label
from salesdesk.ui.theme import theme


class Lamp(QWidget):
    """A disc with a letter: filled when met, a dashed ring when something is missing."""

    def __init__(self, letter: str, *, met: bool = False) -> None:
        """Show a letter."""
        super().__init__()
        self._letter = letter
        self.met = met
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def set_met(self, *, met: bool) -> None:
        """Light it or put it out."""
        self.met = met
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = theme().px(28)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        wears = theme()
        side = wears.px(28)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.met:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(wears.color("ok"))
            painter.drawEllipse(QRectF(1, 1, side - 2, side - 2))
        else:
            pen = QPen(wears.color("warn"), 2)
            pen.setDashPattern([3.2, 2.2])
            painter.setPen(pen)
            painter.drawEllipse(QRectF(1.5, 1.5, side - 3, side - 3))
        painter.setFont(wears.font("row-title"))
        painter.setPen(wears.color("onSolid" if self.met else "warn"))
        painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.end()


class LampRow(QWidget):
    """A lamp with its name, the reason, and a check or an alert at the end."""

    def __init__(self, letter: str, name: str) -> None:
        """Show a lamp that is not met yet."""
        super().__init__()
        self.lamp = Lamp(letter)
        self.name = Label(name, "row-title")
        self.reason = Label("", "second", wrap=True)
        self._end = IconView("circle-alert", "warn")
        line = row(self.lamp, column(self.name, self.reason, gap=0), self._end, gap=10)
        line.setStretch(1, 1)
        line.setContentsMargins(0, 3, 0, 3)
        self.setLayout(line)

    def show_state(self, *, met: bool, reason: str, told: str) -> None:
        """Show whether it is met, why, and `told`: the state in a word for a screen reader."""
        self.lamp.set_met(met=met)
        self.reason.setText(reason)
        self._end.show_icon("check" if met else "circle-alert", "ok" if met else "warn")
        self.setAccessibleName(f"{self.name.text()}: {told}. {reason}")
