"""The desk's calendar on disk, written again when something in it changes; trouble is told once and blocks nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import DeskSettings, Rep
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.meeting import Meeting
from salesdesk.ui.announcer import kinds_in
from salesdesk.wording.foreseen import FORESEEN
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from salesdesk.application.exporting import Saved
    from salesdesk.ui.workbench import Workbench

PAUSE: Final = 1500
"""Milliseconds after the last change: several acts in a row are written once."""
KINDS: Final = frozenset({FollowUp, Meeting, Account, Person, Deal, Rep, DeskSettings})


class Subscribed(QObject):
    """Keeps the file up to date where somebody said that there should be one."""

    def __init__(self, workbench: Workbench) -> None:
        """Write it once, for what changed elsewhere and for days that passed, then after every change."""
        super().__init__(workbench.window)
        self._workbench = workbench
        self._told_of = ""
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE)
        self.pause.timeout.connect(self.write)
        workbench.announcer.records_changed.connect(self._on_records_changed)
        self._begin()

    @property
    def path(self) -> str:
        """Where the file is, empty where nobody wants one."""
        return self._workbench.settings.calendar_of(str(self._workbench.standing.settings.id))

    def _begin(self) -> None:
        if self.path:
            self.pause.start()

    def _on_records_changed(self, keys: object) -> None:
        if KINDS & kinds_in(keys):
            self._begin()

    def write(self) -> None:
        """Write it in the worker; nothing is written where it says the same already."""
        path, calendars = self.path, self._workbench.desk.calendars
        if path:
            self._workbench.background.run(lambda: calendars.write_whole(Path(path)), self._on_written, self._on_failed)

    def _on_written(self, _saved: Saved) -> None:
        self._told_of = ""

    def _on_failed(self, error: Exception) -> None:
        """Tell once where it cannot be written, until it was written again or goes elsewhere."""
        path = self.path
        if not isinstance(error, FORESEEN):
            self._workbench.tell_trouble(error)
        elif path != self._told_of:
            words = self._workbench.words
            said = words.text("The desk's calendar was not written. {why}", why=told(words, error))
            self._workbench.notify_trouble(said)
        self._told_of = path
