"""What all deals come to, from the sums that are kept of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, or_, select

from salesdesk.application.rows import DealQuery, StageTotal
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.exchange import DayRates
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline_sums import Alike
from salesdesk.store.aggregates import in_chunks
from salesdesk.store.records.deals import deal
from salesdesk.store.records.sums import deal_end, deal_sum
from salesdesk.store.rows import exchanging
from salesdesk.store.rows.deal_rows import deals_where
from salesdesk.store.types import AnySelect

_NO_STAGE = UUID(int=0)
OPEN = frozenset({Status.OPEN})
"""What the board shows: only of open deals the stage is told."""


def sums(connection: Connection, period: Period, rates: DayRates) -> Sequence[Alike]:
    """Return what all deals come to by the rates of a day, those that count alike in the period in one.

    A period is made of whole months, as the lines that are kept are.
    """
    line = deal_sum.c
    alike = (
        line.status,
        line.stage_id,
        line.currency,
        line.category,
        line.qualified,
        line.unproven,
        line.month > date.min,
        line.month.between(period.first, period.last),
    )
    counted = (line.deals, line.valued, line.minor, line.weighted, line.weighted_minor)
    asked: AnySelect = select(*alike, *(func.sum(each) for each in counted)).group_by(*alike)
    lines = (
        Alike(
            status=row[0],
            stage_id=None if row[1] == _NO_STAGE else row[1],
            currency=row[2],
            category=row[3],
            qualified=row[4],
            unproven=row[5],
            dated=bool(row[6]) and row[0] is Status.OPEN,
            in_period=bool(row[7]),
            deals=row[8],
            valued=row[9],
            minor=int(row[10]),
            weighted=row[11],
            weighted_minor=int(row[12]),
        )
        for row in connection.execute(asked)
    )
    return exchanging.sums(connection, lines, period, rates)


def not_as_now(connection: Connection, day: date) -> Sequence[tuple[Deal, bool]]:
    """Return the deals that are closed after the day or not known on it yet, and whether they are unproven."""
    keys = connection.execute(select(deal.c.id, deal.c.unproven).where(_not_as_now(day), deal.c.archived_at.is_(None)))
    unproven: dict[UUID, bool] = {row[0]: row[1] for row in keys}
    found = [each for keys in in_chunks(unproven) for each in deals_where(connection, deal.c.id.in_(keys))]
    return [(each, unproven[each.id]) for each in found]


def _not_as_now(day: date) -> ColumnElement[bool]:
    return or_(deal.c.closed_on > day, deal.c.known_from > day)


def ends(connection: Connection, first: date, last: date) -> tuple[int, int]:
    """Return how many deals were won, and lost without being disqualified, between two days, both included."""
    within = deal_end.c.closed_on.between(first, last)
    rows = connection.execute(
        select(deal_end.c.status, func.sum(deal_end.c.deals)).where(within).group_by(deal_end.c.status)
    )
    found: dict[Status, int] = {row[0]: row[1] for row in rows}
    return found.get(Status.WON, 0), found.get(Status.LOST, 0)


def kept_totals(
    connection: Connection, query: DealQuery, currency: str | None
) -> Mapping[UUID | None, StageTotal] | None:
    """Return what deals in one currency come to stage by stage, or None where the query asks for what no line tells.

    Lines tell the status, and of open deals the stage and whether there is a next step; all others are without stage.
    """
    if not _told(query):
        return None
    line = deal_sum.c
    ours = line.currency == currency
    of_stage = func.sum(line.deals), func.sum(line.valued).filter(ours), func.sum(line.minor).filter(ours)
    asked = select(line.stage_id, *of_stage).group_by(line.stage_id)
    if query.statuses:
        asked = asked.where(line.status.in_(sorted(query.statuses)))
    if query.no_next_step:
        asked = asked.where(line.booked.is_(other=False))
    added = _Added(currency)
    for stage, deals, valued, minor in connection.execute(asked):
        added.add(None if stage == _NO_STAGE else stage, deals, valued or 0, int(minor or 0))
    others = not_as_now(connection, query.as_of)
    if others and query.no_next_step:
        return None
    added.correct(query, [each for each, _ in others])
    return added.totals()


def _told(query: DealQuery) -> bool:
    """Tell whether a query asks for nothing but statuses, and for a next step of open deals alone."""
    of_all = DealQuery(as_of=query.as_of, statuses=query.statuses, no_next_step=query.no_next_step)
    asked = replace(query, text=query.text.strip(), sort=of_all.sort, descending=of_all.descending, then=of_all.then)
    return asked == of_all and (not query.no_next_step or query.statuses == OPEN)


class _Added:
    """How many deals there are, and what those in one currency come to, stage by stage."""

    def __init__(self, currency: str | None) -> None:
        self._currency = currency
        self._held: dict[UUID | None, tuple[int, int, int]] = {}

    def add(self, stage: UUID | None, deals: int, valued: int, minor: int) -> None:
        held = self._held.get(stage, (0, 0, 0))
        self._held[stage] = held[0] + deals, held[1] + valued, held[2] + minor

    def correct(self, query: DealQuery, others: Sequence[Deal]) -> None:
        """Count deals as they are on the day of the query, and not as they are now."""
        for each in others:
            if _among(each.status, query):
                self._add(each, each.status, -1)
            if each.known_on(query.as_of) and _among(each.status_on(query.as_of), query):
                self._add(each, each.status_on(query.as_of), 1)

    def _add(self, each: Deal, status: Status, times: int) -> None:
        ours = each.value is not None and each.value.currency == self._currency
        minor = each.value.minor if each.value is not None and ours else 0
        self.add(each.stage_id if status is Status.OPEN else None, times, times * ours, times * minor)

    def totals(self) -> Mapping[UUID | None, StageTotal]:
        return {
            stage: StageTotal(
                deals=deals, value=Money(minor, self._currency) if valued and self._currency is not None else None
            )
            for stage, (deals, valued, minor) in self._held.items()
            if deals
        }


def _among(status: Status, query: DealQuery) -> bool:
    return not query.statuses or status in query.statuses
