"""A desk in its file: made where none is, opened where one is, closed as one file again."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from salesdesk.application.everything.carrying import Filling, WholeLook
from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.application.ports import ImportWork, Reading, Stamp, Writing
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.store import migrating, schema, sqlite_backup, sqlite_file, sqlite_found, sqlite_rollup
from salesdesk.store.batches import BatchWork
from salesdesk.store.database import Database
from salesdesk.store.driver import dbapi2
from salesdesk.store.earlier import filling_earlier, is_earlier, unchecked
from salesdesk.store.everything import Everything, Filled, filling, is_empty
from salesdesk.store.failures import database_faults, file_faults
from salesdesk.store.open_files import OPEN_FILES, Taken
from salesdesk.store.schema import SCHEMA, Schema
from salesdesk.store.sqlite_file import Connector
from salesdesk.store.work import Work


class SqlStore:
    """The records of one open desk."""

    def __init__(self, database: Database, taken: Taken) -> None:
        self._database = database
        self._taken = taken

    @property
    def path(self) -> Path:
        """The file as it was named when it was opened."""
        return self._database.path

    @contextmanager
    def reading(self) -> Generator[Reading]:
        """Open a consistent look."""
        with self._database.reading() as connection:
            yield Work(connection)

    @contextmanager
    def writing(self) -> Generator[Writing]:
        """Open a transaction; leaving it normally commits. Raises DeskTrouble, CommitUnknown."""
        with self._database.writing() as connection:
            yield Work(connection)

    @contextmanager
    def imports(self) -> Generator[ImportWork]:
        """Open the transaction of an import. Raises DeskTrouble, CommitUnknown."""
        with self._database.writing() as connection:
            yield BatchWork(connection)

    @contextmanager
    def everything(self) -> Generator[WholeLook]:
        """Open a consistent look at all that the desk keeps."""
        with self._database.reading() as connection:
            yield Everything(connection)

    @contextmanager
    def refilling(self, number: int = SCHEMA.number) -> Generator[Filling]:
        """Open a transaction that fills an empty desk anew, as a schema had it. Raises DeskTrouble, CommitUnknown.

        The trouble is a desk that is not empty. A schema that no folder has is taken for that of this version.
        """
        with unchecked(self._database, number), self._database.writing() as connection:
            if not is_empty(connection):
                raise DeskTrouble(DeskFault.NOT_EMPTY, str(self.path))
            with _filling(self._database, connection, number) as filled:
                yield filled

    def backup(self, path: Path) -> None:
        """Write a verified copy to a file that must not exist yet. Raises DeskTrouble (exists, backup failed)."""
        with self._database.alone() as driver:
            sqlite_backup.back_up(driver, path)

    def check(self) -> None:
        """Check every page, index, reference and kept sum. Raises DeskTrouble (damaged) with the first finding."""
        with self._database.alone() as driver, database_faults(self.path):
            sqlite_file.require_sound(driver, self.path, thorough=True)
            sqlite_file.require_references(driver, self.path)
            sqlite_found.require_found(driver, self.path)
            sqlite_rollup.require_sums(driver, self.path)

    def close(self) -> None:
        """Close the desk: from here on it is one file. Closing twice does nothing."""
        self._database.close()
        OPEN_FILES.let_go(self._taken)


def create_desk(path: Path, settings: DeskSettings, stamp: Stamp, *, shape: Schema = SCHEMA) -> SqlStore:
    """Make a desk with its settings and open it; it appears whole or not at all.

    Raises DeskTrouble: exists, no folder, read-only folder, full.
    """

    def make(database: Database) -> None:
        with database.writing() as connection:
            schema.make(connection, shape)
            sqlite_file.mark(database.driver, shape.number)
            Work(connection).put(None, settings, stamp)

    return _create(path, make, shape)


def create_filled(path: Path, fill: Callable[[Filling], object], number: int = SCHEMA.number) -> SqlStore:
    """Make a desk of what `fill` puts into it, as a schema had it, and open it; it appears whole or not at all.

    Raises DeskTrouble as create_desk does, and whatever `fill` raises.
    """

    def make(database: Database) -> None:
        with unchecked(database, number), database.writing() as connection:
            schema.make(connection)
            sqlite_file.mark(database.driver, SCHEMA.number)
            with _filling(database, connection, number) as filled:
                fill(filled)

    return _create(path, make, SCHEMA)


@contextmanager
def _filling(database: Database, connection: Connection, number: int) -> Generator[Filled]:
    """Open an empty desk to be filled; a schema that no folder has is taken for that of this version."""
    if not is_earlier(number):
        with filling(connection) as filled:
            yield filled
        return
    with filling_earlier(connection, number) as filled:
        yield filled
    sqlite_file.require_references(database.driver, database.path)


def _create(path: Path, make: Callable[[Database], None], shape: Schema) -> SqlStore:
    if path.exists() or path.is_symlink():
        raise DeskTrouble(DeskFault.IS_FOLDER if path.is_dir() else DeskFault.EXISTS, str(path))
    made = path.with_name(f".{path.name}.new")
    with file_faults(path):
        sqlite_file.remove(made)
        sqlite_file.create_empty(made)
        try:
            _make(made, make)
            sqlite_file.publish(made, path)
        except BaseException as error:
            with contextlib.suppress(OSError):
                sqlite_file.remove(made)
            if isinstance(error, DeskTrouble) and error.path == str(made):
                # Nobody asked for a file of the name that a desk has while it is made.
                raise DeskTrouble(error.fault, str(path), error.detail) from error
            raise
    return open_desk(path, shape=shape)


def _make(made: Path, make: Callable[[Database], None]) -> None:
    driver = _claimed(made, sqlite_file.connect)
    sqlite_file.settle(driver)
    database = Database(driver, made)
    try:
        make(database)
    finally:
        database.close()


def open_desk(path: Path, *, shape: Schema = SCHEMA, connect: Connector = sqlite_file.connect) -> SqlStore:
    """Open a desk that exists, brought up to this version's schema after a verified backup where it is older.

    Raises DeskTrouble: missing, a folder, empty, not a desk, newer, damaged, in use, read-only, backup failed.
    """
    taken = OPEN_FILES.take(path)
    try:
        return SqlStore(_opened(path, shape, connect), taken)
    except BaseException:
        OPEN_FILES.let_go(taken)
        raise


def _opened(path: Path, shape: Schema, connect: Connector) -> Database:
    with file_faults(path):
        _require_known(sqlite_file.header_of(path), path, shape)
        sqlite_file.require_writable(path)
        driver = _claimed(path, connect)
        try:
            _require_desk(driver, path, shape)
            sqlite_file.settle(driver)
        except BaseException:
            driver.close()
            raise
    database = Database(driver, path)
    try:
        migrating.bring_up_to_date(database, shape)
    except BaseException:
        database.close()
        raise
    return database


def _require_known(header: sqlite_file.Header, path: Path, shape: Schema) -> None:
    if header.application != sqlite_file.APPLICATION_ID or header.schema < 1:
        raise DeskTrouble(DeskFault.NOT_A_DESK, str(path))
    if header.schema > shape.number:
        raise DeskTrouble(DeskFault.NEWER, str(path), str(header.schema))


def _require_desk(driver: dbapi2.Connection, path: Path, shape: Schema) -> None:
    """Look at the open file again before anything is written to it: its log may say more than its header."""
    _require_known(sqlite_file.marks_of(driver), path, shape)
    if path.stat().st_size <= sqlite_file.CHECKED_AT_OPENING:
        sqlite_file.require_sound(driver, path)
    if not sqlite_file.has_settings(driver):
        raise DeskTrouble(DeskFault.NOT_A_DESK, str(path))


def _claimed(path: Path, connect: Connector) -> dbapi2.Connection:
    driver = connect(path)
    try:
        sqlite_file.claim(driver)
    except dbapi2.OperationalError as error:
        driver.close()
        if getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
            raise DeskTrouble(DeskFault.IN_USE, str(path)) from error
        raise
    except BaseException:
        driver.close()
        raise
    return driver


def remove_desk(path: Path) -> None:
    """Remove a sample desk; where there is none nothing happens.

    Raises DeskTrouble for any other file, a desk that somebody works with among them, and for one in use.
    """
    if not path.exists():
        return
    store = open_desk(path)
    with contextlib.closing(store), store.reading() as look:
        if not look.every(DeskSettings)[0].sample:
            raise DeskTrouble(DeskFault.EXISTS, str(path))
    with file_faults(path):
        sqlite_file.remove(path)
