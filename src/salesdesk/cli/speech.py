"""How the command line speaks: refusals on standard error with what to do, results on standard output."""

from __future__ import annotations

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


def refused(run: Callable[[T], int], chosen: T) -> int:
    """Run a command; what is refused is told in a sentence on standard error, with exit code 1."""
    from salesdesk.wording.foreseen import FORESEEN

    try:
        return run(chosen)
    except FORESEEN as error:
        print(told(Words(), error), file=sys.stderr)
        return REFUSED


@contextmanager
def opened(path: Path) -> Generator[Desk]:
    """Open a desk for one command and close it again. Raises DeskTrouble."""
    from salesdesk.bootstrap import open_desk

    desk = open_desk(path)
    try:
        yield desk
    finally:
        desk.close()
