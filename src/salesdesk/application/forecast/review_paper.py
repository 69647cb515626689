"""A review as it is written down: sections with sentences, figures and tables; charts draw what a table holds.

The PDF and the workbook are made from the same sections, so that they hold the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from salesdesk.application.papers import Paper
from salesdesk.domain.money import Money


@dataclass(frozen=True, slots=True)
class Share:
    """A share from 0 on, shown in percent; None where nobody can say."""

    value: float | None


@dataclass(frozen=True, slots=True)
class Gain:
    """An amount that came or went, shown with its sign."""

    amount: Money


Value = str | int | Money | Share | Gain | date | None
Fill = Literal["solid", "hatched", "pale", "outline", "warn", "bad"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A column of a table: its name, how much of the width it takes beside the others, words or figures."""

    name: str
    wide: float = 1.0
    figures: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Lines under heads; `total` says that the last line adds the others up, `empty` is said where there are none."""

    title: str
    heads: tuple[Head, ...]
    lines: tuple[tuple[Value, ...], ...]
    total: bool = False
    empty: str = ""
    note: str = ""

    @property
    def body(self) -> tuple[tuple[Value, ...], ...]:
        """The lines without the total."""
        return self.lines[:-1] if self.total else self.lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Lying bars of a table's body: one line each, of the columns named (counted from 0), each with its fill.

    `stacked` bars stand one after the other. `mark` is drawn across at an amount, `marked` names it. `told` says what
    is to be seen.
    """

    table: Table
    columns: tuple[int, ...]
    fills: tuple[Fill, ...]
    told: str
    stacked: bool = True
    mark: Money | None = None
    marked: str = ""

    @property
    def values(self) -> tuple[tuple[int, ...], ...]:
        """What each bar is long, in counts or minor units, line by line; below zero takes no room."""
        return tuple(tuple(max(0, _units(line[at])) for at in self.columns) for line in self.table.body)


def _units(value: Value) -> int:
    if isinstance(value, Money):
        return value.minor
    return value if isinstance(value, int) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A figure that stands out: its name, itself, and what it rests on."""

    name: str
    value: Value
    under: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the review: `answer` is the sentence to take along, `said` what is behind it."""

    title: str
    answer: str
    said: tuple[str, ...] = ()
    tiles: tuple[Tile, ...] = ()
    parts: tuple[Chart | Table, ...] = ()

    @property
    def tables(self) -> Sequence[Table]:
        """The tables, in their order."""
        return [one for one in self.parts if isinstance(one, Table)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPaper:
    """A review, ready to be set; `seller` is our company, `whose` is "" for everybody's."""

    title: str
    whose: str
    desk: str
    seller: str
    as_of: date
    currency: str
    paper: Paper
    language: str
    sections: tuple[Section, ...]
