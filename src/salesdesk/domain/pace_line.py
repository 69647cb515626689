"""Is a period on course? What should be won by now, week by week, and the warning that comes early (F13, 4.1)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate

from salesdesk.domain.forecast_range import Bet, range_of
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period, WorkCalendar

LEAST_CHANCE = 0.5
_HALF = 0.5
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class PacePoint:
    """Where a period stands at the end of a day (desk's zone).

    `planned` is the part of the target that is due by then by working days, None without a target; `won` what was
    won by then, None for a day that is still to come.
    """

    day: date
    planned: Money | None
    won: Money | None

    @property
    def behind(self) -> Money | None:
        """What is short of the plan on that day, never below 0."""
        if self.planned is None or self.won is None:
            return None
        return Money(max(0, (self.planned - self.won).minor), self.planned.currency)


Win = tuple[date, Money]
"""The day on which a deal was won, and its value."""


def pace_line(
    period: Period, as_of: date, calendar: WorkCalendar, target: Money | None, wins: Iterable[Win], currency: str
) -> tuple[PacePoint, ...]:
    """Return plan and wins at the end of each week of a period, of the day itself, and of the last day (4.1).

    Only wins within the period and up to the day count; their order plays no part. Raises OtherCurrency.
    """
    counted = sorted((win for win in wins if win[0] in period and win[0] <= as_of), key=lambda win: win[0])
    days = [day for day, _ in counted]
    reached = list(accumulate((value for _, value in counted), initial=Money.zero(currency)))
    plan = _Plan.of(period, calendar)
    return tuple(
        PacePoint(
            day=day,
            planned=None if target is None else target.times(plan.share(day)),
            won=reached[bisect_right(days, day)] if day <= as_of else None,
        )
        for day in _days_shown(period, as_of)
    )


def planned(target: Money | None, period: Period, day: date, calendar: WorkCalendar) -> Money | None:
    """Return the part of a target that is due by the end of a day: as much as of the working days is over then.

    Where nobody works in the period all of it is due on its last day.
    """
    return None if target is None else target.times(_Plan.of(period, calendar).share(day))


@dataclass(frozen=True, slots=True)
class _Plan:
    """How many working days are over at the end of each day of a period."""

    period: Period
    over: tuple[int, ...]

    @classmethod
    def of(cls, period: Period, calendar: WorkCalendar) -> _Plan:
        days = range((period.last - period.first).days + 1)
        return cls(period, tuple(accumulate(calendar.is_working_day(period.first + timedelta(days=n)) for n in days)))

    def share(self, day: date) -> float:
        if day >= self.period.last:
            return 1.0
        return self.over[(day - self.period.first).days] / max(1, self.over[-1]) if day in self.period else 0.0


def _days_shown(period: Period, as_of: date) -> Sequence[date]:
    shown = {*_week_ends(period), period.last}
    return sorted(shown | {as_of} if as_of in period else shown)


def _week_ends(period: Period) -> Iterator[date]:
    """Yield the Sundays of a period."""
    day = period.first + timedelta(days=6 - period.first.weekday())
    while day in period:
        yield day
        day += _WEEK


class Course(StrEnum):
    """Whether a period is on course, as early as that can be told."""

    REACHED = "reached"
    ON_COURSE = "on_course"
    WARNED = "warned"
    LATE = "late"
    CANNOT_SAY = "cannot_say"


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyWarning:
    """How likely the target is reached, and how much of the period is left to do something about it.

    `chance` from 0 to 1, None where nobody can say; `left` is the share of the working days that is left, today
    included. WARNED: below one in two with half the period or more left; LATE: the same with less left.
    """

    course: Course
    chance: float | None
    left: float


def chance_to_reach(target: Money | None, won: Money, bets: Sequence[Bet], *, not_weighted: int = 0) -> float | None:
    """Return how likely the open deals bring what is left of a target (F10); None where that cannot be said.

    It cannot without a target, nor while none of the open deals, `not_weighted` of them, has both value and chance.
    """
    if target is None:
        return None
    left = target - won
    if left.minor <= 0:
        return 1.0
    if not bets and not_weighted:
        return None
    return range_of(bets).at_least(left.minor)


def early_warning(target: Money | None, won: Money, chance: float | None, elapsed: float) -> EarlyWarning:
    """Return whether a period is on course; `elapsed` is the share of its working days that is over (F13, 4.1)."""
    left = 1 - elapsed
    if target is None or chance is None:
        return EarlyWarning(course=Course.CANNOT_SAY, chance=None, left=left)
    if (target - won).minor <= 0:
        return EarlyWarning(course=Course.REACHED, chance=1.0, left=left)
    if chance >= LEAST_CHANCE:
        return EarlyWarning(course=Course.ON_COURSE, chance=chance, left=left)
    return EarlyWarning(course=Course.WARNED if early_enough(elapsed) else Course.LATE, chance=chance, left=left)


def early_enough(elapsed: float) -> bool:
    """Tell whether half of a period or more is left, so that a warning still comes early."""
    return 1 - elapsed >= _HALF
