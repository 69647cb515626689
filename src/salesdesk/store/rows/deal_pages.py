"""Which deals a page shows, and how many there are of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from salesdesk.application.rows import DealPage, DealQuery, DealRow, StageTotal
from salesdesk.domain.deal import Status
from salesdesk.domain.money import Money
from salesdesk.store.records.deals import deal
from salesdesk.store.records.desk import desk
from salesdesk.store.rows.deal_order import keys_of_page
from salesdesk.store.rows.deal_rows import rows_of
from salesdesk.store.rows.deal_tests import tested
from salesdesk.store.words import all_of, matches_either


def deal_page(connection: Connection, query: DealQuery, after: DealRow | None, limit: int) -> DealPage:
    """Return the next deals of a query in its order; the total stands in the first page only."""
    condition = condition_of(connection, query)
    keys = keys_of_page(connection, query, condition, after, limit + 1)
    rows = rows_of(connection, keys[:limit], query.as_of)
    more = len(keys) > limit
    if after is not None:
        return DealPage(rows=rows, more=more)
    total, value = _totals(connection, condition)
    return DealPage(rows=rows, more=more, total=total, value=value)


def first_deals(connection: Connection, query: DealQuery, limit: int) -> DealPage:
    """Return the first deals of a query in its order, without counting them."""
    keys = keys_of_page(connection, query, condition_of(connection, query), None, limit + 1)
    return DealPage(rows=rows_of(connection, keys[:limit], query.as_of), more=len(keys) > limit)


def stage_totals(connection: Connection, query: DealQuery) -> Mapping[UUID | None, StageTotal]:
    """Return how many deals of a query stand in each stage that has any, and their sum in the base currency."""
    currency = _currency(connection)
    summed = select(deal.c.stage_id, func.count(), _sum(currency)).where(condition_of(connection, query))
    found = connection.execute(summed.group_by(deal.c.stage_id))
    return {stage: StageTotal(deals=count, value=_money(minor, currency)) for stage, count, minor in found}


def _totals(connection: Connection, condition: ColumnElement[bool]) -> tuple[int, Money | None]:
    currency = _currency(connection)
    count, minor = connection.execute(select(func.count(), _sum(currency)).where(condition)).one()
    return count, _money(minor, currency)


def _currency(connection: Connection) -> str | None:
    return connection.scalar(select(desk.c.currency).where(desk.c.archived_at.is_(None)))


def _sum(currency: str | None) -> ColumnElement[Any]:
    return func.sum(deal.c.value_minor).filter(deal.c.value_currency == currency)


def _money(minor: int | None, currency: str | None) -> Money | None:
    return None if minor is None or currency is None else Money(int(minor), currency)


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
        yield from tested(query.tests, query.as_of, _currency(connection) or "")


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
    return matches_either(words, deal.c.note, text)
