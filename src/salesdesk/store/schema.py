"""Which schema a desk has: made at once for a new desk, and numbered so that a newer one is never written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, insert

from salesdesk.store.records import (
    accounts,
    boilerplate,
    buying,
    deals,
    desk,
    following,
    forecast,
    history,
    holdings,
    library,
    meetings,
    pipeline,
    proposals,
    sums,
)
from salesdesk.store.records.base import metadata
from salesdesk.store.records.desk import saving
from salesdesk.store.sqlite_found import keep_found
from salesdesk.store.sqlite_guard import guard_revisions
from salesdesk.store.sqlite_rollup import keep_sums

HOMES = (
    desk,
    accounts,
    deals,
    meetings,
    proposals,
    history,
    library,
    buying,
    holdings,
    boilerplate,
    pipeline,
    sums,
    following,
    forecast,
)
"""The modules that declare tables: importing them makes `metadata` whole."""

_stamps = MetaData()

alembic_version = Table(
    "alembic_version",
    _stamps,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own table, word for word, so that a new desk is stamped without loading Alembic."""


@dataclass(frozen=True, slots=True)
class Schema:
    """A state of the tables: its number, and where the steps that lead to it lie."""

    number: int
    scripts: Path

    @property
    def revision(self) -> str:
        """The name of the last step: its number in four digits."""
        return f"{self.number:04}"


SCHEMA = Schema(number=6, scripts=Path(__file__).with_name("migrations"))
"""The schema of this version of SalesDesk."""


def make(connection: Connection, schema: Schema = SCHEMA) -> None:
    """Make all tables of a new desk and stamp it as up to date."""
    metadata.create_all(connection)
    guard_revisions(connection)
    keep_sums(connection)
    keep_found(connection)
    _stamps.create_all(connection)
    connection.execute(insert(alembic_version).values(version_num=schema.revision))
    connection.execute(insert(saving).values(id=1, count=0))
