"""Telling what happened on a deal, a stretch at a time."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.timeline import FIRST_SHOWN, Happened, Timeline, of_lead, of_pauses, timeline
from salesdesk.domain.deal import Deal


@dataclass(frozen=True, slots=True)
class Timelines:
    """Telling what happened on a deal."""

    bench: Bench

    def of(self, deal_id: UUID, before: Happened | None = None, most: int = FIRST_SHOWN) -> Timeline:
        """Return the newest of what happened on a deal, from before something on. Raises NotKept."""
        with self.bench.look() as look:
            deal = live(look, Deal, deal_id)
            # One may stand where `before` does, another tells whether there is more.
            found = [*look.rows.happened(deal_id, before, most + 2), *of_pauses(deal)]
            for lead in look.rows.leads_of(deal_id):
                found += of_lead(lead)
        return timeline(found, before, most)
