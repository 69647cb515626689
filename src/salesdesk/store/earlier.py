"""An empty desk as an earlier version had it: filled with what that version exported, then brought up to date (B20)."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, MetaData, insert
from typing_extensions import override

from salesdesk.store import migrating, sqlite_file, sqlite_found
from salesdesk.store.database import Database
from salesdesk.store.everything import Filled
from salesdesk.store.records.base import metadata
from salesdesk.store.records.desk import saving
from salesdesk.store.schema import SCHEMA, alembic_version

FIRST_EXPORTED: Final = 4
"""The schema of the first version that exported everything: no folder is older."""


def is_earlier(number: int) -> bool:
    """Whether a folder of this schema is one that an earlier version may have written."""
    return FIRST_EXPORTED <= number < SCHEMA.number


@contextmanager
def unchecked(database: Database, number: int) -> Generator[None]:
    """Check no references while a desk of an earlier schema is filled: its steps drop tables that are referred to."""
    if not is_earlier(number):
        yield
        return
    with database.alone() as driver:
        sqlite_file.check_references(driver, on=False)
    try:
        yield
    finally:
        with database.alone() as driver:
            sqlite_file.check_references(driver, on=True)


class EarlierFilled(Filled):
    """A desk of an earlier schema that holds nothing yet, within the transaction that fills it."""

    @override
    def bring_up_to_date(self) -> None:
        """Take the steps that a desk of that version takes when it is opened."""
        migrating.upgrade(self._connection, SCHEMA)


@contextmanager
def filling_earlier(connection: Connection, number: int) -> Generator[EarlierFilled]:
    """Make the desk one of an earlier schema that holds nothing. References must not be checked in the meantime.

    What is kept beside deals is kept with each of them: how that version made it of all of them is not known here.
    """
    _drop_all(connection)
    migrating.upgrade(connection, replace(SCHEMA, number=number))
    filled = EarlierFilled(connection, tables_in(connection), number)
    filled.clear()
    connection.execute(insert(saving).values(id=1, count=0))
    yield filled


def tables_in(connection: Connection) -> MetaData:
    """Return the tables that a desk has as its file tells of them, their columns of the types they have today."""
    held = MetaData()
    held.reflect(connection, only=lambda name, _: name in metadata.tables)
    for table in held.tables.values():
        for column in table.columns:
            column.type = metadata.tables[table.name].c[column.name].type
    return held


def _drop_all(connection: Connection) -> None:
    """Drop every table of an empty desk, with what is kept beside it."""
    sqlite_found.drop_found(connection)
    metadata.drop_all(connection)
    alembic_version.drop(connection, checkfirst=True)
