"""Won and lost: the report over a stretch of days, by the desk's segments (4.3-4.7, B15)."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.application.bench import Bench
from salesdesk.domain.forecast import rates_from
from salesdesk.domain.losses import LossReport, loss_report
from salesdesk.domain.period import Period


@dataclass(frozen=True, slots=True)
class LossReporting:
    """What the report on won and lost deals asks."""

    bench: Bench

    def report(self, period: str = "") -> LossReport:
        """Return the report of a period, or of the 24 months up to today, as win rates are (F6). Raises NotAPeriod."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            today = self.bench.changes.today(settings)
            if period:
                named = Period.parse(period, settings.fiscal_start)
                first, last = named.first, named.last
            else:
                first, last = rates_from(today), today
            return loss_report(look.rows.ended(settings.segment_by, first, last), first, last)
