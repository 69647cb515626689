"""Calendars: follow-ups and meetings as entries, and what an event of a calendar file is here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, exists, or_, select

from salesdesk.application.calendar_entry import Beside, CalendarEntry, Certainty, entry_of
from salesdesk.application.occasions import HERE
from salesdesk.domain.account import ContactKind
from salesdesk.domain.follow_up import FollowUp, Reply
from salesdesk.domain.moment import Moment
from salesdesk.domain.network import GroupEvent
from salesdesk.store.aggregates import fetch
from salesdesk.store.records.accounts import account, person, person_contact
from salesdesk.store.records.deals import deal, follow_up
from salesdesk.store.records.desk import rep
from salesdesk.store.records.following import group_event
from salesdesk.store.records.meetings import meeting, meeting_person, meeting_reply
from salesdesk.store.rooms.deals import FOLLOW_UPS, read_follow_up
from salesdesk.store.rooms.following import GROUP_EVENTS
from salesdesk.store.rooms.next_steps import open_follow_up, planned_meeting
from salesdesk.store.rows.account_rows import account_of_follow_up, account_of_meeting
from salesdesk.store.rows.courteous import CourteousRow
from salesdesk.store.types import AnyRow


class CalendarRow(CourteousRow):
    """What each returns is said by `application.calendar_rows.CalendarRows`."""

    def calendar_entries(self, since: datetime) -> Sequence[CalendarEntry]:
        """Return open follow-ups and planned meetings from a moment on."""
        entries = [*_follow_ups(self._connection, since), *_meetings(self._connection, since)]
        return sorted(entries, key=lambda entry: (entry.starts.at, entry.uid))

    def follow_up_of_uid(self, uid: str) -> FollowUp | None:
        """Return the follow-up whose calendar entry has that UID."""
        alive = FOLLOW_UPS.alive() & (follow_up.c.uid == uid)
        return next((kept.value for kept in fetch(self._connection, FOLLOW_UPS, alive)), None)

    def calls_to_groups(self, since: date) -> Sequence[tuple[UUID, date | None]]:
        """Return the group of each follow-up with its office that is open, or done on a day since: that day."""
        live = FOLLOW_UPS.alive() & follow_up.c.group_id.is_not(None)
        found = select(follow_up.c.group_id, follow_up.c.done_on).where(
            live, or_(open_follow_up(), follow_up.c.done_on >= since)
        )
        return [(row.group_id, row.done_on) for row in self._connection.execute(found)]

    def group_events(self, group_id: UUID) -> Sequence[GroupEvent]:
        """Return all events of a group."""
        alive = GROUP_EVENTS.alive() & (group_event.c.group_id == group_id)
        return [kept.value for kept in fetch(self._connection, GROUP_EVENTS, alive)]


def _email(person_id: ColumnElement[Any]) -> Any:  # noqa: ANN401 (a column, of a library)
    """Return the first e-mail address of a person."""
    mine = (person_contact.c.person_id == person_id) & (person_contact.c.kind == ContactKind.EMAIL)
    first = select(person_contact.c.value).where(mine).order_by(person_contact.c.place).limit(1)
    return first.scalar_subquery().label("email")


_NAMES = (
    account.c.name.label("account"),
    deal.c.title.label("deal"),
    person.c.name.label("person"),
    rep.c.name.label("rep"),
    rep.c.email.label("rep_email"),
    _email(person.c.id),
)


def _follow_ups(connection: Connection, since: datetime) -> list[CalendarEntry]:
    joined = (
        follow_up.outerjoin(deal, deal.c.id == follow_up.c.deal_id)
        .outerjoin(account, account.c.id == account_of_follow_up)
        .outerjoin(person, person.c.id == follow_up.c.person_id)
        .outerjoin(rep, rep.c.id == follow_up.c.rep_id)
    )
    shown = select(follow_up, *_NAMES).select_from(joined).where(open_follow_up(), follow_up.c.starts_at >= since)
    return [entry_of(read_follow_up(row, {}), row.changed_at, _beside(row)) for row in connection.execute(shown)]


def _meetings(connection: Connection, since: datetime) -> list[CalendarEntry]:
    with_first = (meeting_person.c.meeting_id == meeting.c.id) & (meeting_person.c.place == 0)
    joined = (
        meeting.outerjoin(deal, deal.c.id == meeting.c.deal_id)
        .outerjoin(account, account.c.id == account_of_meeting)
        .outerjoin(meeting_person, with_first)
        .outerjoin(person, person.c.id == meeting_person.c.person_id)
        .outerjoin(rep, rep.c.id == meeting.c.rep_id)
    )
    shown = select(meeting, _ACCEPTED, *_NAMES).select_from(joined)
    found = shown.where(planned_meeting(), meeting.c.starts_at >= since)
    return [_meeting(row) for row in connection.execute(found)]


_ACCEPTED = (
    exists()
    .where(meeting_reply.c.meeting_id == meeting.c.id, meeting_reply.c.reply == Reply.ACCEPTED)
    .correlate(meeting)
    .label("accepted")
)


def _meeting(row: AnyRow) -> CalendarEntry:
    """Return a planned meeting; its parts are not read, so what they tell stands beside it."""
    return CalendarEntry(
        uid=f"{row.id}{HERE}",
        sequence=row.sequence,
        topic="",
        kind=row.kind,
        starts=Moment(row.starts_at, row.starts_zone),
        minutes=row.minutes,
        made_at=row.changed_at,
        place=row.place,
        certainty=Certainty.CONFIRMED if row.accepted else Certainty.TENTATIVE,
        beside=_beside(row),
    )


def _beside(row: AnyRow) -> Beside:
    return Beside(
        account=row.account or "",
        deal=row.deal or "",
        person=row.person or "",
        person_email=row.email or "",
        rep=row.rep or "",
        rep_email=row.rep_email or "",
    )
