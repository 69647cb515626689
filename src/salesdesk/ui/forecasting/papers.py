"""What goes out of the forecast: the review pack as PDF or workbook, and the template that calculates by itself.

A menu makes them for the period and the scope that are looked at; strips say how far it is, and what stood in the way.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.application.files import safe_name
from salesdesk.ui.background import CancelledWork
from salesdesk.ui.files import fail_saving, tell_saved, where_to_save
from salesdesk.ui.parts import HintStrip, MenuButton, column

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from salesdesk.application.exporting import Saved
    from salesdesk.ui.background import Progress, Ticket
    from salesdesk.ui.workbench import Workbench

_PDF, _XLSX = ".pdf", ".xlsx"


class Papers(QWidget):
    """Two strips, out of sight while there is nothing to say; `menu` is the button for the head of the page."""

    def __init__(self, workbench: Workbench) -> None:
        """Offer the papers; none is made yet."""
        super().__init__()
        words = workbench.words
        self._workbench = workbench
        self._ticket: Ticket | None = None
        self.menu = MenuButton(words.text("Export the forecast"), "file-down")
        self.menu.offer(words.text("Review pack as PDF…"), partial(self._review, _PDF), "file-text")
        self.menu.offer(words.text("Review pack as a workbook…"), partial(self._review, _XLSX), "file-spreadsheet")
        self.menu.offer(words.text("Template that calculates by itself…"), self._template, "file-spreadsheet")
        self.progress = HintStrip(kind="notice")
        self.progress.acted.connect(self.cancel)
        self.trouble = HintStrip(kind="trouble")
        self.setLayout(column(self.progress, self.trouble, gap=10))
        for strip in (self, self.progress, self.trouble):
            strip.hide()

    def cancel(self) -> None:
        """Stop; a file that was there before stays as it is."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._over()

    def _review(self, ending: str) -> None:
        words, reviews = self._workbench.words, self._workbench.desk.reviews
        chosen = self._workbench.chosen
        kind = words.text("PDF (*.pdf)") if ending == _PDF else words.text("Excel (*.xlsx)")
        path = self._where(words.text("Review pack"), ending, kind)
        if path is not None:
            name, scope = chosen.name, chosen.scope
            self._make(lambda progress: reviews.write(path, name, scope, progress=progress.say))

    def _template(self) -> None:
        words, templates = self._workbench.words, self._workbench.desk.templates
        name, scope = self._workbench.chosen.name, self._workbench.chosen.scope
        path = self._where(words.text("Revenue forecasting template"), _XLSX, words.text("Excel (*.xlsx)"))
        if path is not None:
            self._make(lambda _: templates.write(path, name, scope))

    def _where(self, title: str, ending: str, kind: str) -> Path | None:
        """Ask where it goes, unless one is being made."""
        if self._ticket is not None:
            return None
        period = self._workbench.chosen.name or self._workbench.today.isoformat()
        return where_to_save(self._workbench, title, f"{safe_name(f'{title} {period}')}{ending}", kind)

    def _make(self, job: Callable[[Progress], Saved]) -> None:
        self.trouble.hide()
        self._tell(self._workbench.words.text("Making it…"))
        self._ticket = self._workbench.background.run_long(
            job, self._on_saved, self._failed, said=self._on_said, lane="desk"
        )

    def _on_said(self, done: int, of: int) -> None:
        words = self._workbench.words
        self._tell(words.text("Making it: step {n} of {all}", n=words.number(done), all=words.number(of)))

    def _tell(self, text: str) -> None:
        self.progress.say("", text, self._workbench.words.text("Cancel export"))
        self.progress.show()
        self.show()

    def _on_saved(self, saved: Saved) -> None:
        self._over()
        tell_saved(self._workbench, saved)

    def _failed(self, error: Exception) -> None:
        self._over()
        if not isinstance(error, CancelledWork):
            fail_saving(self._workbench, error, self._refuse)

    def _refuse(self, sentences: str) -> None:
        self.trouble.say(self._workbench.words.text("The file was not saved."), sentences)
        self.trouble.show()
        self.show()

    def _over(self) -> None:
        self._ticket = None
        self.progress.hide()
        self.setVisible(not self.trouble.isHidden())
