"""A desk as a SQLite file: how it is told from other files, connected to, set and copied. SQLite only."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.store.driver import dbapi2
from salesdesk.store.weighing import weighted
from salesdesk.store.words import searchable

MAGIC = b"SQLite format 3\x00"
APPLICATION_ID = 0x53447331
"""Marks a SQLite file as a desk ("SDs1"); stands in its header, where it is read without opening the file."""
HEADER = 100
BUSY_MILLISECONDS = 250
CHECKED_AT_OPENING = 64 * 2**20
"""Up to this size a desk is checked whole whenever it is opened; a larger one when it is asked for."""

Connector = Callable[[Path], dbapi2.Connection]


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes of a file say: whose it is, and the number of its schema."""

    application: int
    schema: int


def header_of(path: Path) -> Header:
    """Return the header of a desk without opening it as a database, so that nothing is changed.

    Raises DeskTrouble: missing, a folder, empty, not a desk, damaged (cut off), read-only.
    """
    if path.is_dir():
        raise DeskTrouble(DeskFault.IS_FOLDER, str(path))
    try:
        with path.open("rb") as file:
            start = file.read(HEADER)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DeskTrouble(DeskFault.MISSING, str(path)) from error
    if not start:
        raise DeskTrouble(DeskFault.EMPTY, str(path))
    if not start.startswith(MAGIC):
        raise DeskTrouble(DeskFault.NOT_A_DESK, str(path))
    if len(start) < HEADER:
        raise DeskTrouble(DeskFault.DAMAGED, str(path))
    header = Header(application=int.from_bytes(start[68:72], "big"), schema=int.from_bytes(start[60:64], "big"))
    if header.application != APPLICATION_ID:
        raise DeskTrouble(DeskFault.NOT_A_DESK, str(path))
    return header


def require_writable(path: Path) -> None:
    """Refuse a desk that cannot be written, or whose folder cannot. Raises DeskTrouble (read-only)."""
    with path.open("r+b"):
        pass
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise DeskTrouble(DeskFault.READ_ONLY, str(path.parent))


def connect(path: Path) -> dbapi2.Connection:
    """Connect to a file that exists; never makes one. The driver leaves all transactions to us."""
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, check_same_thread=False
    )
    connection.create_function("searchable", 1, searchable, deterministic=True)
    connection.create_function("weighted", 2, weighted, deterministic=True)
    connection.execute("PRAGMA cipher_log_level = none")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    return connection


def claim(connection: dbapi2.Connection) -> None:
    """Take the file for us alone, without a write. Raises the driver's "busy" when somebody else has it."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
    # The lock is taken by the first transaction, not by the PRAGMA, and kept from then on.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")


def settle(connection: dbapi2.Connection) -> None:
    """Set what every desk is set to."""
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "trusted_schema = OFF",
        "temp_store = MEMORY",
        "cache_size = -65536",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()


def marks_of(connection: dbapi2.Connection) -> Header:
    """Return what an open file says it is: the log may know more than the header on disk."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    return Header(application=application, schema=connection.execute("PRAGMA user_version").fetchone()[0])


def has_settings(connection: dbapi2.Connection) -> bool:
    """Tell whether there is a row of settings: without one a file is no desk, whatever its header says."""
    known = connection.execute("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'desk'").fetchone()
    return known is not None and connection.execute("SELECT 1 FROM desk").fetchone() is not None


def mark(connection: dbapi2.Connection, schema: int) -> None:
    """Mark the file as a desk of that schema; inside a transaction it is part of it."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {schema}")


def require_sound(connection: dbapi2.Connection, path: Path, *, thorough: bool = False) -> None:
    """Check the whole file. Raises DeskTrouble (damaged) with what was found first."""
    found = connection.execute("PRAGMA integrity_check(1)" if thorough else "PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise DeskTrouble(DeskFault.DAMAGED, str(path), str(found))


def begin_statement(*, reading: bool) -> str:
    """Return how a transaction begins: one that writes takes its lock at once, so that it never fails half-way."""
    return "BEGIN" if reading else "BEGIN IMMEDIATE"


def check_references(connection: dbapi2.Connection, *, on: bool) -> None:
    """Switch the checking of references; only outside a transaction it has an effect."""
    connection.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")


def require_references(connection: dbapi2.Connection, path: Path) -> None:
    """Check every reference. Raises DeskTrouble (damaged) with the first one that leads nowhere."""
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise DeskTrouble(DeskFault.DAMAGED, str(path), f"{broken[0]} refers to a missing {broken[2]}")


def fold_log(connection: dbapi2.Connection) -> None:
    """Bring the write-ahead log into the file, so that a closed desk is one file."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def create_empty(path: Path) -> None:
    """Make an empty file that only its owner may read. Raises the operating system's errors."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600))


def publish(made: Path, path: Path) -> None:
    """Give a finished file its name unless something has that name already. Raises FileExistsError."""
    sync(made)
    try:
        path.hardlink_to(made)
    except FileExistsError:
        raise
    except OSError:
        _publish_without_links(made, path)
        return
    made.unlink()
    sync_folder(path.parent)


def _publish_without_links(made: Path, path: Path) -> None:
    """Some file systems (sticks, shares) have no links: the name is taken first, then replaced."""
    create_empty(path)
    made.replace(path)
    sync_folder(path.parent)


def sync(path: Path) -> None:
    """Wait until the file's content is on the disk."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the folder knows the file by its name; Windows has no such call and needs none."""
    with contextlib.suppress(PermissionError, IsADirectoryError, OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove(path: Path) -> None:
    """Remove a database file with what SQLite may have left beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
