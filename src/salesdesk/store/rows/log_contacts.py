"""What the log says of one person: the last contact, and when both first spoke."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from salesdesk.application.log_rows import KnownPerson
from salesdesk.domain.activity import WRITING, Reach
from salesdesk.domain.moment import Moment
from salesdesk.store.records.accounts import account, affiliation, person
from salesdesk.store.records.following import activity, activity_person


def spoke() -> ColumnElement[bool]:
    """Return the condition of activities in which both spoke: what is written never counts (0.7)."""
    return and_(activity.c.reach == Reach.SPOKE, activity.c.channel.not_in(WRITING), activity.c.archived_at.is_(None))


def contact() -> ColumnElement[bool]:
    """Return the condition of activities that are a contact: both spoke, or they came to us."""
    return and_(or_(spoke(), activity.c.theirs), activity.c.archived_at.is_(None))


def contacts_of_accounts(connection: Connection, accounts: Sequence[UUID]) -> Mapping[UUID, date]:
    """Return the day of the last contact that was logged with each of these accounts that has had one."""
    last = select(activity.c.account_id, func.max(activity.c.day)).group_by(activity.c.account_id)
    rows = connection.execute(last.where(contact(), activity.c.account_id.in_(accounts)))
    return {row[0]: row[1] for row in rows}


def contacts_of_people(connection: Connection, account_id: UUID) -> Mapping[UUID, date]:
    """Return the day of the last contact that was logged with an account for each person who took part."""
    joined = activity_person.join(activity, activity.c.id == activity_person.c.activity_id)
    last = select(activity_person.c.person_id, func.max(activity.c.day)).select_from(joined)
    there = last.where(contact(), activity.c.account_id == account_id).group_by(activity_person.c.person_id)
    return {row[0]: row[1] for row in connection.execute(there)}


def later(one: Mapping[UUID, date], other: Mapping[UUID, date]) -> dict[UUID, date]:
    """Return for each key of either the later day."""
    return {key: max(day for day in (one.get(key), other.get(key)) if day is not None) for key in {*one, *other}}


def first_talk(
    connection: Connection, lead_id: UUID, person_id: UUID | None, since: datetime, but: UUID
) -> Moment | None:
    """Return when both first spoke, with a lead or its person, since a moment; one activity left out."""
    met = select(activity_person.c.activity_id).where(activity_person.c.person_id == person_id)
    talks = select(activity.c.began_at, activity.c.began_zone).where(
        spoke(),
        or_(activity.c.lead_id == lead_id, activity.c.id.in_(met)),
        activity.c.began_at >= since,
        activity.c.id != but,
    )
    row = connection.execute(talks.order_by(activity.c.began_at).limit(1)).first()
    return Moment(row.began_at, row.began_zone) if row is not None else None


def people_known(connection: Connection, limit: int) -> Sequence[KnownPerson]:
    """Return persons by name, each with the first account they belong to."""
    first = (affiliation.c.person_id == person.c.id) & (affiliation.c.place == 0)
    joined = person.outerjoin(affiliation, first).outerjoin(account, account.c.id == affiliation.c.account_id)
    shown = select(person.c.id, person.c.name, account.c.name.label("account"), account.c.id.label("account_id"))
    rows = connection.execute(
        shown.select_from(joined)
        .where(person.c.archived_at.is_(None))
        .order_by(person.c.words, person.c.id)
        .limit(limit)
    )
    return [KnownPerson(id=row.id, name=row.name, account=row.account or "", account_id=row.account_id) for row in rows]
