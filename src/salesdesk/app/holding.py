"""Who has a desk open: a lock beside the file, which a second window reads to say so."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile

from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.bootstrap import holder, lock_path


class Hold:
    """This window's hold on a desk, until it is released; the lock of a program that died does not count."""

    def __init__(self, desk: Path) -> None:
        """Take hold. Raises DeskTrouble (in use) with the name of who has it."""
        self._lock: QLockFile | None = None
        if not desk.parent.is_dir():
            return  # opening the desk says what is wrong
        lock = QLockFile(str(lock_path(desk)))
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            self._lock = lock
        elif lock.error() == QLockFile.LockError.LockFailedError:
            raise DeskTrouble(DeskFault.IN_USE, str(desk), holder(desk))

    def release(self) -> None:
        """Let go."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
