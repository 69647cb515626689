"""Favours both ways, the thank-yous that are owed, and the contacts that sold nothing."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, and_, func, select

from salesdesk.application.courtesy_rows import ThanksRow
from salesdesk.domain.activity import Channel, Reach
from salesdesk.domain.favour import Favour
from salesdesk.domain.goodwill import WITHOUT_SELLING, FriendlyContact
from salesdesk.store.records.accounts import account, affiliation, person
from salesdesk.store.records.following import activity, activity_person, favour
from salesdesk.store.records.meetings import meeting, meeting_person
from salesdesk.store.rooms.following import read_favour

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
    theirs = select(activity_person.c.activity_id).where(activity_person.c.person_id == person_id)
    reached = and_(
        activity.c.id.in_(theirs),
        activity.c.archived_at.is_(None),
        activity.c.kind.in_(_SOLD_NOTHING),
        activity.c.reach.in_((Reach.SPOKE, Reach.WRITTEN)),
        activity.c.channel != Channel.DESK,
    )
    with_them = select(meeting_person.c.meeting_id).where(meeting_person.c.person_id == person_id)
    held = and_(
        meeting.c.id.in_(with_them),
        meeting.c.archived_at.is_(None),
        meeting.c.activity.in_(_SOLD_NOTHING),
        meeting.c.held_on.is_not(None),
    )
    last_logged = select(activity.c.day, activity.c.kind).where(reached).order_by(activity.c.day.desc()).limit(1)
    last_held = select(meeting.c.held_on, meeting.c.activity).where(held).order_by(meeting.c.held_on.desc()).limit(1)
    found = [row for asked in (last_logged, last_held) for row in connection.execute(asked)]
    return [FriendlyContact(on=row[0], kind=row[1]) for row in found]
