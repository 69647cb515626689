"""How the call sheet leaves the desk: as a PDF or on a printer, with the battlecard or without."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import override

from salesdesk.application.files import safe_name
from salesdesk.application.papers import Paper
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Tick
from salesdesk.ui.files import save_document, where_to_save
from salesdesk.ui.notices import Notice
from salesdesk.ui.parts import Button
from salesdesk.ui.printing import NotPrinted, ask_printer, can_print, print_pages
from salesdesk.wording.foreseen import FORESEEN
from salesdesk.wording.paper_warnings import warning_told
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from salesdesk.application.papers import Made
    from salesdesk.ui.workbench import Workbench


class PrintSheetDialog(AskDialog):
    """Asks whether the battlecard comes along; Enter saves a PDF, Print… goes on to a printer."""

    def __init__(
        self, workbench: Workbench, meeting_id: UUID, name: str, rivals: int, refused: Callable[[str], None]
    ) -> None:
        """Ask; `name` names the call, `rivals` counts those on its deal, what stands in the way goes to `refused`."""
        words = workbench.words
        self._meeting_id = meeting_id
        self._title = safe_name(words.text("Call sheet {name}", name=name))
        self._refused = refused
        self.battlecard = Tick(words.text("With the battlecard on a second page"))
        self.print_button = Button(words.text("Print…"), "printer", do=self.print_it)
        super().__init__(
            workbench,
            words.text("Print call sheet"),
            words.text("Save PDF"),
            self.battlecard,
            why=_why(workbench, rivals),
            also=(self.print_button,),
        )
        self.battlecard.setFocus()

    @override
    def answer(self) -> None:
        """Save the PDF where the person says."""
        words, workbench = self.words, self.workbench
        kind = words.text("PDF (*.pdf)")
        path = where_to_save(workbench, words.text("Save call sheet"), f"{self._title}.pdf", kind)
        if path is None:
            return
        call_sheet, key, with_card = workbench.desk.exporting.call_sheet, self._meeting_id, self.battlecard.value()
        refused = self._refused
        self.accept()
        save_document(workbench, path, lambda chosen: call_sheet(key, chosen, battlecard=with_card), refused)

    def print_it(self) -> None:
        """Go on to the printer's own dialog; the sheet is made once a printer is chosen."""
        if not can_print():
            self.refuse(
                self.words.text(
                    "This machine lacks what printing needs. Save the PDF and print it with another program."
                )
            )
            return
        _Printing(self.workbench, self._title, self._refused).start(
            self._meeting_id, battlecard=self.battlecard.value()
        )
        self.accept()


class _Printing:
    """One sheet on its way to a printer: made in the desk's lane, drawn and printed in that of pictures."""

    def __init__(self, workbench: Workbench, title: str, refused: Callable[[str], None]) -> None:
        self._workbench = workbench
        self._title = title
        self._refused = refused

    def start(self, meeting_id: UUID, *, battlecard: bool) -> None:
        desk = self._workbench.desk

        def make() -> tuple[Made, Paper]:
            made = desk.exporting.call_sheet_made(meeting_id, battlecard=battlecard)
            return made, Paper(desk.setting_up.settings().paper)

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


def _why(workbench: Workbench, rivals: int) -> str:
    words = workbench.words
    one = words.text("The call sheet is one page.")
    if not rivals:
        return " ".join((one, words.text("No competitor is known on this deal: the second page has room to write.")))
    card = words.plural(
        "The battlecard adds what we carry against {n} competitor.",
        "The battlecard adds what we carry against {n} competitors.",
        rivals,
    )
    return f"{one} {card}"
