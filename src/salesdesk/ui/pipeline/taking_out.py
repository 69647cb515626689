"""The deals that are shown as a workbook, or as one table of plain values: how far it is, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.application.files import safe_name
from salesdesk.ui.background import CancelledWork
from salesdesk.ui.files import fail_saving, tell_saved, where_to_save
from salesdesk.ui.parts import HintStrip, column

if TYPE_CHECKING:
    from pathlib import Path

    from salesdesk.application.exporting import Saved
    from salesdesk.application.rows import DealQuery
    from salesdesk.application.workbook_content import PipelineSheet
    from salesdesk.ui.background import Progress, Ticket
    from salesdesk.ui.workbench import Workbench


class TakingOut(QWidget):
    """Two strips, out of sight while there is nothing to say: how far the export is, and what stood in its way."""

    def __init__(self, workbench: Workbench) -> None:
        """Take nothing out yet."""
        super().__init__()
        self._workbench = workbench
        self._ticket: Ticket | None = None
        self.progress = HintStrip(kind="notice")
        self.progress.acted.connect(self.cancel)
        self.trouble = HintStrip(kind="trouble")
        self.setLayout(column(self.progress, self.trouble, gap=10))
        for strip in (self, self.progress, self.trouble):
            strip.hide()

    def export(self, query: DealQuery, said: str) -> None:
        """Ask for a file and write the deals of a query, `said` in people's words, to it."""
        if self._ticket is not None:
            return
        words = self._workbench.words
        name = safe_name(words.text("Pipeline {day}", day=query.as_of.isoformat()))
        kinds = words.text("Excel (*.xlsx)") + ";;" + words.text("CSV (*.csv)")
        path = where_to_save(self._workbench, words.text("Export the pipeline"), f"{name}.xlsx", kinds)
        if path is None:
            return
        self.trouble.hide()
        exporting = self._workbench.desk.exporting

        def read(progress: Progress) -> PipelineSheet:
            # Where the name will not do, that is said before the deals are read.
            exporting.require_form(path)
            return exporting.sheet(query=query, said=said, progress=progress.say)

        self._tell(words.text("Reading deals…"))
        self._ticket = self._workbench.background.run_long(
            read, lambda sheet: self._write(path, sheet), self._failed, said=self._on_read, lane="desk"
        )

    def cancel(self) -> None:
        """Stop; the file that was there before stays as it is."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._over()

    def _write(self, path: Path, sheet: PipelineSheet) -> None:
        """Write what was read beside everything else: the desk can be worked with meanwhile."""
        exporting = self._workbench.desk.exporting
        self._ticket = self._workbench.background.run_long(
            lambda progress: exporting.write(path, sheet, progress.say),
            self._on_saved,
            self._failed,
            said=self._on_written,
        )

    def _on_read(self, done: int, of: int) -> None:
        words = self._workbench.words
        self._tell(words.text("Reading deals: {n} of {all}", n=words.number(done), all=words.number(of)))

    def _on_written(self, done: int, of: int) -> None:
        words = self._workbench.words
        self._tell(words.text("Writing deals: {n} of {all}", n=words.number(done), all=words.number(of)))

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
        self.trouble.say(self._workbench.words.text("The pipeline was not saved."), sentences)
        self.trouble.show()
        self.show()

    def _over(self) -> None:
        self._ticket = None
        self.progress.hide()
        self.setVisible(not self.trouble.isHidden())
