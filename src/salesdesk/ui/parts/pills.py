"""Pills: a state as an icon and a word on a quiet ground, as a widget and as paint for tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.icons import icons
from salesdesk.ui.parts.labels import plain_tip
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFont

PillRole = Literal["ok", "warn", "bad", "info", "neutral", "optA", "optB"]

_COLOURS: Final[Mapping[PillRole, tuple[str, str]]] = {
    "ok": ("ok", "okWash"),
    "warn": ("warn", "warnWash"),
    "bad": ("bad", "badWash"),
    "info": ("accentText", "wash"),
    "neutral": ("text2", "sunken"),
    "optA": ("accentText", "wash"),
    "optB": ("optB", "optBWash"),
}
_ICONS: Final[Mapping[PillRole, str]] = {
    "ok": "circle-check",
    "warn": "circle-alert",
    "bad": "circle-alert",
    "info": "clock",
    "neutral": "clock",
    "optA": "circle-check",
    "optB": "circle-check",
}


@dataclass(frozen=True, slots=True)
class PillLook:
    """What a pill shows; without an icon of its own it takes the one of its role."""

    text: str
    role: PillRole = "neutral"
    picture: str = ""

    @property
    def icon(self) -> str:
        """The icon shown: never colour alone."""
        return self.picture or _ICONS[self.role]


def pill_font() -> QFont:
    """Return the font of pills."""
    font = theme().font("second")
    font.setWeight(font.Weight.DemiBold)
    return font


def pill_size(look: PillLook) -> QSize:
    """Return the room a pill wants, in pixels."""
    wears = theme()
    words = QFontMetrics(pill_font()).horizontalAdvance(look.text)
    return QSize(words + wears.px(13) + 24, wears.px(20))


def paint_pill(painter: QPainter, place: QRectF, look: PillLook) -> None:
    """Paint a pill into a place; a text without room ends in an ellipsis."""
    wears = theme()
    ink, ground = _COLOURS[look.role]
    # On whole pixels: half a pixel would blur the edge into a colour of its own.
    place = QRectF(place.x(), int(place.y()), place.width(), place.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(wears.color(ground))
    painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
    side = wears.px(13)
    icons().draw(painter, look.icon, ink, QRectF(place.x() + 9, place.center().y() - side / 2, side, side))
    _write(painter, place.adjusted(9 + side + 6, 0, -8, 0), look.text, wears.color(ink))
    painter.restore()


def _write(painter: QPainter, place: QRectF, text: str, ink: QColor) -> None:
    font = pill_font()
    painter.setFont(font)
    painter.setPen(ink)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()) + 1)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class Pill(QWidget):
    """A state in a row or a header."""

    def __init__(self, text: str, role: PillRole = "neutral", picture: str = "") -> None:
        """Show a state; `picture` names an icon other than the usual one of the role."""
        super().__init__()
        self.look = PillLook(text, role, picture)
        self._whole = False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._tell()
        theme().changed.connect(self.updateGeometry)

    def show_state(self, text: str, role: PillRole = "neutral", picture: str = "") -> None:
        """Show another state."""
        look = PillLook(text, role, picture)
        if look != self.look:
            self.look = look
            self._tell()
            self.updateGeometry()
            self.update()

    def keep_whole(self) -> Pill:
        """Let what stands beside it give way; return itself."""
        self._whole = True
        return self

    @property
    def elided(self) -> bool:
        """Whether the text does not fit."""
        return self.width() < pill_size(self.look).width()

    @override
    def sizeHint(self) -> QSize:
        return pill_size(self.look)

    @override
    def minimumSizeHint(self) -> QSize:
        wanted = pill_size(self.look)
        return wanted if self._whole else QSize(min(wanted.width(), theme().px(64)), wanted.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        wanted = pill_size(self.look)
        width = min(self.width(), wanted.width())
        top = (self.height() - wanted.height()) / 2
        paint_pill(painter, QRectF(0, top, width, wanted.height()), self.look)
        painter.end()
        self.setToolTip(plain_tip(self.look.text) if self.elided else "")

    def _tell(self) -> None:
        self.setAccessibleName(self.look.text)
