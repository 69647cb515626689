"""`salesdesk [DESK]`: one window over one desk; without a desk, the first page."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from salesdesk.wording import Words

REFUSED = 1


def screen_missing(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Tell whether no window can open here: Linux without a display, and no Qt platform that needs none."""
    shown = any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return platform.startswith("linux") and not shown


def run(desk: Path | None) -> int:
    """Open the window and stay until it is closed. Returns the exit code."""
    words = Words()
    if screen_missing(os.environ):
        sys.stderr.write(
            words.text(
                "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open. "
                "Do the main job without one: salesdesk tour FOLDER"
            )
            + "\n"
        )
        return REFUSED
    from salesdesk.app.program import Program

    return Program(words).run(desk)
