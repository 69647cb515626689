"""Orders of deals that no single index gives: by age, where some stand still, and by money of several currencies."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Double, Integer, and_, case, func, literal, null
from sqlalchemy import type_coerce as typed

from salesdesk.application.rows import DealRow
from salesdesk.domain.exchange import worth_in_base
from salesdesk.store.records.deals import deal
from salesdesk.store.rows.deal_stretches import Condition, Stretch, Term
from salesdesk.store.rows.exchanging import currency_of, kept_rates
from salesdesk.store.sqlite_days import days_since

Worth = Mapping[str, float]
"""How many minor units of the desk's currency a minor unit of each currency with a rate is worth on the day."""

_LEAST = literal(-(2**63), BigInteger())


def worth_of(connection: Connection, as_of: date) -> Worth:
    """Return what currencies are worth on a day by the desk's rates, its own included."""
    base = currency_of(connection)
    if base is None:
        return {}
    rates = kept_rates(connection)
    worth = {code: worth_in_base(code, base, rates, as_of) for code in sorted({base, *(r.currency for r in rates)})}
    return {code: one for code, one in worth.items() if one is not None}


def age_term(as_of: date, *, down: bool, sparse: bool = False) -> Term:
    """Return the days that deals are old on a day: those that wait or are closed got no older."""
    aged = func.coalesce(deal.c.still_age, days_since(deal.c.since, as_of))

    def age(row: DealRow) -> int | None:
        if row.since is None:
            return None
        return (as_of - row.since).days if row.still_age is None else row.still_age

    return Term(typed(case((deal.c.since.is_not(None), aged)), Integer()), age, down, sparse=sparse)


def by_age(as_of: date, rest: Sequence[Term], *, down: bool) -> tuple[Stretch, ...]:
    """Return the order by age: deals that age by the day they count from, merged with those that stand still."""
    term, dated = age_term(as_of, down=down), deal.c.since.is_not(None)
    begun = Term(deal.c.since, lambda row: row.since, not down)
    stood = Term(deal.c.still_age, lambda row: row.still_age, down)
    ages = Stretch(
        (begun, *rest),
        deal.c.still_age.is_(None),
        deal.c.since >= literal(date.min, deal.c.since.type),
        entering=lambda age: (_before(as_of, age), True),
    )
    stands = Stretch((stood, *rest), dated, deal.c.still_age >= -(2**31))
    merged = Stretch((term, *rest), dated, has=lambda row: row.since is not None, lanes=(ages, stands))
    return merged, Stretch(tuple(rest), deal.c.since.is_(None), has=lambda row: row.since is None)


def _before(day: date, days: int) -> date:
    """Return the day so many days before; no earlier than dates go, and no later."""
    return date.fromordinal(min(max(day.toordinal() - days, 1), date.max.toordinal()))


def money_terms(
    column: ColumnElement[Any], of_row: Callable[[DealRow], int | None], worth: Worth, *, down: bool
) -> tuple[Term, ...]:
    """Return what amounts are worth in the desk's currency; those without a rate follow currency by currency."""
    rateless = and_(_worth(column, worth).is_(None), column.is_not(None))

    def without(row: DealRow) -> bool:
        return of_row(row) is not None and _worth_of(row, of_row(row), worth) is None

    own: list[tuple[ColumnElement[Any], Callable[[DealRow], Any]]] = [
        (_worth(column, worth), lambda row: _worth_of(row, of_row(row), worth)),
        (case((rateless, deal.c.value_currency)), lambda row: _currency(row) if without(row) else None),
        (case((rateless, column)), lambda row: of_row(row) if without(row) else None),
    ]
    return tuple(Term(key, read, down, sparse=True) for key, read in own)


def by_money(
    column: ColumnElement[Any],
    of_row: Callable[[DealRow], int | None],
    worth: Worth,
    rest: Sequence[Term],
    *,
    down: bool,
) -> tuple[Stretch, ...]:
    """Return the order by what amounts are worth: those with a rate merged, then those without, then deals without."""
    own = Term(column, of_row, down)
    lanes = [
        Stretch((own, *rest), deal.c.value_currency == code, column >= _LEAST, entering=_entering(each))
        for code, each in sorted(worth.items())
    ]
    merged = Stretch(
        (Term(_worth(column, worth), lambda row: _worth_of(row, of_row(row), worth), down), *rest),
        has=lambda row: _worth_of(row, of_row(row), worth) is not None,
        lanes=tuple(lanes),
    )
    without = [
        _without_rate(own, rest, first, last, down=down) for first, last in pairwise(["", *sorted(worth), "\U0010ffff"])
    ]
    none = Stretch(tuple(rest), _nothing(column), has=lambda row: of_row(row) is None)
    return *([merged] if lanes else []), *without, none


def _nothing(column: ColumnElement[Any]) -> Condition:
    if column is deal.c.value_minor:
        return and_(deal.c.value_currency.is_(None), column.is_(None))
    return column.is_(None)


def _without_rate(own: Term, rest: Sequence[Term], first: str, last: str, *, down: bool) -> Stretch:
    """Return those of the currencies between two that have a rate, each currency by itself."""
    currency = Term(deal.c.value_currency, _currency, down)
    between = and_(deal.c.value_currency > first, deal.c.value_currency < last)
    return Stretch(
        (currency, own, *rest),
        and_(between, own.column.is_not(None)),
        has=lambda row: own.of_row(row) is not None and first < (_currency(row) or "") < last,
    )


def _currency(row: DealRow) -> str | None:
    return row.value.currency if row.value is not None else None


def _worth(column: ColumnElement[Any], worth: Worth) -> ColumnElement[Any]:
    if not worth:
        return typed(null(), Double())
    each = case({code: literal(one) for code, one in worth.items()}, value=deal.c.value_currency)
    return typed(each * column, Double())


def _worth_of(row: DealRow, minor: int | None, worth: Worth) -> float | None:
    one = worth.get(_currency(row) or "")
    return None if minor is None or one is None else one * minor


def _entering(each: float) -> Callable[[float], tuple[int, bool]]:
    """Return the least amount in minor units that is worth at least so much, each unit worth so much.

    Exact: amounts that differ by a unit differ in what they are worth as long as they have less than 16 digits.
    """

    def entered(worth: float) -> tuple[int, bool]:
        minor = math.floor(worth / each) - 1
        while each * minor < worth:
            minor += 1
        return minor, each * minor == worth

    return entered
