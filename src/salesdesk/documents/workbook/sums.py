"""What the workbook's formulas come to: added up here from the same cells, row by row, without rounding unseen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from salesdesk.application.rows import DealRow
from salesdesk.application.workbook_content import PipelineSheet
from salesdesk.documents.workbook.cells import typed
from salesdesk.domain.deal import Category, Status
from salesdesk.domain.money import Money, minor_digits
from salesdesk.domain.period import Period

MOST_MONTHS = 12
LEAST_MONTHS = 3


class Due(Enum):
    """When a deal is expected to close, where it is not one of the months shown."""

    EARLIER = "earlier"
    LATER = "later"
    NO_DATE = "no date"


@dataclass(slots=True)
class Tally:
    """So many deals, how many of them have a value and a weighted one, and what these come to in minor units."""

    count: int = 0
    valued: int = 0
    value: int = 0
    weighed: int = 0
    weighted: int = 0

    def add(self, value: Money | None, weighted: Money | None) -> None:
        """Count one deal with its value and weighted value; what is unknown adds nothing."""
        self.count += 1
        if value is not None:
            self.valued += 1
            self.value += value.minor
        if weighted is not None:
            self.weighed += 1
            self.weighted += weighted.minor

    def join(self, other: Tally) -> None:
        """Add another tally to this one."""
        self.count += other.count
        self.valued += other.valued
        self.value += other.value
        self.weighed += other.weighed
        self.weighted += other.weighted


@dataclass(slots=True)
class Sums:
    """Everything the formulas of a workbook add up; stages by their printed name, months by their first day.

    `commit` and `weighted_rest` are those of the period (terms), in minor units. `cents` tells that some value has
    minor units, `foreign` that some deal is in another currency, `closed` that some is closed.
    """

    everything: Tally = field(default_factory=Tally)
    stages: dict[str, Tally] = field(default_factory=dict[str, Tally])
    months: dict[date | Due, Tally] = field(default_factory=dict["date | Due", Tally])
    commit: int = 0
    weighted_rest: int = 0
    cents: bool = False
    foreign: bool = False
    closed: bool = False


def base_value(row: DealRow, currency: str) -> Money | None:
    """Return the value if it is in the base currency: other currencies stand in no sum."""
    return row.value if row.value is not None and row.value.currency == currency else None


def weighted_value(row: DealRow, value: Money | None) -> Money | None:
    """Return value x chance of an open deal, the value of a won one, nothing of a lost one (F3)."""
    if value is None or row.status is Status.WON:
        return value
    if row.status is not Status.OPEN:
        return Money.zero(value.currency)
    return None if row.chance is None else value.times(row.chance)


def added_up(sheet: PipelineSheet, stage_names: Iterable[str], no_stage: str) -> Sums:
    """Return the sums of the sheet's rows: stages in the order of the names given, then as they turn up."""
    sums = Sums(stages={name: Tally() for name in stage_names})
    last = _last_month(sheet)
    for month in _months(sheet.as_of.replace(day=1), last):
        sums.months[month] = Tally()
    for row in sheet.rows:
        value = base_value(row, sheet.currency)
        weighted = weighted_value(row, value)
        sums.everything.add(value, weighted)
        sums.closed = sums.closed or row.closed_on is not None
        sums.foreign = sums.foreign or row.currency != sheet.currency
        if row.status is Status.OPEN:
            sums.stages.setdefault(typed(row.stage) or no_stage, Tally()).add(value, weighted)
            sums.months.setdefault(_due(row.expected_on, sheet.as_of, last), Tally()).add(value, weighted)
            _add_outlook(sums, row, sheet.period, value, weighted)
    whole = 10 ** minor_digits(sheet.currency)
    sums.cents = any(v is not None and v.minor % whole for v in (base_value(r, sheet.currency) for r in sheet.rows))
    return sums


def _add_outlook(sums: Sums, row: DealRow, period: Period, value: Money | None, weighted: Money | None) -> None:
    if row.expected_on is None or row.expected_on not in period:
        return
    if row.category is Category.COMMIT:
        sums.commit += value.minor if value else 0
    elif row.category is not Category.OMITTED:
        sums.weighted_rest += weighted.minor if weighted else 0


def _last_month(sheet: PipelineSheet) -> date:
    """Return the last month shown: that of the last deal due, within bounds that keep the table readable."""
    first = sheet.as_of.replace(day=1)
    dues = [r.expected_on for r in sheet.rows if r.status is Status.OPEN and r.expected_on]
    wanted = max(dues, default=first).replace(day=1)
    return min(max(wanted, month_after(first, LEAST_MONTHS - 1)), month_after(first, MOST_MONTHS - 1))


def month_after(first: date, months: int) -> date:
    """Return the first day of the month that comes so many months later."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _months(first: date, last: date) -> list[date]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [month_after(first, n) for n in range(count)]


def _due(day: date | None, as_of: date, last: date) -> date | Due:
    if day is None:
        return Due.NO_DATE
    month = day.replace(day=1)
    if month < as_of.replace(day=1):
        return Due.EARLIER
    return Due.LATER if month > last else month
