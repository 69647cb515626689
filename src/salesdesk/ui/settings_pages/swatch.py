"""A patch of a colour: shown beside what was typed, or pressed to take it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

from salesdesk.ui.parts import set_tip
from salesdesk.ui.parts.buttons import pressed_by_enter
from salesdesk.ui.theme import theme

SIDE = 26


class Swatch(QPushButton):
    """A colour; with `do` it can be pressed, by mouse or keys, and `name` says what that does."""

    def __init__(self, colour: str = "#000000", name: str = "", do: Callable[[], object] | None = None) -> None:
        """Show a colour ("#RRGGBB")."""
        super().__init__()
        self._colour = colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        if do is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        else:
            self.setAutoDefault(False)
            set_tip(self, name)
            self.clicked.connect(do)

    def show_colour(self, colour: str) -> None:
        """Show another colour."""
        self._colour = colour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = theme().px(SIDE)
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = theme().color("accentText" if self.hasFocus() else "control")
        painter.setPen(QPen(ring, 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(self._colour))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 5, 5)
        painter.end()
