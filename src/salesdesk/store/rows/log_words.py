"""Which entries of the log have the words of a text: in the note, or in the names of whom they were with.

On SQLite the words of activities and deals are looked up in their indexes; elsewhere each row is tested.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, Table, and_, literal, or_, select

from salesdesk.store import sqlite_found
from salesdesk.store.records.accounts import account, person
from salesdesk.store.records.deals import deal
from salesdesk.store.records.following import activity, activity_person
from salesdesk.store.records.meetings import meeting, meeting_person
from salesdesk.store.records.pipeline import lead
from salesdesk.store.words import matches, matches_either, searchable

_PEOPLE = {"activity": activity_person, "meeting": meeting_person}


def met(connection: Connection, table: Table, text: str) -> Iterator[ColumnElement[bool]]:
    """Yield for each word of a text the condition that something of an entry begins so."""
    indexed = sqlite_found.can_find(connection)
    for word in searchable(text).split():
        yield or_(_written(table, word, indexed=indexed), *_named(table, word, indexed=indexed))


def _written(table: Table, word: str, *, indexed: bool) -> ColumnElement[bool]:
    if table is meeting:
        return matches_either(literal(""), meeting.c.note, word)
    return sqlite_found.activity_found(word) if indexed else matches(activity.c.words, word)


def _named(table: Table, word: str, *, indexed: bool) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that its account, its deal, its lead or one of its people has a word that begins so."""
    people = _PEOPLE[table.name]
    known = select(person.c.id).where(matches(person.c.words, word))
    titled = matches(deal.c.words, word)
    yield table.c.account_id.in_(select(account.c.id).where(matches(account.c.words, word)))
    yield table.c.deal_id.in_(select(deal.c.id).where(and_(sqlite_found.found(word), titled) if indexed else titled))
    if "lead_id" in table.c:
        yield table.c.lead_id.in_(select(lead.c.id).where(matches(lead.c.words, word)))
    yield table.c.id.in_(select(people.c[f"{table.name}_id"]).where(people.c.person_id.in_(known)))
