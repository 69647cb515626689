"""When a window has done all that was asked of it: for pictures and tests, which look at it only then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

if TYPE_CHECKING:
    from salesdesk.ui.background import Background

QUIET: Final = 12
"""Turns without work: boxes within boxes give each other their sizes one level a turn."""


def come_to_rest(background: Background) -> None:
    """Deliver events until so many turns in a row found no work. Raises TimeoutError when work does not end.

    One call of `processEvents` may leave timers of no length for later when a busy machine has more urgent events,
    so each turn waits for a timer of its own.
    """
    quiet = 0
    while quiet < QUIET:
        _let_timers_act()
        quiet = 0 if background.busy else quiet + 1
        background.settle()


def _let_timers_act() -> None:
    turn = QTimer()
    turn.setSingleShot(True)
    turn.start(0)
    while turn.isActive():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
