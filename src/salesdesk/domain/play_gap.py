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
from salesdesk.domain.rates import Rate


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
    the rep expects. What closes before a period begins counts in an earlier one: `before` says how likely that is,
    None once the period has begun. `why_not` says why it brings nothing.
    """

    deal_id: UUID
    value: Money | None
    chance: float | None
    in_time: InTime
    closes: float = 0.0
    why_not: Uncounted | None = None
    before: InTime | None = None

    @property
    def share(self) -> Rate | None:
        """The share of won deals that were open as long and closed in the period; None where none says so."""
        if self.in_time.share is None or self.before is None or self.before.share is None:
            return self.in_time.share
        return Rate.seen(_hits(self.in_time.share) - _hits(self.before.share), self.in_time.share.n)

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
        """Whether there is something to plan for; no gap needs none (0.1), nor does a period that is over."""
        return self.gap is not None and self.gap.minor > 0 and self.days_left > 0

    @property
    def bets(self) -> tuple[Bet, ...]:
        """The open deals as the exact range takes them: value in minor units and chance to be won by the end (F10)."""
        counted = (part for part in self.awaited if part.value is not None and part.likely > 0)
        return tuple(sorted((part.value.minor if part.value else 0, part.likely) for part in counted))

    @property
    def reached(self) -> float | None:
        """The probability that the open deals alone reach the target (F10); None without one."""
        return None if self.to_win is None else range_of(self.bets).at_least(self.to_win.minor)


def _hits(seen: Rate) -> int:
    return round((seen.value or 0.0) * seen.n)


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
    awaited = [_awaited(d, known, period, today, currency) for d in here if d.status_on(today) is Status.OPEN]
    return PlayGap(
        period=period, today=today, target=target, won=total(done, currency), awaited=tuple(sorted(awaited, key=_key))
    )


def _key(part: Awaited) -> UUID:
    return part.deal_id


def _awaited(deal: Deal, known: Known, period: Period, today: date, currency: str) -> Awaited:
    chance = chance_of(deal, known.stages.get(deal.stage_id) if deal.stage_id else None)
    chance = known.odds.get(deal.id) if chance is None else chance
    since = deal.ages_from
    age = 0 if since is None else days_old(since, today, deal.paused_age)
    segment, ahead = known.segments.get(deal.id, ""), max(0, (period.first - today).days)
    in_time = known.cycles.closing(age, ahead + period.days_left(today), deal.motion, segment)
    before = known.cycles.closing(age, ahead, deal.motion, segment) if ahead else None
    by_date = deal.expected_on is not None and max(today, period.first) <= deal.expected_on <= period.last
    early = (before.chance or 0.0) if before else 0.0
    return Awaited(
        deal_id=deal.id,
        value=deal.value,
        chance=chance,
        in_time=in_time,
        closes=float(by_date) if in_time.chance is None else max(0.0, in_time.chance - early),
        why_not=_why_not(deal, chance, currency),
        before=before,
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
