"""What the palette finds: accounts; persons, deals, proposals, leads by their own and their account's words; more.

Activities are found by their notes alone: whom they were with is found as a person, an account or a deal.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select

from salesdesk.application.rows import Hit, HitKind
from salesdesk.domain.excerpt import excerpt
from salesdesk.store import sqlite_found
from salesdesk.store.records.accounts import account, affiliation, person
from salesdesk.store.records.deals import deal
from salesdesk.store.records.following import activity, activity_person
from salesdesk.store.records.library import competitor, material, objection
from salesdesk.store.records.pipeline import lead
from salesdesk.store.records.proposals import proposal
from salesdesk.store.types import AnyRow, AnySelect
from salesdesk.store.words import matches, searchable

_BY_THEMSELVES = (account, competitor, objection, material)
"""Tables whose own words alone are searched: their records belong to no account."""


def find(connection: Connection, text: str, limit: int) -> Sequence[Hit]:
    """Return what begins so, at most `limit`: of each kind its share, more where others find less."""
    if not searchable(text):
        return ()
    kinds = (_accounts, _persons, _deals, _proposals, _leads, _competitors, _objections, _materials, _activities)
    found = [[*kind(connection, text, limit)] for kind in kinds]
    shares = _shares([len(hits) for hits in found], limit)
    return [hit for hits, share in zip(found, shares, strict=True) for hit in hits[:share]]


def _shares(counts: list[int], limit: int) -> list[int]:
    """Divide `limit` places: one each in turn while any kind has more to show."""
    shares = [0] * len(counts)
    while sum(shares) < limit and shares != counts:
        for i, count in enumerate(counts):
            if shares[i] < count and sum(shares) < limit:
                shares[i] += 1
    return shares


def _rows(
    connection: Connection, shown: AnySelect, table: Table, words: ColumnElement[Any], text: str, limit: int
) -> Sequence[AnyRow]:
    """Return the rows that match: those that themselves begin with the text first."""
    begins = words.startswith(searchable(text), autoescape=True)
    searched = words if table in _BY_THEMSELVES else words.op("||")(" ").op("||")(func.coalesce(account.c.words, ""))
    live = shown.where(table.c.archived_at.is_(None), matches(searched, text))
    return connection.execute(live.order_by(begins.desc(), words, table.c.id).limit(limit)).all()


def _accounts(connection: Connection, text: str, limit: int) -> Sequence[Hit]:
    shown = select(account.c.id, account.c.name, account.c.industry)
    rows = _rows(connection, shown, account, account.c.words, text, limit)
    return [Hit(kind=HitKind.ACCOUNT, id=r.id, title=r.name, detail=r.industry, account_id=r.id) for r in rows]


def _persons(connection: Connection, text: str, limit: int) -> Sequence[Hit]:
    first = (affiliation.c.person_id == person.c.id) & (affiliation.c.place == 0)
    joined = person.outerjoin(affiliation, first).outerjoin(account, account.c.id == affiliation.c.account_id)
    columns = (
        person.c.id,
        person.c.name,
        affiliation.c.title,
        account.c.name.label("account"),
        affiliation.c.account_id,
    )
    rows = _rows(connection, select(*columns).select_from(joined), person, person.c.words, text, limit)
    return [
        Hit(
            kind=HitKind.PERSON,
            id=row.id,
            title=row.name,
            detail=", ".join(filter(None, (row.title, row.account))),
            account_id=row.account_id,
        )
        for row in rows
    ]


def _deals(connection: Connection, text: str, limit: int) -> Sequence[Hit]:
    joined = deal.outerjoin(account, account.c.id == deal.c.account_id)
    shown = select(deal.c.id, deal.c.title, deal.c.account_id, account.c.name.label("account")).select_from(joined)
    rows = _rows(connection, shown, deal, deal.c.words, text, limit)
    return [
        Hit(kind=HitKind.DEAL, id=r.id, title=r.title, detail=r.account or "", account_id=r.account_id) for r in rows
    ]


def _proposals(connection: Connection, text: str, limit: int) -> Sequence[Hit]:
    joined = proposal.outerjoin(account, account.c.id == proposal.c.account_id)
    columns = (
        proposal.c.id,
        proposal.c.number,
        proposal.c.title,
        proposal.c.account_id,
        account.c.name.label("account"),
    )
    rows = _rows(connection, select(*columns).select_from(joined), proposal, proposal.c.words, text, limit)
    return [
        Hit(
            kind=HitKind.PROPOSAL,
            id=row.id,
            title=row.number,
            detail=", ".join(filter(None, (row.title, row.account))),
            account_id=row.account_id,
        )
        for row in rows
    ]


def _leads(connection: Connection, text: str, limit: int) -> Sequence[Hit]:
    joined = lead.outerjoin(account, account.c.id == lead.c.account_id)
    columns = (lead.c.id, lead.c.name, lead.c.source, lead.c.account_id, account.c.name.label("account"))
    rows = _rows(connection, select(*columns).select_from(joined), lead, lead.c.words, text, limit)
    return [
        Hit(
            kind=HitKind.LEAD,
            id=row.id,
            title=row.name,
            detail=", ".join(part for part in (row.account, row.source) if part and part != row.name),
            account_id=row.account_id,
        )
        for row in rows
    ]


def _competitors(connection: Connection, text: str, limit: int) -> Sequence[Hit]:
    rows = _rows(connection, select(competitor.c.id, competitor.c.name), competitor, competitor.c.words, text, limit)
    return [Hit(kind=HitKind.COMPETITOR, id=r.id, title=r.name, detail="") for r in rows]


def _objections(connection: Connection, text: str, limit: int) -> Sequence[Hit]:
    rows = _rows(connection, select(objection.c.id, objection.c.text), objection, objection.c.words, text, limit)
    return [Hit(kind=HitKind.OBJECTION, id=r.id, title=r.text, detail="") for r in rows]


def _materials(connection: Connection, text: str, limit: int) -> Sequence[Hit]:
    rows = _rows(connection, select(material.c.id, material.c.name), material, material.c.words, text, limit)
    return [Hit(kind=HitKind.MATERIAL, id=r.id, title=r.name, detail="") for r in rows]


def _activities(connection: Connection, text: str, limit: int) -> Sequence[Hit]:
    """Return entries of the log, of those that were written last: a common word is not sought any further."""
    first = (activity_person.c.activity_id == activity.c.id) & (activity_person.c.place == 0)
    joined = (
        activity.outerjoin(activity_person, first)
        .outerjoin(person, person.c.id == activity_person.c.person_id)
        .outerjoin(account, account.c.id == activity.c.account_id)
    )
    columns = (activity.c.id, activity.c.note, activity.c.day, person.c.name, account.c.name.label("account"))
    shown = select(*columns).select_from(joined).where(activity.c.archived_at.is_(None))
    indexed = sqlite_found.can_find(connection)
    met = sqlite_found.last_activities(text, 2 * limit) if indexed else matches(activity.c.words, text)
    ordered = shown.where(met).order_by(activity.c.day.desc(), activity.c.id).limit(limit)
    return [
        Hit(
            kind=HitKind.ACTIVITY,
            id=row.id,
            title=excerpt(row.note, text),
            detail=", ".join(filter(None, (row.name, row.account))),
            on=row.day,
        )
        for row in connection.execute(ordered)
    ]
