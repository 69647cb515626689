"""How old a deal is beside the won ones of its segment, and its honest odds (3.9, B11)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.domain.ageing import Yardstick, yardsticks_of
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.deals_alike import OddsAlike, odds_alike
from salesdesk.domain.segment import SegmentBy


@dataclass(frozen=True, slots=True, kw_only=True)
class DealAge:
    """What a deal's age is held against today, and its odds: None for one that is closed or has no date."""

    yardstick: Yardstick
    by: SegmentBy
    odds: OddsAlike | None


@dataclass(frozen=True, slots=True)
class Ageing:
    """What is asked of one deal's age; it reads every deal, so pages ask for it behind everything else."""

    bench: Bench

    def of(self, key: UUID) -> DealAge:
        """Return what the age of a deal is held against, and its odds. Raises NotKept."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            today = self.bench.changes.today(settings)
            deal = live(look, Deal, key)
            deals, segments = look.rows.deals_for_figures(), look.rows.segments(settings.segment_by)
            is_open = deal.status is Status.OPEN
            changes = look.rows.stage_changes() if is_open and segments.get(key) else ()
        return DealAge(
            yardstick=yardsticks_of(deals, segments, today).of(segments.get(key, "")),
            by=settings.segment_by,
            odds=odds_alike(deal, deals, segments, changes, today) if is_open else None,
        )
