"""Favours both ways, the thank-yous that are owed, and the contacts that sold nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, Subquery, and_, func, select

from salesdesk.application.courtesy_rows import ThanksRow
from salesdesk.domain.activity import Channel, Reach
from salesdesk.domain.favour import Favour
from salesdesk.domain.goodwill import WITHOUT_SELLING, FriendlyContact
from salesdesk.store import aggregates
from salesdesk.store.records.accounts import account, affiliation, person
from salesdesk.store.records.following import activity, activity_person, favour
from salesdesk.store.records.meetings import meeting, meeting_person
from salesdesk.store.rooms.following import read_favour
from salesdesk.store.types import AnyRow

_SOLD_NOTHING = sorted(WITHOUT_SELLING)


def favours_of(connection: Connection, person_id: UUID) -> Sequence[Favour]:
    """Return the favours both ways with a person, the newest first."""
    of_them = select(favour).where(favour.c.person_id == person_id, favour.c.archived_at.is_(None))
    newest = func.coalesce(favour.c.done_on, favour.c.asked_on).desc()
    return [read_favour(row, {}) for row in connection.execute(of_them.order_by(newest, favour.c.id))]


def thanks_owed(connection: Connection) -> Sequence[ThanksRow]:
    """Return the favours of which the thank-you is open, the longest due first."""
    first = (
        select(affiliation.c.account_id)
        .where(affiliation.c.person_id == favour.c.person_id, affiliation.c.until.is_(None))
        .order_by(affiliation.c.place)
        .limit(1)
        .correlate(favour)
        .scalar_subquery()
    )
    is_open = and_(
        favour.c.archived_at.is_(None),
        favour.c.thanks_due_on.is_not(None),
        favour.c.thanks_given_on.is_(None),
        favour.c.thanks_waived == "",
        person.c.archived_at.is_(None),
    )
    owed = (
        select(
            favour, person.c.name.label("person_name"), account.c.name.label("account_name"), first.label("works_for")
        )
        .join(person, person.c.id == favour.c.person_id)
        .outerjoin(account, account.c.id == first)
        .where(is_open)
        .order_by(favour.c.thanks_due_on, favour.c.id)
    )
    return [
        ThanksRow(
            favour=read_favour(row, {}),
            person=row.person_name,
            account=row.account_name or "",
            account_id=row.works_for,
        )
        for row in connection.execute(owed)
    ]


def friendly_contacts(connection: Connection, person_id: UUID) -> Sequence[FriendlyContact]:
    """Return the last contacts with a person that sold nothing: activities, and meetings that were held."""
    return friendly_contacts_of(connection, (person_id,)).get(person_id, ())


def friendly_contacts_of(connection: Connection, people: Collection[UUID]) -> Mapping[UUID, Sequence[FriendlyContact]]:
    """Return the same for many persons at once, without those who had none."""
    found: dict[UUID, list[FriendlyContact]] = {}
    for chunk in aggregates.in_chunks(list(people)):
        for placed in (_last_logged(chunk), _last_held(chunk)):
            newest: Sequence[AnyRow] = connection.execute(select(placed).where(placed.c.place == 1)).all()
            for row in newest:
                found.setdefault(row[0], []).append(FriendlyContact(on=row[1], kind=row[2]))
    return found


def _last_logged(people: Sequence[UUID]) -> Subquery:
    """The activities that sold nothing and reached each of these persons, the newest in place 1."""
    reached = and_(
        activity_person.c.person_id.in_(people),
        activity.c.archived_at.is_(None),
        activity.c.kind.in_(_SOLD_NOTHING),
        activity.c.reach.in_((Reach.SPOKE, Reach.WRITTEN)),
        activity.c.channel != Channel.DESK,
    )
    who = activity_person.c.person_id
    place = _from_the_newest(who, activity.c.day, activity.c.id)
    listed = select(who, activity.c.day, activity.c.kind, place).join(
        activity, activity.c.id == activity_person.c.activity_id
    )
    return listed.where(reached).subquery()


def _last_held(people: Sequence[UUID]) -> Subquery:
    """The held meetings that sold nothing and had each of these persons in it, the newest in place 1."""
    held = and_(
        meeting_person.c.person_id.in_(people),
        meeting.c.archived_at.is_(None),
        meeting.c.activity.in_(_SOLD_NOTHING),
        meeting.c.held_on.is_not(None),
    )
    who = meeting_person.c.person_id
    place = _from_the_newest(who, meeting.c.held_on, meeting.c.id)
    listed = select(who, meeting.c.held_on, meeting.c.activity, place).join(
        meeting, meeting.c.id == meeting_person.c.meeting_id
    )
    return listed.where(held).subquery()


def _from_the_newest(who: Column[Any], day: Column[Any], key: Column[Any]) -> ColumnElement[int]:
    return func.row_number().over(partition_by=who, order_by=(day.desc(), key)).label("place")
