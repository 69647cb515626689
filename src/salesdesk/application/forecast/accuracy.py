"""How near our forecasts came: by period, rep and category, who misses again and again, and a try on our past."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.forecast.ground import EVERYBODY, Ground, Scope, ground_of
from salesdesk.application.forecasting import changes_since, rates_of
from salesdesk.application.ports import WorkCalendars
from salesdesk.domain.accuracy import (
    Accuracy,
    Foretold,
    Streak,
    accuracy_of,
    by_category,
    by_owner,
    called_against,
    held_against,
    per_period,
    streak_of,
    streaks,
)
from salesdesk.domain.backtest import Backtest, Tried, backtest_of, month_starts, tried_on, watched
from salesdesk.domain.deal import Deal
from salesdesk.domain.exchange import DayRates
from salesdesk.domain.history import Change, rewound
from salesdesk.domain.period import Period
from salesdesk.domain.snapshot import Foreseen, Occasion, Snapshot

MONTHS = 12
"""So many months back the forecast is tried."""
OCCASIONS = (Occasion.FIRST_DAY, Occasion.HALF_TIME, Occasion.WEEK_TO_GO)
"""The snapshots that are held against what came: of each period one of a kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerAccuracy:
    """How near one rep's forecasts came: the deals', and the numbers that were called. Name "": whoever is gone."""

    owner_id: UUID | None
    name: str
    forecast: Accuracy | None
    called: Accuracy | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionAccuracy:
    """How near the forecasts of one occasion came, of all periods that are over.

    `periods` are in order; `streak` is set where the last ones missed to the same side, `again` names the reps of whom
    that is true.
    """

    occasion: Occasion
    periods: tuple[Foretold, ...]
    whole: Accuracy
    owners: tuple[OwnerAccuracy, ...]
    categories: tuple[tuple[Foreseen, Accuracy], ...]
    streak: Streak | None
    again: tuple[Streak, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccuracyView:
    """How near forecasts came; `names` are those of the reps, `tolerance` the share within which nothing is a miss."""

    currency: str
    tolerance: float
    occasions: tuple[OccasionAccuracy, ...]
    names: Mapping[UUID, str]

    def of(self, occasion: Occasion) -> OccasionAccuracy:
        """Return what is known of the forecasts of an occasion."""
        return next(one for one in self.occasions if one.occasion is occasion)


@dataclass(frozen=True, slots=True)
class ForecastAccuracy:
    """What the page on accuracy and the review ask."""

    bench: Bench
    calendars: WorkCalendars

    def view(self, name: str = "", as_of: date | None = None, scope: Scope = EVERYBODY) -> AccuracyView:
        """Return how near the forecasts of periods as long as this one came. Raises NotAPeriod."""
        return accuracy_view(ground_of(self.bench, self.calendars, name, as_of, scope))

    def backtest(self, as_of: date | None = None, scope: Scope = EVERYBODY) -> Backtest:
        """Return what the age-conditional forecast would have said at the start of each of the last twelve months."""
        return self.backtest_of(ground_of(self.bench, self.calendars, "", as_of, scope))

    def backtest_of(self, ground: Ground) -> Backtest:
        """Return the same for a ground that was laid already."""
        days, here = month_starts(ground.day, MONTHS), {one.id for one in ground.deals}
        with self.bench.look() as look:
            rates = rates_of(look, ground.settings, ground.day)
            changes = changes_since(look, days[0])
            deals = [one for one in look.rows.deals_for_figures() if one.id in here]
        return backtest_of(_tries(deals, days, changes, rates), ground.currency)


def accuracy_view(ground: Ground) -> AccuracyView:
    """Return how near the forecasts kept of periods that are over came, for those in scope."""
    tolerance = ground.settings.tolerance / 100
    over = [(one, period) for one in ground.snapshots if (period := _over(one, ground)) is not None]
    told = [each for one, period in over for each in _told(one, period, ground)]
    called = [each for one, period in over for each in _called(one, period, ground)]
    return AccuracyView(
        currency=ground.currency,
        tolerance=tolerance,
        occasions=tuple(_of_occasion(ground, told, called, occasion, tolerance) for occasion in OCCASIONS),
        names={rep.id: rep.name for rep in ground.reps},
    )


def _over(snapshot: Snapshot, ground: Ground) -> Period | None:
    """The period of a snapshot, where it is as long as the one looked at, over, and counted in our currency."""
    period = Period.parse(snapshot.period, ground.settings.fiscal_start)
    alike = period.span is ground.period.span and snapshot.currency == ground.currency
    return period if alike and period.last < ground.day and snapshot.is_of(period) else None


def _told(snapshot: Snapshot, period: Period, ground: Ground) -> Iterable[Foretold]:
    """What the deals in scope were to bring: those of a rep are the ones that were the rep's then."""
    if ground.scope.product_group:
        here = {one.id for one in ground.deals}
        meant = replace(snapshot, deals=tuple(one for one in snapshot.deals if one.deal_id in here))
        return held_against(meant, period, ground.deals)
    return [one for one in held_against(snapshot, period, ground.desk) if _meant(one.owner_id, ground)]


def _called(snapshot: Snapshot, period: Period, ground: Ground) -> Iterable[Foretold]:
    """The numbers that the reps in scope called; nobody calls a number for a product group alone."""
    if ground.scope.product_group:
        return ()
    told = called_against(snapshot, period, ground.desk)
    return [one for one in told if one.owner_id is not None and _meant(one.owner_id, ground)]


def _meant(owner: UUID | None, ground: Ground) -> bool:
    scope = ground.scope
    if scope.owner_id is not None:
        return owner == scope.owner_id
    if scope.team_id is not None:
        return any(rep.id == owner and rep.team_id == scope.team_id for rep in ground.reps)
    return True


def _of_occasion(
    ground: Ground, told: Sequence[Foretold], called: Sequence[Foretold], occasion: Occasion, tolerance: float
) -> OccasionAccuracy:
    here = [one for one in told if one.occasion is occasion]
    said = [one for one in called if one.occasion is occasion]
    forecasts, calls = by_owner(here, ground.currency), by_owner(said, ground.currency)
    # A rep answers for the number that the rep called; in a period where none was called the deals speak.
    answered = {(one.owner_id, one.period) for one in said}
    judged = [*said, *(one for one in here if (one.owner_id, one.period) not in answered)]
    names = {rep.id: rep.name for rep in ground.reps}
    owners = [
        OwnerAccuracy(
            owner_id=key, name=names.get(key, "") if key else "", forecast=forecasts.get(key), called=calls.get(key)
        )
        for key in {*forecasts, *calls}
    ]
    return OccasionAccuracy(
        occasion=occasion,
        periods=per_period(here),
        whole=accuracy_of(here, ground.currency),
        owners=tuple(sorted(owners, key=lambda one: (not one.name, one.name.casefold(), str(one.owner_id)))),
        categories=tuple(_by_category(here, ground.currency)),
        streak=streak_of(here, occasion, tolerance),
        again=streaks(judged, occasion, tolerance),
    )


def _by_category(told: Sequence[Foretold], currency: str) -> Iterable[tuple[Foreseen, Accuracy]]:
    found = by_category(told, currency)
    return ((foreseen, found[foreseen]) for foreseen in Foreseen if foreseen in found)


def _tries(
    deals: Sequence[Deal], days: Sequence[date], changes: Mapping[UUID, Sequence[Change]], rates: DayRates
) -> Iterable[Tried]:
    now = {one.id: rates.deal(one) for one in deals}
    steady = [watched(now[one.id]) for one in deals if one.id not in changes]
    changed = [(one, changes[one.id]) for one in deals if one.id in changes]
    for day in days:
        then = [watched(rates.deal(_as_of(one, listed, day))) for one, listed in changed]
        yield tried_on(day, [*steady, *then], now, rates.base)


def _as_of(deal: Deal, changes: Sequence[Change], day: date) -> Deal:
    return rewound(deal, [one for one in changes if one.happened_on > day])
