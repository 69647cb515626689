"""What a pipeline needs looking after today, counted at once: to sweep, stalled, without a next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesdesk.application.bench import Bench
from salesdesk.application.deal_tests import Asked, Mark
from salesdesk.application.ports import Reading
from salesdesk.application.rows import DealQuery
from salesdesk.application.stalled_deals import unbooked_on
from salesdesk.application.wins import as_days
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.sweep import Sweep, SweepDue, sweep_due


@dataclass(frozen=True, slots=True, kw_only=True)
class Tended:
    """How many deals ask for what today, and which sweep is due."""

    flagged: int
    stalled: int
    unbooked: int
    due: SweepDue | None


@dataclass(frozen=True, slots=True)
class Tending:
    """What the pipeline page and Today ask behind everything else."""

    bench: Bench

    def counts(self) -> Tended:
        """Count what needs looking after today, without reading a deal: each count is that of the list it opens."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            day = self.bench.changes.today(settings)
            aged = _marked(look, settings, day, Mark.PAST_P90)
            waiting = {key for key, step in look.rows.promised_keeps(aged) if step.day >= day}
            return Tended(
                flagged=look.rows.count_deals(aged) - len(waiting),
                stalled=look.rows.count_deals(_marked(look, settings, day, Mark.STALLED)),
                unbooked=look.rows.count_deals(unbooked_on(day)),
                due=sweep_due(day, settings.fiscal_start, (sweep.swept_on for sweep in look.every(Sweep))),
            )


def _marked(look: Reading, settings: DeskSettings, day: date, mark: Mark) -> DealQuery:
    return DealQuery(as_of=day, tests=as_days(look, settings, day, [Asked(mark)]))
