"""When a deal goes on: the earliest open follow-up or planned meeting, kept beside the deal for sorting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, select, union, union_all, update

from salesdesk.store.aggregates import in_chunks
from salesdesk.store.records.deals import deal, follow_up
from salesdesk.store.records.meetings import meeting
from salesdesk.store.types import AnySelect


def open_follow_up() -> ColumnElement[bool]:
    """Return the condition of follow-ups that are still to be done."""
    return and_(follow_up.c.done_on.is_(None), follow_up.c.cancelled_on.is_(None), follow_up.c.archived_at.is_(None))


def planned_meeting() -> ColumnElement[bool]:
    """Return the condition of meetings that have a date and were not held yet."""
    return and_(meeting.c.held_on.is_(None), meeting.c.starts_at.is_not(None), meeting.c.archived_at.is_(None))


def _steps(deals: list[UUID]) -> AnySelect:
    follow_ups = select(follow_up.c.deal_id, follow_up.c.starts_at).where(
        follow_up.c.deal_id.in_(deals), open_follow_up()
    )
    meetings = select(meeting.c.deal_id, meeting.c.starts_at).where(meeting.c.deal_id.in_(deals), planned_meeting())
    steps = union_all(follow_ups, meetings).subquery()
    return select(steps.c.deal_id, func.min(steps.c.starts_at)).group_by(steps.c.deal_id)


def refresh_next_steps(connection: Connection, deals: Iterable[UUID | None]) -> None:
    """Bring the deals' next steps up to date."""
    for keys in in_chunks({key for key in deals if key is not None}):
        earliest: dict[UUID, datetime] = {row[0]: row[1] for row in connection.execute(_steps(keys))}
        kept = connection.execute(select(deal.c.id, deal.c.next_at).where(deal.c.id.in_(keys)))
        moved = [{"key": key, "at": earliest.get(key)} for key, at in kept if at != earliest.get(key)]
        if moved:
            statement = update(deal).where(deal.c.id == bindparam("key")).values(next_at=bindparam("at"))
            connection.execute(statement, moved)


def deals_without_their_step(connection: Connection) -> Sequence[UUID]:
    """Return the deals that have a next step but do not know it yet."""
    follow_ups = select(deal.c.id).join(follow_up, follow_up.c.deal_id == deal.c.id)
    meetings = select(deal.c.id).join(meeting, meeting.c.deal_id == deal.c.id)
    unknown = deal.c.next_at.is_(None)
    found = union(follow_ups.where(open_follow_up(), unknown), meetings.where(planned_meeting(), unknown))
    return connection.scalars(found).all()
