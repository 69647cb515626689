"""One conversation: planned or done, with its plan and what was discussed hanging on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.call_strategy import OptionToRaise, Question
from salesdesk.domain.discussion import RaisedOption
from salesdesk.domain.evaluation import DUE_WITHIN, Evaluation
from salesdesk.domain.follow_up import Attendee, Reply
from salesdesk.domain.moment import Moment
from salesdesk.domain.objection import PlanObjection
from salesdesk.domain.objective_fields import NO_FIELDS, ObjectiveFields
from salesdesk.domain.refusals import Missing


class MeetingKind(StrEnum):
    """How we meet."""

    CALL = "call"
    VIDEO = "video"
    VISIT = "visit"
    DEMO = "demo"
    NEGOTIATION = "negotiation"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedReturn:
    """The quantifiable return a meeting should bring, and what it brought (4.21)."""

    quantity: Decimal | None = None
    unit: str = ""
    by: date | None = None
    actual: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPlan:
    """Why we call, what we ask, what they will say, what both get from it.

    `objective` is the sentence; it is built from `fields` until somebody words it otherwise. `best` is the best
    result we can hope for, `least` the least we accept. `materials` are pieces of the library to bring,
    `to_raise` the options in the order in which they are to be raised, `used` the lines of battlecards that were
    used in the meeting, `step_id` the playbook step that the call serves.
    """

    objective: str = ""
    objective_by: date | None = None
    fields: ObjectiveFields = NO_FIELDS
    best: str = ""
    least: str = ""
    opening: str = ""
    questions: tuple[Question, ...] = ()
    objections: tuple[PlanObjection, ...] = ()
    expected: ExpectedReturn = ExpectedReturn()
    prospect_gets: str = ""
    fall_back: str = ""
    materials: tuple[UUID, ...] = ()
    to_raise: tuple[OptionToRaise, ...] = ()
    used: tuple[UUID, ...] = ()
    step_id: UUID | None = None
    ready_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting or call with an account, on a deal where there is one.

    `starts` is when it is planned, `held_on` the day on which it was held (then it is a discussion).
    `minutes` is its planned length. `people` are the persons of the account who take part. `stage_id` is the
    stage that the deal was in when the meeting was held.

    `sequence` is that of its calendar entry, `invited` the sequence that the last invitation we wrote had; `replies`
    are what those who were invited said. `called_off` is the moment they were invited to while there is no other one.
    """

    id: UUID
    account_id: UUID | None = None
    deal_id: UUID | None = None
    rep_id: UUID | None = None
    kind: MeetingKind = MeetingKind.CALL
    activity: ActivityKind = ActivityKind.CALL_OR_MEETING
    starts: Moment | None = None
    minutes: int = 30
    place: str = ""
    people: tuple[UUID, ...] = ()
    plan: CallPlan | None = None
    held_on: date | None = None
    stage_id: UUID | None = None
    raised: tuple[RaisedOption, ...] = ()
    evaluation: Evaluation | None = None
    note: str = ""
    sequence: int = 0
    invited: int | None = None
    replies: tuple[Attendee, ...] = ()
    called_off: Moment | None = None

    @property
    def uid(self) -> str:
        """What its calendar entry is known by, whatever becomes of it (RFC 5545, UID)."""
        return f"{self.id}@salesdesk"

    @property
    def is_discussion(self) -> bool:
        """Whether it was held, so that options raised in it can stand in a proposal."""
        return self.held_on is not None

    @property
    def is_evaluated(self) -> bool:
        """Whether its evaluation is closed (4.31)."""
        return self.evaluation is not None and self.evaluation.done_at is not None

    @property
    def ends_at(self) -> datetime | None:
        """When it was planned to end (UTC), None without a moment."""
        return self.starts.at + timedelta(minutes=self.minutes) if self.starts else None

    @property
    def evaluation_due(self) -> datetime | None:
        """Until when it is to be evaluated (UTC): within 24 hours of its planned end (4.31); None without a moment."""
        return self.ends_at + DUE_WITHIN if self.ends_at else None


def rescheduled(meeting: Meeting, starts: Moment | None, *, minutes: int | None = None) -> Meeting:
    """Return the meeting at another moment, or of another length: its calendar entry's next sequence (RFC 5546).

    Everybody is asked again. Without a moment it is called off for whoever was invited; the plan stays, so that it
    can be held at another time.
    """
    asked = replace(meeting, starts=starts, minutes=meeting.minutes if minutes is None else minutes)
    if asked == meeting:
        return meeting
    if meeting.starts is None and meeting.invited is None:
        return asked
    was = meeting.starts or meeting.called_off
    return replace(
        asked,
        sequence=meeting.sequence + 1,
        replies=tuple(replace(one, reply=Reply.NEEDS_ACTION) for one in meeting.replies),
        called_off=was if starts is None and meeting.invited is not None else None,
    )


class PlanPart(StrEnum):
    """The five parts of a call plan that its header counts."""

    OBJECTIVE = "objective"
    RESEARCH = "research"
    OBJECTIONS = "objections"
    RETURN = "return"
    MOMENT = "moment"


def missing_parts(meeting: Meeting, findings: int, *, smart: bool) -> tuple[PlanPart, ...]:
    """Return the parts of the plan that are still missing, in the order of the page.

    Research counts with one finding or question, objections when each has an answer, the return with a
    quantity, a unit and what the prospect gets (2.4, 4.20, 4.21), the objective when all five lamps are met.
    """
    plan = meeting.plan or CallPlan()
    answered = bool(plan.objections) and all(o.answered for o in plan.objections)
    returned = plan.expected.quantity is not None and bool(plan.expected.unit.strip() and plan.prospect_gets.strip())
    there = {
        PlanPart.OBJECTIVE: smart,
        PlanPart.RESEARCH: findings > 0 or bool(plan.questions),
        PlanPart.OBJECTIONS: answered,
        PlanPart.RETURN: returned,
        PlanPart.MOMENT: meeting.starts is not None and bool(meeting.people),
    }
    return tuple(part for part, found in there.items() if not found)


def ready(meeting: Meeting, at: datetime) -> Meeting:
    """Return the meeting with its plan marked ready (2.1, 2.4).

    Raises Missing (objective) without an objective, Missing (prospect_gets) when only we would get something.
    """
    plan = meeting.plan or CallPlan()
    if not plan.objective.strip():
        raise Missing("objective", "call_plan")
    if not plan.prospect_gets.strip():
        raise Missing("prospect_gets", "call_plan")
    return replace(meeting, plan=replace(plan, ready_at=at))


def not_ready(meeting: Meeting) -> Meeting:
    """Return the meeting with its plan open for work again."""
    return replace(meeting, plan=replace(meeting.plan or CallPlan(), ready_at=None))
