"""Accounts by name, who can be called there, noes with their reasons: what closing a gap reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, and_, func, or_, select

from salesdesk.application.gap_rows import AccountBrief, Reachable
from salesdesk.domain.account import ContactKind
from salesdesk.domain.activity import Activity
from salesdesk.domain.deal import BuyingRole, Deal, DealPerson, LossReason, Outcome, Status
from salesdesk.domain.impediment import ImpedimentKind
from salesdesk.store import aggregates
from salesdesk.store.aggregates import in_chunks
from salesdesk.store.records.accounts import account, affiliation, person, person_contact
from salesdesk.store.records.deals import deal, deal_person, impediment, loss_reason
from salesdesk.store.records.following import activity, activity_person
from salesdesk.store.rooms.following import ACTIVITIES
from salesdesk.store.rows.deal_rows import deals_where
from salesdesk.store.rows.logged import LoggedRow

_PHONES = (ContactKind.PHONE, ContactKind.MOBILE)


class GapRow(LoggedRow):
    """What each returns is said by `application.gap_rows.GapRows`."""

    def accounts_in_brief(self) -> Mapping[UUID, AccountBrief]:
        """Return every account by its key."""
        columns = (account.c.id, account.c.name, account.c.industry_words, account.c.owner_id)
        rows = self._connection.execute(select(*columns).where(account.c.archived_at.is_(None)))
        return {
            key: AccountBrief(id=key, name=name, industry=words, owner_id=owner) for key, name, words, owner in rows
        }

    def staff(self, accounts: Collection[UUID]) -> Mapping[UUID, Sequence[Reachable]]:
        """Return who works at each of these accounts now, by name."""
        return _staff(self._connection, accounts)

    def reachable(self, people: Collection[UUID]) -> Mapping[UUID, Reachable]:
        """Return these persons with how they are reached."""
        return _reachable(self._connection, people)

    def noes(self, last: date) -> Sequence[Deal]:
        """Return the deals that were lost up to a day, with their reasons and people."""
        return _noes(self._connection, last)

    def left(self, accounts: Collection[UUID]) -> Mapping[tuple[UUID, UUID], date]:
        """Return for person and account the day on which they left it."""
        columns = (affiliation.c.person_id, affiliation.c.account_id, affiliation.c.until)
        gone = select(*columns).where(affiliation.c.until.is_not(None))
        rows = (
            row
            for keys in in_chunks(dict.fromkeys(accounts))
            for row in self._connection.execute(gone.where(affiliation.c.account_id.in_(keys)))
        )
        return {(row[0], row[1]): row[2] for row in rows}

    def contracts_end(self, deals: Collection[UUID]) -> Mapping[UUID, date]:
        """Return for deals that a present contract stood in the way of the day on which it ends."""
        meant = and_(
            impediment.c.kind == ImpedimentKind.PRESENT_CONTRACT,
            impediment.c.due.is_not(None),
            impediment.c.archived_at.is_(None),
        )
        ends = select(impediment.c.deal_id, func.max(impediment.c.due)).where(meant).group_by(impediment.c.deal_id)
        rows = (
            row
            for keys in in_chunks(dict.fromkeys(deals))
            for row in self._connection.execute(ends.where(impediment.c.deal_id.in_(keys)))
        )
        return {row[0]: row[1] for row in rows}

    def deals_with(self, people: Collection[UUID]) -> Mapping[UUID, Sequence[tuple[UUID, bool]]]:
        """Return for persons the deals that they have a part in, and whether they decide."""
        found: defaultdict[UUID, list[tuple[UUID, bool]]] = defaultdict(list)
        part = select(deal_person.c.person_id, deal_person.c.deal_id, deal_person.c.role)
        for keys in in_chunks(dict.fromkeys(people)):
            for row in self._connection.execute(part.where(deal_person.c.person_id.in_(keys))):
                found[row.person_id].append((row.deal_id, row.role is BuyingRole.DECIDES))
        return found

    def talks(self, people: Collection[UUID], since: date) -> Sequence[Activity]:
        """Return what was logged with these persons since a day, the oldest first."""
        with_them = select(activity_person.c.activity_id).where(activity_person.c.person_id.in_(list(people)))
        meant = and_(ACTIVITIES.alive(), activity.c.day >= since, activity.c.id.in_(with_them))
        found = (kept.value for kept in aggregates.fetch(self._connection, ACTIVITIES, meant))
        return sorted(found, key=lambda one: (one.began.at, one.id))


def _staff(connection: Connection, accounts: Collection[UUID]) -> Mapping[UUID, Sequence[Reachable]]:
    found: defaultdict[UUID, list[Reachable]] = defaultdict(list)
    there = (
        select(person.c.id, person.c.name, person.c.do_not_contact, affiliation.c.account_id, affiliation.c.title)
        .join(affiliation, affiliation.c.person_id == person.c.id)
        .where(person.c.archived_at.is_(None), affiliation.c.until.is_(None))
        .order_by(person.c.words, person.c.id)
    )
    for keys in in_chunks(dict.fromkeys(accounts)):
        rows = connection.execute(there.where(affiliation.c.account_id.in_(keys))).all()
        phones = _phones(connection, [row.id for row in rows])
        for row in rows:
            one = Reachable(
                id=row.id,
                name=row.name,
                account_id=row.account_id,
                title=row.title,
                phone=phones.get(row.id, ""),
                do_not_contact=row.do_not_contact,
            )
            found[row.account_id].append(one)
    return found


def _reachable(connection: Connection, people: Collection[UUID]) -> Mapping[UUID, Reachable]:
    found: dict[UUID, Reachable] = {}
    works = and_(affiliation.c.person_id == person.c.id, affiliation.c.until.is_(None))
    named = (
        select(person.c.id, person.c.name, person.c.do_not_contact, affiliation.c.account_id, affiliation.c.title)
        .outerjoin(affiliation, works)
        .where(person.c.archived_at.is_(None))
        .order_by(affiliation.c.place)
    )
    for keys in in_chunks(dict.fromkeys(people)):
        phones = _phones(connection, keys)
        for row in connection.execute(named.where(person.c.id.in_(keys))):
            one = Reachable(
                id=row.id,
                name=row.name,
                account_id=row.account_id,
                title=row.title or "",
                phone=phones.get(row.id, ""),
                do_not_contact=row.do_not_contact,
            )
            found.setdefault(row.id, one)
    return found


def _phones(connection: Connection, people: Collection[UUID]) -> Mapping[UUID, str]:
    """Return the first number of each person."""
    found: dict[UUID, str] = {}
    listed = select(person_contact.c.person_id, person_contact.c.value).where(person_contact.c.kind.in_(_PHONES))
    for keys in in_chunks(dict.fromkeys(people)):
        theirs = listed.where(person_contact.c.person_id.in_(keys))
        for row in connection.execute(theirs.order_by(person_contact.c.person_id, person_contact.c.place)):
            found.setdefault(row.person_id, row.value)
    return found


def _noes(connection: Connection, last: date) -> Sequence[Deal]:
    told = or_(deal.c.outcome.is_(None), deal.c.outcome != Outcome.DISQUALIFIED)
    said_no = and_(deal.c.status == Status.LOST, deal.c.closed_on <= last, told, deal.c.account_id.is_not(None))
    lost = deals_where(connection, said_no)
    reasons: dict[UUID, tuple[LossReason, ...]] = {}
    people: dict[UUID, tuple[DealPerson, ...]] = {}
    for keys in in_chunks(one.id for one in lost):
        given = select(loss_reason).where(loss_reason.c.deal_id.in_(keys))
        for row in connection.execute(given.order_by(loss_reason.c.deal_id, loss_reason.c.place)):
            one = LossReason(code=row.code, main=row.main, source=row.source, competitor=row.competitor)
            reasons[row.deal_id] = (*reasons.get(row.deal_id, ()), one)
        named = select(deal_person).where(deal_person.c.deal_id.in_(keys))
        for row in connection.execute(named.order_by(deal_person.c.deal_id, deal_person.c.place)):
            part = DealPerson(person_id=row.person_id, role=row.role)
            people[row.deal_id] = (*people.get(row.deal_id, ()), part)
    return [replace(one, reasons=reasons.get(one.id, ()), people=people.get(one.id, ())) for one in lost]
