"""The ways into the window for a proposal that came back: a file that is chosen, or dropped anywhere on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from salesdesk.ui.dropping import DropOfFiles, take_one
from salesdesk.ui.files import what_to_open
from salesdesk.ui.notices import Notice

if TYPE_CHECKING:
    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "returned"


def ask_for_returned(workbench: Workbench) -> None:
    """Ask which PDF came back, and go to the page that reads it."""
    words = workbench.words
    path = what_to_open(workbench, words.text("Read a returned proposal"), words.text("PDF (*.pdf)"))
    if path is not None:
        workbench.navigate(PAGE_ID, str(path))


def take_drops(workbench: Workbench, end: Callable[[Notice], object]) -> DropOfFiles:
    """Let a PDF be dropped anywhere on the window: it is read as a proposal that came back (B1).

    `end` hides a notice that is no longer true.
    """
    words = workbench.words
    invited = Notice(words.text("Let go, and the proposal that came back is read."), picture="import")
    several = words.text("Drop one PDF at a time: each is an answer of its own.")

    def show(pdf: Path) -> None:
        workbench.navigate(PAGE_ID, str(pdf))

    return take_one(workbench, ".pdf", invited, several, end, show)
