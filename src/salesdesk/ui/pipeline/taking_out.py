"""The deals that are shown as a workbook, or as one table of plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.application.files import safe_name
from salesdesk.ui.files import save_document, where_to_save

if TYPE_CHECKING:
    from salesdesk.application.exporting import Saved
    from salesdesk.application.rows import DealQuery
    from salesdesk.ui.parts import HintStrip
    from salesdesk.ui.workbench import Workbench


def export_deals(workbench: Workbench, query: DealQuery, said: str, trouble: HintStrip) -> None:
    """Ask for a file and write the deals of a query, `said` in people's words, to it; the strip tells of trouble."""
    words = workbench.words
    name = safe_name(words.text("Pipeline {day}", day=query.as_of.isoformat()))
    kinds = words.text("Excel (*.xlsx)") + ";;" + words.text("CSV (*.csv)")
    path = where_to_save(workbench, words.text("Export the pipeline"), f"{name}.xlsx", kinds)
    if path is None:
        return
    trouble.hide()

    def job(_chosen: object) -> Saved:
        return workbench.desk.exporting.pipeline(path, query=query, said=said)

    def refused(sentences: str) -> None:
        trouble.say(words.text("The pipeline was not saved."), sentences)
        trouble.show()

    save_document(workbench, path, job, refused)
