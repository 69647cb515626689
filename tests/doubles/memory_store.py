"""A desk in memory: the ports of a store, honestly kept, for tests of use cases that need no file.

Transactions roll back, swaps conflict, every change leaves its history, batches are taken back. Of the read models it
has only what use cases read of deals and history; lists belong to the real store.
"""

from __future__ import annotations

import copy
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar, cast
from uuid import UUID, uuid5

from salesdesk.application.ports import (
    Batch,
    Conflict,
    ImportWork,
    Kept,
    NotKept,
    Reading,
    Rows,
    Say,
    SourceRow,
    Stamp,
    Writing,
    untold,
)
from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.deal import Deal
from salesdesk.domain.history import CREATED, Change, differences
from salesdesk.domain.proposal import Revision

T = TypeVar("T")


@dataclass
class Shelf:
    """Everything a desk holds."""

    records: dict[UUID, Kept[Any]] = field(default_factory=dict)
    history: list[Change] = field(default_factory=list)
    batches: dict[UUID, Batch] = field(default_factory=dict)
    source_rows: list[SourceRow] = field(default_factory=list)
    before: dict[tuple[UUID, UUID], Any] = field(default_factory=dict)
    revisions: list[Revision] = field(default_factory=list)


class MemoryRows:
    """The read models that figures and histories are made of."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def deals_for_figures(self) -> Sequence[Deal]:
        live = [kept.value for kept in self._shelf.records.values() if not kept.archived]
        return [replace(d, lines=(), people=(), reasons=(), note="") for d in live if isinstance(d, Deal)]

    def process_of(self, deal_id: UUID) -> BuyingProcess | None:
        live = (kept.value for kept in self._shelf.records.values() if not kept.archived)
        return next((p for p in live if isinstance(p, BuyingProcess) and p.deal_id == deal_id), None)

    def changes_after(self, day: date) -> Sequence[Change]:
        return [c for c in self._shelf.history if c.happened_on > day and not c.withdrawn and c.entity == "deal"]

    def changes_of(self, key: UUID) -> Sequence[Change]:
        return [c for c in self._shelf.history if c.entity_id == key]


class MemoryWork:
    """A look at the shelf, or a transaction on it."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.rows = cast("Rows", MemoryRows(shelf))

    def kept(self, kind: type[T], key: UUID) -> Kept[T]:
        found = self._shelf.records.get(key)
        if found is None or not isinstance(found.value, kind):
            raise NotKept(kind, key)
        return found

    def find(self, kind: type[T], key: UUID | None) -> T | None:
        found = self._shelf.records.get(key) if key else None
        return found.value if found and isinstance(found.value, kind) else None

    def every(self, kind: type[T]) -> Sequence[T]:
        return [k.value for k in self._shelf.records.values() if isinstance(k.value, kind) and not k.archived]

    def all_of(self, kind: type[T]) -> Sequence[T]:
        return self.every(kind)

    def put(self, before: Any, after: Any, stamp: Stamp) -> None:
        given = before if after is None else after
        held = self._shelf.records.get(given.id)
        stored = held.value if held and not held.archived else None
        if stored != before:
            raise Conflict(before, stored)
        if before == after:
            return
        self._keep(given.id, held, after)
        if stamp.record:
            self._write(given, differences(before, after), stamp)
        if before is not None and not self._made_by(stamp.batch, given.id):
            self._shelf.before.setdefault((stamp.batch, given.id), before)

    def put_many(self, pairs: Sequence[tuple[Any, Any]], stamp: Stamp) -> None:
        for before, after in pairs:
            self.put(before, after, stamp)

    def _keep(self, key: UUID, held: Kept[Any] | None, after: Any) -> None:
        version = held.version + 1 if held else 1
        value = held.value if after is None and held else after
        self._shelf.records[key] = Kept(version=version, value=value, archived=after is None)

    def _made_by(self, batch: UUID, key: UUID) -> bool:
        return any(c.batch == batch and c.entity_id == key and c.field == CREATED for c in self._shelf.history)

    def _write(self, record: Any, changed: Any, stamp: Stamp) -> None:
        for name, (before, after) in changed.items():
            self._shelf.history.append(
                Change(
                    id=uuid5(record.id, f"{len(self._shelf.history)}"),
                    entity=type(record).__name__.lower(),
                    entity_id=record.id,
                    field=name,
                    before=before,
                    after=after,
                    happened_on=stamp.on,
                    recorded_at=stamp.at,
                    by=stamp.by,
                    batch=stamp.batch,
                )
            )

    def withdraw(self, batch: UUID, *, withdrawn: bool) -> None:
        mine = [c.batch == batch for c in self._shelf.history]
        self._shelf.history = [
            replace(c, withdrawn=withdrawn) if own else c for c, own in zip(self._shelf.history, mine, strict=True)
        ]

    def add_revision(self, revision: Revision) -> None:
        self._shelf.revisions.append(revision)

    def adding(self, _deals: int) -> AbstractContextManager[None]:
        return nullcontext()

    def add_many(self, values: Sequence[Any], stamp: Stamp) -> None:
        for value in values:
            self.put(None, value, stamp)

    def add_history(self, changes: Iterable[Change]) -> None:
        self._shelf.history += changes

    def source_rows(self, system: str) -> Sequence[SourceRow]:
        return list({row.key: row for row in self._shelf.source_rows if row.system == system}.values())

    def put_source_rows(self, rows: Iterable[SourceRow]) -> None:
        listed = list(rows)
        keys = [(row.system, row.key, row.batch) for row in listed]
        assert len(set(keys)) == len(keys), "a row's identity is kept once in a batch"
        assert all(row.batch in self._shelf.batches for row in listed), "the batch comes before its rows"
        self._shelf.source_rows += listed

    def add_batch(self, batch: Batch) -> None:
        self._shelf.batches[batch.id] = batch

    def batch(self, key: UUID) -> Batch | None:
        return self._shelf.batches.get(key)

    def batches(self) -> Sequence[Batch]:
        return list(reversed(self._shelf.batches.values()))

    def changes_of_batch(self, batch: UUID) -> Sequence[Change]:
        return [c for c in self._shelf.history if c.batch == batch]

    def touched_by(self, batch: UUID) -> Sequence[tuple[str, UUID]]:
        return list({(c.entity, c.entity_id): None for c in self.changes_of_batch(batch)})

    def edited_since(self, batch: UUID) -> Sequence[UUID]:
        order = [c.batch for c in self._shelf.history if not c.withdrawn]
        last = len(order) - 1 - order[::-1].index(batch) if batch in order else -1
        later = {c.entity_id for c in [c for c in self._shelf.history if not c.withdrawn][last + 1 :]}
        touched = {c.entity_id for c in self.changes_of_batch(batch)}
        added = {key for key in touched if self._made_by(batch, key)}
        own = added | (touched - later)
        others = [k.value for key, k in self._shelf.records.items() if key not in own and not k.archived]
        used = added & {key for value in others for key in _keys_in(value)}
        return sorted((touched & later) | used)

    def take_back(self, batch: UUID, at: datetime, say: Say = untold) -> int:
        touched = {c.entity_id for c in self.changes_of_batch(batch)}
        say(0, len(touched))
        for key in touched:
            if self._made_by(batch, key):
                del self._shelf.records[key]
            else:
                held = self._shelf.records[key]
                self._shelf.records[key] = replace(held, value=self._shelf.before[batch, key])
        self._shelf.source_rows = [row for row in self._shelf.source_rows if row.batch != batch]
        self._shelf.batches[batch] = replace(self._shelf.batches[batch], taken_back_at=at)
        self.withdraw(batch, withdrawn=True)
        return len(touched)


def _keys_in(value: Any) -> Iterator[UUID]:
    if isinstance(value, UUID):
        yield value
    elif isinstance(value, (tuple, frozenset)):
        for item in cast("Iterable[Any]", value):
            yield from _keys_in(item)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _keys_in(getattr(value, one.name))


class MemoryStore:
    """The records of a desk, kept in memory."""

    def __init__(self, *records: Any) -> None:
        self.shelf = Shelf(records={record.id: Kept(version=1, value=record) for record in records})

    def reading(self) -> AbstractContextManager[Reading]:
        return self._transaction()

    def writing(self) -> AbstractContextManager[Writing]:
        return self._transaction()

    def imports(self) -> AbstractContextManager[ImportWork]:
        return self._transaction()

    @contextmanager
    def _transaction(self) -> Generator[MemoryWork]:
        begun = Shelf(**{one.name: copy.copy(getattr(self.shelf, one.name)) for one in fields(Shelf)})
        try:
            yield MemoryWork(self.shelf)
        except BaseException:
            self.shelf = begun
            raise
