"""Colours, type and the one style sheet of the window, in light and dark and at every text size."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from salesdesk.application.resources import resource
from salesdesk.ui.fonts import INTERFACE, SERIF, interface_font

if TYPE_CHECKING:
    from collections.abc import Mapping

Mode = Literal["system", "light", "dark"]
Density = Literal["comfortable", "compact"]
TypeRole = Literal[
    "page-title", "card-title", "row-title", "body", "second", "label", "value", "total", "button", "objective"
]

MODES: Final[tuple[Mode, ...]] = ("system", "light", "dark")
TEXT_SIZES: Final = range(90, 151, 10)
TYPE: Final[Mapping[TypeRole, tuple[str, int, QFont.Weight]]] = {
    "page-title": (INTERFACE, 22, QFont.Weight.Bold),
    "card-title": (INTERFACE, 15, QFont.Weight.DemiBold),
    "row-title": (INTERFACE, 13, QFont.Weight.DemiBold),
    "body": (INTERFACE, 13, QFont.Weight.Normal),
    "second": (INTERFACE, 12, QFont.Weight.Normal),
    "label": (INTERFACE, 11, QFont.Weight.DemiBold),
    "value": (INTERFACE, 15, QFont.Weight.Bold),
    "total": (INTERFACE, 20, QFont.Weight.Bold),
    "button": (INTERFACE, 13, QFont.Weight.Medium),
    "objective": (SERIF, 17, QFont.Weight.Normal),
}
_SCALED = re.compile(r"~(\d+)px")
_TOKEN = re.compile(r"@([A-Za-z]\w*)")


def read_tokens() -> dict[str, dict[str, str]]:
    """Return the colour of every token by theme: `read_tokens()["dark"]["accentText"]` is `#A3B1FA`."""
    table = json.loads(resource("themes", "tokens.json").read_text("utf-8"))["colours"]
    return {mode: {name: shades[mode] for name, shades in table.items()} for mode in ("light", "dark")}


def style_sheet(template: str, colours: Mapping[str, str], percent: int) -> str:
    """Fill a sheet: `@token` becomes its colour, `~13px` the length at this text size in percent."""
    sized = _SCALED.sub(lambda found: f"{scaled(int(found[1]), percent)}px", template)
    return _TOKEN.sub(lambda found: colours[found[1]], sized)


def scaled(length: int, percent: int) -> int:
    """Return a length in pixels at a text size in percent, never under one pixel."""
    return max(1, int(length * percent / 100 + 0.5))


class Theme(QObject):
    """What the window looks like now; everything painted asks it again when `changed` is announced."""

    changed = Signal()

    def __init__(self, app: QApplication, *, mode: Mode = "system", text_size: int = 100) -> None:
        """Put our look on the application: Fusion, our fonts, our palette; each window is dressed on its own."""
        super().__init__(app)
        self.setObjectName("theme")
        self._app = app
        self._tokens = read_tokens()
        self._template = resource("themes", "window.qss").read_text("utf-8")
        self.mode: Mode = mode
        self.text_size = text_size
        self.density: Density = "comfortable"
        app.setStyle(QStyleFactory.create("Fusion"))
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self._put_on()

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in use; a system that does not say counts as light."""
        if self.mode == "system":
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.mode == "dark"

    @property
    def colours(self) -> Mapping[str, str]:
        """The colour of every token, as `#RRGGBB`."""
        return self._tokens["dark" if self.dark else "light"]

    def color(self, token: str) -> QColor:
        """Return a token's colour; KeyError for a word that is no token."""
        return QColor(self.colours[token])

    def px(self, length: int) -> int:
        """Return a length that grows with the text, in pixels."""
        return scaled(length, self.text_size)

    def font(self, role: TypeRole, *, numbers: bool = False) -> QFont:
        """Return the font of a type role; `numbers` asks for digits of one width, for columns of figures."""
        family, size, weight = TYPE[role]
        return interface_font(self.px(size), weight, family, numbers=numbers)

    def row_height(self) -> int:
        """Return the height of a table row: 40 comfortable, 32 compact, at 100 % text size."""
        return self.px(40 if self.density == "comfortable" else 32)

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or stay light or dark."""
        if mode != self.mode:
            self.mode = mode
            self._put_on()

    def set_text_size(self, percent: int) -> None:
        """Print everything at 90 to 150 percent."""
        percent = min(max(percent, TEXT_SIZES.start), TEXT_SIZES[-1])
        if percent != self.text_size:
            self.text_size = percent
            self._put_on()

    def set_density(self, density: Density) -> None:
        """Choose how tall the rows of tables are."""
        if density != self.density:
            self.density = density
            self.changed.emit()

    def dress(self, window: QWidget) -> None:
        """Put the style sheet on a window without a parent; all that is put into it or asked by it wears it too.

        Were it the application's, each box would be styled again whenever it is put into a larger one: a third of the
        time that a page of boxes within boxes takes to be made.
        """
        window.setStyleSheet(self._sheet)

    def _on_scheme_changed(self) -> None:
        if self.mode == "system":
            self._put_on()

    def _put_on(self) -> None:
        self._app.setPalette(_palette(self.colours))
        self._app.setFont(self.font("body"))
        self._sheet = style_sheet(self._template, self.colours, self.text_size)
        for window in self._app.topLevelWidgets():
            if window.styleSheet():
                self.dress(window)
        self.changed.emit()


def theme() -> Theme:
    """Return the look the running application wears; LookupError before one was put on."""
    app = QApplication.instance()
    found = app and app.findChild(Theme, "theme", Qt.FindChildOption.FindDirectChildrenOnly)
    if not found:
        raise LookupError("no theme")
    return found


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties that the style sheet selects by, and let the sheet see them."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def _palette(colours: Mapping[str, str]) -> QPalette:
    roles = QPalette.ColorRole
    table: dict[QPalette.ColorRole, str] = {
        roles.Window: "window",
        roles.Base: "surface",
        roles.AlternateBase: "surface",
        roles.Button: "surface",
        roles.ToolTipBase: "text",
        roles.WindowText: "text",
        roles.Text: "text",
        roles.ButtonText: "text",
        roles.ToolTipText: "onSolid",
        roles.BrightText: "bad",
        roles.PlaceholderText: "text3",
        roles.Highlight: "sel",
        roles.HighlightedText: "text",
        roles.Accent: "accent",
        roles.Link: "accentText",
        roles.LinkVisited: "accentText",
        roles.Light: "surface",
        roles.Midlight: "line",
        roles.Mid: "btn",
        roles.Dark: "control",
        roles.Shadow: "control",
    }
    palette = QPalette()
    for role, token in table.items():
        palette.setColor(role, QColor(colours[token]))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["text3"]))
    return palette
