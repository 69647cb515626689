"""How long deals take and how old they are: the cycle of the won ones, and each open one against it (F11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.rates import nearest_rank

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
    days = sorted(
        d.cycle_days
        for d in deals
        if d.cycle_days is not None and d.known_on(as_of) and d.status_on(as_of) is Status.WON
    )
    if not days:
        return Cycle(n=0)
    at = {percent: nearest_rank(days, percent) for percent in (50, 75, 90, 95)}
    return Cycle(
        n=len(days), mean=sum(days) / len(days), median=at[50], p75=at[75], p90=at[90], p95=at[95], longest=days[-1]
    )


class Tier(StrEnum):
    """How old an open deal is beside the won ones (3.9)."""

    NO_DATE = "no_date"
    CANNOT_SAY = "cannot_say"
    USUAL = "usual"
    PAST_MEAN = "past_mean"
    PAST_P90 = "past_p90"


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """The age of a deal in calendar days, with what it is held against."""

    days: int | None
    tier: Tier
    mean: float | None = None
    p90: int | None = None


def age_of(since: date | None, as_of: date, cycle: Cycle) -> Age:
    """Return how old a deal that counts from `since` is (terms: age); the mean is a note, p90 the mark."""
    if since is None:
        return Age(days=None, tier=Tier.NO_DATE)
    days = max(0, (as_of - since).days)
    if not cycle.enough or cycle.mean is None or cycle.p90 is None:
        return Age(days=days, tier=Tier.CANNOT_SAY)
    tier = Tier.PAST_P90 if days > cycle.p90 else Tier.PAST_MEAN if days > cycle.mean else Tier.USUAL
    return Age(days=days, tier=tier, mean=cycle.mean, p90=cycle.p90)
