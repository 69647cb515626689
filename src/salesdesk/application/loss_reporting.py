"""Won and lost: the report over a stretch of days, by the desk's segments (4.3-4.7, B15), and the deals behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from salesdesk.application.bench import Bench
from salesdesk.application.explaining import account_names, won_and_lost
from salesdesk.application.ports import Reading
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.explained import Explained, Figure, Ground, Part, grounds_of
from salesdesk.domain.forecast import rates_from
from salesdesk.domain.loss_lines import LineKind, LossLine, behind_line, lost_for_price
from salesdesk.domain.losses import Ended, LossReport, loss_report
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
            deals = {deal.id: deal for deal in look.rows.deals_for_figures()}
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
