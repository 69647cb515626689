"""Calendar files that are dropped anywhere on the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from salesdesk.ui.dropping import DropOfFiles, take_one
from salesdesk.ui.notices import Notice

if TYPE_CHECKING:
    from salesdesk.ui.workbench import Workbench


def take_calendars(
    workbench: Workbench, end: Callable[[Notice], object], show: Callable[[Path], object]
) -> DropOfFiles:
    """Let a calendar file be dropped anywhere on the window: `show` looks at it, then it is taken (2.8, 1.14).

    `end` hides a notice that is no longer true.
    """
    words = workbench.words
    invited = Notice(words.text("Let go, and the calendar is read."), picture="import")
    several = words.text("Drop one calendar at a time, so that you see what each would do.")
    return take_one(workbench, ".ics", invited, several, end, show)
