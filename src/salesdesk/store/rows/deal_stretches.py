"""Stretches of an order of deals: by keys and never by offset, each given by an index or merged from several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, and_, false, literal, or_, tuple_

from salesdesk.application.rows import DealRow

Condition = ColumnElement[bool]
Entering = Callable[[Any], tuple[Any, bool]]


def _as_it_is(key: object) -> tuple[Any, bool]:
    return key, True


@dataclass(frozen=True, slots=True)
class Term:
    """A column that rows follow each other by; `sparse` where some have none, which come last, or first."""

    column: ColumnElement[Any]
    of_row: Callable[[DealRow], Any]
    down: bool
    sparse: bool = False
    bare_first: bool = False

    def sorts(self) -> list[tuple[ColumnElement[Any], bool]]:
        """Return what rows are sorted by, each with whether downwards."""
        own = (self.column, self.down)
        return [(self.column.is_(None), self.bare_first), own] if self.sparse else [own]

    def beyond(self, last: object) -> Condition:
        """Return the condition of rows that follow those with this value."""
        if last is None:
            return self.column.is_not(None) if self.bare_first else false()
        held = literal(last, self.column.type)
        further = self.column < held if self.down else self.column > held
        return or_(further, self.column.is_(None)) if self.sparse and not self.bare_first else further


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of an order which an index gives: those that meet a condition, by these columns.

    `least` is what the first of them is at least where it begins, `meets` what holds all along, and `has` whether a
    row stands in it. Where no single index gives the order, `lanes` do, each its own rows, to be merged by the terms.
    The first column of a lane says in its own way what the first term says: `entering` turns that into the least value
    of the column that has at least as much, and whether it has just as much.
    """

    terms: tuple[Term, ...]
    meets: Condition | None = None
    least: Condition | None = None
    has: Callable[[DealRow], bool] = bool
    lanes: tuple[Stretch, ...] = ()
    entering: Entering = _as_it_is

    def ways(self) -> tuple[Stretch, ...]:
        """Return what indexes give: the lanes, or the stretch itself."""
        return self.lanes or (self,)

    def turned(self) -> Stretch:
        """Return the same from its end."""
        lanes = tuple(lane.turned() for lane in self.lanes)
        return replace(self, terms=tuple(_turned(term) for term in self.terms), lanes=lanes)

    def after(self, values: Sequence[object]) -> list[Condition]:
        """Return the conditions of what follows a row, of all of the stretch where there are no values of one.

        An index is entered by one bound: with the least beside the row's own it might be entered at its beginning.
        """
        bound = self._entered(values) if values else self.least
        return [one for one in (self.meets, bound) if one is not None]

    def _entered(self, values: Sequence[object]) -> Condition:
        value, just = self.entering(values[0])
        if just:
            return self.beyond((value, *values[1:]))
        first = self.terms[0]
        return _from_or_below(first.column, value, below=first.down)

    def sorts(self) -> list[tuple[ColumnElement[Any], bool]]:
        """Return what the rows of the stretch are sorted by, each with whether downwards."""
        return [key for term in self.terms for key in term.sorts()]

    def ordered(self) -> list[ColumnElement[Any]]:
        """Return the same as a select is told it."""
        return [key.desc() if down else key for key, down in self.sorts()]

    def beyond(self, values: Sequence[object]) -> Condition:
        """Return the condition of what follows a row: equal in the first columns, and further in the next."""
        first, columns = self.terms[0], [term.column for term in self.terms]
        if self._even():
            return tuple_(*columns) < tuple(values) if first.down else tuple_(*columns) > tuple(values)
        further: list[Condition] = []
        for at, (term, value) in enumerate(zip(self.terms, values, strict=True)):
            equal = [one.is_not_distinct_from(last) for one, last in zip(columns[:at], values, strict=False)]
            further.append(and_(*equal, term.beyond(value)))
        if first.sparse:
            return or_(*further)
        # An index is entered by its first column alone.
        held = literal(values[0], first.column.type)
        begun = first.column <= held if first.down else first.column >= held
        return and_(begun, or_(*further))

    def upto(self, values: Sequence[object]) -> Condition:
        """Return the condition of a row and of what stands before it."""
        value, just = self.entering(values[0])
        if not just:
            first = self.terms[0]
            return _from_or_below(first.column, value, below=not first.down)
        values = (value, *values[1:])
        columns = [term.column for term in self.terms]
        if self._even():
            return tuple_(*columns) >= tuple(values) if self.terms[0].down else tuple_(*columns) <= tuple(values)
        turned = Stretch(tuple(_turned(term) for term in self.terms))
        own = [column.is_not_distinct_from(value) for column, value in zip(columns, values, strict=True)]
        return or_(turned.beyond(values), and_(*own))

    def _even(self) -> bool:
        """Whether all columns go the same way, so that rows can be compared as they are."""
        return all(term.down == self.terms[0].down and not term.sparse for term in self.terms)


def _turned(term: Term) -> Term:
    return replace(term, down=not term.down, bare_first=not term.bare_first)


def _from_or_below(column: ColumnElement[Any], value: object, *, below: bool) -> Condition:
    held = literal(value, column.type)
    return column < held if below else column >= held
