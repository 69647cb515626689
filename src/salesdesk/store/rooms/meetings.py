"""The room of meetings: the plan, and what was discussed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from salesdesk.domain.discussion import RaisedOption
from salesdesk.domain.meeting import CallPlan, ExpectedReturn, Meeting
from salesdesk.domain.objection import PlanObjection
from salesdesk.store.aggregates import Columns, Held, Room, Written
from salesdesk.store.records import meetings as records
from salesdesk.store.rooms.columns import moment_columns, moment_of
from salesdesk.store.rooms.next_steps import refresh_next_steps
from salesdesk.store.types import AnyRow


def _read_meeting(row: AnyRow, parts: Held) -> Meeting:
    return Meeting(
        id=row.id,
        account_id=row.account_id,
        deal_id=row.deal_id,
        rep_id=row.rep_id,
        kind=row.kind,
        starts=moment_of(row.starts_at, row.starts_zone),
        minutes=row.minutes,
        place=row.place,
        people=tuple(person.person_id for person in parts[records.meeting_person]),
        plan=next((_read_plan(plan, parts) for plan in parts[records.call_plan]), None),
        held_on=row.held_on,
        raised=tuple(read_raised(option) for option in parts[records.raised_option]),
        note=row.note,
    )


def read_raised(row: AnyRow) -> RaisedOption:
    """Return the raised option of a row that has all its columns."""
    return RaisedOption(
        id=row.id,
        text=row.text,
        dimension=row.dimension,
        raised_by=row.raised_by_id,
        reaction=row.reaction,
        quote=row.quote,
    )


def _read_plan(row: AnyRow, parts: Held) -> CallPlan:
    return CallPlan(
        objective=row.objective,
        objective_by=row.objective_by,
        opening=row.opening,
        questions=tuple(question.text for question in parts[records.plan_question]),
        objections=tuple(_read_objection(objection) for objection in parts[records.plan_objection]),
        expected=ExpectedReturn(
            quantity=row.return_quantity, unit=row.return_unit, by=row.return_by, actual=row.return_actual
        ),
        prospect_gets=row.prospect_gets,
        fall_back=row.fall_back,
        ready_at=row.ready_at,
    )


def _read_objection(row: AnyRow) -> PlanObjection:
    return PlanObjection(
        words=row.words,
        kind=row.kind,
        likelihood=row.likelihood,
        answer=row.answer,
        proof=row.proof,
        raised=row.raised,
        worked=row.worked,
    )


def _write_meeting(meeting: Meeting) -> Written:
    own = {
        "id": meeting.id,
        "account_id": meeting.account_id,
        "deal_id": meeting.deal_id,
        "rep_id": meeting.rep_id,
        "kind": meeting.kind,
        "minutes": meeting.minutes,
        "place": meeting.place,
        "held_on": meeting.held_on,
        "note": meeting.note,
    }
    parts = {
        records.meeting_person: [{"person_id": person} for person in meeting.people],
        records.raised_option: [_write_raised(option) for option in meeting.raised],
        **(_write_plan(meeting.plan) if meeting.plan else {}),
    }
    return Written(own | moment_columns("starts", meeting.starts), parts)


def _write_raised(option: RaisedOption) -> Columns:
    return {
        "id": option.id,
        "text": option.text,
        "dimension": option.dimension,
        "raised_by_id": option.raised_by,
        "reaction": option.reaction,
        "quote": option.quote,
    }


def _write_plan(plan: CallPlan) -> dict[Any, list[Columns]]:
    own = {
        "objective": plan.objective,
        "objective_by": plan.objective_by,
        "opening": plan.opening,
        "return_quantity": plan.expected.quantity,
        "return_unit": plan.expected.unit,
        "return_by": plan.expected.by,
        "return_actual": plan.expected.actual,
        "prospect_gets": plan.prospect_gets,
        "fall_back": plan.fall_back,
        "ready_at": plan.ready_at,
    }
    return {
        records.call_plan: [own],
        records.plan_question: [{"text": question} for question in plan.questions],
        records.plan_objection: [_write_objection(objection) for objection in plan.objections],
    }


def _write_objection(objection: PlanObjection) -> Columns:
    return {
        "words": objection.words,
        "kind": objection.kind,
        "likelihood": objection.likelihood,
        "answer": objection.answer,
        "proof": objection.proof,
        "raised": objection.raised,
        "worked": objection.worked,
    }


def _tell_deals(connection: Connection, pairs: Sequence[tuple[Meeting | None, Meeting | None]]) -> None:
    refresh_next_steps(connection, (meeting.deal_id for pair in pairs for meeting in pair if meeting is not None))


MEETINGS = Room(
    Meeting,
    records.meeting,
    _read_meeting,
    _write_meeting,
    parts=(
        records.meeting_person,
        records.call_plan,
        records.plan_question,
        records.plan_objection,
        records.raised_option,
    ),
    told=_tell_deals,
    tells_of_ends=True,
)
