"""What plans and reports read of buying processes, objections, materials and calls that were held."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, and_, select

from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.call_report import HeldCall
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.folding import fold
from salesdesk.domain.objections_met import ObjectionMet
from salesdesk.store import aggregates
from salesdesk.store.records.accounts import account
from salesdesk.store.records.buying import buying_process, evidence, rival
from salesdesk.store.records.deals import deal, loss_reason
from salesdesk.store.records.desk import rep
from salesdesk.store.records.library import competitor
from salesdesk.store.records.meetings import call_plan, evaluation, meeting, plan_material, plan_objection
from salesdesk.store.rooms.buying import BUYING_PROCESSES, EVIDENCE
from salesdesk.store.rows.account_rows import account_of_meeting
from salesdesk.store.types import AnyRow


def process_of(connection: Connection, deal_id: UUID) -> BuyingProcess | None:
    """Return what is known of the customer's buying on a deal."""
    its = and_(buying_process.c.deal_id == deal_id, BUYING_PROCESSES.alive())
    return next((kept.value for kept in aggregates.fetch(connection, BUYING_PROCESSES, its)), None)


def evidence_of(connection: Connection, deal_id: UUID) -> Sequence[Evidence]:
    """Return what the customer did on a deal, newest first."""
    found = aggregates.fetch(connection, EVIDENCE, and_(evidence.c.deal_id == deal_id, EVIDENCE.alive()))
    return sorted((kept.value for kept in found), key=lambda one: one.happened_on, reverse=True)


def rivals_at(connection: Connection, account_id: UUID) -> frozenset[UUID]:
    """Return the competitors that are named on any deal with an account."""
    there = (
        select(rival.c.competitor_id)
        .join(buying_process, buying_process.c.id == rival.c.buying_process_id)
        .join(deal, deal.c.id == buying_process.c.deal_id)
        .where(deal.c.account_id == account_id, deal.c.archived_at.is_(None), BUYING_PROCESSES.alive())
    )
    return frozenset(row.competitor_id for row in connection.execute(there))


def deals_against(connection: Connection, competitor_id: UUID) -> frozenset[UUID]:
    """Return the deals that a competitor is or was in: as a rival, or by its name in a reason for the loss."""
    name = connection.scalar(select(competitor.c.name).where(competitor.c.id == competitor_id))
    as_rival = (
        select(buying_process.c.deal_id)
        .join(rival, rival.c.buying_process_id == buying_process.c.id)
        .where(rival.c.competitor_id == competitor_id, buying_process.c.archived_at.is_(None))
    )
    found = {row.deal_id for row in connection.execute(as_rival)}
    reasons = select(loss_reason.c.deal_id, loss_reason.c.competitor).where(loss_reason.c.competitor != "")
    wanted = fold(name or "")
    by_name = (row.deal_id for row in connection.execute(reasons) if wanted and fold(row.competitor) == wanted)
    return frozenset(found.union(by_name))


def _held() -> ColumnElement[bool]:
    return and_(meeting.c.held_on.is_not(None), meeting.c.archived_at.is_(None))


def _closed(of: Column[UUID]) -> ColumnElement[bool]:
    """Return the condition of the evaluation of a meeting that counts: one still being written says nothing yet."""
    return and_(evaluation.c.meeting_id == of, evaluation.c.done_at.is_not(None))


def objections_met(connection: Connection) -> Sequence[ObjectionMet]:
    """Return every objection that was raised in a call that was held, oldest call first."""
    joined = (
        plan_objection.join(meeting, meeting.c.id == plan_objection.c.meeting_id)
        .outerjoin(deal, deal.c.id == meeting.c.deal_id)
        .outerjoin(account, account.c.id == account_of_meeting)
    )
    shown = select(
        plan_objection, account.c.industry, meeting.c.stage_id, deal.c.stage_id.label("present_stage")
    ).select_from(joined)
    order = (meeting.c.held_on, meeting.c.id, plan_objection.c.place)
    rows = connection.execute(shown.where(_held(), plan_objection.c.raised.is_(True)).order_by(*order))
    return [_met(row) for row in rows]


def _met(row: AnyRow) -> ObjectionMet:
    return ObjectionMet(
        meeting_id=row.meeting_id,
        words=row.words,
        kind=row.kind,
        answer=row.answer,
        proof=row.proof,
        worked=row.worked,
        segment=row.industry or "",
        # Calls recorded before stages were kept with them count for the stage that the deal is in.
        stage_id=row.stage_id or row.present_stage,
        objection_id=row.objection_id,
    )


def held_calls(connection: Connection) -> Sequence[HeldCall]:
    """Return every call and meeting that was held, newest first."""
    joined = (
        meeting.outerjoin(deal, deal.c.id == meeting.c.deal_id)
        .outerjoin(account, account.c.id == account_of_meeting)
        .outerjoin(rep, rep.c.id == meeting.c.rep_id)
        .outerjoin(call_plan, call_plan.c.meeting_id == meeting.c.id)
        .outerjoin(evaluation, _closed(meeting.c.id))
    )
    shown = select(
        meeting.c.id,
        meeting.c.rep_id,
        rep.c.name.label("rep"),
        account.c.name.label("account"),
        deal.c.title.label("deal"),
        meeting.c.held_on,
        call_plan.c.objective,
        evaluation.c.outcome,
        call_plan.c.return_quantity,
        call_plan.c.return_actual,
        call_plan.c.return_unit,
    ).select_from(joined)
    rows = connection.execute(shown.where(_held()).order_by(meeting.c.held_on.desc(), meeting.c.id))
    return [
        HeldCall(
            id=row.id,
            rep_id=row.rep_id,
            rep=row.rep or "",
            account=row.account or "",
            deal=row.deal or "",
            held_on=row.held_on,
            has_objective=bool((row.objective or "").strip()),
            outcome=row.outcome,
            expected=row.return_quantity,
            actual=row.return_actual,
            unit=row.return_unit or "",
        )
        for row in rows
    ]


def material_outcomes(connection: Connection) -> Sequence[tuple[UUID, OutcomeClass | None]]:
    """Return for each held call and each material it used what came of the call."""
    joined = plan_material.join(meeting, meeting.c.id == plan_material.c.meeting_id).outerjoin(
        evaluation, _closed(meeting.c.id)
    )
    shown = select(plan_material.c.material_id, evaluation.c.outcome).select_from(joined).where(_held())
    return [(row.material_id, row.outcome) for row in connection.execute(shown)]
