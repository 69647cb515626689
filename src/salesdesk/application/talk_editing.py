"""Writing down a talk: options that were raised, answers of the evaluation, as pure functions (2.15, 4.31)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from salesdesk.application.plan_editing import plan_of, planned, put, shifted
from salesdesk.domain.discussion import RaisedOption
from salesdesk.domain.evaluation import Evaluation, checked
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.refusals import Missing, OutOfRange

ENOUGH = 2


def held(meeting: Meeting, day: date | None, today: date) -> Meeting:
    """Return the talk as held on that day. Raises Missing without a day, OutOfRange for one still to come."""
    if day is None:
        raise Missing("day", "discussion")
    if day > today:
        raise OutOfRange("held_on", day.isoformat(), most=today.isoformat())
    return replace(meeting, held_on=day)


def option_put(meeting: Meeting, option: RaisedOption) -> Meeting:
    """Return the talk with an option written; a new one stands last. Its key stays, for proposals cite it (2.16)."""
    known = any(one.id == option.id for one in meeting.raised)
    if not known:
        return replace(meeting, raised=(*meeting.raised, option))
    return replace(meeting, raised=tuple(option if one.id == option.id else one for one in meeting.raised))


def option_removed(meeting: Meeting, key: UUID) -> Meeting:
    """Return the talk without an option."""
    return replace(meeting, raised=tuple(one for one in meeting.raised if one.id != key))


def option_shifted(meeting: Meeting, key: UUID, by: int) -> Meeting:
    """Return the talk with an option moved up (-1) or down (+1)."""
    at = next((place for place, one in enumerate(meeting.raised) if one.id == key), None)
    return meeting if at is None else replace(meeting, raised=shifted(meeting.raised, at, by))


def can_propose(options: int) -> bool:
    """Tell whether enough options were raised for a proposal, which asks "Option A or Option B?" (2.14, 2.15)."""
    return options >= ENOUGH


def evaluation_of(meeting: Meeting) -> Evaluation:
    """Return the evaluation of a meeting, an empty one when none was begun."""
    return meeting.evaluation or Evaluation()


def answering(meeting: Meeting, **answers: Any) -> Meeting:  # noqa: ANN401 (whatever an answer holds)
    """Return the talk with answers of its evaluation written anew (4.31).

    Raises Missing (agreed, agreed_by) for an advance without the customer's act or its day (2.3).
    """
    had_objective = bool(plan_of(meeting).objective.strip())
    return replace(meeting, evaluation=checked(replace(evaluation_of(meeting), **answers), had_objective=had_objective))


def why_not_closed(meeting: Meeting, now: datetime) -> Missing | None:
    """Return what the evaluation still needs before it can be closed, None when it has it all (2.3, 4.31)."""
    try:
        answering(meeting, done_at=now)
    except Missing as missing:
        return missing
    return None


def question_answered(meeting: Meeting, at: int, *, answered: bool) -> Meeting:
    """Return the talk with a question of its plan marked answered, or still open for the next plan."""
    questions = plan_of(meeting).questions
    return planned(meeting, questions=put(questions, at, replace(questions[at], answered=answered)))
