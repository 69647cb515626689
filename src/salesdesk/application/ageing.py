"""How old deals are beside the won ones of their segment, and the honest odds of each (3.9, B11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.ports import Reading
from salesdesk.application.rows import DealRow
from salesdesk.application.wins import yardsticks_on
from salesdesk.domain.ageing import Age, Yardstick, Yardsticks, age_of
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.deals_alike import OddsAlike, odds_alike
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.segment import SegmentBy


@dataclass(frozen=True, slots=True, kw_only=True)
class DealAge:
    """What a deal's age is held against today, and its odds: None for one that is closed or has no date."""

    yardstick: Yardstick
    by: SegmentBy
    odds: OddsAlike | None


def age_on(row: DealRow, stick: Yardstick, day: date) -> Age:
    """Return the age that a deal has on a day, wherever it is shown; a closed one stopped ageing when it closed."""
    closed = row.closed_on if row.status is not Status.OPEN else None
    return age_of(row.since, closed or day, stick.cycle, row.paused_age)


@dataclass(frozen=True, slots=True)
class Ageing:
    """What is asked of ages."""

    bench: Bench

    def yardsticks(self) -> Yardsticks:
        """Return what the deals of each segment are held against today."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            return yardsticks_on(look, settings, self.bench.changes.today(settings))

    def of(self, key: UUID) -> DealAge:
        """Return what the age of a deal is held against, and its odds. Raises NotKept.

        The odds rest on every deal, so pages ask for them behind everything else.
        """
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            today = self.bench.changes.today(settings)
            deal = live(look, Deal, key)
            own = look.rows.segments(settings.segment_by, [key]).get(key, "")
            return DealAge(
                yardstick=yardsticks_on(look, settings, today).of(own),
                by=settings.segment_by,
                odds=_odds(look, settings, deal, today) if deal.status is Status.OPEN else None,
            )


def _odds(look: Reading, settings: DeskSettings, deal: Deal, day: date) -> OddsAlike | None:
    deals, segments = look.rows.deals_for_figures(), look.rows.segments(settings.segment_by)
    changes = look.rows.stage_changes() if segments.get(deal.id) else ()
    return odds_alike(deal, deals, segments, changes, day)
