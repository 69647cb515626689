"""What was done by whom, kind by kind, and what came of it: one statement for each source (F7, 1.16, 4.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, select, true

from salesdesk.domain.activity import WRITING, Reach
from salesdesk.domain.activity_effect import KindSum
from salesdesk.domain.call_report import ADVANCING
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.funnel import Worked
from salesdesk.store.records.following import activity
from salesdesk.store.records.meetings import evaluation, meeting
from salesdesk.store.types import AnySelect

_LOGGED: Final = exists(
    select(activity.c.id).where(activity.c.meeting_id == meeting.c.id, activity.c.archived_at.is_(None))
)
_ADVANCING: Final = sorted(ADVANCING)
# What was logged of a meeting says itself what came of it, else the meeting does.
_OUTCOME: Final = func.coalesce(activity.c.outcome, evaluation.c.outcome)
_ACTIVITIES: Final = activity.outerjoin(evaluation, evaluation.c.meeting_id == activity.c.meeting_id)
_MEETINGS: Final = meeting.outerjoin(evaluation, evaluation.c.meeting_id == meeting.c.id)
_HELD: Final = and_(meeting.c.archived_at.is_(None), meeting.c.held_on.is_not(None), ~_LOGGED)


def work_done(connection: Connection, first: date, last: date) -> Sequence[Worked]:
    """Return what each rep did of each kind between two days, meetings that were held and not logged with it."""
    spoke = and_(activity.c.reach == Reach.SPOKE, activity.c.channel.not_in(sorted(WRITING)))
    days = and_(activity.c.archived_at.is_(None), activity.c.day.between(first, last))
    logged = _counted(activity.c.rep_id, activity.c.kind, activity.c.minutes, _OUTCOME, spoke)
    held = _counted(meeting.c.rep_id, meeting.c.activity, meeting.c.minutes, evaluation.c.outcome, true())
    asked = (
        logged.select_from(_ACTIVITIES).where(days),
        held.select_from(_MEETINGS).where(_HELD, meeting.c.held_on.between(first, last)),
    )
    return [_worked(row) for one in asked for row in connection.execute(one)]


def _counted(
    rep: ColumnElement[Any],
    kind: ColumnElement[Any],
    minutes: ColumnElement[Any],
    outcome: ColumnElement[Any],
    spoke: ColumnElement[bool],
) -> AnySelect:
    advanced = outcome.in_(_ADVANCING)
    columns = (
        func.count(),
        _times(spoke),
        func.coalesce(func.sum(minutes), 0),
        _times(minutes.is_(None)),
        _times(advanced),
        _times(outcome == OutcomeClass.ORDER),
        _times(and_(spoke, outcome.is_not(None))),
        _times(and_(spoke, advanced)),
    )
    return select(rep, kind, *columns).group_by(rep, kind)


def _times(met: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((met, 1)))


def _worked(row: Any) -> Worked:  # noqa: ANN401
    rep, kind, count, talks, minutes, untimed, advances, orders, judged, advanced = row
    done = KindSum(
        kind=kind,
        count=count,
        talks=talks,
        minutes=int(minutes),
        untimed=untimed,
        advances=advances,
        orders=orders,
    )
    return Worked(rep_id=rep, sum=done, judged=judged, advanced=advanced)


def advances_of_deals(connection: Connection, last: date) -> Mapping[UUID, int]:
    """Return how many advances and orders were noted of each deal up to a day."""
    found: Counter[UUID] = Counter()
    days = and_(activity.c.archived_at.is_(None), activity.c.deal_id.is_not(None), activity.c.day <= last)
    of_entries = select(activity.c.deal_id, func.count()).where(days).group_by(activity.c.deal_id)
    advanced = select(evaluation.c.meeting_id).where(evaluation.c.outcome.in_(_ADVANCING))
    of_meetings = and_(_HELD, meeting.c.deal_id.is_not(None), meeting.c.held_on <= last)
    asked = (
        of_entries.where(activity.c.outcome.is_not(None), activity.c.outcome.in_(_ADVANCING)),
        # What a meeting brought counts only where its entry does not say it; most entries hang on no meeting.
        of_entries.where(activity.c.outcome.is_(None), activity.c.meeting_id.in_(advanced)),
        select(meeting.c.deal_id, func.count())
        .select_from(_MEETINGS)
        .where(of_meetings, evaluation.c.outcome.in_(_ADVANCING))
        .group_by(meeting.c.deal_id),
    )
    for one in asked:
        for key, count in connection.execute(one):
            found[key] += count
    return found
