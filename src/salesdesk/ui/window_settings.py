"""What the window remembers on this machine; what changes results lives in the desk instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QByteArray, QRect, QSettings

from salesdesk.application.staging import StageOrder
from salesdesk.ui.theme import MODES, TEXT_SIZES, Density, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable

PipelineView = Literal["board", "table"]
RECENT: Final = 12
LEAST: Final = (1100, 700)


class WindowSettings:
    """Typed access to the settings of the window; a value that makes no sense counts as not set."""

    def __init__(self, settings: QSettings) -> None:
        """Read and write these settings."""
        self._settings = settings

    @property
    def mode(self) -> Mode:
        """System, light or dark."""
        kept = self._text("look/mode")
        for mode in MODES:
            if mode == kept:
                return mode
        return "system"

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._settings.setValue("look/mode", mode)

    @property
    def text_size(self) -> int:
        """The text size in percent, 90 to 150."""
        kept = self._text("look/text_size")
        size = int(kept) if kept.isdigit() else 100
        return size if TEXT_SIZES.start <= size <= TEXT_SIZES[-1] else 100

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._settings.setValue("look/text_size", str(percent))

    @property
    def density(self) -> Density:
        """How tall table rows are."""
        return "compact" if self._text("look/density") == "compact" else "comfortable"

    @density.setter
    def density(self, density: Density) -> None:
        self._settings.setValue("look/density", density)

    @property
    def pipeline_view(self) -> PipelineView:
        """Whether the pipeline is shown as a board or as a table."""
        return "board" if self._text("pipeline/view") == "board" else "table"

    @pipeline_view.setter
    def pipeline_view(self, view: PipelineView) -> None:
        self._settings.setValue("pipeline/view", view)

    @property
    def board_order(self) -> StageOrder:
        """What stands first within a stage of the board."""
        return StageOrder.AGE if self._text("pipeline/order") == StageOrder.AGE else StageOrder.VALUE

    @board_order.setter
    def board_order(self, order: StageOrder) -> None:
        self._settings.setValue("pipeline/order", order.value)

    @property
    def last_page(self) -> str:
        """The id of the page that was in front, empty when none is known."""
        return self._text("window/page")

    @last_page.setter
    def last_page(self, page: str) -> None:
        self._settings.setValue("window/page", page)

    def running_call(self, desk: str) -> str:
        """Return the call that was on the line on a desk, as it was written; empty when none was."""
        return self._text(f"call/{desk}")

    def keep_running_call(self, desk: str, call: str) -> None:
        """Keep the call that is on the line, so that a start later knows of it; an empty text ends it."""
        self._settings.setValue(f"call/{desk}", call)

    @property
    def geometry(self) -> QByteArray:
        """Where the window was, as Qt packs it."""
        return self._packed("window/geometry")

    @geometry.setter
    def geometry(self, packed: QByteArray) -> None:
        self._settings.setValue("window/geometry", packed)

    def calendar_of(self, desk: str) -> str:
        """Return where a desk's calendar is written, by the desk's id; empty where nobody wants one."""
        return self._text(f"calendar/{desk}")

    def keep_calendar(self, desk: str, path: str) -> None:
        """Remember where a desk's calendar is written, nowhere with an empty path."""
        self._settings.setValue(f"calendar/{desk}", path)

    def kept(self, name: str) -> QByteArray:
        """Return what a splitter or a table heading saved under a name, empty when nothing."""
        return self._packed(f"kept/{name}")

    def keep(self, name: str, packed: QByteArray) -> None:
        """Save what a splitter or a table heading wants to find again."""
        self._settings.setValue(f"kept/{name}", packed)

    def recent_actions(self) -> list[str]:
        """Return the ids of the actions used last, newest first."""
        return [one for one in self._text("palette/recent").split("\n") if one]

    def used(self, action: str) -> None:
        """Remember that an action was used."""
        recent = [action, *(one for one in self.recent_actions() if one != action)]
        self._settings.setValue("palette/recent", "\n".join(recent[:RECENT]))

    def _text(self, name: str) -> str:
        value = self._settings.value(name, "")
        return value if isinstance(value, str) else ""

    def _packed(self, name: str) -> QByteArray:
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()


def pulled_back(window: QRect, screens: Iterable[QRect]) -> QRect:
    """Return a window's place moved and shrunk so that its title bar can be reached on one of the screens."""
    rooms = list(screens)
    if not rooms:
        return window
    room = max(rooms, key=lambda one: _shared(one, window))
    width, height = min(window.width(), room.width()), min(window.height(), room.height())
    left = min(max(window.left(), room.left()), room.left() + room.width() - width)
    top = min(max(window.top(), room.top()), room.top() + room.height() - height)
    return QRect(left, top, width, height)


def _shared(one: QRect, other: QRect) -> int:
    both = one.intersected(other)
    return both.width() * both.height() if both.isValid() else 0
