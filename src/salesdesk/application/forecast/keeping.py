"""Forecasts kept as they stand: by themselves three times a period, and whenever somebody asks for it (3.7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.changes import Edit, Step
from salesdesk.application.forecasting import rates_of, target_of
from salesdesk.application.ports import Reading, WorkCalendars
from salesdesk.domain.deal import Stage
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.forecast_call import ForecastCall
from salesdesk.domain.period import Period
from salesdesk.domain.snapshot import Called, Occasion, Snapshot, snapshot_days, snapshots_due, taken

NOTHING_KEPT = Step(UUID(int=0), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What is kept of a period, oldest first, and when the next one is taken by itself; None: no more in it."""

    period: Period
    kept: tuple[Snapshot, ...]
    following: date | None


@dataclass(frozen=True, slots=True)
class Snapshots:
    """What takes snapshots. They are facts: the ones that are due are no act of anybody and stand in no undo list."""

    bench: Bench
    calendars: WorkCalendars

    def take_due(self) -> Step:
        """Keep the snapshots of the present period that are due today, each once; often there is none.

        A desk without a deal in the period foretells nothing: nothing is kept of it.
        """
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            day = self.bench.changes.today(settings)
            period = Period.around(day, settings.span, settings.fiscal_start)
            kept = {one.occasion for one in look.every(Snapshot) if one.is_of(period)}
            due = snapshots_due(period, day, self.calendars.of(settings, period), kept)
            made = [self._taken(look, settings, period, day, occasion) for occasion in due]
        edits = [Edit(None, one) for one in made if one.deals]
        return self.bench.do(*edits) if edits else NOTHING_KEPT

    def take(self, name: str = "") -> Step:
        """Keep the forecast of a period as it stands now, the present one unless told. Raises NotAPeriod."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            day = self.bench.changes.today(settings)
            period = _period(settings, name, day)
            made = self._taken(look, settings, period, day, Occasion.ON_DEMAND)
        return self.bench.do(Edit(None, made))

    def view(self, name: str = "") -> Keeping:
        """Return what is kept of a period, the present one unless told. Raises NotAPeriod."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            snapshots = tuple(look.every(Snapshot))
        day = self.bench.changes.today(settings)
        period = _period(settings, name, day)
        days = snapshot_days(period, self.calendars.of(settings, period)).values()
        own_span = period.span is settings.span
        return Keeping(
            period=period,
            kept=tuple(sorted((one for one in snapshots if one.is_of(period)), key=lambda one: one.taken_on)),
            following=min((on for on in days if on > day), default=None) if own_span else None,
        )

    def _taken(self, look: Reading, settings: DeskSettings, period: Period, day: date, occasion: Occasion) -> Snapshot:
        blank = Snapshot(
            id=self.bench.new_id(),
            period=period.name,
            occasion=occasion,
            taken_on=day,
            taken_by=settings.me if occasion is Occasion.ON_DEMAND else None,
            currency=settings.currency,
            target=target_of(look, period, settings.currency),
            called=_called(look, period, settings.currency),
        )
        deals = rates_of(look, settings, day).deals(look.rows.deals_of_period(period))
        return taken(blank, period, deals, {stage.id: stage for stage in look.every(Stage)})


def _period(settings: DeskSettings, name: str, day: date) -> Period:
    if name:
        return Period.parse(name, settings.fiscal_start)
    return Period.around(day, settings.span, settings.fiscal_start)


def _called(look: Reading, period: Period, currency: str) -> tuple[Called, ...]:
    """What was called of the period until now, in the desk's currency."""
    calls = [one for one in look.every(ForecastCall) if one.period == period.name]
    return tuple(
        Called(owner_id=one.owner_id, committed=one.committed, adjusted=one.adjusted)
        for one in calls
        if one.committed is not None and one.committed.currency == currency
    )


def period_before(period: Period, fiscal_start: int) -> Period:
    """Return the period of the same length that ends where this one begins."""
    return Period.around(period.first - timedelta(days=1), period.span, fiscal_start)
