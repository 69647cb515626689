"""Address cards that are dropped anywhere on the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from salesdesk.ui.dropping import DropOfFiles, take_one
from salesdesk.ui.notices import Notice

if TYPE_CHECKING:
    from salesdesk.ui.workbench import Workbench


def take_cards(workbench: Workbench, end: Callable[[Notice], object], show: Callable[[Path], object]) -> DropOfFiles:
    """Let a file of address cards be dropped anywhere on the window: `show` looks at it, then it is taken (1.13).

    `end` hides a notice that is no longer true.
    """
    words = workbench.words
    invited = Notice(words.text("Let go, and you see who is on these cards."), picture="users")
    several = words.text("Drop one file of address cards at a time, and see what it would do.")
    return take_one(workbench, ".vcf", invited, several, end, show)
