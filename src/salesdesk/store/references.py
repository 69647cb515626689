"""Which records refer to which: read from the tables themselves, so that a new reference is never forgotten."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, Table, select, update

from salesdesk.store.aggregates import Room, owner_of
from salesdesk.store.rooms.every import ROOMS
from salesdesk.store.types import AnySelect


@dataclass(frozen=True, slots=True)
class Reference:
    """A column of an aggregate, or of one of its parts, that names another record."""

    room: Room[Any]
    table: Table
    column: Column[Any]

    @property
    def target(self) -> str:
        """The name of the kind that is referred to."""
        return next(iter(self.column.foreign_keys)).column.table.name

    @property
    def owner(self) -> Any:  # noqa: ANN401 (a column)
        """The column that names the record which refers."""
        return self.table.c.id if self.table is self.room.table else owner_of(self.table)


@cache
def references() -> tuple[Reference, ...]:
    """Return every reference from one aggregate to another."""
    return tuple(
        Reference(room, table, column)
        for room in ROOMS
        for table in (room.table, *room.parts)
        for column in table.columns
        if any(key.deferrable for key in column.foreign_keys)
    )


@dataclass(frozen=True, slots=True)
class Link:
    """That one record refers to another; `archived` tells of the one that refers."""

    owner: UUID
    target: UUID
    archived: bool
    reference: Reference


def links_from_outside(connection: Connection, keys: AnySelect, kinds: Collection[str]) -> list[Link]:
    """Return who refers to the records that a select names by their keys, but for these records themselves."""
    return [
        Link(owner, target, archived_at is not None, reference)
        for reference in references()
        if reference.target in kinds
        for owner, target, archived_at in connection.execute(
            _statement(reference).where(reference.column.in_(keys), reference.owner.not_in(keys))
        )
    ]


def links_within(connection: Connection, keys: AnySelect, kinds: Collection[str]) -> Mapping[UUID, set[UUID]]:
    """Return which of the records that a select names refer to which others of them."""
    inside: dict[UUID, set[UUID]] = {}
    for reference in references():
        if reference.target in kinds and reference.room.entity in kinds:
            both = _statement(reference).where(reference.column.in_(keys), reference.owner.in_(keys))
            for owner, target, _ in connection.execute(both):
                inside.setdefault(owner, set()).add(target)
    return inside


def _statement(reference: Reference) -> AnySelect:
    aggregate = reference.room.table
    shown = select(reference.owner, reference.column, aggregate.c.archived_at)
    return shown if reference.table is aggregate else shown.join(aggregate, aggregate.c.id == reference.owner)


def used_by_others(own: frozenset[UUID], links: Iterable[Link]) -> frozenset[UUID]:
    """Return the records that others than our `own` refer to; one in the archive holds only what it cannot be without.

    Our own are what a batch added and what it gives back as it was: neither holds what the batch brought.
    """
    outside = (link for link in links if link.owner not in own)
    return frozenset(link.target for link in outside if not (link.archived and link.reference.column.nullable))


def with_all_they_need(stay: Iterable[UUID], inside: Mapping[UUID, set[UUID]]) -> frozenset[UUID]:
    """Return these records with all that they refer to, one through another."""
    kept = set(stay)
    waiting = list(kept)
    while waiting:
        more = inside.get(waiting.pop(), set()) - kept
        kept |= more
        waiting += more
    return frozenset(kept)


def forget(connection: Connection, links: Iterable[Link], gone: frozenset[UUID]) -> None:
    """Empty the references of archived records to records that are removed for good."""
    for link in links:
        if link.target in gone and link.owner not in gone:
            column = link.reference.column
            mine = (link.reference.owner == link.owner) & (column == link.target)
            connection.execute(update(link.reference.table).where(mine).values({column.key: None}))
