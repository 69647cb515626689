"""Won and lost: the report over a stretch of days, by the desk's segments (4.3-4.7, B15), and the deals behind it.

How far deals come stage by stage belongs to it (F12).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.explaining import account_names, won_and_lost
from salesdesk.application.forecasting import rates_of
from salesdesk.application.ports import Reading
from salesdesk.domain.ageing import SWEPT, age_of, yardsticks_of
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import Deal, Stage, Status
from salesdesk.domain.explained import Explained, Figure, Ground, Part, grounds_of
from salesdesk.domain.forecast import rates_from
from salesdesk.domain.loss_lines import LineKind, LossLine, behind_line, lost_for_price
from salesdesk.domain.losses import Ended, LossReport, loss_report
from salesdesk.domain.passing import Entries, Passed, passed
from salesdesk.domain.period import Period, Span

_FIGURES: Mapping[LineKind, Figure] = {
    LineKind.ALL: Figure.WIN_RATE,
    LineKind.SEGMENT: Figure.WIN_RATE,
    LineKind.EARLY: Figure.PRICE_SHARE,
    LineKind.LATE: Figure.PRICE_SHARE,
}
_QUARTERS = 4
_YEARS = 2


@dataclass(frozen=True, slots=True)
class LossReporting:
    """What the report on won and lost deals asks."""

    bench: Bench

    def report(self, period: str = "") -> LossReport:
        """Return the report of a period, or of the 24 months up to today, as win rates are (F6). Raises NotAPeriod."""
        with self.bench.look() as look:
            first, last = self._stretch(look, period)
            return loss_report(self._ended(look, first, last), first, last)

    def explain(self, line: LossLine, period: str = "") -> Explained:
        """Return the deals that a line of that report counts (B16). Raises NotAPeriod."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            chosen = behind_line(line, self._ended(look, *self._stretch(look, period)))
            deals = {deal.id: deal for deal in self._valued(look)}
            accounts = account_names(look)
        figure = _FIGURES.get(line.kind, Figure.COUNT)
        listed = [deals[one.deal_id] for one in chosen]
        if figure is Figure.PRICE_SHARE:
            priced = {one.deal_id for one in chosen if lost_for_price(one)}
            for_price = [deal for deal in listed if deal.id in priced]
            others = [deal for deal in listed if deal.id not in priced]
            grounds: tuple[Ground, ...] = (
                *grounds_of(for_price, Part.LOST_FOR_PRICE, accounts, settings.currency),
                *grounds_of(others, Part.NOT_FOR_PRICE, accounts, settings.currency),
            )
        else:
            grounds = won_and_lost(listed, accounts, settings.currency)
        return Explained(figure=figure, grounds=grounds, currency=settings.currency)

    def passed(self, period: str = "") -> Sequence[Passed]:
        """Return for each stage how many of the deals that came into it in a period went on (F12). Raises NotAPeriod.

        Every deal is read: pages ask for it behind everything else.
        """
        with self.bench.look() as look:
            return self._passed(look, look.rows.deals_for_figures(), period)

    def explain_passed(self, stage: UUID, period: str = "") -> Explained:
        """Return the deals that went on from a stage and those that stayed behind (B16). Raises NotAPeriod."""
        with self.bench.look() as look:
            deals, accounts = self._valued(look), account_names(look)
            found = next((one for one in self._passed(look, deals, period) if one.stage.id == stage), None)
            currency = self.bench.changes.settings(look).currency
        by_id = {deal.id: deal for deal in deals}
        grounds: list[Ground] = []
        for part, keys in ((Part.WENT_ON, found.went_on), (Part.STAYED, found.stayed)) if found else ():
            grounds += grounds_of((by_id[key] for key in keys), part, accounts, currency)
        return Explained(figure=Figure.PASSED, grounds=tuple(grounds), currency=currency)

    def _passed(self, look: Reading, deals: Sequence[Deal], period: str) -> Sequence[Passed]:
        settings = self.bench.changes.settings(look)
        first, last = self._stretch(look, period)
        today = self.bench.changes.today(settings)
        segments = look.rows.segments(settings.segment_by)
        sticks = yardsticks_of(deals, segments, today)
        ages = {
            deal.id: age_of(deal.ages_from, today, sticks.of(segments.get(deal.id, "")).cycle, deal.paused_age)
            for deal in deals
            if deal.status_on(today) is Status.OPEN
        }
        old = frozenset(key for key, age in ages.items() if age.tier in SWEPT)
        entries = Entries(first=first, last=last, as_of=today, old=old)
        return passed(look.every(Stage), look.rows.stage_changes(), deals, entries)

    def _valued(self, look: Reading) -> Sequence[Deal]:
        """Return every deal at today's exchange rates."""
        settings = self.bench.changes.settings(look)
        rates = rates_of(look, settings, self.bench.changes.today(settings))
        return rates.deals(look.rows.deals_for_figures())

    def periods(self) -> Sequence[Period]:
        """Return the fiscal years and quarters that can be looked at, the present ones first."""
        settings = self.bench.settings()
        day = self.bench.changes.today(settings)
        return [
            *_backwards(day, Span.YEAR, settings.fiscal_start, _YEARS),
            *_backwards(day, Span.QUARTER, settings.fiscal_start, _QUARTERS),
        ]

    def competitors(self) -> Sequence[str]:
        """Return the names of the competitors that the desk knows, for the question to whom a deal was lost."""
        with self.bench.look() as look:
            return sorted((one.name for one in look.every(Competitor)), key=str.casefold)

    def _stretch(self, look: Reading, period: str) -> tuple[date, date]:
        settings = self.bench.changes.settings(look)
        if period:
            named = Period.parse(period, settings.fiscal_start)
            return named.first, named.last
        today = self.bench.changes.today(settings)
        return rates_from(today), today

    def _ended(self, look: Reading, first: date, last: date) -> Sequence[Ended]:
        """Return what closed between two days: a deal that is to close on a day to come is still open today."""
        settings = self.bench.changes.settings(look)
        return look.rows.ended(settings.segment_by, first, min(last, self.bench.changes.today(settings)))


def _backwards(day: date, span: Span, fiscal_start: int, count: int) -> list[Period]:
    found = [Period.around(day, span, fiscal_start)]
    while len(found) < count:
        found.append(Period.around(found[-1].first - timedelta(days=1), span, fiscal_start))
    return found
