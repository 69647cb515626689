"""A driver connection that fails at a commit, before or after the commit is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from salesdesk.store.driver import dbapi2
from salesdesk.store.sqlite_file import BUSY_MILLISECONDS


class Faulty(dbapi2.Connection):
    """Commits until it is told to fail."""

    fails: Callable[[Faulty], None] | None = None

    def commit(self) -> None:
        if self.fails is None:
            really_commit(self)
        else:
            fails, self.fails = self.fails, None
            fails(self)


def really_commit(connection: Faulty) -> None:
    dbapi2.Connection.commit(connection)


def io_error() -> dbapi2.Error:
    error = dbapi2.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
    return error


def full() -> dbapi2.Error:
    error = dbapi2.OperationalError("database or disk is full")
    error.sqlite_errorname = "SQLITE_FULL"
    return error


def connect(path: Path) -> Faulty:
    uri = f"{path.absolute().as_uri()}?mode=rw"
    made = dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False, factory=Faulty)
    made.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    return made
