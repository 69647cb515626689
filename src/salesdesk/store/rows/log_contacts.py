"""What the log says of one person: voicemails since the last contact, and when both first spoke."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from salesdesk.application.log_rows import Voicemails
from salesdesk.domain.activity import WRITING, Reach
from salesdesk.domain.moment import Moment
from salesdesk.store.records.following import activity, activity_person


def spoke() -> ColumnElement[bool]:
    """Return the condition of activities in which both spoke: what is written never counts (0.7)."""
    return and_(activity.c.reach == Reach.SPOKE, activity.c.channel.not_in(WRITING), activity.c.archived_at.is_(None))


def voicemails(connection: Connection, person_id: UUID) -> Voicemails:
    """Return how many voicemails were left for a person since both spoke or they came to us, and the last day."""
    theirs = activity.c.id.in_(select(activity_person.c.activity_id).where(activity_person.c.person_id == person_id))
    contact = select(func.max(activity.c.began_at)).where(
        theirs, activity.c.archived_at.is_(None), or_(activity.c.theirs, spoke())
    )
    since = connection.scalar(contact)
    left = select(func.count(), func.max(activity.c.day)).where(
        theirs, activity.c.archived_at.is_(None), activity.c.reach == Reach.VOICEMAIL, ~activity.c.theirs
    )
    if since is not None:
        left = left.where(activity.c.began_at > since)
    count, last = connection.execute(left).one()
    return Voicemails(count=count, last=last)


def first_talk(connection: Connection, people: Sequence[UUID], since: datetime, but: UUID) -> Moment | None:
    """Return when both first spoke with one of these persons since a moment, one activity left out."""
    met = select(activity_person.c.activity_id).where(activity_person.c.person_id.in_(people))
    talks = select(activity.c.began_at, activity.c.began_zone).where(
        spoke(), activity.c.id.in_(met), activity.c.began_at >= since, activity.c.id != but
    )
    row = connection.execute(talks.order_by(activity.c.began_at).limit(1)).first()
    return Moment(row.began_at, row.began_zone) if row is not None else None
