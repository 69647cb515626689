"""What the workbook's formulas come to: added up here from the same cells, row by row, without rounding unseen."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from salesdesk.application.rows import DealRow
from salesdesk.application.workbook_content import PipelineSheet
from salesdesk.documents.workbook.cells import typed
from salesdesk.documents.workbook.columns import FIRST_ROW
from salesdesk.documents.workbook.tally import Tally
from salesdesk.documents.workbook.worth import Ages, Worth, worth_of
from salesdesk.domain.ageing import Tier
from salesdesk.domain.deal import Category, Status
from salesdesk.domain.money import Money, minor_digits

_NONE = -(2**63)
MOST_MONTHS = 12
LEAST_MONTHS = 3


class Due(Enum):
    """When a deal is expected to close, where it is not one of the months shown."""

    EARLIER = "earlier"
    LATER = "later"
    NO_DATE = "no date"


@dataclass(slots=True)
class Sums:
    """Everything the formulas of a workbook add up, of the open deals unless said.

    Stages and owners go by their printed name, months by their first day, `due` (the deals expected in the period) by
    category and month. `everything` are all rows, `accounts` the first row of each customer (from 0) with its open
    deals, `weights` the weighted value of each row in minor units. `not_counted` counts the rows whose currency has no
    rate. `cents` tells that some value has minor units, `foreign` that some deal is in another currency, `closed` that
    some is closed.
    """

    worth: Worth
    ages: Ages
    everything: Tally = field(default_factory=Tally)
    stages: dict[str, Tally] = field(default_factory=dict[str, Tally])
    owners: dict[str, Tally] = field(default_factory=dict[str, Tally])
    months: dict[date | Due, Tally] = field(default_factory=dict["date | Due", Tally])
    tiers: dict[tuple[str, Tier], Tally] = field(default_factory=dict[tuple[str, Tier], Tally])
    due: dict[tuple[Category, date], Tally] = field(default_factory=dict[tuple[Category, date], Tally])
    accounts: dict[str, tuple[int, Tally]] = field(default_factory=dict[str, tuple[int, Tally]])
    not_counted: Counter[str] = field(default_factory=Counter[str])
    weights: array[int] = field(default_factory=lambda: array("q"))
    cents: bool = False
    foreign: bool = False
    closed: bool = False

    def weighed(self, number: int) -> Money | None:
        """Return the weighted value of the deal in a row of the sheet (F3), None where it has none."""
        minor = self.weights[number - FIRST_ROW]
        return None if minor == _NONE else Money(minor, self.worth.currency)

    @property
    def commit(self) -> int:
        """What is committed for the period, in minor units."""
        return sum(tally.value for (category, _), tally in self.due.items() if category is Category.COMMIT)

    @property
    def weighted_rest(self) -> int:
        """What the rest of the period comes to by its chances, in minor units: commit and omitted left out (terms)."""
        neither = {Category.COMMIT, Category.OMITTED}
        return sum(tally.weighted for (category, _), tally in self.due.items() if category not in neither)


@dataclass(frozen=True, slots=True)
class Adding:
    """Adds rows to sums; months run from that of the sheet's day to the last one shown."""

    sheet: PipelineSheet
    sums: Sums
    no_stage: str
    last: date

    def add(self, number: int, row: DealRow) -> None:
        """Add the row of a number, counted from 0."""
        sums, worth = self.sums, self.sums.worth
        value = worth.of(row)
        weighted = worth.weighted(row)
        sums.everything.add(value, weighted)
        sums.weights.append(_NONE if weighted is None else weighted.minor)
        sums.closed = sums.closed or row.closed_on is not None
        self._see_currency(row, value)
        tally = self._account(number, row)
        if row.status is Status.OPEN:
            self._add_open(row, value, weighted)
            tally.add(value, weighted)

    def _see_currency(self, row: DealRow, value: Money | None) -> None:
        sums, own = self.sums, self.sheet.currency
        sums.foreign = sums.foreign or row.currency != own or (row.value is not None and row.value.currency != own)
        if value is not None:
            sums.cents = sums.cents or bool(value.minor % 10 ** minor_digits(own))
        elif row.value is not None:
            sums.not_counted[row.value.currency] += 1

    def _account(self, number: int, row: DealRow) -> Tally:
        name = typed(row.account)
        return self.sums.accounts.setdefault(name, (number, Tally()))[1] if name else Tally()

    def _add_open(self, row: DealRow, value: Money | None, weighted: Money | None) -> None:
        sums, as_of, stage = self.sums, self.sheet.as_of, typed(row.stage) or self.no_stage
        groups = [
            sums.stages.setdefault(stage, Tally()),
            sums.owners.setdefault(typed(row.owner), Tally()),
            sums.months.setdefault(_due(row.expected_on, as_of, self.last), Tally()),
        ]
        age = sums.ages.of(row)
        if age:
            groups.append(sums.tiers.setdefault((stage, age.tier), Tally()))
        if row.expected_on is not None and row.expected_on in self.sheet.period:
            groups.append(sums.due.setdefault((row.category, row.expected_on.replace(day=1)), Tally()))
        for group in groups:
            group.add(value, weighted)


def added_up(sheet: PipelineSheet, stage_names: Iterable[str], no_stage: str) -> Sums:
    """Return the sums of the sheet's rows: stages in the order of the names given, then as they turn up."""
    sums = Sums(worth=worth_of(sheet), ages=Ages(sheet), stages={name: Tally() for name in stage_names})
    last = _last_month(sheet)
    for month in months_between(sheet.as_of, last):
        sums.months[month] = Tally()
    adding = Adding(sheet, sums, no_stage, last)
    for number, row in enumerate(sheet.rows):
        adding.add(number, row)
    return sums


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


def months_between(first: date, last: date) -> list[date]:
    """Return the first days of the months from that of one day to that of another."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [month_after(first, n) for n in range(count)]


def _due(day: date | None, as_of: date, last: date) -> date | Due:
    if day is None:
        return Due.NO_DATE
    month = day.replace(day=1)
    if month < as_of.replace(day=1):
        return Due.EARLIER
    return Due.LATER if month > last else month
