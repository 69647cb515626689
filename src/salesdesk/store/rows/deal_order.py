"""The order of a list of deals: by keys and never by offset, the deals without a key last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Integer, and_, case, cast, false, func, or_, select, tuple_

from salesdesk.application.rows import DealKey, DealQuery, DealRow, DealSort
from salesdesk.domain.deal import Category, Motion
from salesdesk.store.records.deals import deal
from salesdesk.store.records.desk import stage
from salesdesk.store.words import searchable

_BEGINS_LATE = frozenset({DealSort.AGE})
"""Sorted by the day the age counts from: the older a deal, the earlier its day."""

_CHANCE: ColumnElement[Any] = func.coalesce(
    deal.c.chance, select(stage.c.chance).where(stage.c.id == deal.c.stage_id).correlate(deal).scalar_subquery()
)
_CATEGORIES = tuple(Category)
_MOTIONS = tuple(Motion)


def _placed(column: ColumnElement[Any], words: Sequence[str]) -> ColumnElement[Any]:
    """Return the place of a word of an enumeration in the order in which its words are written down."""
    return case(*((column == word, at) for at, word in enumerate(words)))


def _weighted(row: DealRow) -> float | None:
    return None if row.value is None or row.chance is None else row.value.minor * row.chance


_KEYS: Mapping[DealSort, tuple[ColumnElement[Any], Callable[[DealRow], Any]]] = {
    DealSort.ACCOUNT: (deal.c.account_words, lambda row: searchable(row.account) if row.account_id else None),
    DealSort.TITLE: (deal.c.words, lambda row: searchable(row.title)),
    DealSort.STAGE: (deal.c.stage_place, lambda row: row.stage_order),
    DealSort.VALUE: (deal.c.value_minor, lambda row: row.value.minor if row.value else None),
    DealSort.AGE: (deal.c.since, lambda row: row.since),
    DealSort.EXPECTED: (deal.c.expected_on, lambda row: row.expected_on),
    DealSort.NEXT_STEP: (deal.c.next_at, lambda row: row.next_step.starts.at if row.next_step else None),
    DealSort.CLOSED: (deal.c.closed_on, lambda row: row.closed_on),
    DealSort.OWNER: (deal.c.owner_words, lambda row: searchable(row.owner) if row.owner_id else None),
    DealSort.CHANCE: (_CHANCE, lambda row: row.chance),
    DealSort.WEIGHTED: (deal.c.value_minor * _CHANCE, _weighted),
    DealSort.CATEGORY: (_placed(deal.c.category, _CATEGORIES), lambda row: _CATEGORIES.index(row.category)),
    DealSort.MOTION: (_placed(deal.c.motion, _MOTIONS), lambda row: _MOTIONS.index(row.motion)),
    DealSort.ACTED: (deal.c.acted_on, lambda row: row.acted_on),
    DealSort.UNPROVEN: (cast(deal.c.unproven, Integer), lambda row: int(row.unproven)),
    DealSort.CREATED: (deal.c.created_on, lambda row: row.created_on),
}


class _Key(NamedTuple):
    """A key of the order, and what the row that was shown last has there."""

    column: ColumnElement[Any]
    last: Any
    descending: bool


def keys_of_page(
    connection: Connection, query: DealQuery, condition: ColumnElement[bool], after: DealRow | None, limit: int
) -> list[UUID]:
    """Return the ids of the next deals that meet a condition, in the order of a query."""
    keys = _keys_of(query, after)
    one_key = 2
    if len(keys) == one_key:
        return _by_one(connection, condition, keys, limit, begun=after is not None)
    if after is not None:
        condition = and_(condition, _beyond(keys))
    order = [part for key in keys for part in (key.column.is_(None), _directed(key.column, down=key.descending))]
    return list(connection.scalars(select(deal.c.id).where(condition).order_by(*order).limit(limit)))


def _keys_of(query: DealQuery, after: DealRow | None) -> list[_Key]:
    wanted: dict[DealSort, DealKey] = {}
    for key in (DealKey(query.sort, query.descending), *query.then):
        wanted.setdefault(key.sort, key)
    keys: list[_Key] = []
    for key in wanted.values():
        column, of_row = _KEYS[key.sort]
        last = None if after is None else of_row(after)
        keys.append(_Key(column, last, key.descending != (key.sort in _BEGINS_LATE)))
    return [*keys, _Key(deal.c.id, after.id if after is not None else None, keys[0].descending)]


def _directed(column: ColumnElement[Any], *, down: bool) -> ColumnElement[Any]:
    return column.desc() if down else column


def _beyond(keys: Sequence[_Key]) -> ColumnElement[bool]:
    """Return the condition of what follows the last row: equal in the first keys, and further in the next."""
    further: list[ColumnElement[bool]] = []
    for at, key in enumerate(keys):
        equal = [before.column.is_not_distinct_from(before.last) for before in keys[:at]]
        further.append(and_(*equal, _later(key)))
    return or_(*further)


def _later(key: _Key) -> ColumnElement[bool]:
    if key.last is None:
        return false()
    compared = key.column < key.last if key.descending else key.column > key.last
    return or_(compared, key.column.is_(None))


def _by_one(
    connection: Connection, condition: ColumnElement[bool], keys: Sequence[_Key], limit: int, *, begun: bool
) -> list[UUID]:
    """Return the ids in the order of one key and the id: an index may give them, so the empty ones come apart."""
    key, own = keys
    found: list[UUID] = []
    if not begun or key.last is not None:
        there = and_(condition, key.column.is_not(None))
        if begun:
            compared, last = tuple_(key.column, own.column), (key.last, own.last)
            there = and_(there, compared < last if key.descending else compared > last)
        found = _listed(connection, there, (key.column, own.column), limit, down=key.descending)
    if len(found) < limit:
        empty = and_(condition, key.column.is_(None))
        if begun and key.last is None:
            empty = and_(empty, own.column < own.last if key.descending else own.column > own.last)
        found += _listed(connection, empty, (own.column,), limit - len(found), down=key.descending)
    return found


def _listed(
    connection: Connection,
    condition: ColumnElement[bool],
    order: Sequence[ColumnElement[Any]],
    limit: int,
    *,
    down: bool,
) -> list[UUID]:
    ordered = [_directed(column, down=down) for column in order]
    return list(connection.scalars(select(deal.c.id).where(condition).order_by(*ordered).limit(limit)))
