"""The order of a list of deals: by keys and never by offset, the deals without a key last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, literal, or_, tuple_

from salesdesk.application.deal_places import Place
from salesdesk.application.rows import DealKey, DealQuery, DealRow, DealSort
from salesdesk.domain.deal import Category, Motion
from salesdesk.store.records.deals import deal
from salesdesk.store.words import searchable

Condition = ColumnElement[bool]

_DAY, _WORD, _NUMBER = date.min, "", -(2**63)
_LEAST: Mapping[DealSort, object] = {
    DealSort.ACCOUNT: _WORD,
    DealSort.TITLE: _WORD,
    DealSort.STAGE: _NUMBER,
    DealSort.VALUE: _NUMBER,
    DealSort.AGE: _DAY,
    DealSort.EXPECTED: _DAY,
    DealSort.NEXT_STEP: datetime.min.replace(tzinfo=UTC),
    DealSort.CLOSED: _DAY,
    DealSort.OWNER: _WORD,
    DealSort.CHANCE: float(_NUMBER),
    DealSort.WEIGHTED: _NUMBER,
    DealSort.ACTED: _DAY,
    DealSort.UNPROVEN: False,
    DealSort.CREATED: _DAY,
}
"""What nothing is less than: a bound leads to the index of a column, where "is not empty" may lead to another's."""

_BEGINS_LATE = frozenset({DealSort.AGE})
"""Sorted by the day the age counts from: the older a deal, the earlier its day."""

_WORDS: Mapping[DealSort, tuple[str, ...]] = {DealSort.CATEGORY: tuple(Category), DealSort.MOTION: tuple(Motion)}
"""Enumerations, whose words follow each other as they are written down."""

_KEYS: Mapping[DealSort, tuple[ColumnElement[Any], Callable[[DealRow], Any]]] = {
    DealSort.ACCOUNT: (deal.c.account_words, lambda row: searchable(row.account) if row.account_id else None),
    DealSort.TITLE: (deal.c.words, lambda row: searchable(row.title)),
    DealSort.STAGE: (deal.c.stage_place, lambda row: row.stage_order),
    DealSort.VALUE: (deal.c.value_minor, lambda row: row.value.minor if row.value else None),
    DealSort.AGE: (deal.c.since, lambda row: row.since),
    DealSort.EXPECTED: (deal.c.expected_on, lambda row: row.expected_on),
    DealSort.NEXT_STEP: (deal.c.next_at, lambda row: row.next_step.starts.at if row.next_step else None),
    DealSort.CLOSED: (deal.c.closed_on, lambda row: row.closed_on),
    DealSort.OWNER: (deal.c.owner_words, lambda row: searchable(row.owner) if row.owner_id else None),
    DealSort.CHANCE: (deal.c.odds, lambda row: row.chance),
    DealSort.WEIGHTED: (deal.c.weighted_minor, lambda row: row.weighted_minor),
    DealSort.CATEGORY: (deal.c.category, lambda row: row.category),
    DealSort.MOTION: (deal.c.motion, lambda row: row.motion),
    DealSort.ACTED: (deal.c.acted_on, lambda row: row.acted_on),
    DealSort.UNPROVEN: (deal.c.unproven, lambda row: row.unproven),
    DealSort.CREATED: (deal.c.created_on, lambda row: row.created_on),
}


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

    `least` is what the first of them is at least where it begins, and `meets` what holds all along.
    """

    terms: tuple[Term, ...]
    meets: Condition | None = None
    least: Condition | None = None

    def after(self, values: Sequence[object]) -> list[Condition]:
        """Return the conditions of what follows a row, of all of the stretch where there are no values of one.

        An index is entered by one bound: with the least beside the row's own it might be entered at its beginning.
        """
        bound = self.beyond(values) if values else self.least
        return [one for one in (self.meets, bound) if one is not None]

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
        columns = [term.column for term in self.terms]
        if self._even():
            return tuple_(*columns) >= tuple(values) if self.terms[0].down else tuple_(*columns) <= tuple(values)
        turned = Stretch(tuple(_turned(term) for term in self.terms))
        own = [column.is_not_distinct_from(value) for column, value in zip(columns, values, strict=True)]
        return or_(turned.beyond(values), and_(*own))

    def _even(self) -> bool:
        """Whether all columns go the same way, so that rows can be compared as they are."""
        return all(term.down == self.terms[0].down and not term.sparse for term in self.terms)


def order_of(query: DealQuery, *, from_end: bool = False) -> tuple[Stretch, ...]:
    """Return the order of a query stretch by stretch; from its end, the last row first."""
    first, *then = _wanted(query)
    down = _down(first)
    stretches = _stretches(first, (*map(_further, then), _own(down=down)), down=down)
    if not from_end:
        return stretches
    return tuple(replace(one, terms=tuple(_turned(term) for term in one.terms)) for one in reversed(stretches))


def whole_order(query: DealQuery) -> list[tuple[ColumnElement[Any], bool]]:
    """Return the order of a query for a list that is put in order as a whole: keys, each with whether downwards."""
    wanted = _wanted(query)
    return [key for term in (*map(_further, wanted), _own(down=_down(wanted[0]))) for key in term.sorts()]


def _wanted(query: DealQuery) -> list[DealKey]:
    wanted: dict[DealSort, DealKey] = {}
    for key in (DealKey(query.sort, query.descending), *query.then):
        wanted.setdefault(key.sort, key)
    return [*wanted.values()]


def _own(*, down: bool) -> Term:
    return Term(deal.c.id, lambda row: row.id, down)


def place_of(query: DealQuery, row: DealRow) -> Place:
    """Return where a row stands in the order of a query."""
    column_of_row = _KEYS[query.sort][1]
    stretches, value = order_of(query), column_of_row(row)
    words = _WORDS.get(query.sort)
    if words is not None:
        at = words.index(value)
        number = len(words) - 1 - at if query.descending else at
    else:
        number = int(value is None)
    return (number, *(term.of_row(row) for term in stretches[number].terms))


def _down(key: DealKey) -> bool:
    return key.descending != (key.sort in _BEGINS_LATE)


def _stretches(key: DealKey, rest: tuple[Term, ...], *, down: bool) -> tuple[Stretch, ...]:
    column, of_row = _KEYS[key.sort]
    words = _WORDS.get(key.sort)
    if words is not None:
        return tuple(Stretch(rest, column == word) for word in (words[::-1] if down else words))
    least = column >= literal(_LEAST[key.sort], column.type)
    return Stretch((Term(column, of_row, down), *rest), least=least), Stretch(rest, column.is_(None))


def _further(key: DealKey) -> Term:
    """Return what rows that are equal so far are sorted by."""
    column, of_row = _KEYS[key.sort]
    words = _WORDS.get(key.sort)
    if words is None:
        return Term(column, of_row, _down(key), sparse=True)
    placed = case(*((column == word, at) for at, word in enumerate(words)))
    return Term(placed, lambda row: words.index(of_row(row)), _down(key))


def _turned(term: Term) -> Term:
    return replace(term, down=not term.down, bare_first=not term.bare_first)
