"""That something is under way: how far it is, and that it is stopped when something else is asked."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar

if TYPE_CHECKING:
    from salesdesk.application.ports import Say
    from salesdesk.ui.background import Progress


class Stopped(Exception):
    """Somebody stopped the work."""


def watched(progress: Progress, stop: Event) -> Say:
    """Return what a job tells how far it is; it ends where somebody stopped it."""

    def say(done: int, of: int) -> None:
        if stop.is_set():
            raise Stopped
        progress.say(done, of)

    return say


class UnderWay(QProgressBar):
    """A bar that is there while something is under way: one thing at a time, the last that was asked."""

    def __init__(self, name: str) -> None:
        """Wait out of sight; `name` is what the bar is called."""
        super().__init__()
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.hide()
        self._stop = Event()

    def begin(self) -> Event:
        """Show that something is under way and stop what was before it; the event tells that it is stopped."""
        self.stop()
        self._stop = Event()
        self.setRange(0, 0)
        self.show()
        return self._stop

    def stop(self) -> None:
        """Stop what is under way; its answer is not wanted any more."""
        self._stop.set()
        self.hide()

    def say(self, done: int, of: int) -> None:
        """Say how far it is; at the beginning nobody knows."""
        if done and not self._stop.is_set():
            self.setRange(0, of)
            self.setValue(done)
