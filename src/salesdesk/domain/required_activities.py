"""How much activity a goal takes: from the goal up, on average and to be fairly sure; planned and done (F7, 4.2, 4.10).

Not hope, but what somebody will do: so many of each kind a week.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.binomial import least_tries
from salesdesk.domain.coverage import LEAST_CLOSED
from salesdesk.domain.period import Period, WorkCalendar
from salesdesk.domain.rates import Rate
from salesdesk.domain.refusals import OutOfRange

CONFIDENCE = 0.8
_HAIR = 1e-9
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """A step of the desk's own funnel: of what is called `of`, a share brings one of the step after it."""

    of: str
    rate: Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Required:
    """How many of a step a goal takes: `by_mean` on average, `sure` to reach it with the confidence asked for.

    Both None where nobody can say: too few were seen of this step or of one between it and the goal, or none went on.
    """

    conversion: Conversion
    by_mean: int | None
    sure: int | None


def required(goal: int, funnel: Sequence[Conversion], confidence: float = CONFIDENCE) -> tuple[Required, ...]:
    """Return what a goal takes, step by step from the goal up (F7); `funnel` begins with the step before the goal.

    On average ceil(need / rate) of each step. With confidence the fewest from which the goal itself is reached in
    that share of cases: those of a step that come through to the goal are again binomial, with the rates multiplied,
    so that nothing is added up from step to step that need not be.
    """
    found: list[Required] = []
    need: int | None = goal
    through = 1.0
    for one in funnel:
        rate = one.rate.value if one.rate.n >= LEAST_CLOSED else None
        if need is None or not rate:
            need = None
            found.append(Required(conversion=one, by_mean=None, sure=None))
            continue
        # Less a hair: 14 / 0.35 is 40 and not a last digit more.
        need = math.ceil(need / rate - _HAIR)
        through *= rate
        found.append(Required(conversion=one, by_mean=need, sure=least_tries(goal, through, confidence)))
    return tuple(found)


def weeks_left(period: Period, today: date, calendar: WorkCalendar) -> float:
    """Return the working weeks that are left in a period, today included; holidays make a week shorter."""
    return calendar.selling_days_left(period, today) / len(calendar.weekdays) if calendar.weekdays else 0.0


def per_week(count: int, weeks: float) -> int | None:
    """Return how many a week that is, at most all of them in one; None with no week left for what is still to do."""
    if count <= 0:
        return 0
    return math.ceil(count / max(1.0, weeks) - _HAIR) if weeks > 0 else None


def by_kind(count: int, seen: Mapping[ActivityKind, int]) -> Mapping[ActivityKind, int]:
    """Share a number out over the kinds of activity in the proportion in which they were seen; the parts add up to it.

    What is left over by rounding down goes to the largest remainders. Nothing seen: nobody knows the kinds.
    """
    whole = sum(seen.values())
    if whole <= 0:
        return {}
    parts = {kind: count * seen[kind] // whole for kind in ActivityKind if seen.get(kind, 0) > 0}
    order = list(parts)
    first = sorted(order, key=lambda kind: (-(count * seen[kind] % whole), order.index(kind)))
    for kind in first[: count - sum(parts.values())]:
        parts[kind] += 1
    return parts


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPlan:
    """How many of a kind a rep means to do in a week, which is named by its Monday (4.10)."""

    id: UUID
    week: date
    kind: ActivityKind
    number: int
    rep_id: UUID | None = None


def checked(plan: WeekPlan) -> WeekPlan:
    """Return a plan as it may be kept. Raises OutOfRange (planned) for less than none."""
    if plan.number < 0:
        raise OutOfRange("planned", str(plan.number), "0")
    return plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a week takes of a kind, what was planned and what was done; None: not known, not planned."""

    kind: ActivityKind
    required: int | None
    planned: int | None
    done: int

    @property
    def left(self) -> int:
        """How many are still to do, of the plan or, without one, of what is required."""
        wanted = self.planned if self.planned is not None else self.required
        return max(0, (wanted or 0) - self.done)


def week_of(day: date) -> date:
    """Return the Monday of the week that a day falls into."""
    return day - timedelta(days=day.weekday())


def beside(
    week: date, needed: Mapping[ActivityKind, int], plans: Iterable[WeekPlan], done: Mapping[ActivityKind, int]
) -> tuple[Beside, ...]:
    """Return required, planned and done of a week kind by kind, in the order of the articles (4.10).

    Several plans for one kind, as those of several reps, are added up. Kinds of which there is nothing are left out.
    """
    meant: Counter[ActivityKind] = Counter()
    for plan in plans:
        if plan.week == week:
            meant[plan.kind] += plan.number
    return tuple(
        Beside(kind=kind, required=needed.get(kind), planned=meant.get(kind), done=done.get(kind, 0))
        for kind in ActivityKind
        if kind in needed or kind in meant or done.get(kind, 0)
    )
