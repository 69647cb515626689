"""What is missing when all that is open and can still land is counted: the play gap (0.1; terms: play gap)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.closing_in_time import Cycles, InTime
from salesdesk.domain.deal import Category, Deal, Stage, Status, chance_of
from salesdesk.domain.forecast_range import Bet, range_of
from salesdesk.domain.money import Money, total
from salesdesk.domain.pausing import days_old
from salesdesk.domain.period import Period


class Uncounted(StrEnum):
    """Why an open deal brings nothing to the sum."""

    OMITTED = "omitted"
    NO_VALUE = "no_value"
    NO_CHANCE = "no_chance"
    OTHER_CURRENCY = "other_currency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """What an open deal is expected to bring by the end: value x chance x P(closes by the end).

    `closes` is the chance to close in time if it is won, from `in_time`; where that cannot say, 1 or 0 by the date
    the rep expects. `why_not` says why it brings nothing.
    """

    deal_id: UUID
    value: Money | None
    chance: float | None
    in_time: InTime
    closes: float = 0.0
    why_not: Uncounted | None = None

    @property
    def likely(self) -> float:
        """The chance to be won by the end."""
        return 0.0 if self.chance is None or self.why_not is not None else self.chance * self.closes

    @property
    def expected(self) -> Money | None:
        """What it brings on the average; None where it is not counted."""
        return None if self.value is None or self.why_not is not None else self.value.times(self.likely)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayGap:
    """The play gap of a period on a day: the target, what is won, what is expected, and from which deals.

    `days_left` are calendar days, today included; `opened_on` is the day since which there has been a gap.
    """

    period: Period
    today: date
    target: Money | None
    won: Money
    awaited: tuple[Awaited, ...] = ()
    opened_on: date | None = None

    @property
    def days_left(self) -> int:
        """The calendar days left, today included (D)."""
        return self.period.days_left(self.today)

    @property
    def expected(self) -> Money:
        """What the open deals that can still land bring on the average."""
        return total((part.expected for part in self.awaited if part.expected is not None), self.won.currency)

    @property
    def to_win(self) -> Money | None:
        """What is still to be won: max(0, target - won); None without a target."""
        return None if self.target is None else _least_zero(self.target - self.won)

    @property
    def gap(self) -> Money | None:
        """max(0, target - won - expected); None without a target."""
        return None if self.target is None else _least_zero(self.target - self.won - self.expected)

    @property
    def share(self) -> float | None:
        """The gap as a share of the target; None without one."""
        if self.gap is None or self.target is None or self.target.minor == 0:
            return None
        return self.gap.minor / self.target.minor

    @property
    def needs_plan(self) -> bool:
        """Whether there is something to plan for; no gap needs none (0.1)."""
        return self.gap is not None and self.gap.minor > 0

    @property
    def bets(self) -> tuple[Bet, ...]:
        """The open deals as the exact range takes them: value in minor units and chance to be won by the end (F10)."""
        counted = (part for part in self.awaited if part.value is not None and part.likely > 0)
        return tuple(sorted((part.value.minor if part.value else 0, part.likely) for part in counted))

    @property
    def reached(self) -> float | None:
        """The probability that the open deals alone reach the target (F10); None without one."""
        return None if self.to_win is None else range_of(self.bets).at_least(self.to_win.minor)


def _least_zero(amount: Money) -> Money:
    return Money(max(0, amount.minor), amount.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a desk knows on a day that the play gap rests on.

    `segments` names each deal's segment; `odds` are chances that stand in where neither the rep nor the stage gives
    one (age-conditional odds, where the desk uses them).
    """

    stages: Mapping[UUID, Stage]
    segments: Mapping[UUID, str]
    cycles: Cycles
    odds: Mapping[UUID, float]


def play_gap(
    deals: Iterable[Deal],
    known: Known,
    period: Period,
    today: date,
    target: Money | None,
    currency: str,
) -> PlayGap:
    """Return the play gap of a period on a day, in one currency; `opened_on` is still to be said (0.1)."""
    here = [deal for deal in deals if deal.known_on(today)]
    ended = (d for d in here if d.status is Status.WON and d.closed_on and d.closed_on in period)
    done = [d.value for d in ended if d.closed_on and d.closed_on <= today and d.value and d.currency == currency]
    left = period.days_left(today)
    awaited = [_awaited(d, known, period, today, left, currency) for d in here if d.status_on(today) is Status.OPEN]
    return PlayGap(
        period=period, today=today, target=target, won=total(done, currency), awaited=tuple(sorted(awaited, key=_key))
    )


def _key(part: Awaited) -> UUID:
    return part.deal_id


def _awaited(deal: Deal, known: Known, period: Period, today: date, days: int, currency: str) -> Awaited:
    chance = chance_of(deal, known.stages.get(deal.stage_id) if deal.stage_id else None)
    chance = known.odds.get(deal.id) if chance is None else chance
    since = deal.ages_from
    age = 0 if since is None else days_old(since, today, deal.paused_age)
    in_time = known.cycles.closing(age, days, deal.motion, known.segments.get(deal.id, ""))
    by_date = 1.0 if deal.expected_on is not None and today <= deal.expected_on <= period.last else 0.0
    return Awaited(
        deal_id=deal.id,
        value=deal.value,
        chance=chance,
        in_time=in_time,
        closes=by_date if in_time.chance is None else in_time.chance,
        why_not=_why_not(deal, chance, currency),
    )


def _why_not(deal: Deal, chance: float | None, currency: str) -> Uncounted | None:
    if deal.category is Category.OMITTED:
        return Uncounted.OMITTED
    if deal.currency != currency:
        return Uncounted.OTHER_CURRENCY
    if deal.value is None:
        return Uncounted.NO_VALUE
    return Uncounted.NO_CHANCE if chance is None else None


def opened_on(gaps: Iterable[tuple[date, Money]], today: date) -> date | None:
    """Return since when there has been a gap without a break, from the gaps of known days; None: there is none.

    The last known day up to today decides whether there is one.
    """
    opened: date | None = None
    for day, gap in sorted(((day, gap) for day, gap in gaps if day <= today), key=lambda one: one[0]):
        opened = None if gap.minor <= 0 else opened or day
    return opened
