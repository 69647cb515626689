"""What an import adds to an ordinary transaction: bulk saves, the rows it read, and taking it all back."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import func, insert, select, update
from typing_extensions import override

from salesdesk.application.ports import Batch, Say, SourceRow, Stamp, untold
from salesdesk.domain.history import CREATED, Change
from salesdesk.store import aggregates, history, snapshots
from salesdesk.store.aggregates import Room
from salesdesk.store.bulk import insert_rows
from salesdesk.store.records.deals import deal
from salesdesk.store.records.history import batch_before, change, import_batch, source_row
from salesdesk.store.rooms.every import room_of_value, rooms_of
from salesdesk.store.sqlite_filling import kept_afterwards
from salesdesk.store.taking_back import TakingBack
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

    def touched_by(self, batch: UUID) -> Sequence[tuple[str, UUID]]:
        """Return the kinds and keys of the records that an import added or changed."""
        mine = select(change.c.entity, change.c.entity_id).where(change.c.batch == batch).distinct()
        return [(entity, key) for entity, key in self._connection.execute(mine)]

    def edited_since(self, batch: UUID) -> Sequence[UUID]:
        """Return the records of a batch that were changed after it or are used by records that came later."""
        return sorted(TakingBack(self._connection, batch).held)

    def take_back(self, batch: UUID, at: datetime, say: Say = untold) -> int:
        """Remove what the batch added, restore what it changed, mark its history withdrawn; return how many.

        Records that were edited or used since, and all that these need, stay as they are. `say` is told how many of
        how many records are done; what it raises ends the work.
        """
        count = TakingBack(self._connection, batch).take_back(at, say)
        done = update(import_batch).where(import_batch.c.id == batch).values(taken_back_at=at)
        self._connection.execute(done)
        return count


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
