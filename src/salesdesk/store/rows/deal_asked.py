"""What a query asks of deals, in the ways in which it can be asked: tested row by row, or looked up by an index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, String, and_, cast, exists, func, or_, select

from salesdesk.application.deal_places import Hop, Place
from salesdesk.application.rows import DealQuery, DealRow
from salesdesk.domain.deal import Status
from salesdesk.store import sqlite_found
from salesdesk.store.records.deals import deal
from salesdesk.store.rows.deal_merged import Worth, worth_of
from salesdesk.store.rows.deal_order import MONEY, order_of, place_of, whole_order
from salesdesk.store.rows.deal_stretches import Condition
from salesdesk.store.rows.deal_tests import tested
from salesdesk.store.rows.deal_walk import Way
from salesdesk.store.rows.exchanging import currency_of
from salesdesk.store.words import all_of, matches, searchable

MANY_HITS = 40_000
"""Deals with the words of a text from which on a row is read and tested rather than looked up among them."""
SPAN, TESTED_SPAN = 16_384, 4096
"""Deals that are gone over in one hop where an index holds all that is asked of them, and where each is read."""
PLAIN_SPAN = 4096
"""Deals that are gone over in one hop of a list that nothing narrows."""
STEP = 256
"""Deals from one mark to the next in a list that is narrowed."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A query taken apart: `every` is asked of all deals, `narrowing` by tests of a filter, `text` by its words.

    One of `statuses` has to be met; `unindexed` says the same so that no index is taken for it. `worth` is known
    where the list is in the order of money.
    """

    query: DealQuery
    every: Condition
    statuses: tuple[Condition, ...]
    unindexed: tuple[Condition, ...]
    narrowing: tuple[Condition, ...]
    text: str
    indexed: bool
    worth: Worth

    @property
    def narrow(self) -> bool:
        """Whether the list is narrowed by a filter: a row that an index gives may be none of it."""
        return bool(self.narrowing or self.text)

    def condition(self) -> Condition:
        """Return the condition of the deals of the list."""
        return and_(self.every, or_(*self.statuses), self.looked_up())

    def looked_up(self) -> Condition:
        """Return what narrows the list, its words looked up where there is an index of them."""
        words = [] if not self.text else [sqlite_found.found(self.text) if self.indexed else _matched(self.text)]
        return all_of([*self.narrowing, *words])

    def hop(self, connection: Connection, place: Place) -> Hop:
        """Go on from a place of the order over some thousands of deals, counting those of the list."""
        if not self.narrow:
            return self.plain().hop(connection, place, PLAIN_SPAN, None, STEP)
        looked_up = not self.narrowing and not self._has_many(connection)
        tested = self.looked_up() if looked_up else self._row_by_row()
        return self.plain().hop(connection, place, SPAN if looked_up else TESTED_SPAN, tested, STEP)

    def _row_by_row(self) -> Condition:
        return all_of([*self.narrowing, *([_matched(self.text)] if self.text else [])])

    def plain(self, *, from_end: bool = False) -> Way:
        """Return the way along all deals of the statuses, narrowed by nothing."""
        return Way(order_of(self.query, self.worth, from_end=from_end), self.statuses, self.every)

    def way(self, connection: Connection, *, from_end: bool = False) -> Way:
        """Return the way along the deals of the list; words that very many have are tested on each row."""
        met = self._row_by_row() if self._has_many(connection) else self.looked_up()
        return Way(order_of(self.query, self.worth, from_end=from_end), self.statuses, and_(self.every, met))

    def hits(self, connection: Connection) -> int:
        """Return how many deals have the words, put away or not; MANY_HITS stands for more, and for not known."""
        if not (self.text and self.indexed):
            return MANY_HITS
        return sqlite_found.hits(connection, self.text, MANY_HITS)

    def _has_many(self, connection: Connection) -> bool:
        return self.hits(connection) >= MANY_HITS

    def place(self, row: DealRow) -> Place:
        """Return where a row stands in the order."""
        return place_of(self.query, self.worth, row)

    def near(self, rows: int) -> Select[UUID]:
        """Return the select of those of the list that are among so many first deals of the order, in order."""
        way = self.plain()
        among = deal.c.id.in_(select(way.first(rows).subquery().c[0]))
        return select(deal.c.id).where(among, self._row_by_row()).order_by(*way.stretches[0].ordered())

    def few(self, limit: int) -> Select[UUID]:
        """Return the select of the whole list in its order, if it is of fewer deals than the limit."""
        # What has the words is fewer than what has the status, whose index would be taken instead.
        statuses = self.unindexed if self.text and self.indexed else self.statuses
        condition = and_(self.every, or_(*statuses), self.looked_up())
        # Their ids alone: an index that holds all that is asked is enough for them, if there is one.
        found = select(deal.c.id).where(condition).limit(limit).subquery()
        ordered = [key.desc() if down else key for key, down in whole_order(self.query, self.worth)]
        return select(deal.c.id).where(deal.c.id.in_(select(found.c.id))).order_by(*ordered)


def asked_of(connection: Connection, query: DealQuery) -> Asking:
    """Return a query taken apart."""
    known_later, closed_later = _later(connection, query.as_of)
    narrowing = tuple(tested(query.tests, query.as_of, currency_of(connection) or "")) if query.tests else ()
    sorts = {query.sort, *(key.sort for key in query.then)}
    status, bare = deal.c.status, cast(deal.c.status, String)
    return Asking(
        query=query,
        every=all_of(_every(query, known_later=known_later)),
        statuses=tuple(_statuses(status, query, closed_later=closed_later)),
        unindexed=tuple(_statuses(bare, query, closed_later=closed_later)),
        narrowing=narrowing,
        text=searchable(query.text),
        indexed=sqlite_found.can_find(connection),
        worth=worth_of(connection, query.as_of) if MONEY.intersection(sorts) else {},
    )


def condition_of(connection: Connection, query: DealQuery) -> Condition:
    """Return the condition of the deals that a query asks for."""
    return asked_of(connection, query).condition()


def _later(connection: Connection, as_of: date) -> tuple[bool, bool]:
    """Tell whether any deal is known, and whether any was closed, only after the day."""
    found = connection.execute(
        select(exists().where(deal.c.known_from > as_of), exists().where(deal.c.closed_on > as_of))
    )
    known, closed = found.one()
    return known, closed


def _every(query: DealQuery, *, known_later: bool) -> Iterable[Condition]:
    yield deal.c.archived_at.is_(None)
    if known_later:
        # Only then: the condition of deals known on the day (terms) keeps an index from being enough.
        yield or_(deal.c.known_from.is_(None), deal.c.known_from <= query.as_of)
    if query.stage_id is not None:
        yield deal.c.stage_id == query.stage_id
    if query.owner_id is not None:
        yield deal.c.owner_id == query.owner_id
    if query.no_next_step:
        yield deal.c.next_at.is_(None)
    if query.expected_from is not None:
        yield deal.c.expected_on >= query.expected_from
    if query.expected_to is not None:
        yield deal.c.expected_on <= query.expected_to


def _statuses(column: ColumnElement[Any], query: DealQuery, *, closed_later: bool) -> Iterable[Condition]:
    """Yield the conditions of the statuses on the day: a deal closed later is still open."""
    asked = sorted(query.statuses or Status)
    if not closed_later:
        yield from (column == str(one) for one in asked)
        return
    now, later = or_(*(column == str(one) for one in asked)), deal.c.closed_on > query.as_of
    if Status.OPEN in asked:
        yield or_(now, later)
    else:
        yield and_(now, or_(deal.c.closed_on.is_(None), deal.c.closed_on <= query.as_of))


def _matched(words: str) -> Condition:
    """Return the condition of deals that have a word that begins so for each of these, tested on the row itself."""
    held: ColumnElement[Any] = deal.c.words
    for name in (deal.c.account_words, deal.c.owner_words, deal.c.note_words):
        held = held.op("||")(" ").op("||")(func.coalesce(name, ""))
    return matches(held, words)
