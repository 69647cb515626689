"""Icons from the shipped line drawings, coloured by token and sharp on every screen."""

from __future__ import annotations

import ctypes
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.application.resources import resource
from salesdesk.ui.theme import Theme, theme

STROKE: Final = "1.75"


class Icons(QObject):
    """Draws the shipped icons in the colours of the theme that is on."""

    def __init__(self, look: Theme) -> None:
        """Belong to the theme."""
        super().__init__(look)
        self._look = look
        self._drawings: dict[str, str] = {}
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}

    def draw(self, painter: QPainter, name: str, token: str, place: QRect | QRectF) -> None:
        """Draw an icon into a square place; FileNotFoundError when no such icon is shipped."""
        self._renderer(name, self._look.colours[token]).render(painter, QRectF(place))

    def icon(self, name: str, token: str = "text2", *, on: str | None = None, gap: int = 0) -> QIcon:
        """Return an icon that follows the theme by itself.

        `on` is the token while checked or selected; `gap` leaves room at the right, in pixels, because Qt puts
        the text of a button too near.
        """
        self._renderer(name, self._look.colours[token])
        return QIcon(_TokenIcon(self, name, (token, on or token), gap))

    def _renderer(self, name: str, colour: str) -> QSvgRenderer:
        found = self._renderers.get((name, colour))
        if found is None:
            if name not in self._drawings:
                self._drawings[name] = resource("icons", f"{name}.svg").read_text("utf-8")
            svg = self._drawings[name].replace("currentColor", colour)
            svg = svg.replace('stroke-width="2"', f'stroke-width="{STROKE}"')
            found = QSvgRenderer(QByteArray(svg.encode()), self)
            self._renderers[name, colour] = found
        return found


class _TokenIcon(QIconEngine):
    """An icon that asks for its colour each time it is drawn."""

    def __init__(self, icons: Icons, name: str, tokens: tuple[str, str], gap: int) -> None:
        super().__init__()
        self._icons = icons
        self._name = name
        self._tokens = tokens
        self._gap = gap

    @override
    def clone(self) -> QIconEngine:
        copy = _TokenIcon(self._icons, self._name, self._tokens, self._gap)
        # Qt takes the copy over without telling Python, which would free it under Qt's hands: measured, it
        # crashes. Qt copies an engine only when somebody adds a picture to a shared icon, so nothing piles up.
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(copy))
        return copy

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.height(), rect.width())
        left = rect.x() if self._gap else rect.x() + (rect.width() - side) / 2
        place = QRectF(left, rect.y() + (rect.height() - side) / 2, side, side)
        if mode == QIcon.Mode.Disabled:
            token = "text3"
        else:
            chosen = state == QIcon.State.On or mode == QIcon.Mode.Selected
            token = self._tokens[1 if chosen else 0]
        self._icons.draw(painter, self._name, token, place)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    @override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        pixels = size * scale
        pixmap = QPixmap(pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, pixels.width(), pixels.height()), mode, state)
        painter.end()
        return pixmap

    @override
    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size


class IconView(QWidget):
    """One icon in a layout; says nothing to a screen reader, the text beside it does."""

    def __init__(self, name: str, token: str = "text2", size: int = 16) -> None:
        """Show an icon of a size in pixels at 100 % text size."""
        super().__init__()
        self._name = name
        self._token = token
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, token: str) -> None:
        """Show another icon or another colour."""
        if (name, token) != (self._name, self._token):
            self._name, self._token = name, token
            self.update()

    @override
    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    @override
    def paintEvent(self, event: object) -> None:
        side = theme().px(self._size)
        painter = QPainter(self)
        icons().draw(painter, self._name, self._token, QRectF(0, (self.height() - side) / 2, side, side))
        painter.end()


def icons() -> Icons:
    """Return the icons of the running application."""
    look = theme()
    found = look.findChild(Icons, "", Qt.FindChildOption.FindDirectChildrenOnly)
    return found or Icons(look)


def icon(name: str, token: str = "text2", *, on: str | None = None, gap: int = 0) -> QIcon:
    """Return an icon that follows the theme by itself; see `Icons.icon`."""
    return icons().icon(name, token, on=on, gap=gap)
