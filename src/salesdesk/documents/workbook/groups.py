"""The lines of the summary: each with its label, its formulas over the table of deals, and what they come to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from salesdesk.documents.workbook.columns import Columns, quoted
from salesdesk.documents.workbook.sums import Due, Sums, month_after
from salesdesk.documents.workbook.tally import Tally
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
class Plain:
    """The names that conditions tell apart: they hold no signs that conditions read, and none differs in capitals."""

    alike: Counter[str]

    @classmethod
    def among(cls, names: Iterable[str]) -> Plain:
        """Return what tells these names apart."""
        return cls(Counter(name.casefold() for name in names))

    def __contains__(self, name: str) -> bool:
        """Tell whether a condition finds this name and no other."""
        return _PLAIN_NAME.fullmatch(name) is not None and self.alike[name.casefold()] == 1


@dataclass(frozen=True, slots=True)
class Asking:
    """Writes formulas that count and add up open deals of the table."""

    columns: Columns
    words: Words

    def stages(self, sums: Sums) -> list[Line]:
        """Return a line for each stage."""
        return self._by_name("stage", sums.stages)

    def owners(self, sums: Sums) -> list[Line]:
        """Return a line for each owner, the greatest value first; deals that nobody leads come last."""
        ordered = sorted(sums.owners.items(), key=lambda one: (not one[0], -one[1].value, one[0].casefold()))
        lines = self._by_name("owner", {name: tally for name, tally in ordered if name})
        if "" in sums.owners:
            lines.append(self._when(self.words.text("No owner"), sums.owners[""], f'{self.columns.named("owner")},"="'))
        return lines

    def _by_name(self, key: str, tallies: dict[str, Tally]) -> list[Line]:
        plain = Plain.among(tallies)
        return [self.line_of(key, name, tally, plain=name in plain) for name, tally in tallies.items()]

    def line_of(self, key: str, name: str, tally: Tally, *, plain: bool, letter: str = _LABEL) -> Line:
        """Return the line of a name that stands in that column and, on its own sheet, in the column of that letter.

        Conditions know wildcards, comparisons and no capitals: names that hold such signs are compared exactly.
        """
        column = self.columns.named(key)
        if plain:
            return self._line(name, tally, lambda row: f"{column},{letter}{row}", typed_in=True)

        def exactly(row: int) -> str:
            return f"SUMPRODUCT({self._open_exactly()},--EXACT({column},{letter}{row})"

        value, weighted = self.columns.named("value"), self.columns.named("weighted")
        return Line(
            label=name,
            tally=tally,
            count=lambda row: f"{exactly(row)})",
            valued=lambda row: f"{exactly(row)},--ISNUMBER({value}))",
            value=lambda row: _unless_none(f"{exactly(row)},--ISNUMBER({value}))", f"{exactly(row)},{value})"),
            weighted=lambda row: _unless_none(f"{exactly(row)},--ISNUMBER({weighted}))", f"{exactly(row)},{weighted})"),
            typed_in=True,
        )

    def _open_exactly(self) -> str:
        return f"--({self.columns.named('status')}={quoted(label(self.words, Status.OPEN))})"

    def tier_count(self, stage: str, tier: str, *, plain: bool) -> str:
        """Return what counts the open deals of the stage and the tier that stand in those cells."""
        stages, tiers = self.columns.named("stage"), self.columns.named("tier")
        if plain:
            return f"COUNTIFS({self._is_open()},{stages},{stage},{tiers},{tier})"
        return f"SUMPRODUCT({self._open_exactly()},--EXACT({stages},{stage}),--({tiers}={tier}))"

    def tier_value(self, stage: str, tier: str, *, plain: bool) -> str:
        """Return what adds up their values."""
        stages, tiers, value = (self.columns.named(key) for key in ("stage", "tier", "value"))
        if plain:
            return f"SUMIFS({value},{self._is_open()},{stages},{stage},{tiers},{tier})"
        return f"SUMPRODUCT({self._open_exactly()},--EXACT({stages},{stage}),--({tiers}={tier}),{value})"

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

        def valued(row: int) -> str:
            return f"COUNTIFS({where(row)},{value},{_A_NUMBER})"

        return Line(
            label=name,
            tally=tally,
            count=lambda row: f"COUNTIFS({where(row)})",
            valued=valued,
            value=lambda row: _unless_none(valued(row), f"SUMIFS({value},{where(row)})"),
            weighted=lambda row: _unless_none(
                f"COUNTIFS({where(row)},{weighted},{_A_NUMBER})", f"SUMIFS({weighted},{where(row)})"
            ),
            typed_in=typed_in,
        )

    def _is_open(self) -> str:
        return f"{self.columns.named('status')},{quoted(label(self.words, Status.OPEN))}"

    def commit(self, period: Period) -> str:
        """Return the formula of what is committed for the period, at full value."""
        return self.due("SUMIFS", "value", Category.COMMIT, period.first, period.last)

    def due(self, what: str, key: str, category: Category, first: date, last: date) -> str:
        """Return what counts (COUNTIFS) or adds up (SUMIFS) the open deals of a category due between two days."""
        summed = f"{self.columns.named(key)}," if what == "SUMIFS" else ""
        return f"{what}({summed}{self._due_in(first, last)},{self._category('', category)})"

    def weighted_rest(self, period: Period) -> str:
        """Return the formula of value x chance of the rest due in the period: commit and omitted left out (terms)."""
        return f"SUMIFS({self.columns.named('weighted')},{self._due_in(period.first, period.last)},{self._rest()})"

    def weighted_due(self, first: date, last: date) -> str:
        """Return the formula of value x chance of the deals due between two days, without those left out (F3)."""
        omitted = self._category("<>", Category.OMITTED)
        return f"SUMIFS({self.columns.named('weighted')},{self._due_in(first, last)},{omitted})"

    def _rest(self) -> str:
        return ",".join(self._category("<>", c) for c in (Category.COMMIT, Category.OMITTED))

    def _due_in(self, first: date, last: date) -> str:
        due = self.columns.named("expected")
        return f"{self._is_open()},{due},{_from(first)},{due},{_comparing('<=', last)}"

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
