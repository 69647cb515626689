"""How much activity a period takes: from the goal up through the desk's own funnel, planned and done (F7, 4.2, 4.10).

With it: which activities work (1.16), how long sales take for whom (1.3), a rep's rate beside the team's (F9).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.changes import Edit, Step
from salesdesk.application.forecast.covering import mean_won, won_values
from salesdesk.application.forecast.ground import EVERYBODY, Ground, Scope, ground_of
from salesdesk.application.ports import WorkCalendars
from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.activity_effect import Effect, effects
from salesdesk.domain.ageing import Cycle
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.desk_settings import DeskSettings, Rep
from salesdesk.domain.forecast import rated, rates_from
from salesdesk.domain.funnel import FunnelCounts, Share, Worked, counts_of, shares, wins_for
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.required_activities import (
    Beside,
    Conversion,
    Required,
    WeekPlan,
    beside,
    by_kind,
    checked,
    per_week,
    required,
    week_of,
    weeks_left,
)
from salesdesk.domain.rhythm import Rhythms, rhythms
from salesdesk.domain.segment import SegmentBy
from salesdesk.domain.shrinkage import Shrunk, shrunk, team_of

_WEEK = timedelta(days=7)


class NoGoal(StrEnum):
    """Why nobody can say how many wins are to do."""

    NO_TARGET = "no_target"
    REACHED = "reached"
    NO_WON_VALUE = "no_won_value"
    OVER = "over"


class Grouping(StrEnum):
    """What the cycle table is by."""

    SEGMENT = "segment"
    PRODUCT = "product"
    REP = "rep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the desk's log and plans hold: `worked` in the 24 months of the rates, `lately` in the week of the day.

    `advances` counts those of each deal, `groups` names each deal's product group.
    """

    worked: Sequence[Worked] = ()
    lately: Sequence[Worked] = ()
    advances: Mapping[UUID, int] = field(default_factory=dict[UUID, int])
    plans: Sequence[WeekPlan] = ()
    groups: Mapping[UUID, str] = field(default_factory=dict[UUID, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """A step of the funnel with its share, and how many of it the goal takes."""

    share: Share
    required: Required


@dataclass(frozen=True, slots=True, kw_only=True)
class KindNeed:
    """How many of a kind the goal takes in all, and how many a week: on average, and to be 80 % sure. None: not known.

    `this_week` has what was planned and done, `next_week` what is planned.
    """

    kind: ActivityKind
    by_mean: int | None
    sure: int | None
    a_week: int | None
    a_week_sure: int | None
    this_week: Beside
    next_week: Beside


@dataclass(frozen=True, slots=True, kw_only=True)
class RepRate:
    """A rep's win rate as it was seen, and as far as it says something beside the team's."""

    name: str
    rate: Shrunk


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortView:
    """Everything that is said of activity in a period; amounts are net, in the desk's currency.

    `goal` is how many wins of the mean value bring what is `left`, None where nobody can say, `no_goal`. `due` open
    deals are expected in the period. `weeks` are working weeks, from the day on. `planner` is whose week is planned
    where `may_plan`: a week belongs to a rep.
    """

    period: Period
    day: date
    days_left: int
    since: date
    target: Money | None
    won: Money
    left: Money | None
    mean_won: Money | None
    mean_of: int
    goal: int | None
    no_goal: NoGoal | None
    due: int
    steps: tuple[Needed, ...]
    weeks: float
    week: date
    kinds: tuple[KindNeed, ...]
    planner: UUID | None
    may_plan: bool
    effects: tuple[Effect, ...]
    cycle: Cycle
    rhythms: tuple[tuple[Grouping, Rhythms], ...]
    reps: tuple[RepRate, ...]


def effort_of(ground: Ground, seen: Seen) -> EffortView:
    """Return the view of the ground's period for those in its scope."""
    shown, mean = ground.figures(), mean_won(ground)
    left = ground.target - shown.outlook.won if ground.target is not None else None
    goal, no_goal = goal_of(left, mean, ground.period.days_left(ground.day))
    mine = in_reach(ground)
    worked = [one for one in seen.worked if mine is None or one.rep_id in mine]
    found = funnel_of(ground, seen, worked)
    steps = _steps(goal, [one.conversion for one in found])
    weeks = weeks_left(ground.period, ground.day, ground.calendar)
    planner, may_plan = planner_of(ground.reps, ground.scope, ground.settings)
    return EffortView(
        period=ground.period,
        day=ground.day,
        days_left=ground.period.days_left(ground.day),
        since=rates_from(ground.day),
        target=ground.target,
        won=shown.outlook.won,
        left=left,
        mean_won=mean,
        mean_of=len(won_values(ground)),
        goal=goal,
        no_goal=no_goal,
        due=len(ground.due()),
        steps=tuple(Needed(share=share, required=one) for share, one in zip(found, steps, strict=True)),
        weeks=weeks,
        week=week_of(ground.day),
        kinds=_kinds(ground, seen, worked, steps[-1], weeks),
        planner=planner,
        may_plan=may_plan,
        effects=effects(one.sum for one in worked),
        cycle=shown.cycle,
        rhythms=tuple(_rhythms(ground, seen)),
        reps=rep_rates(ground),
    )


def _steps(goal: int | None, funnel: Sequence[Conversion]) -> tuple[Required, ...]:
    """What the goal takes of each step: to be sure at least as much as on average, which is rounded up step by step."""
    if goal is None:
        return tuple(Required(conversion=one, by_mean=None, sure=None) for one in funnel)
    found = required(goal, funnel)
    return tuple(
        replace(one, sure=max(one.sure, one.by_mean)) if one.sure is not None and one.by_mean is not None else one
        for one in found
    )


def goal_of(left: Money | None, mean: Money | None, days_left: int) -> tuple[int | None, NoGoal | None]:
    """Return how many wins of the mean value bring what is left, else why that cannot be said."""
    if left is None:
        return None, NoGoal.NO_TARGET
    if left.minor <= 0:
        return None, NoGoal.REACHED
    if days_left <= 0:
        return None, NoGoal.OVER
    if mean is None or mean.minor <= 0:
        return None, NoGoal.NO_WON_VALUE
    return wins_for(left, mean), None


def in_reach(ground: Ground) -> frozenset[UUID] | None:
    """Return the reps in scope; None is everybody, and what nobody's name stands at."""
    scope = ground.scope
    if scope.owner_id is not None:
        return frozenset({scope.owner_id})
    if scope.team_id is not None:
        return frozenset(rep.id for rep in ground.reps if rep.team_id == scope.team_id)
    return None


def funnel_of(ground: Ground, seen: Seen, worked: Sequence[Worked]) -> tuple[Share, ...]:
    """Return the shares of the funnel for those in scope; those of one rep are drawn to the team's (F9)."""
    counts = counts_of(rated(ground.deals, ground.day), seen.advances, worked)
    if ground.scope.owner_id is None or len(ground.reps) < 2:
        return shares(counts)
    decided: dict[UUID, list[Deal]] = defaultdict(list)
    done: dict[UUID, list[Worked]] = defaultdict(list)
    for deal in rated(ground.desk, ground.day):
        if deal.owner_id is not None:
            decided[deal.owner_id].append(deal)
    for one in seen.worked:
        if one.rep_id is not None:
            done[one.rep_id].append(one)
    each: list[FunnelCounts] = [counts_of(decided[key], seen.advances, done[key]) for key in {*decided, *done}]
    return shares(counts, each)


def _counted(worked: Iterable[Worked]) -> Mapping[ActivityKind, int]:
    found: dict[ActivityKind, int] = {}
    for one in worked:
        found[one.sum.kind] = found.get(one.sum.kind, 0) + one.sum.count
    return found


def _parts(count: int | None, times: Mapping[ActivityKind, int]) -> Mapping[ActivityKind, int]:
    return by_kind(count, times) if count is not None else dict[ActivityKind, int]()


def _stands(one: Beside | None) -> bool:
    """Whether something of a kind was planned or done."""
    return one is not None and (one.planned is not None or one.done > 0)


def _kinds(ground: Ground, seen: Seen, worked: Sequence[Worked], whole: Required, weeks: float) -> tuple[KindNeed, ...]:
    """What each kind comes to: needed in all and a week, planned and done, in the order of the articles."""
    mine, times = in_reach(ground), _counted(worked)
    on_average = _parts(whole.by_mean, times)
    sure = _parts(whole.sure, times)
    a_week = {kind: per_week(count, weeks) for kind, count in on_average.items()}
    wanted = {kind: count for kind, count in a_week.items() if count is not None}
    done = _counted(one for one in seen.lately if mine is None or one.rep_id in mine)
    plans = [one for one in seen.plans if mine is None or one.rep_id in mine]
    week = week_of(ground.day)
    this = {one.kind: one for one in beside(week, wanted, plans, done)}
    following = {one.kind: one for one in beside(week + _WEEK, wanted, plans, {})}
    nothing = {kind: Beside(kind=kind, required=wanted.get(kind), planned=None, done=0) for kind in ActivityKind}
    return tuple(
        KindNeed(
            kind=kind,
            by_mean=on_average.get(kind),
            sure=sure.get(kind),
            a_week=a_week.get(kind),
            a_week_sure=per_week(sure[kind], weeks) if kind in sure else None,
            this_week=this.get(kind, nothing[kind]),
            next_week=following.get(kind, nothing[kind]),
        )
        for kind in ActivityKind
        if on_average.get(kind) or sure.get(kind) or _stands(this.get(kind)) or _stands(following.get(kind))
    )


def _took(deals: Iterable[Deal], day: date, names: Mapping[UUID, str]) -> Rhythms:
    """How long the won deals took, by a name that each has."""
    won = [one for one in deals if one.known_on(day) and one.status_on(day) is Status.WON]
    return rhythms((names.get(one.id, ""), one.cycle_days) for one in won if one.cycle_days is not None)


def _rhythms(ground: Ground, seen: Seen) -> Iterable[tuple[Grouping, Rhythms]]:
    """How long sales take by segment, product group and rep; reps stand beside everybody."""
    names = {rep.id: rep.name for rep in ground.reps}
    owners = {one.id: names.get(one.owner_id, "") for one in ground.desk if one.owner_id}
    yield Grouping.SEGMENT, _took(ground.deals, ground.day, ground.segments)
    yield Grouping.PRODUCT, _took(ground.deals, ground.day, seen.groups)
    yield Grouping.REP, _took(ground.desk, ground.day, owners)


def rep_rates(ground: Ground) -> tuple[RepRate, ...]:
    """Return the win rate of each rep who decided a deal, drawn to the team's (F9), by name; none of a desk of one."""
    seen: dict[UUID, list[Deal]] = defaultdict(list)
    for deal in rated(ground.desk, ground.day):
        if deal.owner_id is not None:
            seen[deal.owner_id].append(deal)
    counts = {key: (sum(one.status is Status.WON for one in deals), len(deals)) for key, deals in seen.items()}
    if len(counts) < 2:
        return ()
    team = team_of(list(counts.values()))
    mine = in_reach(ground)
    return tuple(
        RepRate(name=rep.name, rate=shrunk(counts[rep.id], team))
        for rep in sorted(ground.reps, key=lambda one: one.name.casefold())
        if rep.id in counts and (mine is None or rep.id in mine)
    )


def planner_of(reps: Sequence[Rep], scope: Scope, settings: DeskSettings) -> tuple[UUID | None, bool]:
    """Return whose weeks are planned, and whether they can be: of several reps one has to be looked at."""
    if scope.owner_id is not None:
        return scope.owner_id, True
    active = [rep for rep in reps if rep.active]
    if len(active) == 1:
        return active[0].id, True
    return settings.me, not active


@dataclass(frozen=True, slots=True)
class Effort:
    """What the page "How much activity?" asks, and the plan of a week."""

    bench: Bench
    calendars: WorkCalendars

    def view(self, name: str = "", as_of: date | None = None, scope: Scope = EVERYBODY) -> EffortView:
        """Return how much activity a period takes, the present one without a name. Raises NotAPeriod."""
        ground = ground_of(self.bench, self.calendars, name, as_of, scope)
        return effort_of(ground, self._seen(ground))

    def plan(self, week: date, kind: ActivityKind, number: int | None, rep_id: UUID | None) -> Step:
        """Keep how many of a kind a rep means to do in the week of a day, None takes the plan away (4.10).

        Raises OutOfRange (planned) for less than none.
        """
        monday = week_of(week)
        with self.bench.look() as look:
            plans = look.every(WeekPlan)
        before = next((one for one in plans if (one.week, one.kind, one.rep_id) == (monday, kind, rep_id)), None)
        if number is None:
            return self.bench.do(*([Edit(before, None)] if before else []))
        if before is not None:
            after = replace(before, number=number)
        else:
            after = WeekPlan(id=self.bench.new_id(), week=monday, kind=kind, number=number, rep_id=rep_id)
        return self.bench.do(*([Edit(before, checked(after))] if after != before else []))

    def _seen(self, ground: Ground) -> Seen:
        week = week_of(ground.day)
        with self.bench.look() as look:
            return Seen(
                worked=look.rows.work_done(rates_from(ground.day), ground.day),
                lately=look.rows.work_done(week, week + _WEEK - timedelta(days=1)),
                advances=look.rows.advances_of_deals(ground.day),
                plans=look.every(WeekPlan),
                groups=look.rows.segments(SegmentBy.PRODUCT_GROUP),
            )
