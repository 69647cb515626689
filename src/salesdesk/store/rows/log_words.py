"""Which entries of the log have the words of a text: in the note, or in the names of whom they were with.

On SQLite the words of activities and deals are looked up in their indexes; elsewhere each row is tested.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement, Connection, Table, and_, exists, func, literal, or_, select

from salesdesk.store import sqlite_found
from salesdesk.store.records.accounts import account, person
from salesdesk.store.records.deals import deal
from salesdesk.store.records.following import activity, activity_person
from salesdesk.store.records.meetings import meeting, meeting_person
from salesdesk.store.records.pipeline import lead
from salesdesk.store.words import matches, matches_either, searchable

MANY: Final = 200
"""People and accounts of one name from which on what they did is tested entry by entry."""
_PEOPLE: Final[Mapping[str, Table]] = MappingProxyType({"activity": activity_person, "meeting": meeting_person})


def met(connection: Connection, table: Table, text: str, *, looked_up: bool) -> Iterator[ColumnElement[bool]]:
    """Yield for each word of a text the condition that something of an entry begins so.

    The rarest word is `looked_up` where few are sought among very many; else every row that is come by is tested. What
    people of whom many are called so did is not gathered then: it may be all of the log.
    """
    indexed = looked_up and sqlite_found.can_find(connection)
    words = searchable(text).split()
    called = {word: _hits(connection, word) for word in words} if len(words) > 1 else {}
    for nth, word in enumerate(sorted(words, key=lambda one: called.get(one, 0))):
        first = looked_up and nth == 0
        yield or_(
            _written(table, word, indexed=indexed and first),
            *_named(connection, table, word),
            _with_whom(table, word, gathered=first or called.get(word, MANY) < MANY),
        )


def are_common(connection: Connection, text: str, most: int) -> bool:
    """Whether more than so many activities surely have these words: all in their notes, or one as somebody's name.

    Then the newest are come by quickest in their order. Only where there is an index of words it can be told quickly.
    """
    words = searchable(text).split()
    if not words or not sqlite_found.can_find(connection):
        return False
    if sqlite_found.activity_hits(connection, text, most + 1) > most:
        return True
    return len(words) == 1 and _is_name_of_many(connection, words[0], most)


def _is_name_of_many(connection: Connection, word: str, most: int) -> bool:
    known = select(person.c.id).where(matches(person.c.words, word))
    theirs = select(activity_person.c.activity_id).where(activity_person.c.person_id.in_(known)).limit(most + 1)
    return int(connection.scalar(select(func.count()).select_from(theirs.subquery())) or 0) > most


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


def _with_whom(table: Table, word: str, *, gathered: bool) -> ColumnElement[bool]:
    """Return the condition that one of its people has a word that begins so: `gathered`, or tested row by row."""
    people = _PEOPLE[table.name]
    owner = people.c[f"{table.name}_id"]
    known = matches(person.c.words, word)
    if gathered:
        return table.c.id.in_(select(owner).where(people.c.person_id.in_(select(person.c.id).where(known))))
    return exists(select(owner).where(owner == table.c.id, person.c.id == people.c.person_id, known))
