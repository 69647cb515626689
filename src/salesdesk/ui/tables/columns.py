"""Columns as values: what a table shows of one thing, and how it is sorted by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from salesdesk.ui.tables.cells import Cell, TextCell

R = TypeVar("R")


class Comparable(Protocol):
    """Something that can be put in order with its like."""

    def __lt__(self, other: Any, /) -> bool:  # noqa: ANN401
        """Whether it comes before the other."""
        ...


# Without slots: a generic dataclass with them cannot be called as `Column[Deal](...)` in Python 3.11.
@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its heading and the cell of a thing.

    `sort` gives something comparable or None (sorted last); without it the words are compared, folded. `right`
    puts heading and cells at the right. `width` is the width it wants in pixels at 100 % text size and `stretch`
    the share of what is left over; `least` is how narrow it gets, in a small window, before the table scrolls
    sideways (0: it does not get narrower). Before it scrolls, the columns with a number in `gives_way` are left out,
    the highest one first (0: it always stays). `tip` is what the heading says under the pointer.
    """

    key: str
    title: str
    cell: Callable[[R], Cell | str]
    sort: Callable[[R], Comparable | None] | None = None
    right: bool = False
    width: int = 110
    stretch: int = 1
    least: int = 0
    gives_way: int = 0
    sortable: bool = True
    tip: str = ""

    def show(self, thing: R) -> Cell:
        """Return the cell of a thing."""
        cell = self.cell(thing)
        return TextCell(cell) if isinstance(cell, str) else cell

    def order(self, thing: R) -> Comparable | None:
        """Return what the thing is sorted by, None when it has nothing here."""
        return self.sort(thing) if self.sort is not None else self.show(thing).text.casefold()


def fitting(columns: Sequence[Column[Any]], floors: Sequence[int], width: int) -> list[int]:
    """Return the places of the columns to show where there are so many pixels; `floors` is how narrow each gets."""
    shown = list(range(len(columns)))
    for at in sorted(shown, key=lambda at: -columns[at].gives_way):
        if columns[at].gives_way and sum(floors[one] for one in shown) > width:
            shown.remove(at)
    return shown


def in_order(things: list[R], column: Column[R], *, descending: bool) -> list[R]:
    """Sort things by a column; those that have nothing there come last both ways, equals keep their order."""
    known: list[tuple[Comparable, R]] = []
    unknown: list[R] = []
    for thing in things:
        order = column.order(thing)
        if order is None:
            unknown.append(thing)
        else:
            known.append((order, thing))
    known.sort(key=_first, reverse=descending)
    return [thing for _, thing in known] + unknown


def _first(pair: tuple[Comparable, object]) -> Comparable:
    return pair[0]
