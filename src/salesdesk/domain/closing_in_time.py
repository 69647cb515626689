"""What can still close in time, told from how long the desk's own won deals took: the lands test (0.2-0.10).

Days are calendar days. What begins today is as a deal of age 0 and closes in time when its cycle is no longer than the
days left (practices: F_m(D)).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from salesdesk.domain.deal import Deal, Motion, Status
from salesdesk.domain.forecast import rates_from
from salesdesk.domain.rates import Rate, nearest_rank

LEAST_SEEN: Final = 8
"""Fewer won deals than this say nothing of a motion by itself (terms: segment)."""
LANDS_FROM: Final = 0.5
MAY_FROM: Final = 0.1
_HALF: Final = 0.5


class Landing(StrEnum):
    """Whether a play closes the gap: it does, it may, it comes too late, it is no answer to a gap, or nobody knows."""

    LANDS = "lands"
    MAY = "may"
    TOO_LATE = "too_late"
    ONGOING = "ongoing"
    REFUSED = "refused"
    CANNOT_SAY = "cannot_say"


class Rests(StrEnum):
    """Which won deals a chance to close in time rests on."""

    SEGMENT = "segment"
    MOTION = "motion"
    POOLED = "pooled"
    SET_CYCLE = "set_cycle"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class InTime:
    """How likely something that is won is won within `days`, and how many won deals say so.

    `share` has its interval; it is None where only a set cycle or nothing is known. `median` is the cycle in the
    middle (C50) of those won deals, or the set cycle.
    """

    days: int
    rests: Rests
    n: int = 0
    share: Rate | None = None
    median: int | None = None

    @property
    def chance(self) -> float | None:
        """The chance from 0 to 1; a set cycle is the middle one, half is done by then. None: cannot say."""
        if self.rests is Rests.NOTHING:
            return None
        if self.share is not None:
            return self.share.value or 0.0
        return _HALF if self.days > 0 and self.median is not None and self.median <= self.days else 0.0

    @property
    def is_small(self) -> bool:
        """Whether fewer than eight won deals say so, which has to be said beside it."""
        return self.n < LEAST_SEEN

    @property
    def verdict(self) -> Landing:
        """The lands test: from one half on it lands, from one in ten it may; a cycle alone lands or is too late."""
        chance = self.chance
        if chance is None:
            return Landing.CANNOT_SAY
        if chance >= LANDS_FROM:
            return Landing.LANDS
        told_apart = self.rests in {Rests.SEGMENT, Rests.MOTION}
        return Landing.MAY if told_apart and chance >= MAY_FROM else Landing.TOO_LATE


CycleKey = tuple[Motion | None, str]
"""A motion (None: all of them) and a segment ("": the whole desk)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycles:
    """The cycles of the deals won in the last 24 months, ascending: per motion and segment, per motion, and of all.

    A motion without a segment has the key (motion, ""), all deals together (None, ""). `usual` is the cycle that the
    desk was told, for as long as nothing was won.
    """

    won: Mapping[tuple[Motion | None, str], Sequence[int]] = field(
        default_factory=dict[tuple[Motion | None, str], Sequence[int]]
    )
    usual: int | None = None

    def within(self, days: int, motion: Motion, segment: str = "") -> InTime:
        """Return the chance that what begins today closes within so many days (F_m(D))."""
        return self.closing(0, days, motion, segment)

    def closing(self, age: int, days: int, motion: Motion, segment: str = "") -> InTime:
        """Return the chance that what is won, and is open at an age, closes within so many days from today.

        The motion in its segment where eight won deals got so old, else the motion on the whole desk, else all won
        deals; where nothing was won, the set cycle. Of what is older than any win ever was, nothing closes.
        """
        for rests, wins in (
            (Rests.SEGMENT, self.won.get((motion, segment), ()) if segment else ()),
            (Rests.MOTION, self.won.get((motion, ""), ())),
        ):
            if len(wins) - bisect_left(wins, age) >= LEAST_SEEN:
                return _seen(rests, wins, age, days)
        pooled = self.won.get((None, ""), ())
        if pooled:
            return _seen(Rests.POOLED, pooled, age, days)
        if self.usual is not None:
            return InTime(days=days, rests=Rests.SET_CYCLE, median=max(0, self.usual - age))
        return InTime(days=days, rests=Rests.NOTHING)


def _seen(rests: Rests, wins: Sequence[int], age: int, days: int) -> InTime:
    """Of the wins that got as old as `age`, the share that closed within `days` more; none so old: none closes."""
    first = bisect_left(wins, age)
    hits = bisect_right(wins, age + days) - first if days > 0 else 0
    older = len(wins) - first
    middle = nearest_rank(wins[first:], 50)
    return InTime(
        days=days,
        rests=rests,
        n=older,
        share=Rate.seen(hits, older),
        median=None if middle is None else middle - age,
    )


def cycles_of(deals: Iterable[Deal], segments: Mapping[UUID, str], as_of: date, usual: int | None = None) -> Cycles:
    """Return the cycles of the deals won in the 24 months up to a day; `segments` names each deal's."""
    since = rates_from(as_of)
    won: dict[CycleKey, list[int]] = defaultdict(list)
    for deal in deals:
        days, closed = deal.cycle_days, deal.closed_on
        if deal.status is not Status.WON or days is None or closed is None or not since <= closed <= as_of:
            continue
        for key in {(deal.motion, segments.get(deal.id, "")), (deal.motion, ""), (None, "")}:
            won[key].append(days)
    return Cycles(won={key: sorted(days) for key, days in won.items()}, usual=usual)
