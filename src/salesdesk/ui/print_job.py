"""One document on its way to a printer: made in the desk's lane, drawn and printed in that of pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from salesdesk.application.papers import Paper
from salesdesk.ui.notices import Notice
from salesdesk.ui.printing import NotPrinted, ask_printer, can_print, print_pages
from salesdesk.wording.foreseen import FORESEEN
from salesdesk.wording.paper_warnings import warning_told
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from salesdesk.application.papers import Made
    from salesdesk.ui.workbench import Workbench


def printing_lacks(workbench: Workbench) -> str:
    """Return what to do where this machine cannot print; nothing where it can."""
    if can_print():
        return ""
    return workbench.words.text(
        "This machine lacks what printing needs. Save the PDF and print it with another program."
    )


class PrintJob:
    """Makes a document, asks for the printer, prints; what stands in the way goes to `refused`, in sentences."""

    def __init__(self, workbench: Workbench, title: str, refused: Callable[[str], None]) -> None:
        """Name the job as the printer's list will."""
        self._workbench = workbench
        self._title = title
        self._refused = refused

    def start(self, make: Callable[[], tuple[Made, Paper]]) -> None:
        """Make the document in the worker and go on to the printer's own dialog."""
        self._workbench.background.run(make, self._on_made, self._on_failed)

    def _on_made(self, result: tuple[Made, Paper]) -> None:
        made, paper = result
        ask_printer(self._workbench, made, self._title, paper, lambda printer: self._send(printer, made))

    def _send(self, printer: QPrinter, made: Made) -> None:
        def done(pages: int) -> None:
            self._tell(pages, made)

        self._workbench.background.run(lambda: self._print(printer, made), done, self._on_failed, lane="pictures")

    def _print(self, printer: QPrinter, made: Made) -> int:
        document = self._workbench.desk.exporting.opened(made)
        try:
            return print_pages(printer, document)
        finally:
            document.close()

    def _tell(self, pages: int, made: Made) -> None:
        words = self._workbench.words
        said = words.plural("{n} page sent to the printer.", "{n} pages sent to the printer.", pages)
        warnings = [warning_told(words, warning) for warning in made.warnings[:2]]
        self._workbench.notify(Notice(" ".join([said, *warnings]), picture="printer"))

    def _on_failed(self, error: Exception) -> None:
        words = self._workbench.words
        if isinstance(error, NotPrinted):
            self._refused(words.text("The printer took no page. Check it, or save the PDF and print that."))
        elif isinstance(error, FORESEEN):
            self._refused(told(words, error))
        else:
            self._workbench.tell_trouble(error)
