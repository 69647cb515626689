"""Take a whole import back, and say so; where that takes a while, how far it is and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from typing_extensions import override

from salesdesk.ui.carrying.long_dialog import LongDialog, Say
from salesdesk.ui.notices import Notice
from salesdesk.ui.parts import Label

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.ui.workbench import Workbench

SOON = 400
"""Milliseconds: what is done by then was never shown as being under way."""


class TakeBackDialog(LongDialog):
    """Takes an import back; it comes to the front only where that takes longer than a moment."""

    def __init__(self, workbench: Workbench, batch: UUID) -> None:
        """Take nothing back yet."""
        words = workbench.words
        title, act = words.text("Take back an import"), words.text("Take back the import")
        super().__init__(workbench.window, words, workbench.background, title, act)
        self._workbench, self._batch = workbench, batch
        self.stopped = words.text("Stopped. Nothing was taken back")
        said = words.text("What it added goes, and what it changed becomes what it was.")
        self.lay_out(Label(said, "second", wrap=True))

    @override
    def answer(self) -> None:
        """Take it back in the worker."""
        importing, batch = self._workbench.desk.importing, self._batch

        def job(say: Say) -> int:
            return importing.take_back(batch, say)

        self.work(job, self._on_done)
        QTimer.singleShot(SOON, self, self._show_if_at_work)

    def _show_if_at_work(self) -> None:
        if self.at_work and not self.isVisible():
            self.open()

    def _on_done(self, count: int) -> None:
        words = self.words
        said = words.plural("Import taken back: {n} record", "Import taken back: {n} records", count)
        self._workbench.notify(Notice(said, picture="undo-2"))
        self._end()

    def _end(self) -> None:
        if self.isVisible():
            self.accept()
        else:
            # A dialog that never came to the front is not closed, so it does not end of itself.
            self.deleteLater()

    @override
    def on_failed(self, error: Exception) -> None:
        """Tell it in the dialog where it is open, else where other refusals are told."""
        if self.isVisible():
            super().on_failed(error)
            return
        self._end()
        self._workbench.tell_trouble(error)


def take_back(workbench: Workbench, batch: UUID) -> None:
    """Take a whole import back; refused, with a sentence, when something of it was changed since."""
    TakeBackDialog(workbench, batch).answer()
