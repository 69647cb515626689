"""The lines of the summary: each with its label, its formulas over the table of deals, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from salesdesk.documents.workbook.columns import Columns, quoted
from salesdesk.documents.workbook.sums import Due, Sums, Tally, month_after
from salesdesk.domain.deal import Category, Status
from salesdesk.domain.period import Period
from salesdesk.wording import Words
from salesdesk.wording.labels import label

_PLAIN_NAME = re.compile(r"[^\W\d_][\w ,.&()/'’+-]{0,200}")
_LABEL, _VALUED = "B", "D"
_A_NUMBER = '">-1E+300"'
"""What every amount is and no empty cell."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: formulas for the row of a number (`valued` counts the deals with a value), `tally` their results.

    Where no deal has a value, the sum shows nothing: that is not zero.
    """

    label: str
    tally: Tally
    count: Callable[[int], str]
    valued: Callable[[int], str]
    value: Callable[[int], str]
    weighted: Callable[[int], str]
    typed_in: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """Writes formulas that count and add up open deals of the table."""

    columns: Columns
    words: Words

    def stages(self, sums: Sums) -> list[Line]:
        """Return a line for each stage."""
        names = sums.stages
        return [self._stage(name, tally, plain=_is_plain(name, names)) for name, tally in names.items()]

    def _stage(self, name: str, tally: Tally, *, plain: bool) -> Line:
        """Conditions know wildcards, comparisons and no capitals: names that hold such signs are compared exactly."""
        stage = self.columns.named("stage")
        if plain:
            return self._line(name, tally, lambda row: f"{stage},{_LABEL}{row}", typed_in=True)
        is_open = f"--({self.columns.named('status')}={quoted(label(self.words, Status.OPEN))})"

        def exactly(row: int) -> str:
            return f"SUMPRODUCT({is_open},--EXACT({stage},{_LABEL}{row})"

        value, weighted = self.columns.named("value"), self.columns.named("weighted")
        return Line(
            label=name,
            tally=tally,
            count=lambda row: f"{exactly(row)})",
            valued=lambda row: f"{exactly(row)},--ISNUMBER({value}))",
            value=lambda row: _unless_none(f"{_VALUED}{row}", f"{exactly(row)},{value})"),
            weighted=lambda row: _unless_none(f"{exactly(row)},--ISNUMBER({weighted}))", f"{exactly(row)},{weighted})"),
            typed_in=True,
        )

    def months(self, sums: Sums) -> list[Line]:
        """Return a line for each month in which deals are due, with those before, after and without a date."""
        due = self.columns.named("expected")
        shown = [month for month in sums.months if isinstance(month, date)]
        first, end = shown[0], month_after(shown[-1], 1)
        lines = [
            self._when(self.words.month(m), sums.months[m], f"{due},{_from(m)},{due},{_before(month_after(m, 1))}")
            for m in shown
        ]
        if Due.EARLIER in sums.months:
            lines.insert(0, self._when(self.words.text("Earlier"), sums.months[Due.EARLIER], f"{due},{_before(first)}"))
        if Due.LATER in sums.months:
            lines.append(self._when(self.words.text("Later"), sums.months[Due.LATER], f"{due},{_from(end)}"))
        if Due.NO_DATE in sums.months:
            lines.append(self._when(self.words.text("No date"), sums.months[Due.NO_DATE], f'{due},"="'))
        return lines

    def _when(self, name: str, tally: Tally, conditions: str) -> Line:
        return self._line(name, tally, lambda _row: conditions)

    def _line(self, name: str, tally: Tally, conditions: Callable[[int], str], *, typed_in: bool = False) -> Line:
        value, weighted = self.columns.named("value"), self.columns.named("weighted")

        def where(row: int) -> str:
            return f"{self._is_open()},{conditions(row)}"

        return Line(
            label=name,
            tally=tally,
            count=lambda row: f"COUNTIFS({where(row)})",
            valued=lambda row: f"COUNTIFS({where(row)},{value},{_A_NUMBER})",
            value=lambda row: _unless_none(f"{_VALUED}{row}", f"SUMIFS({value},{where(row)})"),
            weighted=lambda row: _unless_none(
                f"COUNTIFS({where(row)},{weighted},{_A_NUMBER})", f"SUMIFS({weighted},{where(row)})"
            ),
            typed_in=typed_in,
        )

    def _is_open(self) -> str:
        return f"{self.columns.named('status')},{quoted(label(self.words, Status.OPEN))}"

    def commit(self, period: Period) -> str:
        """Return the formula of what is committed for the period, at full value."""
        return f"SUMIFS({self.columns.named('value')},{self._due_in(period)},{self._category('', Category.COMMIT)})"

    def weighted_rest(self, period: Period) -> str:
        """Return the formula of value x chance of the rest due in the period: commit and omitted left out (terms)."""
        neither = ",".join(self._category("<>", c) for c in (Category.COMMIT, Category.OMITTED))
        return f"SUMIFS({self.columns.named('weighted')},{self._due_in(period)},{neither})"

    def _due_in(self, period: Period) -> str:
        due = self.columns.named("expected")
        return f"{self._is_open()},{due},{_from(period.first)},{due},{_comparing('<=', period.last)}"

    def _category(self, sign: str, category: Category) -> str:
        return f"{self.columns.named('category')},{quoted(sign + label(self.words, category))}"


def _unless_none(count: str, total: str) -> str:
    return f'IF({count}>0,{total},"")'


def _from(day: date) -> str:
    return _comparing(">=", day)


def _before(day: date) -> str:
    return _comparing("<", day)


def _comparing(sign: str, day: date) -> str:
    return f'"{sign}"&DATE({day.year},{day.month},{day.day})'


def _is_plain(name: str, names: Mapping[str, Tally]) -> bool:
    alike: Iterable[str] = (other for other in names if other.casefold() == name.casefold())
    return _PLAIN_NAME.fullmatch(name) is not None and sum(1 for _ in alike) == 1
