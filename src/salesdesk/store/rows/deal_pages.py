"""Which deals a page shows, and how many there are of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, literal, select

from salesdesk.application.deal_places import Hop, Place
from salesdesk.application.rows import DealPage, DealQuery, DealRow, StageTotal
from salesdesk.domain.money import Money, total_or_none
from salesdesk.store.records.deals import deal
from salesdesk.store.rows.deal_asked import Asking, asked_of, condition_of
from salesdesk.store.rows.deal_rows import rows_of
from salesdesk.store.rows.deal_sums import OPEN, kept_totals
from salesdesk.store.rows.deal_walk import START
from salesdesk.store.rows.exchanging import rates_on, worth_by

NEAR = 1024
"""Deals at the beginning of the order that are looked through before what narrows a list is looked up."""
FEW = 2000
"""Deals up to which a list is put in order whole."""
MOST_HITS = 8000
"""Deals with the words of a text, also such as are not in the list, up to which the list may be of few."""


def deal_page(connection: Connection, query: DealQuery, after: DealRow | None, limit: int) -> DealPage:
    """Return the next deals of a query in its order; the total stands in the first page only."""
    asked = asked_of(connection, query)
    if after is not None:
        keys = asked.way(connection).ids(connection, asked.place(after), limit + 1)
        return DealPage(rows=rows_of(connection, keys[:limit], query.as_of), more=len(keys) > limit)
    first, every = _first_keys(connection, asked, limit + 1)
    rows = rows_of(connection, first[:limit], query.as_of)
    total, value = _totals(connection, query, asked.condition())
    return DealPage(rows=rows, more=len(first) > limit, total=total, value=value, keys=every)


def first_deals(connection: Connection, query: DealQuery, limit: int) -> DealPage:
    """Return the first deals of a query in its order, without counting them unless they are few."""
    keys, every = _first_keys(connection, asked_of(connection, query), limit + 1)
    total = None if every is None else len(every)
    rows = rows_of(connection, keys[:limit], query.as_of)
    return DealPage(rows=rows, more=len(keys) > limit, total=total, keys=every)


def _first_keys(connection: Connection, asked: Asking, limit: int) -> tuple[Sequence[UUID], tuple[UUID, ...] | None]:
    """Return the first ids of a list, and all of them where they are few and were looked for."""
    if not asked.narrow:
        return asked.way(connection).ids(connection, START, limit), None
    near = connection.scalars(asked.near(NEAR).limit(limit)).all()
    if len(near) == limit:
        return near, None
    if not asked.text or asked.hits(connection) <= MOST_HITS:
        every = connection.scalars(asked.few(FEW + 1)).all()
        if len(every) <= FEW:
            return every[:limit], tuple(every)
    return asked.way(connection).ids(connection, START, limit), None


def deals_after(connection: Connection, query: DealQuery, place: Place, skip: int, limit: int) -> Sequence[DealRow]:
    """Return the deals after a place of the order, without the first `skip` of them."""
    keys = asked_of(connection, query).way(connection).ids(connection, place, limit, skip)
    return rows_of(connection, keys, query.as_of)


def last_deals(connection: Connection, query: DealQuery, skip: int, limit: int) -> Sequence[DealRow]:
    """Return the last deals of a query in its order, without the very last `skip`."""
    way = asked_of(connection, query).way(connection, from_end=True)
    return rows_of(connection, way.ids(connection, START, limit, skip)[::-1], query.as_of)


def hop(connection: Connection, query: DealQuery, place: Place) -> Hop:
    """Go on over the order from a place, counting the deals of the list."""
    return asked_of(connection, query).hop(connection, place)


def deal_rank(connection: Connection, query: DealQuery, key: UUID) -> int:
    """Return how many deals of a query stand before one of them, -1 for a deal that does not meet it."""
    asked = asked_of(connection, query)
    way = asked.way(connection)
    met = select(deal.c.id).where(deal.c.id == key, asked.condition())
    if connection.scalar(met) is None:
        return -1
    return way.upto(connection, asked.place(rows_of(connection, [key], query.as_of)[0])) - 1


def count_deals(connection: Connection, query: DealQuery) -> int:
    """Return how many deals meet a query."""
    kept = kept_totals(connection, query, None)
    if kept is not None:
        return sum(one.deals for one in kept.values())
    return connection.scalar(select(func.count()).select_from(deal).where(condition_of(connection, query))) or 0


def stage_totals(connection: Connection, query: DealQuery) -> Mapping[UUID | None, StageTotal]:
    """Return how many deals of a query stand in each stage that has any, and their sum in the base currency."""
    rates, condition = rates_on(connection, query.as_of), condition_of(connection, query)
    kept = kept_totals(connection, query, rates.base) if query.statuses == OPEN else None
    if kept is None:
        summed = select(deal.c.stage_id, func.count(), _sum(rates.base)).where(condition)
        found = connection.execute(summed.group_by(deal.c.stage_id))
        kept = {stage: StageTotal(deals=count, value=_money(minor, rates.base)) for stage, count, minor in found}
    converted = worth_by(connection, deal.c.stage_id, [condition], rates)
    return {
        stage: replace(one, value=_with(one.value, converted[stage], rates.base)) if stage in converted else one
        for stage, one in kept.items()
    }


def _totals(connection: Connection, query: DealQuery, condition: ColumnElement[bool]) -> tuple[int, Money | None]:
    rates = rates_on(connection, query.as_of)
    kept = kept_totals(connection, query, rates.base)
    if kept is not None:
        values = [one.value for one in kept.values() if one.value is not None]
        count, value = sum(one.deals for one in kept.values()), total_or_none(values, rates.base)
    else:
        count, minor = connection.execute(select(func.count(), _sum(rates.base)).where(condition)).one()
        value = _money(minor, rates.base)
    for converted in worth_by(connection, literal(0), [condition], rates).values():
        value = _with(value, converted, rates.base)
    return count, value


def _sum(currency: str) -> ColumnElement[Any]:
    return func.sum(deal.c.value_minor).filter(deal.c.value_currency == currency)


def _money(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(int(minor), currency)


def _with(value: Money | None, converted: int, currency: str) -> Money:
    return Money(converted + (value.minor if value is not None else 0), currency)
