"""The open file of a desk: one connection, one transaction at a time, whatever thread asks."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, event, update
from sqlalchemy.exc import DBAPIError

from salesdesk.application.failures import CommitUnknown, DeskFault, DeskTrouble
from salesdesk.store import sqlite_file
from salesdesk.store.driver import dbapi2
from salesdesk.store.engine import engine_over
from salesdesk.store.failures import database_faults, trouble_of
from salesdesk.store.records.desk import saving

_READING = "salesdesk_reading"


class Database:
    """The one connection to a desk file; a transaction holds it until it ends."""

    def __init__(self, driver: dbapi2.Connection, path: Path) -> None:
        self.path = path
        self.driver = driver
        self._lock = threading.RLock()
        self._open: Connection | None = None
        self._engine = engine_over(driver, path)
        event.listen(self._engine, "begin", _begin)
        self._connection = self._engine.connect()

    @property
    def is_closed(self) -> bool:
        """Whether the file was let go of."""
        return self._connection.closed

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """Hold one consistent look; inside a transaction of the same thread it is that one."""
        with self._lock:
            if self._open is not None:
                yield self._open
                return
            self._require_idle()
            with database_faults(self.path), self._transaction(reading=True) as connection:
                yield connection
                connection.rollback()

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """Hold a transaction: leaving it normally keeps everything in it, an exception keeps nothing.

        Raises DeskTrouble for the machine's faults. A commit that fails is looked up before anything is said:
        it returns normally if the transaction was kept after all, and raises CommitUnknown or DeskTrouble if not.
        """
        with self._lock:
            self._require_idle()
            with database_faults(self.path), self._transaction(reading=False) as connection:
                before = self.driver.total_changes
                yield connection
                if self.driver.total_changes != before:
                    self._commit(connection, _counted(connection))

    @contextmanager
    def alone(self) -> Generator[dbapi2.Connection]:
        """Hold the driver's own connection outside any transaction, for copies, checks and settings."""
        with self._lock:
            self._require_idle()
            yield self.driver

    def _require_idle(self) -> None:
        if self.is_closed:
            raise DeskTrouble(DeskFault.OTHER, str(self.path), "closed")
        if self._open is not None:
            raise RuntimeError("a transaction is open in this thread already")

    @contextmanager
    def _transaction(self, *, reading: bool) -> Generator[Connection]:
        connection = self._connection
        connection.execution_options(**{_READING: reading})
        connection.begin()
        self._open = connection
        try:
            yield connection
        finally:
            self._open = None
            self._roll_back(connection)

    def _roll_back(self, connection: Connection) -> None:
        """End whatever is open: a commit that failed leaves the driver's transaction open behind SQLAlchemy's.

        Where somebody pressed Ctrl+C within a statement, SQLAlchemy has closed the driver, and nothing is open.
        """
        if connection.invalidated:
            return
        if connection.get_transaction() is not None:
            connection.rollback()
        if self.driver.in_transaction:
            self.driver.rollback()

    def _commit(self, connection: Connection, count: int) -> None:
        try:
            connection.commit()
        except DBAPIError as error:
            if isinstance(error.orig, dbapi2.IntegrityError):
                raise
            if self._was_kept(connection, count):
                return
            trouble = trouble_of(error, self.path)
            if trouble is not None and trouble.fault is not DeskFault.OTHER:
                raise trouble from error
            raise CommitUnknown(str(self.path)) from error

    def _was_kept(self, connection: Connection, count: int) -> bool:
        """Read again how many transactions the desk has kept."""
        self._roll_back(connection)
        with database_faults(self.path):
            kept = self.driver.execute("SELECT count FROM saving WHERE id = 1").fetchone()
        return kept is not None and int(kept[0]) >= count

    def close(self) -> None:
        """Let go of the file, its log folded in, so that it is one file. Closing twice does nothing."""
        with self._lock:
            if self.is_closed:
                return
            try:
                if not self._connection.invalidated:
                    with database_faults(self.path):
                        sqlite_file.fold_log(self.driver)
            finally:
                self._connection.close()
                self._engine.dispose()
                self.driver.close()


def kept_state(connection: Connection) -> int | None:
    """Return what tells one kept state of the desk from another; None in a transaction that may write.

    It counts all rows that were ever changed through the one connection, taken back or not: it never stands for two.
    """
    if not connection.get_execution_options().get(_READING, False):
        return None
    driver: dbapi2.Connection | None = connection.connection.driver_connection
    return None if driver is None else driver.total_changes


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get(_READING, False)
    connection.exec_driver_sql(sqlite_file.begin_statement(reading=reading))


def _counted(connection: Connection) -> int:
    """Count this transaction among those kept and return its number."""
    counted = update(saving).where(saving.c.id == 1).values(count=saving.c.count + 1).returning(saving.c.count)
    return int(connection.execute(counted).scalar_one())
