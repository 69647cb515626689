"""The forecast held against the desk's own past: what it would have said at the start of each month, and what came.

On each of those days only what was known then counts: the odds of a deal's age from the deals watched until that day,
its value as it stood. Held against it is what the deals that were open that day brought in the thirty days after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from salesdesk.domain.accuracy import Accuracy, Foretold, accuracy_of
from salesdesk.domain.age_odds import Fates, fates_from
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.money import Money, total
from salesdesk.domain.pausing import days_old
from salesdesk.domain.period import Period
from salesdesk.domain.snapshot import Occasion

DAYS: Final = 30
"""So far ahead the forecast that is tried looks, in calendar days."""

Worth = Callable[[Deal], Money | None]
"""What a deal is taken to be worth on the day of a forecast; None: nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What was foretold on a day for the days after it, and what came.

    `foretold` is None while no open deal had a value and odds: too few were watched until then. `counted` deals are in
    it, `left_out` were open and are not.
    """

    day: date
    foretold: Money | None
    actual: Money
    counted: int
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Backtest:
    """Every day that was tried, in order, and how near the forecasts came on those where one could be made (F5)."""

    tried: tuple[Tried, ...]
    accuracy: Accuracy


def value_of(deal: Deal) -> Money | None:
    """Return a deal's own value."""
    return deal.value


@dataclass(frozen=True, slots=True)
class Watched:
    """A deal with what its age is told from, worked out once for all the days that are tried."""

    deal: Deal
    known: date
    since: date | None
    paused: int | None

    def age(self, day: date) -> int | None:
        """Return how old it was on a day, or when it had ended by then; None without a date to count from."""
        closed = self.deal.closed_on
        return None if self.since is None else days_old(self.since, min(closed or day, day), self.paused)


def watched(deal: Deal) -> Watched:
    """Return a deal as it is watched."""
    dates = [day for day in (deal.created_on, deal.qualified_on, deal.closed_on) if day is not None]
    return Watched(deal, min(dates, default=date.min), deal.ages_from, deal.paused_age)


def tried_on(
    day: date, deals: Iterable[Watched], now: Mapping[UUID, Deal], currency: str, worth: Worth = value_of
) -> Tried:
    """Return the age-conditional forecast of a day for the next thirty, beside what came of it (F11).

    The deals are as they stood at the end of the day, `now` has the same ones as they are. One counts that is worth
    something in `currency` and of whose age at least twenty deals were watched.
    """
    known = [one for one in deals if one.known <= day]
    ages = [(age, one.deal.status_on(day)) for one in known if (age := one.age(day)) is not None]
    open_then = [one for one in known if one.deal.status_on(day) is Status.OPEN]
    chances = _Chances(fates_from(ages))
    shares = [share for one in open_then if (share := _share(one, day, chances, worth, currency)) is not None]
    came = (now.get(one.deal.id, one.deal) for one in open_then)
    return Tried(
        day=day,
        foretold=total(shares, currency) if shares else None,
        actual=total(
            (one.value for one in came if _won_after(one, day) and one.value and one.value.currency == currency),
            currency,
        ),
        counted=len(shares),
        left_out=len(open_then) - len(shares),
    )


class _Chances:
    """The odds to be won within the thirty days at each age, worked out once for each."""

    def __init__(self, fates: Fates) -> None:
        self._fates = fates
        self._by_age: dict[int, float | None] = {}

    def at(self, age: int) -> float | None:
        if age not in self._by_age:
            self._by_age[age] = self._fates.within(age, DAYS).won
        return self._by_age[age]


def _share(one: Watched, day: date, chances: _Chances, worth: Worth, currency: str) -> Money | None:
    value, age = worth(one.deal), one.age(day)
    if value is None or value.currency != currency or age is None:
        return None
    chance = chances.at(age)
    return None if chance is None else value.times(chance)


def _won_after(deal: Deal, day: date) -> bool:
    """Whether a deal that was open on a day was won in the days after it."""
    closed = deal.closed_on
    return deal.status is Status.WON and closed is not None and closed <= day + timedelta(days=DAYS)


def backtest_of(tried: Iterable[Tried], currency: str) -> Backtest:
    """Return how near the forecasts of several days came; their order plays no part."""
    listed = tuple(sorted(tried, key=lambda one: one.day))
    return Backtest(tried=listed, accuracy=accuracy_of(_told(listed), currency))


def _told(tried: Iterable[Tried]) -> Iterator[Foretold]:
    for one in tried:
        if one.foretold is not None:
            after = one.day + timedelta(days=1)
            yield Foretold(
                period=Period(one.day.isoformat(), after, one.day + timedelta(days=DAYS)),
                occasion=Occasion.ON_DEMAND,
                taken_on=one.day,
                foretold=one.foretold,
                actual=one.actual,
            )


def month_starts(as_of: date, months: int) -> tuple[date, ...]:
    """Return the eves of the last months whose first thirty days are over on a day, oldest first.

    A forecast of a month's start knows all that happened before it: it is made at the end of the day before.
    """
    found: list[date] = []
    first = as_of.replace(day=1)
    while len(found) < months:
        eve = first - timedelta(days=1)
        if eve + timedelta(days=DAYS) <= as_of:
            found.append(eve)
        first = eve.replace(day=1)
    return tuple(reversed(found))
