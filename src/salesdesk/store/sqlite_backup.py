"""A copy of a desk that is proven before it counts. SQLite only."""

from __future__ import annotations

import contextlib
from pathlib import Path

from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.store import sqlite_file
from salesdesk.store.driver import dbapi2
from salesdesk.store.failures import file_faults


def back_up(driver: dbapi2.Connection, path: Path) -> None:
    """Copy an open desk to a file that does not exist yet, and verify the copy before it gets its name.

    Raises DeskTrouble: exists; backup failed, with what went wrong; nothing is left then.
    """
    if path.exists():
        raise DeskTrouble(DeskFault.EXISTS, str(path))
    made = path.with_name(f".{path.name}.new")
    try:
        with file_faults(path):
            sqlite_file.remove(made)
            sqlite_file.create_empty(made)
            _copy(driver, made)
            _verify(driver, made)
            sqlite_file.publish(made, path)
    except DeskTrouble as trouble:
        raise DeskTrouble(DeskFault.BACKUP_FAILED, str(path), trouble.detail or trouble.fault) from trouble
    finally:
        with contextlib.suppress(OSError):
            sqlite_file.remove(made)


def _copy(driver: dbapi2.Connection, made: Path) -> None:
    with contextlib.closing(sqlite_file.connect(made)) as copy:
        driver.backup(copy)
        # The copy stands for itself: no log beside it, so that it may be carried off as one file.
        copy.execute("PRAGMA journal_mode = DELETE").fetchall()


def _verify(driver: dbapi2.Connection, made: Path) -> None:
    """Open the copy again as if it were the desk: whole, marked alike, with as many rows in every table."""
    sqlite_file.header_of(made)
    with contextlib.closing(sqlite_file.connect(made)) as copy:
        sqlite_file.require_sound(copy, made, thorough=True)
        if _contents(copy) != _contents(driver):
            raise DeskTrouble(DeskFault.BACKUP_FAILED, str(made), "the copy differs from the desk")


def _contents(connection: dbapi2.Connection) -> tuple[object, ...]:
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")]
    counts = [(name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in tables]
    return (sqlite_file.marks_of(connection), *counts)
