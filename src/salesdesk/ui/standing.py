"""What holds everywhere in the window: the desk's settings and what day it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.ui.announcer import kinds_in

if TYPE_CHECKING:
    import datetime as dt

    from salesdesk.application.desk import Desk
    from salesdesk.ui.announcer import Announcer
    from salesdesk.ui.background import Background


class Standing(QObject):
    """The settings as last read; read again in the worker when somebody changes them."""

    changed = Signal()

    def __init__(self, desk: Desk, background: Background, announcer: Announcer, parent: QObject) -> None:
        """Read the settings once, so that everything that is built next has them."""
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self.settings: DeskSettings = desk.setting_up.settings()
        announcer.records_changed.connect(self._on_records_changed)

    @property
    def today(self) -> dt.date:
        """Today in the desk's zone."""
        return self._desk.changes.today(self.settings)

    @property
    def currency(self) -> str:
        """The desk's base currency."""
        return self.settings.currency

    def _on_records_changed(self, keys: object) -> None:
        if DeskSettings in kinds_in(keys):
            self._background.run(self._desk.setting_up.settings, self._on_settings)

    def _on_settings(self, settings: DeskSettings) -> None:
        self.settings = settings
        self.changed.emit()
