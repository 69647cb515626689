"""Is the target in reach? The figures of a period, the gap bar, targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.ports import Reading, WorkCalendars
from salesdesk.application.slips import slip_before
from salesdesk.domain.ageing import cycle_from
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import DeskSettings, Target
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.exchange import DayRates, ExchangeRate, day_rates
from salesdesk.domain.forecast import Pace, pace, rates_from
from salesdesk.domain.history import Change, rewound
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline import PipelineFigures, figures
from salesdesk.domain.pipeline_sums import alike, figures_from
from salesdesk.domain.proving import unproven_of
from salesdesk.domain.rates import Rate
from salesdesk.domain.slipping import taken_off


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodView:
    """The figures of a period on a day, with how many selling days are left."""

    figures: PipelineFigures
    selling_days_left: int
    pace: Pace


@dataclass(frozen=True, slots=True)
class _Asked:
    """The figures of one period on one day, at the exchange rates of that day."""

    look: Reading
    period: Period
    day: date
    target: Money | None
    rates: DayRates
    slip: float

    def from_sums(self) -> PipelineFigures:
        """Return the figures of today from the sums that are kept: as fast for a million deals as for one."""
        rows, day, stages = self.look.rows, self.day, tuple(self.look.every(Stage))
        by_id = {stage.id: stage for stage in stages}
        sums = list(rows.sums(self.period, self.rates))
        for found, unproven in rows.not_as_now(day):
            deal = self.rates.deal(found)
            stage = by_id.get(deal.stage_id) if deal.stage_id else None
            sums.append(alike(deal, stage, self.period, date.max, unproven=unproven).less())
            if deal.known_on(day):
                sums.append(alike(deal, stage, self.period, day, unproven=unproven))
        won, lost = rows.ends(rates_from(day), day)
        rate, cycle = Rate.seen(won, won + lost), cycle_from(rows.cycles(day))
        base = self.rates.base
        return figures_from(sums, rate, cycle, stages, self.period, day, self.target, base, slip=self.slip)

    def from_deals(self, today: date) -> PipelineFigures:
        """Return the figures of any day from the deals as they stood on it."""
        stages, known = tuple(self.look.every(Stage)), self.rates.deals(deals_as_of(self.look, self.day))
        lacking = unproven_as_of(self.look, known, stages, self.day, today)
        base, slip = self.rates.base, self.slip
        return figures(known, stages, self.period, self.day, self.target, base, unproven=lacking, slip=slip)


@dataclass(frozen=True, slots=True)
class Forecasting:
    """What the gap bar and `salesdesk pipeline` ask; `calendar` gives the desk's working days."""

    bench: Bench
    calendar: WorkCalendars

    def period(self, name: str = "", on: date | None = None) -> Period:
        """Return the period of that name, else the one the day falls into. Raises NotAPeriod."""
        settings = self.bench.settings()
        if name:
            return Period.parse(name, settings.fiscal_start)
        return self.period_of(settings, on or self.bench.changes.today(settings))

    def period_of(self, settings: DeskSettings, day: date) -> Period:
        """Return the period of the desk's plan that a day falls into."""
        return Period.around(day, settings.span, settings.fiscal_start)

    def view(self, name: str = "", as_of: date | None = None) -> PeriodView:
        """Return the figures of a period as they were known on the day (today unless told). Raises NotAPeriod."""
        period = self.period(name, as_of)
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            today = self.bench.changes.today(settings)
            day = as_of or today
            target, rates = target_of(look, period, settings.currency), rates_of(look, settings, day)
            slip = taken_off(slip_before(look.rows, settings, period, day))
            asked = _Asked(look, period, day, target, rates, slip)
            shown = asked.from_sums() if day == today and not look.rows.changes_after(day) else asked.from_deals(today)
        work = self.calendar.of(settings, period)
        return PeriodView(
            figures=shown,
            selling_days_left=work.selling_days_left(period, day),
            pace=pace(shown.outlook, day, work),
        )


def target_of(look: Reading, period: Period, currency: str) -> Money | None:
    """Return the desk's target of the period; one set in an earlier base currency counts as none."""
    amounts = (t.amount for t in look.every(Target) if t.period == period.name and t.whole_desk)
    return next((a for a in amounts if a.currency == currency), None)


def rates_of(look: Reading, settings: DeskSettings, day: date) -> DayRates:
    """Return the exchange rates that sums of a day are made with."""
    return day_rates(settings.currency, look.every(ExchangeRate), day)


def deals_as_of(look: Reading, day: date) -> Sequence[Deal]:
    """Return every deal as it stood on the day: later changes of value, stage, chance, category taken back."""
    later = changes_since(look, day)
    deals = look.rows.deals_for_figures()
    return [rewound(d, later[d.id]) if d.id in later else d for d in deals] if later else deals


def unproven_as_of(
    look: Reading, known: Sequence[Deal], stages: Sequence[Stage], day: date, today: date
) -> frozenset[UUID]:
    """Return the deals that were unproven on a day: in their stage of that day, by what the customer had done by then.

    `known` are the deals as they were on the day. What a stage asks for is what it asks for now: a criterion that was
    added since counts for the earlier day as well (3.8).
    """
    if day >= today:
        return look.rows.unproven()
    noted: dict[UUID, list[Evidence]] = {}
    for one in look.every(Evidence):
        if one.happened_on <= day:
            noted.setdefault(one.deal_id, []).append(one)
    gone = {deal.stage_id for deal in known}.difference(stage.id for stage in stages)
    ended = [stage for stage in (look.find(Stage, key) for key in gone) if stage is not None]
    return unproven_of(known, stages, noted, ended)


def changes_since(look: Reading, day: date) -> Mapping[UUID, Sequence[Change]]:
    """Return what changed on deals after the day, deal by deal."""
    later: dict[UUID, list[Change]] = {}
    for change in look.rows.changes_after(day):
        later.setdefault(change.entity_id, []).append(change)
    return later
