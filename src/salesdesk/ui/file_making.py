"""A larger file in the making: how far it is with a way to stop it, and what stood in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.ui.background import CancelledWork
from salesdesk.ui.files import fail_saving, tell_saved
from salesdesk.ui.parts import HintStrip, column

if TYPE_CHECKING:
    from salesdesk.application.exporting import Saved
    from salesdesk.ui.background import Ticket
    from salesdesk.ui.workbench import Workbench


class FileMaking(QWidget):
    """Two strips, out of sight while there is nothing to say; the subclass asks where the file goes and begins it.

    It keeps the `ticket` of what is being made, tells how far it is, and gives the end to `saved` or `failed`.
    """

    def __init__(self, workbench: Workbench, not_saved: str) -> None:
        """Make nothing yet; `not_saved` heads the reason why there is no file."""
        super().__init__()
        self.workbench = workbench
        self.ticket: Ticket | None = None
        self._not_saved = not_saved
        self.progress = HintStrip(kind="notice")
        self.progress.acted.connect(self.cancel)
        self.trouble = HintStrip(kind="trouble")
        self.setLayout(column(self.progress, self.trouble, gap=10))
        for strip in (self, self.progress, self.trouble):
            strip.hide()

    def cancel(self) -> None:
        """Stop; a file that was there before stays as it is."""
        if self.ticket is not None:
            self.ticket.cancel()
            self._over()

    def tell(self, text: str) -> None:
        """Say how far it is, with the button that stops it."""
        self.progress.say("", text, self.workbench.words.text("Cancel export"))
        self.progress.show()
        self.show()

    def saved(self, saved: Saved) -> None:
        """Say where the file is."""
        self._over()
        tell_saved(self.workbench, saved)

    def failed(self, error: Exception) -> None:
        """Say why there is no file, unless it was stopped."""
        self._over()
        if not isinstance(error, CancelledWork):
            fail_saving(self.workbench, error, self._refuse)

    def _refuse(self, sentences: str) -> None:
        self.trouble.say(self._not_saved, sentences)
        self.trouble.show()
        self.show()

    def _over(self) -> None:
        self.ticket = None
        self.progress.hide()
        self.setVisible(not self.trouble.isHidden())
