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
from salesdesk.ui.parts import Button
from salesdesk.ui.print_job import PrintJob, printing_lacks

if TYPE_CHECKING:
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
        lacks = printing_lacks(self.workbench)
        if lacks:
            self.refuse(lacks)
            return
        desk, key, with_card = self.workbench.desk, self._meeting_id, self.battlecard.value()

        def make() -> tuple[Made, Paper]:
            made = desk.exporting.call_sheet_made(key, battlecard=with_card)
            return made, Paper(desk.setting_up.settings().paper)

        PrintJob(self.workbench, self._title, self._refused).start(make)
        self.accept()


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
