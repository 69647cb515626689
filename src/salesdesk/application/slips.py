"""How much of what was expected in earlier periods was not decided in them: one answer for every coverage (F1)."""

from __future__ import annotations

from datetime import date

from salesdesk.application.forecast_rows import ForecastRows
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.period import Period
from salesdesk.domain.rates import Rate
from salesdesk.domain.slipping import together


def slip_before(rows: ForecastRows, settings: DeskSettings, period: Period, day: date) -> Rate:
    """Return the share of the deals expected on the first day of earlier periods that were not decided in them.

    It rests on the snapshots of the first day of periods as long as this one that were over before it and before the
    day.
    """
    kept = (Period.parse(name, settings.fiscal_start) for name in rows.first_days())
    over = [past for past in kept if past.last < min(day, period.first) and past.span is period.span]
    return together(Rate.seen(*rows.slipped(past)) for past in over)
