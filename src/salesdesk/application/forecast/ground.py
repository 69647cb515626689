"""The ground of every answer about a period: one look at the desk, whose deals, in one currency, as of one day.

Forecast, coverage, the gap, activities, the review and their papers all stand on it, so that a number is the same
wherever it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.forecasting import deals_as_of, rates_of, unproven_as_of
from salesdesk.application.ports import Reading, WorkCalendars
from salesdesk.application.slips import slip_before
from salesdesk.domain.age_odds import fates_of
from salesdesk.domain.closing_in_time import Cycles, cycles_of
from salesdesk.domain.deal import Category, Deal, Stage, Status, chance_of
from salesdesk.domain.desk_settings import DeskSettings, Rep, Target, Team
from salesdesk.domain.exchange import DayRates
from salesdesk.domain.forecast_call import ForecastCall
from salesdesk.domain.forecast_range import Bet
from salesdesk.domain.money import Money
from salesdesk.domain.pausing import days_old
from salesdesk.domain.period import Period, WorkCalendar
from salesdesk.domain.pipeline import PipelineFigures, figures
from salesdesk.domain.play_gap import Known
from salesdesk.domain.rates import Rate
from salesdesk.domain.segment import SegmentBy
from salesdesk.domain.slipping import taken_off
from salesdesk.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose deals are meant: one rep's, one team's, or (neither) everybody's; of one product group, or of all ("")."""

    owner_id: UUID | None = None
    team_id: UUID | None = None
    product_group: str = ""

    @property
    def everybody(self) -> bool:
        """Whether nobody's deals are left out."""
        return self == Scope()


