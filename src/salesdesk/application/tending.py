"""What a pipeline needs looking after today, counted at once: to sweep, stalled, without a next step."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.application.bench import Bench
from salesdesk.application.flagging import flags
from salesdesk.application.rows import DealQuery
from salesdesk.application.stalled_deals import standing_still, unbooked_on
from salesdesk.domain.sweep import Sweep, SweepDue, sweep_due

MOST_COUNTED = 50_000
"""Deals up to which they are judged on each visit; a larger desk sees its counts on the pages themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tended:
    """How many deals ask for what today (None: too many to judge on each visit), and which sweep is due."""

    flagged: int | None
    stalled: int | None
    unbooked: int
    due: SweepDue | None


@dataclass(frozen=True, slots=True)
class Tending:
    """What the pipeline page and Today ask behind everything else."""

    bench: Bench

    def counts(self) -> Tended:
        """Count what needs looking after today; every deal is read once."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            day = self.bench.changes.today(settings)
            due = sweep_due(day, settings.fiscal_start, (sweep.swept_on for sweep in look.every(Sweep)))
            unbooked = look.rows.deal_page(unbooked_on(day), None, 1).total or 0
            held = look.rows.deal_page(DealQuery(as_of=day, statuses=frozenset()), None, 1).total or 0
            if held > MOST_COUNTED:
                return Tended(flagged=None, stalled=None, unbooked=unbooked, due=due)
            deals = look.rows.deals_for_figures()
            return Tended(
                flagged=len(flags(look, settings, deals, day).flagged),
                stalled=len(standing_still(look, deals, day)),
                unbooked=unbooked,
                due=due,
            )
