"""What happened on a deal, each kind read by its own index from a place on: nothing is read that is not shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, exists, func, literal, null, or_, select

from salesdesk.application.log_rows import LogPlace
from salesdesk.application.timeline import TOLD_ELSEWHERE, Happened, Happening
from salesdesk.domain.activity import Reach
from salesdesk.domain.history import CREATED
from salesdesk.domain.lead import Lead
from salesdesk.domain.proposal import ProposalState
from salesdesk.store import aggregates
from salesdesk.store.history import read_change
from salesdesk.store.records.accounts import person
from salesdesk.store.records.buying import evidence
from salesdesk.store.records.deals import follow_up, impediment
from salesdesk.store.records.desk import rep
from salesdesk.store.records.following import activity
from salesdesk.store.records.history import change
from salesdesk.store.records.meetings import call_plan, meeting, meeting_person
from salesdesk.store.records.pipeline import lead
from salesdesk.store.records.proposals import proposal
from salesdesk.store.rooms.pipeline import LEADS
from salesdesk.store.rows import log_entries
from salesdesk.store.types import AnyRow, AnySelect

_OF_RECORDS = (
    Happening.PLANNED,
    Happening.BOOKED,
    Happening.HELD,
    Happening.ACT,
    Happening.IMPEDIMENT,
    Happening.REMOVED,
    Happening.DONE,
)


def happened(connection: Connection, deal_id: UUID, before: Happened | None, limit: int) -> Sequence[Happened]:
    """Return at least the newest things of a deal that come not after `before`, of each kind so many."""
    found = [*_changes(connection, deal_id, before, limit), *_proposals(connection, deal_id, before, limit)]
    found += _activities(connection, deal_id, before, limit)
    for kind in _OF_RECORDS:
        on, at, key, shown = _of(kind, deal_id)
        found += (_read(kind, row) for row in connection.execute(_newest(shown, on, at, key, before, limit)))
    return found


def _read(kind: Happening, row: AnyRow) -> Happened:
    return Happened(
        kind=kind,
        on=row.on,
        at=row.at,
        key=row.key,
        subject=row.subject,
        what=row.what or "",
        who=row.who or "",
        meeting=row.meeting,
    )


def leads_of(connection: Connection, deal_id: UUID) -> Sequence[Lead]:
    """Return the leads of which a deal came."""
    return [kept.value for kept in aggregates.fetch(connection, LEADS, LEADS.alive() & (lead.c.deal_id == deal_id))]


def _newest(
    shown: AnySelect,
    on: ColumnElement[date],
    at: ColumnElement[datetime],
    key: ColumnElement[UUID],
    before: Happened | None,
    limit: int,
) -> AnySelect:
    if before is not None:
        same_day, same = on == before.on, and_(on == before.on, at == before.at)
        shown = shown.where(or_(on < before.on, and_(same_day, at < before.at), and_(same, key <= before.key)))
    return shown.order_by(on.desc(), at.desc(), key.desc()).limit(limit)


_VALID = change.c.withdrawn.is_(other=False)


def _changes(connection: Connection, deal_id: UUID, before: Happened | None, limit: int) -> list[Happened]:
    mine = and_(change.c.entity_id == deal_id, _VALID, change.c.field.not_in(TOLD_ELSEWHERE))
    shown = select(change, rep.c.name.label("who")).outerjoin(rep, rep.c.id == change.c.by).where(mine)
    newest = _newest(shown, change.c.happened_on, change.c.recorded_at, change.c.id, before, limit)
    return [
        Happened(
            kind=Happening.CHANGED,
            on=row.happened_on,
            at=row.recorded_at,
            key=row.id,
            who=row.who or "",
            change=read_change(row),
        )
        for row in connection.execute(newest)
    ]


def _proposals(connection: Connection, deal_id: UUID, before: Happened | None, limit: int) -> list[Happened]:
    """Return what became of the deal's proposals: issued, answered, withdrawn, superseded."""
    became = and_(change.c.field == "state", _VALID, change.c.after != str(ProposalState.DRAFT))
    shown = (
        select(change, proposal.c.number, proposal.c.title, rep.c.name.label("who"))
        .join(proposal, proposal.c.id == change.c.entity_id)
        .outerjoin(rep, rep.c.id == change.c.by)
        .where(proposal.c.deal_id == deal_id, proposal.c.archived_at.is_(None), became)
    )
    newest = _newest(shown, change.c.happened_on, change.c.recorded_at, change.c.id, before, limit)
    return [
        Happened(
            kind=Happening.PROPOSAL,
            on=row.happened_on,
            at=row.recorded_at,
            key=row.id,
            subject=row.entity_id,
            what=row.number,
            who=row.who or "",
            state=ProposalState(row.after),
        )
        for row in connection.execute(newest)
    ]


