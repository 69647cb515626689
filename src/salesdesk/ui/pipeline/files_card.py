"""The files of a deal: what was sent, what came back, the agreement; each saved from here, its proposal opened."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from salesdesk.application.deal_files import DealFile, FileKind, files_of
from salesdesk.application.files import safe_name
from salesdesk.ui.files import save_document, where_to_save
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Card, IconButton, OpenRow, boxed, row
from salesdesk.wording.deal_files import file_told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from salesdesk.application.deal_files import Sent
    from salesdesk.application.exporting import Saved
    from salesdesk.ui.workbench import Workbench

_PICTURES: Mapping[FileKind, str] = {
    FileKind.PROPOSAL: "file-text",
    FileKind.RETURNED: "mail",
    FileKind.AGREEMENT: "handshake",
}


class FilesCard(Card):
    """The newest file first."""

    def __init__(self, workbench: Workbench, refused: Callable[[str], None]) -> None:
        """Show nothing yet; `refused` gets the sentences of what stood in the way of saving."""
        words = workbench.words
        super().__init__(words.text("Files"))
        self._workbench = workbench
        self._refused = refused
        self.list = Listing(words.text("Nothing was issued yet. What goes out and what comes back stands here."), gap=0)
        self.add(self.list)

    def show_sent(self, sent: Sequence[Sent]) -> None:
        """Show the files of a deal."""
        self.list.show_rows([self._line(one) for one in files_of(sent)])

    def _line(self, one: DealFile) -> QWidget:
        words, zone = self._workbench.words, self._workbench.standing.settings.zone
        title, second = file_told(words, one)
        day = one.sent.answered_on if one.kind is not FileKind.PROPOSAL else None
        told = words.short_date(day or one.sent.issued_at.astimezone(ZoneInfo(zone)).date())
        opening = OpenRow(title, second, _PICTURES[one.kind], trailing=told)
        opening.clicked.connect(partial(self._workbench.navigate, "proposals", str(one.sent.proposal_id)))
        save = IconButton("file-down", words.text("Save {file}", file=title), do=partial(self._save, one, title))
        line = row(opening, save, gap=4)
        line.setStretch(0, 1)
        return boxed(line)

    def _save(self, one: DealFile, title: str) -> None:
        words = self._workbench.words
        name = f"{safe_name(title, one.sent.number)}.pdf"
        path = where_to_save(self._workbench, words.text("Save the PDF"), name, words.text("PDF (*.pdf)"))
        if path is not None:
            save_document(self._workbench, path, self._job(one), self._refused)

    def _job(self, one: DealFile) -> Callable[[Path], Saved]:
        handing, key, number = self._workbench.desk.handing_over, one.sent.proposal_id, one.sent.revision
        if one.kind is FileKind.AGREEMENT:
            return lambda path: handing.agreement(key, path)
        if one.kind is FileKind.RETURNED:
            return lambda path: handing.returned(key, path, number)
        return lambda path: handing.revision(key, number, path)
