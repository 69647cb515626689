"""The order of a list of deals: by keys and never by offset, the deals without a key last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, Final

from sqlalchemy import ColumnElement, case, literal

from salesdesk.application.deal_places import Place
from salesdesk.application.rows import DealKey, DealQuery, DealRow, DealSort
from salesdesk.domain.deal import Category, Motion
from salesdesk.store.records.deals import deal
from salesdesk.store.rows.deal_merged import Worth, age_term, by_age, by_money, money_terms
from salesdesk.store.rows.deal_stretches import Stretch, Term
from salesdesk.store.words import searchable

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

MONEY: Final = frozenset({DealSort.VALUE, DealSort.WEIGHTED})
"""Amounts in the currencies of their deals."""

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


def order_of(query: DealQuery, worth: Worth, *, from_end: bool = False) -> tuple[Stretch, ...]:
    """Return the order of a query stretch by stretch; from its end, the last row first."""
    first, *then = _wanted(query)
    own = _own(down=_down(first))
    stretches = _stretches(query.as_of, worth, first, (*_further(query.as_of, worth, then), own))
    return tuple(one.turned() for one in reversed(stretches)) if from_end else stretches


def whole_order(query: DealQuery, worth: Worth) -> list[tuple[ColumnElement[Any], bool]]:
    """Return the order of a query for a list that is put in order as a whole: keys, each with whether downwards."""
    wanted = _wanted(query)
    terms = (*_further(query.as_of, worth, wanted), _own(down=_down(wanted[0])))
    return [key for term in terms for key in term.sorts()]


def _wanted(query: DealQuery) -> list[DealKey]:
    wanted: dict[DealSort, DealKey] = {}
    for key in (DealKey(query.sort, query.descending), *query.then):
        wanted.setdefault(key.sort, key)
    return [*wanted.values()]


def _own(*, down: bool) -> Term:
    return Term(deal.c.id, lambda row: row.id, down)


def place_of(query: DealQuery, worth: Worth, row: DealRow) -> Place:
    """Return where a row stands in the order of a query."""
    number, stretch = next((at, one) for at, one in enumerate(order_of(query, worth)) if one.has(row))
    return (number, *(term.of_row(row) for term in stretch.terms))


def _down(key: DealKey) -> bool:
    """Whether what is equal goes downwards; of one age the indexes have it the other way."""
    return key.descending != (key.sort is DealSort.AGE)


def _stretches(as_of: date, worth: Worth, key: DealKey, rest: tuple[Term, ...]) -> tuple[Stretch, ...]:
    column, of_row = _KEYS[key.sort]
    down = key.descending
    if key.sort is DealSort.AGE:
        return by_age(as_of, rest, down=down)
    if key.sort in MONEY:
        return by_money(column, of_row, worth, rest, down=down)
    words = _WORDS.get(key.sort)
    if words is not None:
        return tuple(
            Stretch(rest, column == word, has=partial(_has, of_row, word)) for word in (words[::-1] if down else words)
        )
    least = column >= literal(_LEAST[key.sort], column.type)
    return (
        Stretch((Term(column, of_row, down), *rest), least=least, has=lambda row: of_row(row) is not None),
        Stretch(rest, column.is_(None), has=lambda row: of_row(row) is None),
    )


def _has(of_row: Callable[[DealRow], Any], word: str, row: DealRow) -> bool:
    return bool(of_row(row) == word)


def _further(as_of: date, worth: Worth, keys: Iterable[DealKey]) -> tuple[Term, ...]:
    """Return what rows that are equal so far are sorted by."""
    return tuple(
        term
        for key in keys
        for term in (
            money_terms(*_KEYS[key.sort], worth, down=key.descending) if key.sort in MONEY else (_single(as_of, key),)
        )
    )


def _single(as_of: date, key: DealKey) -> Term:
    column, of_row = _KEYS[key.sort]
    if key.sort is DealSort.AGE:
        return age_term(as_of, down=key.descending, sparse=True)
    words = _WORDS.get(key.sort)
    if words is None:
        return Term(column, of_row, key.descending, sparse=True)
    placed = case(*((column == word, at) for at, word in enumerate(words)))
    return Term(placed, lambda row: words.index(of_row(row)), key.descending)
