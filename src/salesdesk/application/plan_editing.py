"""Writing a call plan, each act a pure function of the meeting: what a page asks for and undo takes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any, TypeVar
from uuid import UUID

from salesdesk.domain.call_strategy import Question
from salesdesk.domain.folding import squeeze
from salesdesk.domain.meeting import CallPlan, Meeting, rescheduled
from salesdesk.domain.moment import Moment
from salesdesk.domain.objection import PlanObjection

T = TypeVar("T")


def put(items: tuple[T, ...], at: int, item: T) -> tuple[T, ...]:
    """Return the items with one of them replaced; a place behind the last adds it."""
    return (*items[:at], item, *items[at + 1 :])


def without(items: tuple[T, ...], at: int) -> tuple[T, ...]:
    """Return the items without the one at that place."""
    return items[:at] + items[at + 1 :]


def shifted(items: tuple[T, ...], at: int, by: int) -> tuple[T, ...]:
    """Return the items with one of them moved up (-1) or down (+1); at either end it stays."""
    to = min(max(at + by, 0), len(items) - 1)
    rest = without(items, at)
    return (*rest[:to], items[at], *rest[to:])


def planned(meeting: Meeting, **parts: Any) -> Meeting:  # noqa: ANN401 (whatever a part of the plan holds)
    """Return the meeting with parts of its plan written anew.

    A plan that loses its objective, or what the prospect gets, is no longer ready (2.1, 2.4).
    """
    plan = replace(meeting.plan or CallPlan(), **parts)
    if not (plan.objective.strip() and plan.prospect_gets.strip()):
        plan = replace(plan, ready_at=None)
    return replace(meeting, plan=plan)


def plan_of(meeting: Meeting) -> CallPlan:
    """Return the plan of a meeting, an empty one when it has none."""
    return meeting.plan or CallPlan()


def question_put(meeting: Meeting, at: int, text: str) -> Meeting:
    """Return the plan with a question written at that place, behind the last it is added; without words it goes."""
    questions = plan_of(meeting).questions
    before = questions[at] if at < len(questions) else Question(text="")
    question = replace(before, text=text.strip())
    kept = put(questions, at, question) if question.text else without(questions, at)
    return planned(meeting, questions=kept)


def question_shifted(meeting: Meeting, at: int, by: int) -> Meeting:
    """Return the plan with a question moved up (-1) or down (+1)."""
    return planned(meeting, questions=shifted(plan_of(meeting).questions, at, by))


def objection_put(meeting: Meeting, at: int, objection: PlanObjection) -> Meeting:
    """Return the plan with an objection written at that place, behind the last it is added (4.20)."""
    return planned(meeting, objections=put(plan_of(meeting).objections, at, objection))


def objection_removed(meeting: Meeting, at: int) -> Meeting:
    """Return the plan without the objection at that place."""
    return planned(meeting, objections=without(plan_of(meeting).objections, at))


def objection_shifted(meeting: Meeting, at: int, by: int) -> Meeting:
    """Return the plan with an objection moved up (-1) or down (+1)."""
    return planned(meeting, objections=shifted(plan_of(meeting).objections, at, by))


def came_up(meeting: Meeting, at: int, *, raised: bool | None, worked: bool | None) -> Meeting:
    """Return the plan with what became of an objection: whether it was raised, and whether the answer worked (4.20)."""
    objection = plan_of(meeting).objections[at]
    return objection_put(meeting, at, replace(objection, raised=raised, worked=worked if raised else None))


def came_up_unforeseen(meeting: Meeting, at: int, words: str) -> Meeting:
    """Return the plan with an objection that nobody expected, at that place, as one that was raised (4.20).

    One that stands before it in the same words came up instead, so that none is there twice. Without an answer that
    worked it is still open, and goes into the next plan.
    """
    said = " ".join(words.split())
    before = plan_of(meeting).objections[:at]
    twin = next((place for place, one in enumerate(before) if squeeze(one.words) == squeeze(said)), None)
    if twin is None:
        return objection_put(meeting, at, PlanObjection(words=said, raised=True))
    return came_up(objection_removed(meeting, at), twin, raised=True, worked=before[twin].worked)


def claim_used(meeting: Meeting, claim: UUID, *, used: bool) -> Meeting:
    """Return the plan with a line of a battlecard ticked as used in the meeting, or not (4.4)."""
    others = tuple(key for key in plan_of(meeting).used if key != claim)
    return planned(meeting, used=(*others, claim) if used else others)


def expecting(meeting: Meeting, **parts: Any) -> Meeting:  # noqa: ANN401 (quantity, unit, day)
    """Return the plan with parts of its expected return written anew (4.21)."""
    return planned(meeting, expected=replace(plan_of(meeting).expected, **parts))


def starting(meeting: Meeting, day: date | None, clock: time | None, zone: str) -> Meeting:
    """Return the meeting on that day at that time in the zone; without both it has no moment yet. Raises OutOfRange."""
    starts = Moment.of(day, clock, zone) if day is not None and clock is not None else None
    return rescheduled(meeting, starts)


def lasting(meeting: Meeting, minutes: int) -> Meeting:
    """Return the meeting planned for that many minutes."""
    return rescheduled(meeting, meeting.starts, minutes=minutes)


def attended(meeting: Meeting, person: UUID, *, takes_part: bool) -> Meeting:
    """Return the meeting with or without a person; those who take part keep their order."""
    others = tuple(key for key in meeting.people if key != person)
    if not takes_part:
        said = tuple(one for one in meeting.replies if one.person_id != person)
        return replace(meeting, people=others, replies=said)
    return meeting if person in meeting.people else replace(meeting, people=(*others, person))
