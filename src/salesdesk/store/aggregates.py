"""How any aggregate is read and written: one row and its parts, turned into one value by its room, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, Table, bindparam, delete, select, update

from salesdesk.application.ports import Kept, Stamp
from salesdesk.store.bulk import insert_rows
from salesdesk.store.types import AnyRow

T = TypeVar("T")

Columns = dict[str, Any]
Held = Mapping[Table, Sequence[AnyRow]]


@dataclass(frozen=True, slots=True)
class Written:
    """A value as columns: its own, and those of each of its parts in their order."""

    own: Columns
    parts: Mapping[Table, list[Columns]] = field(default_factory=dict[Table, list[Columns]])


def nothing_derived(_connection: Connection, _values: Sequence[Any]) -> Callable[[Any], Columns]:
    """Derive no further columns."""
    return lambda _value: {}


def nobody_told(_connection: Connection, _pairs: Sequence[tuple[Any, Any]]) -> None:
    """Leave the other records as they are."""


@dataclass(frozen=True, slots=True)
class Room(Generic[T]):
    """Where one kind of record is kept.

    `read` makes the value of a row and its parts, `write` the columns of a value. `derive` looks up further
    columns that lists need; `told` brings other records' derived columns up to date after (before, after) pairs;
    `tells_of_ends` says that a record's end matters to them too; `sealed` that a record stays as it was added.
    """

    kind: type[T]
    table: Table
    read: Callable[[AnyRow, Held], T]
    write: Callable[[T], Written]
    parts: tuple[Table, ...] = ()
    order: tuple[str, ...] = ("created_at", "id")
    derive: Callable[[Connection, Sequence[T]], Callable[[T], Columns]] = nothing_derived
    told: Callable[[Connection, Sequence[tuple[T | None, T | None]]], None] = nobody_told
    tells_of_ends: bool = False
    sealed: bool = False

    @property
    def entity(self) -> str:
        """The name under which history and imports know the kind."""
        return self.table.name

    def alive(self) -> ColumnElement[bool]:
        """Return the condition of records that are not archived."""
        return self.table.c.archived_at.is_(None)


@cache
def owner_of(part: Table) -> Column[Any]:
    """Return the column of a table of parts that names their owner."""
    return next(iter(part.primary_key.columns))


_NO_PART_OF_THE_VALUE = frozenset({"created_at", "created_by", "changed_at", "changed_by"})


@cache
def _read_columns(table: Table) -> tuple[Column[Any], ...]:
    return tuple(column for column in table.columns if column.name not in _NO_PART_OF_THE_VALUE)


def fetch(connection: Connection, room: Room[T], condition: ColumnElement[bool]) -> list[Kept[T]]:
    """Return the records that meet a condition on the room's own table, whole, in the room's order."""
    table = room.table
    shown = select(*_read_columns(table)).where(condition)
    found = connection.execute(shown.order_by(*(table.c[name] for name in room.order))).all()
    held = {part: _by_owner(connection, room, part, condition) for part in room.parts} if found else {}
    return [
        Kept(
            version=row.version,
            value=room.read(row, {part: groups.get(row.id, ()) for part, groups in held.items()}),
            archived=row.archived_at is not None,
        )
        for row in found
    ]


def fetch_one(connection: Connection, room: Room[T], key: UUID) -> Kept[T] | None:
    """Return one record, archived or not, or None."""
    return next(iter(fetch(connection, room, room.table.c.id == key)), None)


def _by_owner(
    connection: Connection, room: Room[Any], part: Table, condition: ColumnElement[bool]
) -> dict[UUID, list[AnyRow]]:
    owner, groups = owner_of(part), defaultdict[UUID, list[AnyRow]](list)
    owners = select(room.table.c.id).where(condition)
    for row in connection.execute(select(part).where(owner.in_(owners)).order_by(*part.primary_key.columns)):
        groups[row[0]].append(row)
    return groups


def add(connection: Connection, room: Room[T], values: Sequence[T], stamp: Stamp, versions: Mapping[UUID, int]) -> None:
    """Add new records in bulk; `versions` are those of keys that were used before."""
    derived, kept = room.derive(connection, values), _kept(stamp)
    rows: list[Columns] = []
    parts = {part: list[Columns]() for part in room.parts}
    for value in values:
        written = room.write(value)
        first = versions.get(written.own["id"], 0) + 1
        rows.append(written.own | derived(value) | kept | {"version": first})
        _collect(parts, written)
    insert_rows(connection, room.table, rows)
    for part, lines in parts.items():
        insert_rows(connection, part, lines)
    room.told(connection, [(None, value) for value in values])


def _kept(stamp: Stamp) -> Columns:
    return {
        "created_at": stamp.at,
        "created_by": stamp.by,
        "changed_at": stamp.at,
        "changed_by": stamp.by,
        "archived_at": None,
    }


def _collect(parts: Mapping[Table, list[Columns]], written: Written) -> None:
    for part, lines in written.parts.items():
        owner = str(owner_of(part).key)
        parts[part].extend({"place": place, **line, owner: written.own["id"]} for place, line in enumerate(lines))


def replace(connection: Connection, room: Room[T], pairs: Sequence[tuple[Kept[T], T]], stamp: Stamp) -> None:
    """Write values over records, archived or not, and make these live ones of the next version."""
    derived = room.derive(connection, [after for _, after in pairs])
    rows: list[Columns] = []
    anew: list[Written] = []
    for held, after in pairs:
        before, written = room.write(held.value), room.write(after)
        rows.append(written.own | derived(after) | _changed(held.version, stamp) | {"archived_at": None})
        if any(before.parts.get(part, []) != written.parts.get(part, []) for part in room.parts):
            anew.append(written)
    _update(connection, room, rows)
    _replace_parts(connection, room, anew)
    room.told(connection, [(None if held.archived else held.value, after) for held, after in pairs])


def _update(connection: Connection, room: Room[Any], rows: Sequence[Columns]) -> None:
    """Write columns over rows; each names its id and the same columns."""
    columns: dict[str, Any] = {name: bindparam(f"new_{name}") for name in rows[0] if name != "id"}
    statement = update(room.table).where(room.table.c.id == bindparam("key")).values(columns)
    connection.execute(statement, [{"key": row["id"]} | {f"new_{name}": row[name] for name in columns} for row in rows])


def _replace_parts(connection: Connection, room: Room[Any], anew: Sequence[Written]) -> None:
    """Write all parts of these records anew: parts of parts go with those they belong to."""
    lines = {part: list[Columns]() for part in room.parts}
    for written in anew:
        _collect(lines, written)
    for keys in in_chunks(written.own["id"] for written in anew):
        for part in reversed(room.parts):
            connection.execute(delete(part).where(owner_of(part).in_(keys)))
    for part in room.parts:
        insert_rows(connection, part, lines[part])


def archive(connection: Connection, room: Room[T], listed: Sequence[tuple[Kept[T], UUID]], stamp: Stamp) -> None:
    """Take records out of every list; their keys still find them."""
    ended = [{"id": key, "archived_at": stamp.at} | _changed(held.version, stamp) for held, key in listed]
    _update(connection, room, ended)
    room.told(connection, [(held.value, None) for held, _ in listed])


def _changed(version: int, stamp: Stamp) -> Columns:
    return {"version": version + 1, "changed_at": stamp.at, "changed_by": stamp.by}


def in_chunks(keys: Iterable[UUID], size: int = 500) -> Iterable[list[UUID]]:
    """Yield the keys in lists short enough for one statement."""
    listed = list(keys)
    for start in range(0, len(listed), size):
        yield listed[start : start + size]
