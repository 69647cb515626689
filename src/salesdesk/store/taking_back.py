"""Taking a whole import back: what it added goes, what it changed becomes what it was, thousands at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, func, select

from salesdesk.application.ports import Say, Stamp
from salesdesk.domain.history import CREATED
from salesdesk.store import aggregates, history, references, snapshots
from salesdesk.store.aggregates import Room
from salesdesk.store.records.deals import deal
from salesdesk.store.records.history import batch_before, change, source_row
from salesdesk.store.rooms.every import room_of_entity
from salesdesk.store.sqlite_filling import words_afterwards
from salesdesk.store.types import AnySelect

SEVERAL = 50
"""Deals from which on their words may be taken out of the index together."""
DEAR = 200
"""Taking the words of one deal out of the index costs as much as indexing those of this many deals."""


@dataclass
class TakingBack:
    """What becomes of the records of one import; looked up once, so of use until something else is written."""

    connection: Connection
    batch: UUID

    @cached_property
    def added(self) -> Mapping[str, list[UUID]]:
        """The keys of the records that the batch added and that are still there, by kind."""
        added: dict[str, list[UUID]] = defaultdict(list)
        for entity, key in self.connection.execute(select(change.c.entity, change.c.entity_id).where(self._made)):
            added[entity].append(key)
        return added

    @cached_property
    def own(self) -> frozenset[UUID]:
        """The keys of all that the batch added."""
        return frozenset(key for listed in self.added.values() for key in listed)

    @cached_property
    def changed(self) -> frozenset[UUID]:
        """The records that were there before the batch and that it changed."""
        mine = select(batch_before.c.entity_id).where(batch_before.c.batch_id == self.batch)
        return frozenset(self.connection.scalars(mine))

    @cached_property
    def edited(self) -> frozenset[UUID]:
        """The records with a valid history entry of a later version than those of the batch."""
        last = select(change.c.entity_id, func.max(change.c.version).label("version"))
        mine = last.where(change.c.batch == self.batch).group_by(change.c.entity_id).subquery()
        later = select(change.c.entity_id).join(mine, mine.c.entity_id == change.c.entity_id)
        edited = later.where(
            change.c.version > mine.c.version, change.c.batch != self.batch, change.c.withdrawn.is_(other=False)
        )
        return frozenset(self.connection.scalars(edited.distinct()))

    @cached_property
    def held(self) -> frozenset[UUID]:
        """The records that were edited since, or that others use which came later."""
        return self.edited | references.used_by_others(self.own | (self.changed - self.edited), self._from_outside)

    def take_back(self, at: datetime, say: Say) -> int:
        """Remove and restore all but what is held and what that needs; return how many."""
        gone, held = self.own - self._staying(), self._from_outside
        back = self.changed - self.edited
        of = len(gone) + len(back)
        say(0, of)
        restored = 0
        for keys in aggregates.in_chunks(sorted(back)):
            restored += self._restore(keys, at)
            self._withdraw(keys)
            say(restored, of)
        references.forget(self.connection, held, gone)
        done = restored
        for entity, listed in self.added.items():
            room, going = room_of_entity(entity), [key for key in listed if key in gone]
            with self._bulk(room, len(going)):
                for keys in aggregates.in_chunks(going):
                    self._remove(room, keys)
                    self._withdraw(keys)
                    done += len(keys)
                    say(done, of)
        return len(gone) + restored

    @property
    def _made(self) -> ColumnElement[bool]:
        return (change.c.batch == self.batch) & (change.c.field == CREATED) & change.c.withdrawn.is_(other=False)

    @property
    def _keys(self) -> AnySelect:
        return select(change.c.entity_id).where(self._made)

    @cached_property
    def _from_outside(self) -> Sequence[references.Link]:
        return references.links_from_outside(self.connection, self._keys, list(self.added))

    def _staying(self) -> frozenset[UUID]:
        """Return which of the added records have to stay: those that are held, and all that these refer to."""
        stay = self.held & self.own
        if not stay:
            return frozenset()
        return references.with_all_they_need(stay, references.links_within(self.connection, self._keys, self.added))

    def _restore(self, keys: Sequence[UUID], at: datetime) -> int:
        """Make records that the batch changed what they were, archived or not; return how many are there."""
        mine = (batch_before.c.batch_id == self.batch) & batch_before.c.entity_id.in_(keys)
        before: dict[str, dict[UUID, Any]] = defaultdict(dict)
        for row in self.connection.execute(select(batch_before).where(mine)):
            before[row.entity][row.entity_id] = row.value
        stamp = Stamp(by=None, at=at, on=at.date(), batch=self.batch, record=False)
        count = 0
        for entity, values in before.items():
            room = room_of_entity(entity)
            held = aggregates.fetch(self.connection, room, room.table.c.id.in_(list(values)))
            pairs = [(kept, snapshots.from_json(room.kind, values[kept.value.id])) for kept in held]
            if pairs:
                aggregates.replace(self.connection, room, pairs, stamp)
            count += len(pairs)
        return count

    @contextmanager
    def _bulk(self, room: Room[Any], count: int) -> Generator[None]:
        """Take the words of many deals out of their index together."""
        if room.table is not deal or count < SEVERAL or count * DEAR < self._all_deals():
            yield
            return
        with words_afterwards(self.connection):
            yield

    def _all_deals(self) -> int:
        return self.connection.scalar(select(func.count(deal.c.id))) or 0

    def _remove(self, room: Room[Any], keys: Sequence[UUID]) -> None:
        """Remove records for good, with their parts."""
        mine = room.table.c.id.in_(keys)
        ended = aggregates.fetch(self.connection, room, mine) if room.tells_of_ends else []
        self.connection.execute(delete(room.table).where(mine))
        room.told(self.connection, [(kept.value, None) for kept in ended])

    def _withdraw(self, keys: Sequence[UUID]) -> None:
        """Forget the rows that made or changed these records, and mark what the batch wrote of them."""
        mine = (change.c.batch == self.batch) & change.c.entity_id.in_(keys)
        history.mark(self.connection, mine, withdrawn=True)
        rows = (source_row.c.batch_id == self.batch) & source_row.c.entity_id.in_(keys)
        self.connection.execute(delete(source_row).where(rows))
