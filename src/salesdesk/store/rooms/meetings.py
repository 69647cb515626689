"""The room of meetings: the plan, and what was discussed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from salesdesk.domain.call_strategy import OptionToRaise, Question
from salesdesk.domain.discussion import RaisedOption
from salesdesk.domain.evaluation import Evaluation
from salesdesk.domain.meeting import CallPlan, ExpectedReturn, Meeting
from salesdesk.domain.objection import PlanObjection
from salesdesk.domain.objective_fields import ObjectiveFields
from salesdesk.store.aggregates import Columns, Held, Room, Written
from salesdesk.store.records import meetings as records
from salesdesk.store.rooms.columns import attendee_columns, moment_columns, moment_of, read_attendee
from salesdesk.store.rooms.customer_acts import refresh_acts
from salesdesk.store.rooms.next_steps import refresh_next_steps
from salesdesk.store.types import AnyRow


def _read_meeting(row: AnyRow, parts: Held) -> Meeting:
    return Meeting(
        id=row.id,
        account_id=row.account_id,
        deal_id=row.deal_id,
        rep_id=row.rep_id,
        kind=row.kind,
        activity=row.activity,
        starts=moment_of(row.starts_at, row.starts_zone),
        minutes=row.minutes,
        place=row.place,
        people=tuple(person.person_id for person in parts[records.meeting_person]),
        plan=next((_read_plan(plan, parts) for plan in parts[records.call_plan]), None),
        held_on=row.held_on,
        stage_id=row.stage_id,
        raised=tuple(read_raised(option) for option in parts[records.raised_option]),
        evaluation=next((_read_evaluation(evaluation) for evaluation in parts[records.evaluation]), None),
        note=row.note,
        sequence=row.sequence,
        invited=row.invited,
        replies=tuple(read_attendee(one) for one in parts[records.meeting_reply]),
        called_off=moment_of(row.called_off_at, row.called_off_zone),
    )


def _read_evaluation(row: AnyRow) -> Evaluation:
    return Evaluation(
        reached=row.reached,
        outcome=row.outcome,
        learnt=row.learnt,
        agreed=row.agreed,
        agreed_by=row.agreed_by,
        differently=row.differently,
        done_at=row.done_at,
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
        fields=ObjectiveFields(who=row.who, does=row.does, shown_by=row.shown_by, moves=row.moves),
        best=row.best,
        least=row.least,
        questions=tuple(
            Question(text=question.text, kind=question.kind, answered=question.answered)
            for question in parts[records.plan_question]
        ),
        objections=tuple(_read_objection(objection) for objection in parts[records.plan_objection]),
        expected=ExpectedReturn(
            quantity=row.return_quantity, unit=row.return_unit, by=row.return_by, actual=row.return_actual
        ),
        prospect_gets=row.prospect_gets,
        fall_back=row.fall_back,
        materials=tuple(piece.material_id for piece in parts[records.plan_material]),
        to_raise=tuple(OptionToRaise(text=one.text, dimension=one.dimension) for one in parts[records.plan_option]),
        used=tuple(claim.claim_id for claim in parts[records.plan_claim]),
        step_id=row.step_id,
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
        objection_id=row.objection_id,
        answer_id=row.answer_id,
    )


def _write_meeting(meeting: Meeting) -> Written:
    own = {
        "id": meeting.id,
        "account_id": meeting.account_id,
        "deal_id": meeting.deal_id,
        "rep_id": meeting.rep_id,
        "kind": meeting.kind,
        "activity": meeting.activity,
        "minutes": meeting.minutes,
        "place": meeting.place,
        "held_on": meeting.held_on,
        "stage_id": meeting.stage_id,
        "note": meeting.note,
        "sequence": meeting.sequence,
        "invited": meeting.invited,
    }
    own |= moment_columns("called_off", meeting.called_off)
    parts = {
        records.meeting_person: [{"person_id": person} for person in meeting.people],
        records.meeting_reply: [attendee_columns(one) for one in meeting.replies],
        records.raised_option: [_write_raised(option) for option in meeting.raised],
        **(_write_plan(meeting.plan) if meeting.plan else {}),
        **({records.evaluation: [_write_evaluation(meeting.evaluation)]} if meeting.evaluation else {}),
    }
    return Written(own | moment_columns("starts", meeting.starts), parts)


def _write_evaluation(evaluation: Evaluation) -> Columns:
    return {
        "reached": evaluation.reached,
        "outcome": evaluation.outcome,
        "learnt": evaluation.learnt,
        "agreed": evaluation.agreed,
        "agreed_by": evaluation.agreed_by,
        "differently": evaluation.differently,
        "done_at": evaluation.done_at,
    }


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
        "who": plan.fields.who,
        "does": plan.fields.does,
        "shown_by": plan.fields.shown_by,
        "moves": plan.fields.moves,
        "best": plan.best,
        "least": plan.least,
        "step_id": plan.step_id,
    }
    return {
        records.call_plan: [own],
        records.plan_question: [
            {"text": question.text, "kind": question.kind, "answered": question.answered} for question in plan.questions
        ],
        records.plan_material: [{"material_id": material} for material in plan.materials],
        records.plan_option: [{"text": option.text, "dimension": option.dimension} for option in plan.to_raise],
        records.plan_claim: [{"claim_id": claim} for claim in plan.used],
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
        "objection_id": objection.objection_id,
        "answer_id": objection.answer_id,
    }


def _tell_deals(connection: Connection, pairs: Sequence[tuple[Meeting | None, Meeting | None]]) -> None:
    deals = {meeting.deal_id for pair in pairs for meeting in pair if meeting is not None}
    refresh_next_steps(connection, deals)
    refresh_acts(connection, deals)


MEETINGS = Room(
    Meeting,
    records.meeting,
    _read_meeting,
    _write_meeting,
    parts=(
        records.meeting_person,
        records.meeting_reply,
        records.call_plan,
        records.plan_question,
        records.plan_objection,
        records.raised_option,
        records.plan_material,
        records.plan_option,
        records.plan_claim,
        records.evaluation,
    ),
    told=_tell_deals,
    tells_of_ends=True,
)