def _activities(connection: Connection, deal_id: UUID, before: Happened | None, limit: int) -> list[Happened]:
    """Return what was logged on the deal; a talk that is told as a meeting that was held is not told again."""
    held = and_(
        meeting.c.id == activity.c.meeting_id,
        meeting.c.deal_id == deal_id,
        meeting.c.held_on == activity.c.day,
        meeting.c.archived_at.is_(None),
    )
    told_already = and_(activity.c.reach == Reach.SPOKE, exists(select(meeting.c.id).where(held)))
    shown = select(activity.c.id, activity.c.day, activity.c.began_at, activity.c.created_at)
    mine = shown.where(activity.c.deal_id == deal_id, activity.c.archived_at.is_(None), ~told_already)
    newest = _newest(mine, activity.c.day, activity.c.created_at, activity.c.id, before, limit)
    rows = connection.execute(newest).all()
    places = [LogPlace(row.day, row.began_at, row.id, meeting=False) for row in rows]
    logged = {one.id: one for one in log_entries.entries(connection, places)}
    return [
        Happened(
            kind=Happening.ACTIVITY,
            on=row.day,
            at=row.created_at,
            key=row.id,
            subject=deal_id,
            who=", ".join(logged[row.id].people) or logged[row.id].lead,
            log=logged[row.id],
        )
        for row in rows
    ]


_Source = tuple[ColumnElement[date], ColumnElement[datetime], ColumnElement[UUID], AnySelect]


def _of(kind: Happening, deal_id: UUID) -> _Source:
    """Return day, moment and key of one kind of record's happening, and the select that gives them."""
    if kind in {Happening.PLANNED, Happening.HELD}:
        return _of_meetings(kind, deal_id)
    if kind in {Happening.BOOKED, Happening.DONE}:
        return _of_follow_ups(kind, deal_id)
    return _of_acts(deal_id) if kind is Happening.ACT else _of_impediments(kind, deal_id)


def _made(kind: ColumnElement[UUID]) -> ColumnElement[bool]:
    return and_(change.c.entity_id == kind, change.c.field == CREATED, _VALID)


def _of_meetings(kind: Happening, deal_id: UUID) -> _Source:
    people = select(func.aggregate_strings(person.c.name, ", ")).join(
        meeting_person, meeting_person.c.person_id == person.c.id
    )
    who = people.where(meeting_person.c.meeting_id == meeting.c.id).correlate(meeting).scalar_subquery()
    held = kind is Happening.HELD
    on = meeting.c.held_on if held else change.c.happened_on
    shown = select(
        on.label("on"),
        meeting.c.created_at.label("at"),
        meeting.c.id.label("key"),
        meeting.c.id.label("subject"),
        call_plan.c.objective.label("what"),
        who.label("who"),
        meeting.c.kind.label("meeting"),
    ).outerjoin(call_plan, call_plan.c.meeting_id == meeting.c.id)
    shown = shown.where(meeting.c.deal_id == deal_id, meeting.c.archived_at.is_(None))
    if held:
        return on, meeting.c.created_at, meeting.c.id, shown.where(meeting.c.held_on.is_not(None))
    planned = call_plan.c.meeting_id.is_not(None)
    return on, meeting.c.created_at, meeting.c.id, shown.join(change, _made(meeting.c.id)).where(planned)


def _of_follow_ups(kind: Happening, deal_id: UUID) -> _Source:
    done = kind is Happening.DONE
    on = follow_up.c.done_on if done else change.c.happened_on
    shown = select(
        on.label("on"),
        follow_up.c.created_at.label("at"),
        follow_up.c.id.label("key"),
        null().label("subject"),
        follow_up.c.topic.label("what"),
        person.c.name.label("who"),
        null().label("meeting"),
    ).outerjoin(person, person.c.id == follow_up.c.person_id)
    shown = shown.where(follow_up.c.deal_id == deal_id, follow_up.c.archived_at.is_(None))
    if done:
        return on, follow_up.c.created_at, follow_up.c.id, shown.where(follow_up.c.done_on.is_not(None))
    return on, follow_up.c.created_at, follow_up.c.id, shown.join(change, _made(follow_up.c.id))


def _of_acts(deal_id: UUID) -> _Source:
    on = evidence.c.happened_on
    shown = select(
        on.label("on"),
        evidence.c.created_at.label("at"),
        evidence.c.id.label("key"),
        evidence.c.meeting_id.label("subject"),
        evidence.c.what.label("what"),
        literal("").label("who"),
        null().label("meeting"),
    ).where(evidence.c.deal_id == deal_id, evidence.c.archived_at.is_(None))
    return on, evidence.c.created_at, evidence.c.id, shown


def _of_impediments(kind: Happening, deal_id: UUID) -> _Source:
    on = impediment.c.removed_on if kind is Happening.REMOVED else impediment.c.noted_on
    shown = select(
        on.label("on"),
        impediment.c.created_at.label("at"),
        impediment.c.id.label("key"),
        null().label("subject"),
        impediment.c.said.label("what"),
        person.c.name.label("who"),
        null().label("meeting"),
    ).outerjoin(person, person.c.id == impediment.c.person_id)
    mine = and_(impediment.c.deal_id == deal_id, impediment.c.archived_at.is_(None), on.is_not(None))
    return on, impediment.c.created_at, impediment.c.id, shown.where(mine)
