"""Which activities work: time and number of each kind beside what came of it, and kinds that cost and bring nothing.

An advance is a conversation that ended in a customer's act with a date (terms); an order is one too (1.16, 4.2).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from salesdesk.domain.activity import Activity, ActivityKind
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.rates import Rate

_HOUR = 60
MANY_HOURS = 8
"""Below so many hours of a kind nothing is said of it (a setting): about a working day."""
_BY_CHANCE = 0.05
_ADVANCES = frozenset({OutcomeClass.ADVANCE, OutcomeClass.ORDER})


@dataclass(frozen=True, slots=True, kw_only=True)
class KindSum:
    """What was done of a kind: how often, how many of these were talks, the minutes known, and what came of it.

    `untimed` says of how many nobody knows how long they took: their time is in no hour.
    """

    kind: ActivityKind
    count: int = 0
    talks: int = 0
    minutes: int = 0
    untimed: int = 0
    advances: int = 0
    orders: int = 0

    def __add__(self, other: KindSum) -> KindSum:
        """Return both as one, of the kind of the first."""
        return KindSum(
            kind=self.kind,
            count=self.count + other.count,
            talks=self.talks + other.talks,
            minutes=self.minutes + other.minutes,
            untimed=self.untimed + other.untimed,
            advances=self.advances + other.advances,
            orders=self.orders + other.orders,
        )

    @property
    def hours(self) -> float:
        """The hours that are known."""
        return self.minutes / _HOUR

    @property
    def each_hour(self) -> tuple[float, float] | None:
        """The advances an hour between which the true number lies (95 %), None below 8 hours.

        An advance is as rare in a minute as an event can be: minutes with one are a share like any other (F8).
        """
        if self.hours < MANY_HOURS or self.minutes < self.advances:
            return None
        seen = Rate.seen(self.advances, self.minutes)
        return seen.low * _HOUR, seen.high * _HOUR


class Yield(StrEnum):
    """What can be said of a kind of activity."""

    ADVANCES = "advances"
    NOTHING_YET = "nothing_yet"
    MANY_HOURS_NO_ADVANCE = "many_hours_no_advance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A kind with its effect: advances an hour (None: no time is known), and the share of talks that advanced.

    `expected` is how many advances its hours would have brought at the rate of the whole desk.
    """

    sum: KindSum
    found: Yield
    per_hour: float | None
    expected: float
    advanced: Rate


def counted(activity: Activity) -> KindSum:
    """Return what one entry of the log counts as; an advance without a talk counts all the same, as it was said."""
    return KindSum(
        kind=activity.kind,
        count=1,
        talks=int(activity.spoke),
        minutes=activity.minutes or 0,
        untimed=int(activity.minutes is None),
        advances=int(activity.outcome in _ADVANCES),
        orders=int(activity.outcome is OutcomeClass.ORDER),
    )


def effects(sums: Iterable[KindSum], many_hours: float = MANY_HOURS) -> tuple[Effect, ...]:
    """Return the effect of each kind, the most advances an hour first; sums of one kind are added up (4.2).

    A kind is flagged with many hours and no advance, where so many hours would hardly be without one by chance (less
    than one in twenty) if they brought what the desk's hours bring (1.16). Before the desk's first advance none is.
    """
    kinds: dict[ActivityKind, KindSum] = {}
    for one in sums:
        kinds[one.kind] = kinds[one.kind] + one if one.kind in kinds else one
    minutes = sum(one.minutes for one in kinds.values())
    a_minute = sum(one.advances for one in kinds.values()) / minutes if minutes else 0.0
    order = list(ActivityKind)
    found = [_effect(one, one.minutes * a_minute, many_hours) for one in kinds.values()]
    return tuple(sorted(found, key=lambda one: (-(one.per_hour or 0.0), -one.sum.minutes, order.index(one.sum.kind))))


def _effect(one: KindSum, expected: float, many_hours: float) -> Effect:
    found = Yield.ADVANCES if one.advances else Yield.NOTHING_YET
    if not one.advances and one.hours >= many_hours and math.exp(-expected) < _BY_CHANCE:
        found = Yield.MANY_HOURS_NO_ADVANCE
    return Effect(
        sum=one,
        found=found,
        per_hour=one.advances / one.hours if one.minutes else None,
        expected=expected,
        advanced=Rate.seen(min(one.advances, one.talks), one.talks),
    )


def unproductive(found: Iterable[Effect]) -> tuple[Effect, ...]:
    """Return the kinds with many hours and no advance, the most hours first (1.16)."""
    flagged = [one for one in found if one.found is Yield.MANY_HOURS_NO_ADVANCE]
    return tuple(sorted(flagged, key=lambda one: -one.sum.minutes))
