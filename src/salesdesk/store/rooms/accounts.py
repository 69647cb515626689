"""The rooms of accounts, of the people in them, and of what we found out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, update

from salesdesk.domain.account import Account, Affiliation, ContactPoint, Person
from salesdesk.domain.research import Finding
from salesdesk.store.aggregates import Columns, Held, Room, Written
from salesdesk.store.records import accounts as records
from salesdesk.store.records.deals import deal
from salesdesk.store.types import AnyRow
from salesdesk.store.words import searchable


def _read_contacts(rows: Iterable[AnyRow]) -> tuple[ContactPoint, ...]:
    return tuple(ContactPoint(kind=row.kind, value=row.value, label=row.label) for row in rows)


def _write_contacts(contacts: Iterable[ContactPoint]) -> list[Columns]:
    return [{"kind": c.kind, "value": c.value, "words": searchable(c.value), "label": c.label} for c in contacts]


def _read_account(row: AnyRow, parts: Held) -> Account:
    return Account(
        id=row.id,
        name=row.name,
        industry=row.industry,
        kind=row.kind,
        country=row.country,
        region=row.region,
        founded=row.founded,
        employees=row.employees,
        revenue_millions=row.revenue_millions,
        parent_id=row.parent_id,
        owner_id=row.owner_id,
        note=row.note,
        contacts=_read_contacts(parts[records.account_contact]),
    )


def _write_account(account: Account) -> Written:
    own = {
        "id": account.id,
        "name": account.name,
        "words": searchable(account.name),
        "industry": account.industry,
        "industry_words": searchable(account.industry),
        "kind": account.kind,
        "country": account.country,
        "region": account.region,
        "founded": account.founded,
        "employees": account.employees,
        "revenue_millions": account.revenue_millions,
        "parent_id": account.parent_id,
        "owner_id": account.owner_id,
        "note": account.note,
    }
    return Written(own, {records.account_contact: _write_contacts(account.contacts)})


def _tell_deals(connection: Connection, pairs: Sequence[tuple[Account | None, Account | None]]) -> None:
    """Deals sort and filter by their account's name."""
    named = [after for before, after in pairs if after and (before is None or before.name != after.name)]
    if named:
        statement = update(deal).where(deal.c.account_id == bindparam("key")).values(account_words=bindparam("name"))
        connection.execute(statement, [{"key": account.id, "name": searchable(account.name)} for account in named])


ACCOUNTS = Room(
    Account,
    records.account,
    _read_account,
    _write_account,
    parts=(records.account_contact,),
    order=("words", "id"),
    told=_tell_deals,
)


def _read_person(row: AnyRow, parts: Held) -> Person:
    return Person(
        id=row.id,
        name=row.name,
        affiliations=tuple(
            Affiliation(account_id=a.account_id, title=a.title, since=a.since, until=a.until)
            for a in parts[records.affiliation]
        ),
        contacts=_read_contacts(parts[records.person_contact]),
        do_not_contact=row.do_not_contact,
        note=row.note,
        circle=row.circle,
        origin=row.origin,
        referred_by=row.referred_by_id,
    )


def _write_person(person: Person) -> Written:
    own = {
        "id": person.id,
        "name": person.name,
        "words": searchable(person.name),
        "do_not_contact": person.do_not_contact,
        "note": person.note,
        "circle": person.circle,
        "origin": person.origin,
        "referred_by_id": person.referred_by,
    }
    affiliations = [
        {"account_id": a.account_id, "title": a.title, "since": a.since, "until": a.until} for a in person.affiliations
    ]
    return Written(own, {records.affiliation: affiliations, records.person_contact: _write_contacts(person.contacts)})


PERSONS = Room(
    Person,
    records.person,
    _read_person,
    _write_person,
    parts=(records.affiliation, records.person_contact),
    order=("words", "id"),
)


def _read_finding(row: AnyRow, _parts: Held) -> Finding:
    return Finding(
        id=row.id,
        kind=row.kind,
        text=row.text,
        account_id=row.account_id,
        competitor_id=row.competitor_id,
        subject=row.subject,
        source=row.source,
        found_on=row.found_on,
        said_by=row.said_by_id,
    )


def _write_finding(finding: Finding) -> Written:
    return Written(
        {
            "id": finding.id,
            "kind": finding.kind,
            "text": finding.text,
            "account_id": finding.account_id,
            "competitor_id": finding.competitor_id,
            "subject": finding.subject,
            "subject_words": searchable(finding.subject),
            "source": finding.source,
            "found_on": finding.found_on,
            "said_by_id": finding.said_by,
        }
    )


FINDINGS = Room(Finding, records.finding, _read_finding, _write_finding)
