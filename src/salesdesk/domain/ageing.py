"""How long deals take and how old they are: the cycle of the won ones, and each open one against it (F11)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate
from uuid import UUID

from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.pausing import days_old
from salesdesk.domain.rates import rank_of

LEAST_WINS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """The won deals' cycle in calendar days; every figure is None while there is nothing to say it from."""

    n: int
    mean: float | None = None
    median: int | None = None
    p75: int | None = None
    p90: int | None = None
    p95: int | None = None
    longest: int | None = None

    @property
    def enough(self) -> bool:
        """Whether there are enough wins (20) for percentiles to mean something (terms: segment)."""
        return self.n >= LEAST_WINS


def cycle_of(deals: Iterable[Deal], as_of: date) -> Cycle:
    """Return the cycle of the deals won up to the day, percentiles by nearest rank."""
    return cycle_from(
        Counter(
            d.cycle_days
            for d in deals
            if d.cycle_days is not None and d.known_on(as_of) and d.status_on(as_of) is Status.WON
        )
    )


def cycle_from(wins: Mapping[int, int]) -> Cycle:
    """Return the cycle of won deals of which is known how many took how many days."""
    days = sorted(length for length, count in wins.items() if count > 0)
    reached = list(accumulate(wins[length] for length in days))
    if not days:
        return Cycle(n=0)
    n = reached[-1]
    at = {percent: days[bisect_left(reached, rank_of(n, percent))] for percent in (50, 75, 90, 95)}
    return Cycle(
        n=n,
        mean=sum(length * wins[length] for length in days) / n,
        median=at[50],
        p75=at[75],
        p90=at[90],
        p95=at[95],
        longest=days[-1],
    )


class Tier(StrEnum):
    """How old an open deal is beside the won ones (3.9)."""

    NO_DATE = "no_date"
    CANNOT_SAY = "cannot_say"
    USUAL = "usual"
    PAST_MEAN = "past_mean"
    PAST_P90 = "past_p90"
    PAST_LONGEST = "past_longest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """The age of a deal in calendar days, pauses out, with what it is held against."""

    days: int | None
    tier: Tier
    mean: float | None = None
    p90: int | None = None


SWEPT: frozenset[Tier] = frozenset({Tier.PAST_P90, Tier.PAST_LONGEST})
"""The tiers that a sweep asks about (3.9, 3.10)."""


def age_of(since: date | None, as_of: date, cycle: Cycle, paused_age: int | None = None) -> Age:
    """Return how old a deal that counts from `since` is (terms: age): past the mean is a note, past p90 to be swept.

    Older than any win is dead (3.9). A deal that waits has the age at which its pause began, `paused_age`.
    """
    if since is None:
        return Age(days=None, tier=Tier.NO_DATE)
    days = days_old(since, as_of, paused_age)
    if not cycle.enough or cycle.mean is None or cycle.p90 is None:
        return Age(days=days, tier=Tier.CANNOT_SAY)
    return Age(days=days, tier=_tier(days, cycle.mean, cycle.p90, cycle.longest), mean=cycle.mean, p90=cycle.p90)


def _tier(days: int, mean: float, p90: int, longest: int | None) -> Tier:
    if longest is not None and days > longest:
        return Tier.PAST_LONGEST
    if days > p90:
        return Tier.PAST_P90
    return Tier.PAST_MEAN if days > mean else Tier.USUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """The cycle that a deal is held against: its segment's, or (`pooled`) the whole desk's where that has few wins."""

    segment: str
    cycle: Cycle
    pooled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardsticks:
    """The cycles of a desk: of all won deals, and of each segment's (terms: segment; 20 wins or pooled)."""

    desk: Cycle
    segments: Mapping[str, Cycle]

    def of(self, segment: str) -> Yardstick:
        """Return what deals of a segment are held against; a deal without a segment against the whole desk."""
        own = self.segments.get(segment)
        if segment and own is not None and own.enough:
            return Yardstick(segment=segment, cycle=own, pooled=False)
        return Yardstick(segment=segment, cycle=self.desk, pooled=True)


def yardsticks_of(deals: Iterable[Deal], segments: Mapping[UUID, str], as_of: date) -> Yardsticks:
    """Return the cycles of the deals won up to the day; `segments` names each deal's."""
    won = [deal for deal in deals if deal.status is Status.WON]
    grouped: dict[str, list[Deal]] = defaultdict(list)
    for deal in won:
        grouped[segments.get(deal.id, "")].append(deal)
    return Yardsticks(
        desk=cycle_of(won, as_of), segments={name: cycle_of(listed, as_of) for name, listed in grouped.items() if name}
    )
