"""Filling a desk with very many deals: what is kept beside them is made once, at the end. SQLite only.

Kept with each deal, the index of words and the other indexes cost ten times what the deals cost themselves.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection

from salesdesk.store import sqlite_found, sqlite_rollup
from salesdesk.store.records.deals import deal

_NAMED: Final = re.compile(r"CREATE TRIGGER (\w+)")
_TRIGGERS: Final = tuple(
    (named[1], trigger)
    for trigger in (*sqlite_found.FOUND, *sqlite_rollup.TRIGGERS)
    if (named := _NAMED.match(trigger)) is not None
)


_OF_WORDS: Final = tuple(
    (named[1], trigger) for trigger in sqlite_found.FOUND if (named := _NAMED.match(trigger)) is not None
)


@contextmanager
def words_afterwards(connection: Connection) -> Generator[None]:
    """Index the words of deals anew at the end: what is taken out one by one is looked for in the file each time."""
    for name, _ in _OF_WORDS:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield
    for statement in (sqlite_found.REBUILDING, *(trigger for _, trigger in _OF_WORDS)):
        connection.exec_driver_sql(statement)


@contextmanager
def kept_afterwards(connection: Connection) -> Generator[None]:
    """Put off what is kept beside deals and make it of all of them; it is part of the transaction like the deals."""
    for name, _ in _TRIGGERS:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    for index in deal.indexes:
        index.drop(connection)
    yield
    for index in deal.indexes:
        index.create(connection)
    for statement in (
        sqlite_found.REBUILDING,
        *sqlite_rollup.EMPTYING,
        *sqlite_rollup.FILLING,
        *(trigger for _, trigger in _TRIGGERS),
    ):
        connection.exec_driver_sql(statement)
