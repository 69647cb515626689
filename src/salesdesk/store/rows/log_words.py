"""Which entries of the log have the words of a text: in the note, or in the names of whom they were with.

On SQLite the words of activities and deals are looked up in their indexes; elsewhere each row is tested.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement, Connection, Table, and_, func, literal, or_, select

from salesdesk.store import sqlite_found
from salesdesk.store.records.accounts import account, person
from salesdesk.store.records.deals import deal
from salesdesk.store.records.following import activity, activity_person
from salesdesk.store.records.meetings import meeting, meeting_person
from salesdesk.store.records.pipeline import lead
from salesdesk.store.words import matches, matches_either, searchable

_PEOPLE: Final[Mapping[str, Table]] = MappingProxyType({"activity": activity_person, "meeting": meeting_person})


def met(connection: Connection, table: Table, text: str, *, looked_up: bool) -> Iterator[ColumnElement[bool]]:
    """Yield for each word of a text the condition that something of an entry begins so.

    The rarest word is `looked_up` where few are sought among very many; else every row that is come by is tested.
    """
    indexed = looked_up and sqlite_found.can_find(connection)
    words = searchable(text).split()
    rarest_first = sorted(words, key=lambda one: _hits(connection, one)) if len(words) > 1 else words
    for nth, word in enumerate(rarest_first):
        yield or_(
            _written(table, word, indexed=indexed and nth == 0),
            *_named(connection, table, word),
            _with_whom(table, word),
        )


def _hits(connection: Connection, word: str) -> int:
    """Return about how common a word is: how many people and accounts are called so."""
    tables = (person, account)
    counted = (select(func.count()).select_from(one).where(matches(one.c.words, word)) for one in tables)
    return sum(int(connection.scalar(one) or 0) for one in counted)


def _written(table: Table, word: str, *, indexed: bool) -> ColumnElement[bool]:
    if table is meeting:
        return matches_either(literal(""), meeting.c.note, word)
    return sqlite_found.activity_found(word) if indexed else matches(activity.c.words, word)


def _named(connection: Connection, table: Table, word: str) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that its account, its deal or its lead has a word that begins so."""
    titled = matches(deal.c.words, word)
    yield table.c.account_id.in_(select(account.c.id).where(matches(account.c.words, word)))
    if sqlite_found.can_find(connection):
        titled = and_(sqlite_found.found(word), titled)
    yield table.c.deal_id.in_(select(deal.c.id).where(titled))
    if "lead_id" in table.c:
        yield table.c.lead_id.in_(select(lead.c.id).where(matches(lead.c.words, word)))


def _with_whom(table: Table, word: str) -> ColumnElement[bool]:
    """Return the condition that one of its people has a word that begins so."""
    people = _PEOPLE[table.name]
    known = people.c.person_id.in_(select(person.c.id).where(matches(person.c.words, word)))
    return table.c.id.in_(select(people.c[f"{table.name}_id"]).where(known))
