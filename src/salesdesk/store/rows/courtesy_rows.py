"""What was between us and several people at once: the contacts that end a row of attempts, and the attempts since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, and_, func, or_, select, union

from salesdesk.domain.activity import WRITING, Channel, MailPurpose, Reach
from salesdesk.domain.follow_up import Reply
from salesdesk.domain.moment import Moment
from salesdesk.domain.pest_guard import Touch, TouchKind, touch_kind
from salesdesk.store.aggregates import in_chunks
from salesdesk.store.records.accounts import affiliation, person
from salesdesk.store.records.deals import deal, deal_person, follow_up, follow_up_person
from salesdesk.store.records.following import activity, activity_person
from salesdesk.store.records.meetings import meeting, meeting_person, meeting_reply
from salesdesk.store.rooms.next_steps import planned_meeting
from salesdesk.store.rows.log_contacts import spoke
from salesdesk.store.types import AnyRow, AnySelect

Touches = Iterable[tuple[UUID, Touch]]
WHOLE_DAY = timedelta(days=1)


def touches(
    connection: Connection, people: Collection[UUID], leads: Collection[UUID]
) -> Mapping[UUID, Sequence[Touch]]:
    """Return what was between us and each of these persons and leads, as far as the guard needs it."""
    found: defaultdict[UUID, list[Touch]] = defaultdict(list)
    for keys in in_chunks(dict.fromkeys(people)):
        for source in (_with_people, _met, _replied):
            for key, touch in source(connection, keys):
                found[key].append(touch)
    for keys in in_chunks(dict.fromkeys(leads)):
        for key, touch in _logged(connection, activity.c.lead_id, activity.c.lead_id.in_(keys), of_leads=True):
            found[key].append(touch)
    return found


def _with_people(connection: Connection, keys: list[UUID]) -> Touches:
    return _logged(connection, activity_person.c.person_id, activity_person.c.person_id.in_(keys), of_leads=False)


def _logged(connection: Connection, key: Column[UUID], asked: ColumnElement[bool], *, of_leads: bool) -> Touches:
    """Return of each the last contact of the log, and what was tried since."""

    def of(*columns: ColumnElement[object]) -> AnySelect:
        chosen = select(key.label("key"), *columns).select_from(activity)
        chosen = chosen if of_leads else chosen.join(activity_person, activity_person.c.activity_id == activity.c.id)
        return chosen.where(asked, activity.c.archived_at.is_(None))

    contact = of(func.max(activity.c.began_at).label("at")).where(or_(activity.c.theirs, spoke())).group_by(key)
    last = contact.cte("last")
    for row in connection.execute(select(last.c.key, last.c.at)):
        yield row.key, Touch(TouchKind.CONTACT, row.at.date(), row.at)
    did = (activity.c.day, activity.c.began_at, activity.c.channel, activity.c.reach, activity.c.mail_purpose)
    tried = of(*did).outerjoin(last, last.c.key == key).where(~activity.c.theirs, _may_ask())
    for row in connection.execute(tried.where(or_(last.c.at.is_(None), activity.c.began_at > last.c.at))):
        yield row.key, Touch(_kind(row), row.day, row.began_at)


def _may_ask() -> ColumnElement[bool]:
    """Return the condition of what may ask for an answer; which of it does is said by `touch_kind`."""
    written = and_(activity.c.channel.in_(WRITING), activity.c.reach == Reach.WRITTEN)
    purpose = or_(activity.c.mail_purpose.is_(None), activity.c.mail_purpose == MailPurpose.SHORT_QUERY)
    return or_(activity.c.reach.in_((Reach.NO_ANSWER, Reach.VOICEMAIL)), and_(written, purpose))


def _kind(row: AnyRow) -> TouchKind:
    channel: Channel = row.channel
    return touch_kind(channel, row.reach, row.mail_purpose, theirs=False)


def _met(connection: Connection, keys: list[UUID]) -> Touches:
    """Return the meetings that were held: a talk, at the hour for which it was planned where it was held that day.

    One that stands in the log is told by it.
    """
    logged = select(activity.c.id).where(activity.c.meeting_id == meeting.c.id, activity.c.archived_at.is_(None))
    held = (
        select(meeting_person.c.person_id, meeting.c.held_on, meeting.c.starts_at, meeting.c.starts_zone)
        .join(meeting, meeting.c.id == meeting_person.c.meeting_id)
        .where(meeting_person.c.person_id.in_(keys), meeting.c.held_on.is_not(None), meeting.c.archived_at.is_(None))
        .where(~logged.exists())
    )
    for row in connection.execute(held):
        planned = Moment(row.starts_at, row.starts_zone) if row.starts_at is not None else None
        at = planned.at if planned is not None and planned.day == row.held_on else None
        yield row.person_id, Touch(TouchKind.CONTACT, row.held_on, at)


def _replied(connection: Connection, keys: list[UUID]) -> Touches:
    """Return the replies to invitations: whatever they said, they got back to us."""
    for table, part in ((follow_up, follow_up_person), (meeting, meeting_reply)):
        replied = (
            select(part.c.person_id, func.max(part.c.replied_at).label("at"))
            .join(table, table.c.id == part.c[f"{table.name}_id"])
            .where(part.c.person_id.in_(keys), part.c.replied_at.is_not(None), table.c.archived_at.is_(None))
            .group_by(part.c.person_id)
        )
        for row in connection.execute(replied):
            yield row.person_id, Touch(TouchKind.CONTACT, row.at.date(), row.at)


def whom(connection: Connection, deals: Collection[UUID]) -> Mapping[UUID, Sequence[tuple[UUID, str]]]:
    """Return the people of each of these deals, of its account where it names nobody."""
    found: defaultdict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    alive = person.c.archived_at.is_(None)
    named = select(deal_person.c.deal_id, person.c.id, person.c.name).join(
        person, person.c.id == deal_person.c.person_id
    )
    there = (
        select(deal.c.id.label("deal_id"), person.c.id, person.c.name)
        .join(affiliation, affiliation.c.account_id == deal.c.account_id)
        .join(person, person.c.id == affiliation.c.person_id)
        .where(~person.c.do_not_contact)
    )
    for keys in in_chunks(dict.fromkeys(deals)):
        for row in connection.execute(named.where(deal_person.c.deal_id.in_(keys), alive)):
            found[row.deal_id].append((row.id, row.name))
        nobody = [key for key in keys if key not in found]
        for row in connection.execute(there.where(deal.c.id.in_(nobody), alive)):
            found[row.deal_id].append((row.id, row.name))
    return found


def left_alone(connection: Connection, people: Collection[UUID]) -> frozenset[UUID]:
    """Return which of these persons are not to be contacted."""
    chosen = select(person.c.id).where(person.c.do_not_contact)
    return frozenset(
        key for keys in in_chunks(people) for key in connection.scalars(chosen.where(person.c.id.in_(keys)))
    )


def appointments(connection: Connection, people: Collection[UUID], day: date) -> Sequence[tuple[UUID, UUID]]:
    """Return persons with the promised, open follow-ups they have about that day: it begins and ends by zone."""
    found: list[tuple[UUID, UUID]] = []
    promised = and_(
        follow_up.c.promised_on.is_not(None),
        follow_up.c.done_on.is_(None),
        follow_up.c.cancelled_on.is_(None),
        follow_up.c.archived_at.is_(None),
        _about(follow_up.c.starts_at, day),
    )
    for keys in in_chunks(people):
        first = select(follow_up.c.person_id, follow_up.c.id).where(promised, follow_up.c.person_id.in_(keys))
        others = select(follow_up_person.c.person_id, follow_up.c.id).where(
            promised,
            follow_up_person.c.follow_up_id == follow_up.c.id,
            follow_up_person.c.person_id.in_(keys),
            follow_up_person.c.reply != Reply.DECLINED,
        )
        found += [(row[0], row[1]) for row in connection.execute(union(first, others))]
    return found


def meetings_accepted(connection: Connection, people: Collection[UUID], day: date) -> Sequence[tuple[UUID, Moment]]:
    """Return persons with the moments of planned meetings about that day to which they said yes."""
    found: list[tuple[UUID, Moment]] = []
    said = and_(meeting_reply.c.meeting_id == meeting.c.id, meeting_reply.c.person_id == meeting_person.c.person_id)
    accepted = (
        select(meeting_person.c.person_id, meeting.c.starts_at, meeting.c.starts_zone)
        .join(meeting, meeting.c.id == meeting_person.c.meeting_id)
        .join(meeting_reply, said)
        .where(planned_meeting(), meeting_reply.c.reply == Reply.ACCEPTED, _about(meeting.c.starts_at, day))
    )
    for keys in in_chunks(people):
        rows = connection.execute(accepted.where(meeting_person.c.person_id.in_(keys)))
        found += [(row.person_id, Moment(row.starts_at, row.starts_zone)) for row in rows]
    return found


def _about(starts_at: Column[datetime], day: date) -> ColumnElement[bool]:
    """Return the condition of what begins on a day in whatever zone."""
    begins = datetime.combine(day, time.min, tzinfo=UTC)
    return starts_at.between(begins - WHOLE_DAY, begins + 2 * WHOLE_DAY)
