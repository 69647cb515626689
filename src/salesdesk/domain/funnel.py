"""A desk's own funnel: how many of the deals decided, of advances, talks and activities go on to the next (F7, 4.2).

Each step counts a part of the step before it, so that each is a share with its number and interval. What is drawn to
the team's share is a rep's, as far as the reps' figures say so (F9).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.activity_effect import KindSum
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.money import Money
from salesdesk.domain.rates import Rate
from salesdesk.domain.required_activities import Conversion
from salesdesk.domain.shrinkage import Seen, Shrunk, shrunk, team_of


class FunnelStep(StrEnum):
    """What a win takes, from the win down: a decision, the advances before it, talks, all that is done."""

    DEALS = "deals"
    ADVANCES = "advances"
    TALKS = "talks"
    ACTIVITIES = "activities"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """What a rep did of one kind: `judged` talks say what came of them, `advanced` of these advanced the sale."""

    rep_id: UUID | None
    sum: KindSum
    judged: int = 0
    advanced: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelCounts:
    """How often each step was seen, and how often the step after it came of it, in the order of the steps."""

    deals: Seen = (0, 0)
    advances: Seen = (0, 0)
    talks: Seen = (0, 0)
    activities: Seen = (0, 0)

    def of(self, step: FunnelStep) -> Seen:
        """Return how many of a step went on, and how many there were."""
        return {
            FunnelStep.DEALS: self.deals,
            FunnelStep.ADVANCES: self.advances,
            FunnelStep.TALKS: self.talks,
            FunnelStep.ACTIVITIES: self.activities,
        }[step]


def counts_of(decided: Iterable[Deal], advances: Mapping[UUID, int], worked: Iterable[Worked]) -> FunnelCounts:
    """Count a funnel from decided deals (F6), how many advances each had, and what was done.

    Of the advances of a decided deal one brings the decision; a deal without any says nothing of advances. Talks go on
    that ended in an advance or an order, of those that say how they ended (2.3). Of all that was done, talks go on.
    """
    listed, done = list(decided), list(worked)
    each = [advances[one.id] for one in listed if advances.get(one.id)]
    return FunnelCounts(
        deals=(sum(one.status is Status.WON for one in listed), len(listed)),
        advances=(len(each), sum(each)),
        talks=(sum(one.advanced for one in done), sum(one.judged for one in done)),
        activities=(sum(one.sum.talks for one in done), sum(one.sum.count for one in done)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A step's share as it was seen of those in scope; `drawn` is a rep's, drawn towards the team's (F9)."""

    step: FunnelStep
    seen: Rate
    drawn: Shrunk | None = None

    @property
    def conversion(self) -> Conversion:
        """The share that is counted with: a rep's own as far as it says something, it rests on the team's number."""
        if self.drawn is None:
            return Conversion(of=self.step, rate=self.seen)
        drawn = self.drawn
        rate = Rate(value=drawn.value, low=drawn.low, high=drawn.high, n=drawn.team.rate.n)
        return Conversion(of=self.step, rate=rate)


def shares(counts: FunnelCounts, reps: Sequence[FunnelCounts] = ()) -> tuple[Share, ...]:
    """Return the share of each step, from the win down; with `reps` (all of them) it is one rep's, drawn to theirs."""
    return tuple(_share(step, counts, reps) for step in FunnelStep)


def _share(step: FunnelStep, counts: FunnelCounts, reps: Sequence[FunnelCounts]) -> Share:
    own = counts.of(step)
    drawn = shrunk(own, team_of([rep.of(step) for rep in reps])) if reps else None
    return Share(step=step, seen=Rate.seen(*own), drawn=drawn)


def wins_for(left: Money, mean_won: Money) -> int:
    """Return how many wins of the mean value bring what is left to win; `mean_won` is above 0. Raises OtherCurrency."""
    return math.ceil(max(0, (left - Money.zero(mean_won.currency)).minor) / mean_won.minor)
