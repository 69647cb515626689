"""How we got there: each missed period asks once to be looked back on, filled in from what the desk knows (1.15)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.changes import Edit, Step
from salesdesk.application.forecast.effort import in_reach
from salesdesk.application.forecast.ground import EVERYBODY, Ground, Scope, ground_of
from salesdesk.application.forecast.keeping import period_before
from salesdesk.application.forecasting import rates_of, target_of
from salesdesk.application.ports import Reading, WorkCalendars
from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.ageing import cycle_of
from salesdesk.domain.deal import Status
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.funnel import Worked
from salesdesk.domain.money import Money, total
from salesdesk.domain.period import Period
from salesdesk.domain.post_mortem import Facts, LookedBack, PlanKept, PostMortem, checked, is_due, looked_back
from salesdesk.domain.required_activities import WeekPlan
from salesdesk.domain.snapshot import Occasion, Snapshot, SnapshotDeal, taken

_WEEK = timedelta(days=7)


class NotLooked(StrEnum):
    """Why there is nothing to look back on."""

    NO_TARGET = "no_target"
    REACHED = "reached"
    FOR_A_REP = "for_a_rep"


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBack:
    """The look back on the last period that is over: what was found, what was written, or why there is none.

    `from_history` tells that nobody kept a forecast of its first day: what was expected then is told from the history.
    """

    period: Period
    found: LookedBack | None
    why_not: NotLooked | None
    written: PostMortem | None
    due: bool
    from_history: bool


@dataclass(frozen=True, slots=True)
class LookingBack:
    """What is asked after a missed period, and where the answer is kept."""

    bench: Bench
    calendars: WorkCalendars

    def view(self, name: str = "", as_of: date | None = None, scope: Scope = EVERYBODY) -> LookBack:
        """Return the look back on a period that is over, else on the one before it. Raises NotAPeriod."""
        return self.of(ground_of(self.bench, self.calendars, name, as_of, scope))

    def of(self, ground: Ground) -> LookBack:
        """Return the same for a ground that was laid already."""
        period = ground.period
        while period.last >= ground.day:
            period = period_before(period, ground.settings.fiscal_start)
        at_start = ground_of(self.bench, self.calendars, period.name, period.first, ground.scope)
        with self.bench.look() as look:
            plans = _plans(look, period, ground)
            worked = [(week, look.rows.work_done(week, week + _WEEK - timedelta(days=1))) for week in sorted(plans)]
            written = _written(look.every(PostMortem), period, ground.scope.owner_id)
        activities = plans_kept(plans, worked, in_reach(ground))
        return look_back(replace(ground, period=period, target=at_start.target), at_start, activities, written)

    def asks(self) -> Period | None:
        """Return the last period, where the desk missed its target and nobody looked back on it yet (1.15)."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            return _asking(look, settings, self.bench.changes.today(settings))

    def write(self, name: str, why: str, differently: str, owner_id: UUID | None = None) -> Step:
        """Keep what is made of a missed period, once for each owner. Raises Missing (why, differently)."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            period = Period.parse(name, settings.fiscal_start)
            before = _written(look.every(PostMortem), period, owner_id)
        blank = before or PostMortem(
            id=self.bench.new_id(), period=period.name, written_on=self.bench.today(), owner_id=owner_id
        )
        return self.bench.do(Edit(before, checked(replace(blank, why=why.strip(), differently=differently.strip()))))


def look_back(ground: Ground, at_start: Ground, activities: Sequence[PlanKept], written: PostMortem | None) -> LookBack:
    """Return the look back on the ground's period; `at_start` is the same as it was on its first day (1.15)."""
    won = total(
        (
            one.value
            for one in ground.deals
            if one.status is Status.WON and one.closed_on in ground.period and one.currency == ground.currency
            if one.value is not None
        ),
        ground.currency,
    )
    why_not = _why_not(ground, won)
    kept = _first_day(ground)
    found = None
    if why_not is None and ground.target is not None:
        expected = _expected(kept, at_start)
        # What was expected of a rep stays the rep's, whoever was given the deal since.
        theirs = {one.deal_id for one in expected} | {one.id for one in ground.deals}
        found = looked_back(
            Facts(
                period=ground.period,
                target=ground.target,
                won=won,
                at_start=expected,
                now={one.id: one for one in ground.desk if one.id in theirs},
                cycle=cycle_of(at_start.desk, ground.period.first),
                coverage=at_start.figures().coverage,
                activities=tuple(activities),
            )
        )
    return LookBack(
        period=ground.period,
        found=found,
        why_not=why_not,
        written=written,
        due=found is not None and is_due(ground.period, ground.day, ground.target, won, written=written is not None),
        from_history=found is not None and kept is None,
    )


