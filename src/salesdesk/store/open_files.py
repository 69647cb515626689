"""The desk files that this process has open: no second look at one of them may be taken past its connection.

A POSIX system drops all of a process's locks on a file as soon as the process closes any handle on that file, whoever
opened it and under whatever name. Whoever is about to open a file by itself asks here first.
"""

from __future__ import annotations

import threading
import weakref
from pathlib import Path

from salesdesk.application.failures import DeskFault, DeskTrouble

Identity = tuple[int, int]


class Taken:
    """That this process has a desk file, until it is let go of or forgotten with the store that had it."""

    def __init__(self, identity: Identity | None) -> None:
        self.identity = identity


class OpenFiles:
    """Which files are taken, by what they are and not by their names: a link is the same file."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._taken: weakref.WeakValueDictionary[Identity, Taken] = weakref.WeakValueDictionary()

    def take(self, path: Path) -> Taken:
        """Take a file before anything looks into it; one that is not there is nobody's. Raises DeskTrouble (in use)."""
        taken = Taken(_identity_of(path))
        if taken.identity is not None:
            with self._lock:
                if self._taken.setdefault(taken.identity, taken) is not taken:
                    raise DeskTrouble(DeskFault.IN_USE, str(path))
        return taken

    def let_go(self, taken: Taken) -> None:
        """Let go of a file that is closed; twice does nothing."""
        with self._lock:
            if taken.identity is not None and self._taken.get(taken.identity) is taken:
                del self._taken[taken.identity]

    def has(self, path: Path) -> bool:
        """Tell whether a path leads to a desk that this process has open."""
        with self._lock:
            return _identity_of(path) in self._taken


# The locks are the process's, not a store's: so is the knowledge of who holds them.
OPEN_FILES = OpenFiles()


def _identity_of(path: Path) -> Identity | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
