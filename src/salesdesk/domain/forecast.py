"""What is won, promised and weighted in a period, and what is short of the target (F3, F6, F13)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from salesdesk.domain.deal import Category, Deal, Outcome, Stage, Status, chance_of
from salesdesk.domain.money import Money, total
from salesdesk.domain.period import Period, WorkCalendar
from salesdesk.domain.rates import Rate

WINDOW_MONTHS = 24


def weighted(deal: Deal, stage: Stage | None, as_of: date) -> Money | None:
    """Return value x chance of an open deal, the value of a won one, 0 of a lost one (F3).

    None where an open deal has no value or no chance yet.
    """
    status = deal.status_on(as_of)
    if status is Status.WON:
        return deal.value
    if status is not Status.OPEN:
        return Money.zero(deal.currency)
    chance = chance_of(deal, stage)
    return None if deal.value is None or chance is None else deal.value.times(chance)


def win_rate(deals: Iterable[Deal], as_of: date) -> Rate:
    """Return won / (won + lost without disqualified) by close date over the last 24 months (F6)."""
    closed = rated(deals, as_of)
    return Rate.seen(sum(d.status is Status.WON for d in closed), len(closed))


def rated(deals: Iterable[Deal], as_of: date) -> list[Deal]:
    """Return the closed deals that a win rate rests on: those won, and those lost without being disqualified (F6)."""
    since = rates_from(as_of)
    closed = [d for d in deals if d.closed_on is not None and since <= d.closed_on <= as_of]
    return [
        d
        for d in closed
        if d.status is Status.WON or (d.status is Status.LOST and d.outcome is not Outcome.DISQUALIFIED)
    ]


def rates_from(as_of: date) -> date:
    """Return the first day of the 24 months up to a day, over which rates are taken (terms: win rate)."""
    return _months_before(as_of, WINDOW_MONTHS) + timedelta(days=1)


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The gap bar of a period: target, won, commit, weighted rest and the shortfall (terms)."""

    period: Period
    target: Money | None
    won: Money
    commit: Money
    weighted_rest: Money
    won_count: int
    lost_count: int
    not_weighted: int

    @property
    def shortfall(self) -> Money | None:
        """max(0, target - won - commit - weighted rest); None without a target."""
        if self.target is None:
            return None
        left = self.target - self.won - self.commit - self.weighted_rest
        return Money(max(0, left.minor), left.currency)

    @property
    def attainment(self) -> float | None:
        """The share of the target that is won (F13); None without a target."""
        if self.target is None or self.target.minor == 0:
            return None
        return self.won.minor / self.target.minor


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """The deals that the outlook of a period rests on, by what they count as."""

    won: tuple[Deal, ...]
    commit: tuple[Deal, ...]
    rest: tuple[Deal, ...]
    lost: tuple[Deal, ...]


def behind(deals: Iterable[Deal], period: Period, as_of: date, currency: str) -> Behind:
    """Return the deals in `currency` that count in a period; commit and omitted are left out of the weighted rest."""
    known = [d for d in deals if d.known_on(as_of) and d.currency == currency]
    ended = [d for d in known if d.closed_on and d.closed_on <= as_of and d.closed_on in period]
    due = [d for d in known if d.status_on(as_of) is Status.OPEN and d.expected_on and d.expected_on in period]
    return Behind(
        won=tuple(d for d in ended if d.status is Status.WON),
        commit=tuple(d for d in due if d.category is Category.COMMIT),
        rest=tuple(d for d in due if d.category not in {Category.COMMIT, Category.OMITTED}),
        lost=tuple(d for d in ended if d.status is Status.LOST),
    )


def outlook(
    deals: Iterable[Deal],
    stages: Mapping[UUID, Stage],
    period: Period,
    as_of: date,
    target: Money | None,
    currency: str,
) -> Outlook:
    """Return the outlook of a period on a day; only deals in `currency` are summed.

    Commit counts at full value; commit and omitted are left out of the weighted rest.
    """
    counted = behind(deals, period, as_of, currency)
    shares = [weighted(d, stages.get(d.stage_id) if d.stage_id else None, as_of) for d in counted.rest]
    return Outlook(
        period=period,
        target=target,
        won=total((d.value for d in counted.won if d.value), currency),
        commit=total((d.value for d in counted.commit if d.value), currency),
        weighted_rest=total((s for s in shares if s is not None), currency),
        won_count=len(counted.won),
        lost_count=len(counted.lost),
        not_weighted=sum(s is None for s in shares),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How far the period is and how far the target is reached (F13)."""

    attainment: float | None
    elapsed: float

    @property
    def ahead(self) -> bool | None:
        """Whether more of the target is won than of the working days gone; None without a target."""
        return None if self.attainment is None else self.attainment >= self.elapsed


def pace(shown: Outlook, as_of: date, calendar: WorkCalendar) -> Pace:
    """Return attainment beside the share of working days that are over (F13)."""
    return Pace(attainment=shown.attainment, elapsed=calendar.elapsed_share(shown.period, as_of))
