"""A patch of a colour: shown beside what was typed, or pressed to take it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.parts import set_tip
from salesdesk.ui.parts.buttons import pressed_by_enter
from salesdesk.ui.theme import theme

SIDE = 26


def _paint(on: QWidget, colour: str, *, focused: bool) -> None:
    painter = QPainter(on)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().color("accentText" if focused else "control"), 2 if focused else 1))
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(on.rect()).adjusted(2, 2, -2, -2), 5, 5)
    painter.end()


def _size() -> QSize:
    return QSize(theme().px(SIDE), theme().px(SIDE))


class Patch(QWidget):
    """A colour to look at; what it is stands in words beside it."""

    def __init__(self, colour: str) -> None:
        """Show a colour ("#RRGGBB")."""
        super().__init__()
        self._colour = colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_colour(self, colour: str) -> None:
        """Show another colour."""
        self._colour = colour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return _size()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, self._colour, focused=False)


class Swatch(QPushButton):
    """A colour to take, by mouse or keys; `name` says so."""

    def __init__(self, colour: str, name: str, do: Callable[[], object]) -> None:
        """Offer a colour ("#RRGGBB")."""
        super().__init__()
        self._colour = colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAccessibleName(name)
        set_tip(self, name)
        self.clicked.connect(do)

    @override
    def sizeHint(self) -> QSize:
        return _size()

    @override
    def minimumSizeHint(self) -> QSize:
        return _size()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, self._colour, focused=self.hasFocus())
