"""What deals in other currencies come to in the desk's: each converted on its own by the rate of the day, then added.

Only those that have a value in a currency with a rate are read, by the index of amounts; all others are sums already.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from salesdesk.domain.deal import Category, Status
from salesdesk.domain.exchange import DayRates, ExchangeRate, day_rates
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline_sums import Alike
from salesdesk.store.records.deals import deal
from salesdesk.store.records.desk import desk
from salesdesk.store.records.pipeline import exchange_rate
from salesdesk.store.types import AnySelect


def currency_of(connection: Connection) -> str | None:
    """Return the desk's currency."""
    return connection.scalar(select(desk.c.currency).where(desk.c.archived_at.is_(None)))


def kept_rates(connection: Connection) -> Sequence[ExchangeRate]:
    """Return the rates that the desk keeps."""
    kept = connection.execute(select(exchange_rate).where(exchange_rate.c.archived_at.is_(None)))
    return [ExchangeRate(id=r.id, currency=r.currency, per_base=r.per_base, from_on=r.from_on) for r in kept]


def rates_on(connection: Connection, day: date) -> DayRates:
    """Return the rates that hold on a day; none for a desk without a currency."""
    base = currency_of(connection)
    return DayRates("", {}) if base is None else day_rates(base, kept_rates(connection), day)


def _abroad(rates: DayRates) -> ColumnElement[bool]:
    # The index of amounts begins with the status: each is named, so that it is taken whatever else is asked.
    of_index = and_(deal.c.status.in_(list(Status)), deal.c.value_currency.in_(sorted(rates.per_base)))
    return and_(of_index, deal.c.value_minor.is_not(None))


def worth_by(
    connection: Connection, key: ColumnElement[Any], met: Iterable[ColumnElement[bool]], rates: DayRates
) -> Mapping[Any, int]:
    """Return what the converted values come to, by a key of the deals, in minor units; deals that meet all of `met`."""
    if not rates.per_base:
        return {}
    alike = (key, deal.c.value_currency, deal.c.value_minor)
    asked = select(*alike, func.count()).where(_abroad(rates), *met).group_by(*alike)
    found: dict[Any, int] = {}
    for one, currency, minor, deals in connection.execute(asked):
        worth = rates.worth(Money(minor, currency))
        found[one] = found.get(one, 0) + (worth.minor if worth is not None else 0) * deals
    return found


def sums(connection: Connection, lines: Iterable[Alike], period: Period, rates: DayRates) -> Sequence[Alike]:
    """Return sums of deals in the desk's currency: converted values stand in the place of what was summed of them."""
    kept = [_uncounted(one, rates.base) if one.currency in rates.per_base else one for one in lines]
    return [*kept, *_values(connection, period, rates)] if rates.per_base else kept


def _uncounted(line: Alike, base: str) -> Alike:
    """Return a line with its deals in the desk's currency and none of their values."""
    return Alike(
        status=line.status,
        currency=base,
        stage_id=line.stage_id,
        category=line.category,
        qualified=line.qualified,
        unproven=line.unproven,
        dated=line.dated,
        in_period=line.in_period,
        deals=line.deals,
    )


def _values(connection: Connection, period: Period, rates: DayRates) -> Sequence[Alike]:
    is_open = deal.c.status == Status.OPEN
    day = case((is_open, deal.c.expected_on), else_=deal.c.closed_on)
    asked: AnySelect = select(
        deal.c.status,
        deal.c.stage_id,
        deal.c.category,
        deal.c.qualified_on.is_not(None),
        deal.c.unproven,
        deal.c.expected_on.is_not(None),
        func.coalesce(day.between(period.first, period.last), 0),
        deal.c.value_minor,
        deal.c.value_currency,
        case((and_(is_open, deal.c.weighted_minor.is_not(None)), deal.c.odds)),
    ).where(_abroad(rates), deal.c.archived_at.is_(None))
    # Added up at once: one line for those that count alike, however many there are.
    held: dict[tuple[Any, ...], list[int]] = {}
    for *alike, minor, currency, chance in connection.execute(asked):
        worth = rates.worth(Money(minor, currency))
        if worth is not None:
            line = held.setdefault(tuple(alike), [0, 0, 0, 0])
            line[0] += 1
            line[1] += worth.minor
            if chance is not None:
                line[2] += 1
                line[3] += worth.times(chance).minor
    return [_line(alike, line, rates.base) for alike, line in held.items()]


def _line(alike: tuple[Any, ...], added: Sequence[int], base: str) -> Alike:
    status, stage, category, qualified, unproven, dated, in_period = alike
    is_open = status is Status.OPEN
    return Alike(
        status=status,
        currency=base,
        stage_id=stage if is_open else None,
        category=category if is_open else Category.PIPELINE,
        qualified=is_open and bool(qualified),
        unproven=is_open and bool(unproven),
        dated=is_open and bool(dated),
        in_period=bool(in_period),
        deals=0,
        valued=added[0],
        minor=added[1],
        weighted=added[2],
        weighted_minor=added[3],
    )
