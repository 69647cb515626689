"""What every table has in common: names of constraints, keys, and who kept a record when.

Tables are declared without mapped classes: those would cost a third more at start-up and are never needed, as each
aggregate is read by one `_read` and written by one `_write`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, SmallInteger, String, Table, Text
from sqlalchemy.schema import SchemaItem

from salesdesk.store.types import Instant, Key

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

PERSONAL: Mapping[str, bool] = {"personal": True}
"""Marks a column that holds somebody's personal data: export about a person, erasure and logs go by it."""


def aggregate(name: str, *items: SchemaItem) -> Table:
    """Return the table of an aggregate: its key, its own columns, and how it was kept."""
    return Table(
        name,
        metadata,
        Column("id", Key(), primary_key=True),
        *items,
        Column("version", Integer, nullable=False),
        Column("created_at", Instant(), nullable=False),
        Column("created_by", Key()),
        Column("changed_at", Instant(), nullable=False),
        Column("changed_by", Key()),
        Column("archived_at", Instant()),
    )


def part(name: str, owner: str, *items: SchemaItem) -> Table:
    """Return the table of an aggregate's parts, kept in their order and gone with their owner."""
    return Table(
        name,
        metadata,
        Column(f"{owner}_id", Key(), ForeignKey(f"{owner}.id", ondelete="CASCADE"), primary_key=True),
        Column("place", SmallInteger, primary_key=True, autoincrement=False),
        *items,
        sqlite_with_rowid=False,
    )


def refers(name: str, table: str, *, needed: bool = False, index: bool = False) -> Column[Any]:
    """Return a column that refers to another aggregate; checked at commit, so that the order of saving is free."""
    return Column(
        name, Key(), ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED"), nullable=not needed, index=index
    )


def text(name: str, *, personal: bool = False) -> Column[Any]:
    """Return a column for text that may be empty but is never missing."""
    return Column(name, Text, nullable=False, info=dict(PERSONAL) if personal else {})


def money(name: str, *, needed: bool = False) -> tuple[Column[Any], Column[Any]]:
    """Return the two columns of an amount: minor units and currency, both empty where there is none."""
    return (
        Column(f"{name}_minor", BigInteger, nullable=not needed),
        Column(f"{name}_currency", String(3), nullable=not needed),
    )


def moment(name: str, *, needed: bool = False) -> tuple[Column[Any], Column[Any]]:
    """Return the two columns of a moment: the instant, and the zone in which it was agreed."""
    return (
        Column(f"{name}_at", Instant(), nullable=not needed),
        Column(f"{name}_zone", String(64), nullable=not needed),
    )
