"""What an import adds to an ordinary transaction: bulk saves, the rows it read, and taking it all back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import delete, func, insert, select, update
from typing_extensions import override

from salesdesk.application.ports import Batch, SourceRow, Stamp
from salesdesk.domain.history import CREATED, Change
from salesdesk.store import aggregates, history, references, snapshots
from salesdesk.store.aggregates import Room
from salesdesk.store.bulk import insert_rows
from salesdesk.store.records.deals import deal
from salesdesk.store.records.history import batch_before, change, import_batch, source_row
from salesdesk.store.rooms.every import room_of_entity, room_of_value, rooms_of
from salesdesk.store.sqlite_filling import kept_afterwards
from salesdesk.store.types import AnyRow
from salesdesk.store.work import Work

T = TypeVar("T")

MANY = 1000
"""Deals from which on it is worth while to make their indexes anew."""


class BatchWork(Work):
    """The transaction of an import."""

    def all_of(self, kind: type[T]) -> Sequence[T]:
        """Return all live records of any kind, whole."""
        return self.every(kind)

    @contextmanager
    def adding(self, deals: int) -> Generator[None]:
        """Make what is kept beside deals once, at the end, where more are added than the desk has so far."""
        if deals < MANY or deals < (self._connection.scalar(select(func.count(deal.c.id))) or 0):
            yield
            return
        with kept_afterwards(self._connection):
            yield

    def add_many(self, values: Sequence[Any], stamp: Stamp) -> None:
        """Add many new records, each with its history entry."""
        used = self._used_keys({value.id for value in values})
        for room, listed in rooms_of(values):
            self._require_unsealed(room, listed)
            aggregates.add(self._connection, room, listed, stamp, used)
            if stamp.record:
                self._record(room, listed, used, stamp)

    def _record(self, room: Room[Any], values: Iterable[Any], used: Mapping[UUID, int], stamp: Stamp) -> None:
        written = (history.entries(room.entity, v.id, used.get(v.id, 0) + 1, None, v, stamp) for v in values)
        history.write(self._connection, [entry for entries in written for entry in entries])

    def add_history(self, changes: Iterable[Change]) -> None:
        """Keep what else is known of records that this transaction added, as part of how they came in."""
        listed = list(changes)
        versions = self._used_keys({one.entity_id for one in listed})
        rows = [asdict(one) | {"version": versions.get(one.entity_id, 1)} for one in listed]
        history.write(self._connection, rows)

    def _used_keys(self, keys: Iterable[UUID]) -> Mapping[UUID, int]:
        """Return the last versions of keys that were used before: only what was taken back can come again."""
        return history.last_versions(self._connection, keys) if self._taken_back() else {}

    def _taken_back(self) -> bool:
        return (
            self._connection.scalar(select(import_batch.c.id).where(import_batch.c.taken_back_at.is_not(None)))
            is not None
        )

    @override
    def put_many(self, pairs: Sequence[tuple[Any, Any]], stamp: Stamp) -> None:
        """Swap records as ever; what they were before the import is kept for the day the import is taken back."""
        before = self._not_kept_yet(pairs, stamp.batch)
        super().put_many(pairs, stamp)
        insert_rows(self._connection, batch_before, before)

    def _not_kept_yet(self, pairs: Sequence[tuple[Any, Any]], batch: UUID) -> list[aggregates.Columns]:
        """Return what the records are that this batch has neither added nor changed so far."""
        firsts = {before.id: before for before, after in reversed(pairs) if before is not None and before != after}
        for keys in aggregates.in_chunks(list(firsts)):
            changed = (batch_before.c.batch_id == batch) & batch_before.c.entity_id.in_(keys)
            added = change.c.entity_id.in_(keys) & (change.c.batch == batch) & (change.c.field == CREATED)
            known = select(batch_before.c.entity_id).where(changed).union(select(change.c.entity_id).where(added))
            for key in self._connection.scalars(known):
                del firsts[key]
        return [
            {
                "batch_id": batch,
                "entity_id": key,
                "entity": room_of_value(value).entity,
                "value": snapshots.to_json(value),
            }
            for key, value in firsts.items()
        ]

    def source_rows(self, system: str) -> Sequence[SourceRow]:
        """Return what was imported before of this kind of file, the newest of each row."""
        newest = select(source_row).join(import_batch, import_batch.c.id == source_row.c.batch_id)
        rows = self._connection.execute(
            newest.where(source_row.c.system == system).order_by(import_batch.c.ordinal, source_row.c.row_key)
        )
        return list({row.row_key: _read_source_row(row) for row in rows}.values())

    def put_source_rows(self, rows: Iterable[SourceRow]) -> None:
        """Keep the rows' identities; a row seen before is replaced, until the batch is taken back."""
        listed = [
            {
                "system": row.system,
                "row_key": row.key,
                "batch_id": row.batch,
                "entity": row.entity,
                "entity_id": row.entity_id,
                "cells": row.cells,
            }
            for row in rows
        ]
        insert_rows(self._connection, source_row, listed)

    def add_batch(self, batch: Batch) -> None:
        """Keep what was imported."""
        last = self._connection.scalar(select(func.max(import_batch.c.ordinal))) or 0
        self._connection.execute(insert(import_batch), [asdict(batch) | {"ordinal": last + 1}])

    def batch(self, key: UUID) -> Batch | None:
        """Return an import by its id."""
        row = self._connection.execute(select(import_batch).where(import_batch.c.id == key)).first()
        return None if row is None else _read_batch(row)

    def batches(self) -> Sequence[Batch]:
        """Return all imports, newest first."""
        rows = self._connection.execute(select(import_batch).order_by(import_batch.c.ordinal.desc()))
        return [_read_batch(row) for row in rows]

    def changes_of_batch(self, batch: UUID) -> Sequence[Change]:
        """Return the history entries that an import wrote."""
        return history.of_batch(self._connection, batch)

    def edited_since(self, batch: UUID) -> Sequence[UUID]:
        """Return the records of a batch that were changed after it or are used by records that came later."""
        added, edited = self._added(batch), self._edited(batch)
        keys = frozenset(key for listed in added.values() for key in listed)
        links = references.links_to(self._connection, added)
        return sorted(edited | references.used_by_others(keys | (self._changed(batch) - edited), links))

    def take_back(self, batch: UUID, at: datetime) -> int:
        """Remove what the batch added, restore what it changed, mark its history withdrawn; return how many.

        Records that were edited or used since, and all that these need, stay as they are.
        """
        added, edited = self._added(batch), self._edited(batch)
        keys = frozenset(key for listed in added.values() for key in listed)
        links = references.links_to(self._connection, added)
        gone = keys - references.kept_back(keys, self._changed(batch) - edited, edited, links)
        restored = self._restore(batch, edited, at)
        references.forget(self._connection, links, gone)
        for entity, listed in added.items():
            self._remove(room_of_entity(entity), [key for key in listed if key in gone])
        self._withdraw_records(batch, gone | restored)
        done = update(import_batch).where(import_batch.c.id == batch).values(taken_back_at=at)
        self._connection.execute(done)
        return len(gone) + len(restored)

    def _added(self, batch: UUID) -> Mapping[str, list[UUID]]:
        """Return the keys of the records that the batch added and that are still there, by kind."""
        mine = (change.c.batch == batch) & (change.c.field == CREATED) & change.c.withdrawn.is_(other=False)
        added: dict[str, list[UUID]] = defaultdict(list)
        for entity, key in self._connection.execute(select(change.c.entity, change.c.entity_id).where(mine)):
            added[entity].append(key)
        return added

    def _changed(self, batch: UUID) -> frozenset[UUID]:
        """Return the records that were there before the batch and that it changed."""
        mine = select(batch_before.c.entity_id).where(batch_before.c.batch_id == batch)
        return frozenset(self._connection.scalars(mine))

    def _edited(self, batch: UUID) -> frozenset[UUID]:
        """Return the records with a valid history entry of a later version than those of the batch."""
        last = select(change.c.entity_id, func.max(change.c.version).label("version"))
        mine = last.where(change.c.batch == batch).group_by(change.c.entity_id).subquery()
        later = select(change.c.entity_id).join(mine, mine.c.entity_id == change.c.entity_id)
        edited = later.where(
            change.c.version > mine.c.version, change.c.batch != batch, change.c.withdrawn.is_(other=False)
        )
        return frozenset(self._connection.scalars(edited.distinct()))

    def _restore(self, batch: UUID, edited: frozenset[UUID], at: datetime) -> frozenset[UUID]:
        """Make every record that the batch changed what it was, unless it was edited since."""
        restored: set[UUID] = set()
        rows = self._connection.execute(select(batch_before).where(batch_before.c.batch_id == batch)).all()
        for row in rows:
            room = room_of_entity(row.entity)
            held = aggregates.fetch_one(self._connection, room, row.entity_id)
            if held is None or row.entity_id in edited:
                continue
            stamp = Stamp(by=None, at=at, on=at.date(), batch=batch, record=False)
            before = snapshots.from_json(room.kind, row.value)
            aggregates.replace(self._connection, room, [(held, before)], stamp)
            restored.add(row.entity_id)
        return frozenset(restored)

    def _remove(self, room: Room[Any], keys: Sequence[UUID]) -> None:
        """Remove records for good, with their parts."""
        for chunk in aggregates.in_chunks(keys):
            mine = room.table.c.id.in_(chunk)
            ended = aggregates.fetch(self._connection, room, mine) if room.tells_of_ends else []
            self._connection.execute(delete(room.table).where(mine))
            room.told(self._connection, [(kept.value, None) for kept in ended])

    def _withdraw_records(self, batch: UUID, keys: Iterable[UUID]) -> None:
        """Forget the rows that made or changed these records, and mark what the batch wrote of them."""
        for chunk in aggregates.in_chunks(keys):
            history.mark(self._connection, (change.c.batch == batch) & change.c.entity_id.in_(chunk), withdrawn=True)
            mine = (source_row.c.batch_id == batch) & source_row.c.entity_id.in_(chunk)
            self._connection.execute(delete(source_row).where(mine))


def _read_source_row(row: AnyRow) -> SourceRow:
    return SourceRow(
        system=row.system,
        key=row.row_key,
        entity=row.entity,
        entity_id=row.entity_id,
        cells=row.cells,
        batch=row.batch_id,
    )


def _read_batch(row: AnyRow) -> Batch:
    return Batch(
        id=row.id,
        file_name=row.file_name,
        file_hash=row.file_hash,
        kind=row.kind,
        imported_at=row.imported_at,
        added=row.added,
        updated=row.updated,
        skipped=row.skipped,
        taken_back_at=row.taken_back_at,
    )
