"""The deals that are shown as a workbook, or as one table of plain values: how far it is, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.application.files import safe_name
from salesdesk.ui.file_making import FileMaking
from salesdesk.ui.files import where_to_save

if TYPE_CHECKING:
    from pathlib import Path

    from salesdesk.application.rows import DealQuery
    from salesdesk.application.workbook_content import PipelineSheet
    from salesdesk.ui.background import Progress
    from salesdesk.ui.workbench import Workbench


class TakingOut(FileMaking):
    """How far the export is, and what stood in its way."""

    def __init__(self, workbench: Workbench) -> None:
        """Take nothing out yet."""
        super().__init__(workbench, workbench.words.text("The pipeline was not saved."))

    def export(self, query: DealQuery, said: str) -> None:
        """Ask for a file and write the deals of a query, `said` in people's words, to it."""
        if self.ticket is not None:
            return
        words = self.workbench.words
        name = safe_name(words.text("Pipeline {day}", day=query.as_of.isoformat()))
        kinds = words.text("Excel (*.xlsx)") + ";;" + words.text("CSV (*.csv)")
        path = where_to_save(self.workbench, words.text("Export the pipeline"), f"{name}.xlsx", kinds)
        if path is None:
            return
        self.trouble.hide()
        exporting = self.workbench.desk.exporting

        def read(progress: Progress) -> PipelineSheet:
            # Where the name will not do, that is said before the deals are read.
            exporting.require_form(path)
            return exporting.sheet(query=query, said=said, progress=progress.say)

        self.tell(words.text("Reading deals…"))
        self.ticket = self.workbench.background.run_long(
            read, lambda sheet: self._write(path, sheet), self.failed, said=self._on_read, lane="desk"
        )

    def _write(self, path: Path, sheet: PipelineSheet) -> None:
        """Write what was read beside everything else: the desk can be worked with meanwhile."""
        exporting = self.workbench.desk.exporting
        self.ticket = self.workbench.background.run_long(
            lambda progress: exporting.write(path, sheet, progress.say),
            self.saved,
            self.failed,
            said=self._on_written,
        )

    def _on_read(self, done: int, of: int) -> None:
        words = self.workbench.words
        self.tell(words.text("Reading deals: {n} of {all}", n=words.number(done), all=words.number(of)))

    def _on_written(self, done: int, of: int) -> None:
        words = self.workbench.words
        self.tell(words.text("Writing deals: {n} of {all}", n=words.number(done), all=words.number(of)))