def _why_not(ground: Ground, won: Money) -> NotLooked | None:
    if ground.scope.team_id is not None or ground.scope.product_group:
        return NotLooked.FOR_A_REP
    if ground.target is None:
        return NotLooked.NO_TARGET
    return NotLooked.REACHED if won >= ground.target else None


def _first_day(ground: Ground) -> Snapshot | None:
    kept = (one for one in ground.snapshots if one.is_of(ground.period) and one.currency == ground.currency)
    return next((one for one in kept if one.occasion is Occasion.FIRST_DAY), None)


def _expected(kept: Snapshot | None, at_start: Ground) -> tuple[SnapshotDeal, ...]:
    """What was expected on the first day: of the kept forecast those in scope, else told from the history."""
    if kept is not None:
        owner = at_start.scope.owner_id
        return tuple(one for one in kept.deals if owner is None or one.owner_id == owner)
    blank = Snapshot(
        id=UUID(int=0),
        period=at_start.period.name,
        occasion=Occasion.FIRST_DAY,
        taken_on=at_start.period.first,
        currency=at_start.currency,
    )
    return taken(blank, at_start.period, at_start.deals, at_start.stages).deals


def _written(kept: Iterable[PostMortem], period: Period, owner: UUID | None) -> PostMortem | None:
    return next((one for one in kept if one.period == period.name and one.owner_id == owner), None)


def _plans(look: Reading, period: Period, ground: Ground) -> dict[date, list[WeekPlan]]:
    """The plans of the weeks that begin in a period, of those in scope."""
    mine, found = in_reach(ground), dict[date, list[WeekPlan]]()
    for plan in look.every(WeekPlan):
        if plan.week in period and (mine is None or plan.rep_id in mine):
            found.setdefault(plan.week, []).append(plan)
    return found


def plans_kept(
    plans: dict[date, list[WeekPlan]],
    worked: Iterable[tuple[date, Sequence[Worked]]],
    mine: frozenset[UUID] | None,
) -> tuple[PlanKept, ...]:
    """Return how many of each planned kind were planned and done, in the weeks that have a plan for it (4.10)."""
    meant, done = dict[ActivityKind, int](), dict[ActivityKind, int]()
    for week, listed in worked:
        kinds = {plan.kind for plan in plans[week] if plan.number}
        for plan in plans[week]:
            meant[plan.kind] = meant.get(plan.kind, 0) + plan.number
        for one in listed:
            if one.sum.kind in kinds and (mine is None or one.rep_id in mine):
                done[one.sum.kind] = done.get(one.sum.kind, 0) + one.sum.count
    return tuple(PlanKept(kind=kind, planned=number, done=done.get(kind, 0)) for kind, number in meant.items())


def _asking(look: Reading, settings: DeskSettings, day: date) -> Period | None:
    now = Period.around(day, settings.span, settings.fiscal_start)
    past = period_before(now, settings.fiscal_start)
    target = target_of(look, past, settings.currency)
    if target is None or _written(look.every(PostMortem), past, None) is not None:
        return None
    sums = look.rows.sums(past, rates_of(look, settings, day))
    won = sum(
        one.minor for one in sums if one.status is Status.WON and one.in_period and one.currency == target.currency
    )
    return past if is_due(past, day, target, Money(won, target.currency), written=False) else None
