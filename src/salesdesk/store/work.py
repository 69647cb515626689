"""One look at a desk, or one transaction on it: the store's side of the ports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection

from salesdesk.application.ports import Conflict, Kept, NotKept, Stamp
from salesdesk.domain.proposal import Revision
from salesdesk.store import aggregates, history
from salesdesk.store.aggregates import Room
from salesdesk.store.records.history import change
from salesdesk.store.rooms.every import room_of, room_of_value
from salesdesk.store.rows.every import EveryRow

T = TypeVar("T")


class Work:
    """Reads and writes records within the transaction that is open."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.rows = EveryRow(connection)

    def kept(self, kind: type[T], key: UUID) -> Kept[T]:
        """Return a record with its version, archived or not. Raises NotKept."""
        found = aggregates.fetch_one(self._connection, room_of(kind), key)
        if found is None:
            raise NotKept(kind, key)
        return found

    def find(self, kind: type[T], key: UUID | None) -> T | None:
        """Return the value of a record, archived or not, or None when there is no such key."""
        found = aggregates.fetch_one(self._connection, room_of(kind), key) if key else None
        return found.value if found else None

    def every(self, kind: type[T]) -> Sequence[T]:
        """Return all live records of a kind, in the order in which lists show them."""
        room = room_of(kind)
        return [kept.value for kept in aggregates.fetch(self._connection, room, room.alive())]

    def put(self, before: Any, after: Any, stamp: Stamp) -> None:  # noqa: ANN401 (any kind of record)
        """Swap a record from `before` to `after`: None before adds or restores, None after archives.

        Writes the history unless the stamp says no. Raises Conflict when the stored value is not `before`.
        """
        given = before if after is None else after
        room: Room[Any] = room_of_value(given)
        held = aggregates.fetch_one(self._connection, room, given.id)
        stored = held.value if held and not held.archived else None
        if stored != before:
            raise Conflict(before, stored)
        if before == after:
            return
        version = self._swap(room, held, given.id, after, stamp)
        if stamp.record:
            written = history.entries(room.entity, given.id, version, before, after, stamp)
            history.write(self._connection, written)

    def _swap(self, room: Room[Any], held: Kept[Any] | None, key: UUID, after: Any, stamp: Stamp) -> int:  # noqa: ANN401
        """Write the record and return its new version."""
        if held is None:
            used = history.last_versions(self._connection, [key])
            aggregates.add(self._connection, room, [after], stamp, used)
            return used.get(key, 0) + 1
        if after is None:
            aggregates.archive(self._connection, room, held, key, stamp)
        else:
            aggregates.replace(self._connection, room, held, after, stamp)
        return held.version + 1

    def withdraw(self, batch: UUID, *, withdrawn: bool) -> None:
        """Mark every history entry of a batch as withdrawn, or as valid again."""
        history.mark(self._connection, change.c.batch == batch, withdrawn=withdrawn)

    def add_revision(self, revision: Revision) -> None:
        """Keep what was issued; a revision never changes."""
        day = revision.issued_at.date()
        stamp = Stamp(by=None, at=revision.issued_at, on=day, batch=revision.id, record=False)
        aggregates.add(self._connection, room_of(Revision), [revision], stamp, {})
