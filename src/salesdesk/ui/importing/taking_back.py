"""Take a whole import back, and say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.ui.notices import Notice

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.ui.workbench import Workbench


def take_back(workbench: Workbench, batch: UUID) -> None:
    """Take a whole import back; refused, with a sentence, when something of it was changed since."""
    words, desk = workbench.words, workbench.desk

    def done(count: int) -> None:
        said = words.plural("Import taken back: {n} record", "Import taken back: {n} records", count)
        workbench.notify(Notice(said, picture="undo-2"))

    workbench.background.run(lambda: desk.importing.take_back(batch), done, workbench.tell_trouble)
