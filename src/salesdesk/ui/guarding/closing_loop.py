"""Where the written end to unanswered calls goes: a draft that a mail program opens (B4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.application.files import safe_name
from salesdesk.ui.files import save_document, where_to_save

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from salesdesk.application.exporting import Saved
    from salesdesk.ui.workbench import Workbench


def close_loop(workbench: Workbench, person: UUID | None, name: str) -> None:
    """Ask where the draft goes, and write it."""
    words, closing = workbench.words, workbench.desk.closing_loop
    file = safe_name(words.text("Close the loop {person}", person=name), "Close the loop")
    kind = words.text("E-mail draft (*.eml)")
    path = where_to_save(workbench, words.text("Save the e-mail draft"), f"{file}.eml", kind)

    def job(to: Path) -> Saved:
        return closing.mail(to, person, name)

    if path is not None:
        save_document(workbench, path, job, workbench.notify_trouble)
