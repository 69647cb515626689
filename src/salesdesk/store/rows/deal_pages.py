"""Which deals a page shows, in which order: by key and never by offset, the ones without a key last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select, tuple_

from salesdesk.application.rows import DealPage, DealQuery, DealRow, DealSort
from salesdesk.domain.deal import Status
from salesdesk.domain.money import Money
from salesdesk.store.records.deals import deal
from salesdesk.store.records.desk import desk
from salesdesk.store.rows.deal_rows import rows_of
from salesdesk.store.rows.deal_tests import tested
from salesdesk.store.words import all_of, matches, searchable

_BEGINS_LATE = frozenset({DealSort.AGE})
"""Sorted by the day the age counts from: the older a deal, the earlier its day."""

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
}


def deal_page(connection: Connection, query: DealQuery, after: DealRow | None, limit: int) -> DealPage:
    """Return the next deals of a query in its order; the total stands in the first page only."""
    condition = condition_of(connection, query)
    keys = _keys_of_page(connection, query, condition, after, limit + 1)
    rows = rows_of(connection, keys[:limit], query.as_of)
    more = len(keys) > limit
    if after is not None:
        return DealPage(rows=rows, more=more)
    total, value = _totals(connection, condition)
    return DealPage(rows=rows, more=more, total=total, value=value)


def _keys_of_page(
    connection: Connection, query: DealQuery, condition: ColumnElement[bool], after: DealRow | None, limit: int
) -> list[UUID]:
    column, key_of = _KEYS[query.sort]
    descending = query.descending != (query.sort in _BEGINS_LATE)
    last = key_of(after) if after else None
    keys: list[UUID] = []
    if after is None or last is not None:
        there = and_(condition, column.is_not(None))
        if after is not None:
            there = and_(there, _beyond((column, deal.c.id), (last, after.id), descending=descending))
        keys = _keys(connection, there, (column, deal.c.id), limit, descending=descending)
    if len(keys) < limit:
        empty = and_(condition, column.is_(None))
        if after is not None and last is None:
            empty = and_(empty, _beyond((deal.c.id,), (after.id,), descending=descending))
        keys += _keys(connection, empty, (deal.c.id,), limit - len(keys), descending=descending)
    return keys


def _beyond(columns: tuple[ColumnElement[Any], ...], last: tuple[Any, ...], *, descending: bool) -> ColumnElement[bool]:
    """Return the condition of what follows the last row, in either direction."""
    compared = tuple_(*columns)
    return compared < last if descending else compared > last


def _keys(
    connection: Connection,
    condition: ColumnElement[bool],
    order: tuple[ColumnElement[Any], ...],
    limit: int,
    *,
    descending: bool,
) -> list[UUID]:
    ordered = [column.desc() if descending else column for column in order]
    return list(connection.scalars(select(deal.c.id).where(condition).order_by(*ordered).limit(limit)))


def _totals(connection: Connection, condition: ColumnElement[bool]) -> tuple[int, Money | None]:
    currency = connection.scalar(select(desk.c.currency).where(desk.c.archived_at.is_(None)))
    value = func.sum(deal.c.value_minor).filter(deal.c.value_currency == currency)
    count, minor = connection.execute(select(func.count(), value).where(condition)).one()
    return count, None if minor is None or currency is None else Money(int(minor), currency)


def condition_of(connection: Connection, query: DealQuery) -> ColumnElement[bool]:
    """Return the condition of the deals that a query asks for."""
    return all_of(_conditions(connection, query))


def _conditions(connection: Connection, query: DealQuery) -> Iterable[ColumnElement[bool]]:
    yield deal.c.archived_at.is_(None)
    yield from _known(connection, query.as_of)
    if query.statuses:
        yield _status(connection, query.statuses, query.as_of)
    if query.stage_id is not None:
        yield deal.c.stage_id == query.stage_id
    if query.owner_id is not None:
        yield deal.c.owner_id == query.owner_id
    if query.no_next_step:
        yield deal.c.next_at.is_(None)
    yield from _expected(query)
    if query.text.strip():
        yield _matches(query.text)
    if query.tests:
        currency = connection.scalar(select(desk.c.currency).where(desk.c.archived_at.is_(None))) or ""
        yield from tested(query.tests, query.as_of, currency)


def _expected(query: DealQuery) -> Iterable[ColumnElement[bool]]:
    if query.expected_from is not None:
        yield deal.c.expected_on >= query.expected_from
    if query.expected_to is not None:
        yield deal.c.expected_on <= query.expected_to


def _known(connection: Connection, as_of: date) -> Iterable[ColumnElement[bool]]:
    """Yield the condition of deals known on the day (terms); nothing where all are, which keeps to the index."""
    if connection.scalar(select(exists().where(deal.c.known_from > as_of))):
        yield or_(deal.c.known_from.is_(None), deal.c.known_from <= as_of)


def _status(connection: Connection, statuses: frozenset[Status], as_of: date) -> ColumnElement[bool]:
    """Return the condition of a status on the day: a deal closed later is still open."""
    now = deal.c.status == next(iter(statuses)) if len(statuses) == 1 else deal.c.status.in_(sorted(statuses))
    if not connection.scalar(select(exists().where(deal.c.closed_on > as_of))):
        return now
    later = deal.c.closed_on > as_of
    if Status.OPEN in statuses:
        return or_(now, later)
    return and_(now, or_(deal.c.closed_on.is_(None), deal.c.closed_on <= as_of))


def _matches(text: str) -> ColumnElement[bool]:
    words: ColumnElement[Any] = deal.c.words
    for name in (deal.c.account_words, deal.c.owner_words):
        words = words.op("||")(" ").op("||")(func.coalesce(name, ""))
    return matches(words, text)
