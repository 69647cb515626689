"""How the command line speaks: refusals on standard error with what to do, results on standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from salesdesk.wording import Words
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from salesdesk.application.desk import Desk

T = TypeVar("T")
REFUSED = 1
STOPPED = 130
"""What shells call it when Ctrl+C ends a command."""


def refused(run: Callable[[T], int], chosen: T) -> int:
    """Run a command; what is refused is told in a sentence on standard error, with exit code 1."""
    from salesdesk.wording.foreseen import FORESEEN

    try:
        return run(chosen)
    except FORESEEN as error:
        print(told(Words(), error), file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # Whoever read our output has had enough of it, as `head` does; nothing more is said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        # What had begun was one transaction, or a file that gets its name when it is whole.
        print(Words().text("Stopped. Nothing was changed"), file=sys.stderr)
        return STOPPED


@contextmanager
def opened(path: Path) -> Generator[Desk]:
    """Open a desk for one command and close it again. Raises DeskTrouble."""
    from salesdesk.bootstrap import open_desk

    desk = open_desk(path)
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def progress_line(said: str) -> Generator[Callable[[int, int], None]]:
    """Draw on a terminal how far long work is, on one line that is gone when it is done; elsewhere nothing."""
    shown = sys.stderr.isatty()

    def draw(done: int, total: int) -> None:
        if shown:
            sys.stderr.write(f"\r{said} {min(100, done * 100 // max(1, total))} %")
            sys.stderr.flush()

    try:
        yield draw
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
