"""Save people as address cards: one, those of an account, or everybody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from salesdesk.application.exporting import Saved
from salesdesk.application.files import safe_name
from salesdesk.ui.files import save_document, where_to_save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from salesdesk.ui.workbench import Workbench


def save_cards(
    workbench: Workbench,
    name: str,
    *,
    people: Sequence[UUID] = (),
    account: UUID | None = None,
    refused: Callable[[str], None] | None = None,
) -> None:
    """Ask where the cards of these people go (else of an account's, else of all), and write them in the worker."""
    words, save = workbench.words, workbench.desk.cards_out.save
    fallback = words.text("People")
    path = where_to_save(
        workbench,
        words.text("Save address cards"),
        f"{safe_name(name, fallback)}.vcf",
        words.text("Address cards (*.vcf)"),
    )
    if path is None:
        return

    def job(where: Path) -> Saved:
        return save(where, people=people, account=account)[0]

    save_document(workbench, path, job, refused or workbench.notify_trouble)
