"""Python's cyclic rubbish is collected in the window's thread only: with it go widgets, and no worker may end one."""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

INTERVAL: Final = 2000
"""Milliseconds between two looks at what is due."""


def collect_due() -> int | None:
    """Collect the oldest generation that is due by Python's own thresholds; return which, None when none was."""
    young, middle, old = (count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True))
    if not young:
        return None
    age = (2 if old else 1) if middle else 0
    gc.collect(age)
    return age


class Collecting(QObject):
    """Stops automatic collection, which strikes in whichever thread allocates, and collects by a timer instead."""

    def __init__(self, parent: QObject) -> None:
        """Take over for as long as the parent lives; made in the window's thread."""
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(INTERVAL)
        timer.timeout.connect(collect_due)
        timer.start()
