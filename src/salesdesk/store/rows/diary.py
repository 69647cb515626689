"""The read models of time: what is due, and what stands in a rep's calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, func, or_, select

from salesdesk.application.rows import FollowUpRow
from salesdesk.domain.appointment import Appointment, AppointmentKind
from salesdesk.domain.due import Timing
from salesdesk.domain.moment import Moment
from salesdesk.store.records.accounts import account, person
from salesdesk.store.records.deals import deal, follow_up
from salesdesk.store.records.meetings import call_plan, meeting
from salesdesk.store.rooms.next_steps import open_follow_up, planned_meeting
from salesdesk.store.rows import follow_up_rows
from salesdesk.store.rows.account_rows import account_of_follow_up, account_of_meeting
from salesdesk.store.rows.logged import LoggedRow


class DiaryRow(LoggedRow):
    """What each returns is said by `application.diary_rows.DiaryRows`."""

    def follow_ups_before(self, end: datetime | None, *, theirs: bool | None = None) -> Sequence[FollowUpRow]:
        """Return the open follow-ups that start before an instant, by start."""
        return follow_up_rows.follow_ups_before(self._connection, end, theirs=theirs)

    def timings_before(self, end: datetime) -> Sequence[Timing]:
        """Return what says when each open follow-up that starts before an instant is due."""
        return follow_up_rows.timings_before(self._connection, end)

    def time_taken(self, begin: datetime, end: datetime, rep_id: UUID | None) -> Sequence[Appointment]:
        """Return what takes a rep's time between two instants."""
        return sorted(_taken(self._connection, begin, end, rep_id), key=lambda one: (one.starts.at, one.id))


def _taken(connection: Connection, begin: datetime, end: datetime, rep_id: UUID | None) -> Iterator[Appointment]:
    follow_ups = (
        select(
            *_when(follow_up),
            follow_up.c.topic.label("about"),
            func.coalesce(person.c.name, account.c.name).label("who"),
        )
        .select_from(
            follow_up.outerjoin(deal, deal.c.id == follow_up.c.deal_id)
            .outerjoin(account, account.c.id == account_of_follow_up)
            .outerjoin(person, person.c.id == follow_up.c.person_id)
        )
        .where(open_follow_up(), follow_up.c.they_act.is_(False), follow_up.c.all_day.is_(False))
    )
    meetings = (
        select(*_when(meeting), call_plan.c.objective.label("about"), account.c.name.label("who"))
        .select_from(
            meeting.outerjoin(deal, deal.c.id == meeting.c.deal_id)
            .outerjoin(account, account.c.id == account_of_meeting)
            .outerjoin(call_plan, call_plan.c.meeting_id == meeting.c.id)
        )
        .where(planned_meeting())
    )
    for table, kind, asked in (
        (follow_up, AppointmentKind.FOLLOW_UP, follow_ups),
        (meeting, AppointmentKind.MEETING, meetings),
    ):
        for row in connection.execute(asked.where(*_between(table, begin, end, rep_id))):
            yield Appointment(
                id=row.id,
                kind=kind,
                starts=Moment(row.starts_at, row.starts_zone),
                minutes=row.minutes,
                about=row.about or "",
                who=row.who or "",
            )


def _when(table: Table) -> tuple[ColumnElement[Any], ...]:
    return table.c.id, table.c.starts_at, table.c.starts_zone, table.c.minutes


def _between(table: Table, begin: datetime, end: datetime, rep_id: UUID | None) -> Iterator[ColumnElement[bool]]:
    yield table.c.starts_at >= begin
    yield table.c.starts_at < end
    if rep_id is not None:
        yield or_(table.c.rep_id == rep_id, table.c.rep_id.is_(None))
