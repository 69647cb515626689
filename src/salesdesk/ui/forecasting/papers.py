"""What goes out of the forecast: the review pack as PDF or workbook, and the template that calculates by itself.

A menu makes them for the period and the scope that are looked at; strips say how far it is, and what stood in the way.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from salesdesk.application.files import safe_name
from salesdesk.ui.file_making import FileMaking
from salesdesk.ui.files import where_to_save
from salesdesk.ui.parts import MenuButton

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from salesdesk.application.exporting import Saved
    from salesdesk.ui.background import Progress
    from salesdesk.ui.workbench import Workbench

_PDF, _XLSX = ".pdf", ".xlsx"


class Papers(FileMaking):
    """What is made is told here; `menu` is the button for the head of the page."""

    def __init__(self, workbench: Workbench) -> None:
        """Offer the papers; none is made yet."""
        words = workbench.words
        super().__init__(workbench, words.text("The file was not saved."))
        self.menu = MenuButton(words.text("Export the forecast"), "file-down")
        self.menu.offer(words.text("Review pack as PDF…"), partial(self._review, _PDF), "file-text")
        self.menu.offer(words.text("Review pack as a workbook…"), partial(self._review, _XLSX), "file-spreadsheet")
        self.menu.offer(words.text("Template that calculates by itself…"), self._template, "file-spreadsheet")

    def _review(self, ending: str) -> None:
        words, reviews = self.workbench.words, self.workbench.desk.reviews
        chosen = self.workbench.chosen
        kind = words.text("PDF (*.pdf)") if ending == _PDF else words.text("Excel (*.xlsx)")
        path = self._where(words.text("Review pack"), ending, kind)
        if path is not None:
            name, scope = chosen.name, chosen.scope
            self._make(lambda progress: reviews.write(path, name, scope, progress=progress.say))

    def _template(self) -> None:
        words, templates = self.workbench.words, self.workbench.desk.templates
        name, scope = self.workbench.chosen.name, self.workbench.chosen.scope
        path = self._where(words.text("Revenue forecasting template"), _XLSX, words.text("Excel (*.xlsx)"))
        if path is not None:
            self._make(lambda _: templates.write(path, name, scope))

    def _where(self, title: str, ending: str, kind: str) -> Path | None:
        """Ask where it goes, unless one is being made."""
        if self.ticket is not None:
            return None
        period = self.workbench.chosen.name or self.workbench.today.isoformat()
        return where_to_save(self.workbench, title, f"{safe_name(f'{title} {period}')}{ending}", kind)

    def _make(self, job: Callable[[Progress], Saved]) -> None:
        self.trouble.hide()
        self.tell(self.workbench.words.text("Making it…"))
        self.ticket = self.workbench.background.run_long(job, self.saved, self.failed, said=self._on_said, lane="desk")

    def _on_said(self, done: int, of: int) -> None:
        words = self.workbench.words
        self.tell(words.text("Making it: step {n} of {all}", n=words.number(done), all=words.number(of)))
