"""What was imported, and the way to take a whole import back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from salesdesk.ui.importing.taking_back import take_back
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, Row
from salesdesk.ui.settings_pages.section import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.ports import Batch
    from salesdesk.ui.workbench import Workbench

SHOWN = 8


class ImportsCard(Section):
    """The newest imports; one that nobody touched since goes back whole."""

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty list."""
        words = workbench.words
        super().__init__(workbench, words.text("Imports"), words.text("each can be taken back whole"))
        self._zone = ZoneInfo("UTC")
        self._list = Listing(words.text("Nothing was imported yet."), gap=6)
        self.add(self._list, Button(words.text("Import deals…"), "upload", do=self._on_import))

    def show_batches(self, batches: Sequence[Batch], zone: str) -> None:
        """Show the newest imports; their days are those of the desk's zone."""
        self._zone = ZoneInfo(zone)
        self._list.show_rows([self._row(b) for b in batches[:SHOWN]])

    def _row(self, batch: Batch) -> QWidget:
        words = self.words
        counts = words.text(
            "{day}: {added} added, {updated} changed, {skipped} left as they were",
            day=words.short_date(batch.imported_at.astimezone(self._zone).date()),
            added=words.number(batch.added),
            updated=words.number(batch.updated),
            skipped=words.number(batch.skipped),
        )
        if batch.taken_back_at is not None:
            return Row(batch.file_name, words.text("taken back"), "undo-2")
        back = Button(words.text("Take back"), "undo-2", do=partial(take_back, self.workbench, batch.id))
        back.setAccessibleName(words.text("Take back {name}", name=batch.file_name))
        return Row(batch.file_name, counts, "file-spreadsheet", trailing=back)

    def _on_import(self) -> None:
        self.workbench.actions.do("import.open")
