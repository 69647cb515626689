"""One look at a desk, or one transaction on it: the store's side of the ports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection

from salesdesk.application.ports import Conflict, Kept, NotKept, Stamp
from salesdesk.domain.proposal import Proposal, Revision
from salesdesk.domain.refusals import Frozen
from salesdesk.store import aggregates, history
from salesdesk.store.aggregates import Room
from salesdesk.store.records.history import change
from salesdesk.store.rooms.every import room_of, rooms_of_pairs
from salesdesk.store.rows.every import EveryRow

T = TypeVar("T")


MOST_AT_ONCE = 500


def _key(pair: tuple[Any, Any]) -> UUID:
    before, after = pair
    key: UUID = (before if after is None else after).id
    return key


def _runs(pairs: Sequence[tuple[Any, Any]]) -> Iterable[list[tuple[Any, Any]]]:
    """Yield the pairs in their order, in lists in which no record comes twice."""
    run: list[tuple[Any, Any]] = []
    seen: set[UUID] = set()
    for pair in pairs:
        if _key(pair) in seen or len(run) == MOST_AT_ONCE:
            yield run
            run, seen = [], set()
        run.append(pair)
        seen.add(_key(pair))
    if run:
        yield run


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
        self.put_many([(before, after)], stamp)

    def put_many(self, pairs: Sequence[tuple[Any, Any]], stamp: Stamp) -> None:
        """Swap many records as `put` does, in the order given. Raises Conflict."""
        for run in _runs(pairs):
            for room, listed in rooms_of_pairs(run):
                self._swap(room, listed, stamp)

    def _swap(self, room: Room[Any], pairs: Sequence[tuple[Any, Any]], stamp: Stamp) -> None:
        """Swap records of one kind, each of them once."""
        self._require_unsealed(room, [before if after is None else after for before, after in pairs])
        held = self._held(room, [_key(pair) for pair in pairs])
        for before, after in pairs:
            kept = held.get(_key((before, after)))
            stored = kept.value if kept and not kept.archived else None
            if stored != before:
                raise Conflict(before, stored)
        changed = [(before, after) for before, after in pairs if before != after]
        versions = self._write(room, held, changed, stamp)
        if stamp.record:
            entries = (history.entries(room.entity, _key(pair), versions[_key(pair)], *pair, stamp) for pair in changed)
            history.write(self._connection, [entry for listed in entries for entry in listed])

    def _require_unsealed(self, room: Room[Any], values: Sequence[Any]) -> None:
        """Refuse to touch what was issued: it comes by `add_revision` and stays (2.16). Raises Frozen."""
        if room.sealed and values:
            proposal = self.find(Proposal, values[0].proposal_id)
            raise Frozen(proposal.number if proposal else "")

    def _held(self, room: Room[Any], keys: list[UUID]) -> dict[UUID, Kept[Any]]:
        column = room.table.c.id
        condition = column == keys[0] if len(keys) == 1 else column.in_(keys)
        return {kept.value.id: kept for kept in aggregates.fetch(self._connection, room, condition)}

    def _write(
        self, room: Room[Any], held: Mapping[UUID, Kept[Any]], pairs: Sequence[tuple[Any, Any]], stamp: Stamp
    ) -> Mapping[UUID, int]:
        """Write the records and return their new versions."""
        added = [after for _, after in pairs if after is not None and after.id not in held]
        replaced = [(held[after.id], after) for _, after in pairs if after is not None and after.id in held]
        ended = [(held[before.id], before.id) for before, after in pairs if after is None]
        used = history.last_versions(self._connection, [value.id for value in added])
        if added:
            aggregates.add(self._connection, room, added, stamp, used)
        if replaced:
            aggregates.replace(self._connection, room, replaced, stamp)
        if ended:
            aggregates.archive(self._connection, room, ended, stamp)
        return {value.id: used.get(value.id, 0) + 1 for value in added} | {
            key: kept.version + 1 for key, kept in held.items()
        }

    def withdraw(self, batch: UUID, *, withdrawn: bool) -> None:
        """Mark every history entry of a batch as withdrawn, or as valid again."""
        history.mark(self._connection, change.c.batch == batch, withdrawn=withdrawn)

    def add_revision(self, revision: Revision) -> None:
        """Keep what was issued; a revision never changes."""
        day = revision.issued_at.date()
        stamp = Stamp(by=None, at=revision.issued_at, on=day, batch=revision.id, record=False)
        aggregates.add(self._connection, room_of(Revision), [revision], stamp, {})