EVERYBODY = Scope()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What is known on a day of a period, of the deals in scope.

    `deals` and `desk` (everybody's) are as they stood on `day`, values in the desk's currency; `uncounted` of those in
    scope have a currency without a rate and are in no sum. `slip` is the desk's share of expected deals that were not
    decided in their period. `odds` are the chances by age that stand in where nobody gives one, if the desk wants it.
    """

    settings: DeskSettings
    period: Period
    day: date
    today: date
    calendar: WorkCalendar
    scope: Scope
    target: Money | None
    targets: tuple[Target, ...]
    deals: tuple[Deal, ...]
    desk: tuple[Deal, ...]
    uncounted: int
    stages: Mapping[UUID, Stage]
    segments: Mapping[UUID, str]
    unproven: frozenset[UUID]
    reps: tuple[Rep, ...]
    teams: tuple[Team, ...]
    calls: tuple[ForecastCall, ...]
    snapshots: tuple[Snapshot, ...]
    cycles: Cycles
    slip: Rate
    odds: Mapping[UUID, float] = field(default_factory=dict[UUID, float])

    @property
    def currency(self) -> str:
        """The desk's currency, in which everything is counted."""
        return self.settings.currency

    def stage_of(self, deal: Deal) -> Stage | None:
        """Return the stage that a deal stands in."""
        return self.stages.get(deal.stage_id) if deal.stage_id else None

    def chance(self, deal: Deal) -> float | None:
        """Return the rep's chance, else the stage's, else the odds of its age where the desk wants them (terms)."""
        given = chance_of(deal, self.stage_of(deal))
        return self.odds.get(deal.id) if given is None else given

    def open_deals(self) -> list[Deal]:
        """Return the open deals in scope, whatever they are expected."""
        return [one for one in self.deals if one.known_on(self.day) and one.status_on(self.day) is Status.OPEN]

    def due(self) -> list[Deal]:
        """Return the open deals expected in the period, but for those that are omitted."""
        return [one for one in self.open_deals() if one.expected_on in self.period and not _omitted(one)]

    def bets(self, deals: Iterable[Deal] | None = None) -> tuple[Bet, ...]:
        """Return what the open deals due in the period come to and at which chance, as the exact range takes them.

        Deals without value or chance, or in a currency without a rate, are none (F10).
        """
        listed = self.due() if deals is None else deals
        pairs = ((one.value, self.chance(one)) for one in listed if one.currency == self.currency)
        return tuple((value.minor, chance) for value, chance in pairs if value is not None and chance is not None)

    def figures(self) -> PipelineFigures:
        """Return the figures of the deals in scope, slip taken off the coverage."""
        return figures(
            self.deals,
            tuple(self.stages.values()),
            self.period,
            self.day,
            self.target,
            self.currency,
            unproven=self.unproven,
            slip=taken_off(self.slip),
        )

    def known(self) -> Known:
        """Return what the play gap rests on."""
        return Known(stages=self.stages, segments=self.segments, cycles=self.cycles, odds=self.odds)

    def narrowed(self, scope: Scope, groups: Mapping[UUID, str] | None = None) -> Ground:
        """Return the same ground for fewer deals: one rep's or one team's. `groups` are the deals' product groups."""
        listed = in_scope(self.desk, scope, self.reps, groups or {})
        return replace(
            self,
            scope=scope,
            target=target_for(self.targets, self.period, scope, self.currency),
            deals=tuple(listed),
            uncounted=sum(one.currency != self.currency for one in listed),
        )


def _omitted(deal: Deal) -> bool:
    return deal.category is Category.OMITTED


def in_scope(deals: Iterable[Deal], scope: Scope, reps: Sequence[Rep], groups: Mapping[UUID, str]) -> list[Deal]:
    """Return the deals that are meant; a team's are those of its reps as they are in it now."""
    team = {rep.id for rep in reps if rep.team_id == scope.team_id}
    wanted = scope.product_group.strip().casefold()
    return [
        one
        for one in deals
        if (scope.owner_id is None or one.owner_id == scope.owner_id)
        and (scope.team_id is None or one.owner_id in team)
        and (not wanted or groups.get(one.id, "").casefold() == wanted)
    ]


def target_for(targets: Iterable[Target], period: Period, scope: Scope, currency: str) -> Money | None:
    """Return the target of a period for a scope; one that was set in an earlier base currency counts as none."""
    wanted = scope.owner_id, scope.team_id, scope.product_group.strip().casefold()
    found = (
        one.amount
        for one in targets
        if one.period == period.name and (one.owner_id, one.team_id, one.product_group.strip().casefold()) == wanted
    )
    return next((amount for amount in found if amount.currency == currency), None)


def ground_of(
    bench: Bench, calendars: WorkCalendars, name: str = "", as_of: date | None = None, scope: Scope = EVERYBODY
) -> Ground:
    """Return the ground of the period of that name, else the one that the day falls into. Raises NotAPeriod."""
    with bench.look() as look:
        settings = bench.changes.settings(look)
        today = bench.changes.today(settings)
        day = as_of or today
        period = (
            Period.parse(name, settings.fiscal_start)
            if name
            else Period.around(day, settings.span, settings.fiscal_start)
        )
        return _laid(look, settings, calendars, period, day, today, scope)


def _laid(
    look: Reading,
    settings: DeskSettings,
    calendars: WorkCalendars,
    period: Period,
    day: date,
    today: date,
    scope: Scope,
) -> Ground:
    rates: DayRates = rates_of(look, settings, day)
    desk = tuple(rates.deals(deals_as_of(look, day)))
    stages = tuple(look.every(Stage))
    segments = look.rows.segments(settings.segment_by)
    groups = look.rows.segments(SegmentBy.PRODUCT_GROUP) if scope.product_group else dict[UUID, str]()
    reps, targets = tuple(look.every(Rep)), tuple(look.every(Target))
    snapshots = tuple(look.every(Snapshot))
    listed = tuple(in_scope(desk, scope, reps, groups))
    return Ground(
        settings=settings,
        period=period,
        day=day,
        today=today,
        # Also the days before a period to come: calls for it are made from today on.
        calendar=calendars.of(settings, replace(period, first=min(period.first, day))),
        scope=scope,
        target=target_for(targets, period, scope, settings.currency),
        targets=targets,
        deals=listed,
        desk=desk,
        uncounted=sum(one.currency != settings.currency for one in listed),
        stages={stage.id: stage for stage in stages},
        segments=segments,
        unproven=unproven_as_of(look, desk, stages, day, today),
        reps=reps,
        teams=tuple(look.every(Team)),
        calls=tuple(look.every(ForecastCall)),
        snapshots=snapshots,
        cycles=cycles_of(desk, segments, day, settings.usual_cycle),
        slip=slip_before(look.rows, settings, period, day),
        odds=_odds(desk, day) if settings.age_odds else {},
    )


def _odds(deals: Sequence[Deal], day: date) -> Mapping[UUID, float]:
    """The odds of each open deal's age, where at least 20 deals were watched at that age (F11)."""
    fates = fates_of(deals, day)
    by_age: dict[int, float | None] = {}
    found: dict[UUID, float] = {}
    for deal in deals:
        since = deal.ages_from
        if since is None or deal.status_on(day) is not Status.OPEN:
            continue
        age = days_old(since, day, deal.paused_age)
        if age not in by_age:
            by_age[age] = fates.odds(age).won
        chance = by_age[age]
        if chance is not None:
            found[deal.id] = chance
    return found
