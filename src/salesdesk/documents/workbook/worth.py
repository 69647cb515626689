"""What a deal is worth in the desk's currency, and how old it is beside the won ones: each found once for a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from salesdesk.application.ageing import age_on
from salesdesk.application.rows import DealRow
from salesdesk.application.workbook_content import PipelineSheet
from salesdesk.domain.ageing import Age, Yardstick
from salesdesk.domain.deal import Status
from salesdesk.domain.exchange import ExchangeRate, in_base, rate_on
from salesdesk.domain.money import Money


@dataclass(frozen=True, slots=True)
class Worth:
    """Values in the desk's currency, by the rates of the day; a currency without a rate has none."""

    currency: str
    rates: Mapping[str, ExchangeRate] = field(default_factory=dict[str, ExchangeRate])

    def of(self, row: DealRow) -> Money | None:
        """Return the value in the desk's currency; None: not known, or no rate for its currency."""
        value = row.value
        if value is None or value.currency == self.currency:
            return value
        rate = self.rates.get(value.currency)
        return in_base(value, self.currency, [rate], rate.from_on) if rate else None

    def weighted(self, row: DealRow) -> Money | None:
        """Return value x chance of an open deal, the value of a won one, nothing of a lost one (F3)."""
        value = self.of(row)
        if value is None or row.status is Status.WON:
            return value
        if row.status is not Status.OPEN:
            return Money.zero(value.currency)
        return None if row.chance is None else value.times(row.chance)

    def rate_name(self, currency: str) -> str:
        """Return by which name formulas know the rate of a currency, "" where there is none."""
        return f"Rate_{currency}" if currency in self.rates else ""


def worth_of(sheet: PipelineSheet) -> Worth:
    """Return what the values of the sheet's rows are worth, by the rates that hold on its day."""
    others = {row.value.currency for row in sheet.rows if row.value is not None} - {sheet.currency}
    found = {other: rate_on(sheet.rates, other, sheet.as_of) for other in sorted(others)}
    return Worth(sheet.currency, {other: rate for other, rate in found.items() if rate is not None})


@dataclass(slots=True)
class Ages:
    """The age of each open deal, held against the won ones of its segment, or the whole desk's where those are few.

    Deals of one segment that count from one day are of one age: it is worked out once.
    """

    sheet: PipelineSheet
    sticks: dict[str, Yardstick] = field(default_factory=dict[str, Yardstick])
    known: dict[tuple[str, date | None, int | None], Age] = field(
        default_factory=dict[tuple[str, "date | None", "int | None"], Age]
    )

    def of(self, row: DealRow) -> Age | None:
        """Return how old an open deal is; only an open deal grows older, a closed one has a cycle."""
        if row.status is not Status.OPEN:
            return None
        segments = self.sheet.segments
        like = (segments.get(row.id, "") if segments else "", row.since, row.paused_age)
        age = self.known.get(like)
        return age if age is not None else self.known.setdefault(like, self._worked_out(row, like[0]))

    def _worked_out(self, row: DealRow, segment: str) -> Age:
        stick = self.sticks.get(segment)
        if stick is None:
            stick = self.sticks.setdefault(segment, self.sheet.yardsticks.of(segment))
        return age_on(row, stick, self.sheet.as_of)
