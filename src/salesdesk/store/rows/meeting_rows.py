"""Meetings, raised options and follow-ups as lists show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, Table, and_, case, func, not_, select

from salesdesk.application.rows import MeetingRow, RaisedRow
from salesdesk.domain.follow_up import Reply
from salesdesk.domain.moment import Moment
from salesdesk.domain.objective import Setting
from salesdesk.domain.research import FindingKind
from salesdesk.store.aggregates import in_chunks
from salesdesk.store.records.accounts import account, finding, person
from salesdesk.store.records.buying import buying_process, rival
from salesdesk.store.records.deals import deal, deal_person
from salesdesk.store.records.desk import rep, stage
from salesdesk.store.records.meetings import (
    call_plan,
    evaluation,
    meeting,
    meeting_person,
    meeting_reply,
    plan_objection,
    plan_question,
    raised_option,
)
from salesdesk.store.rooms.columns import moment_of
from salesdesk.store.rooms.meetings import read_raised
from salesdesk.store.rows import log_contacts
from salesdesk.store.rows.account_rows import account_of_meeting
from salesdesk.store.types import AnyRow, AnySelect


def meetings(connection: Connection, account_id: UUID | None, deal_id: UUID | None) -> Sequence[MeetingRow]:
    """Return meetings, planned ones by start (those without one last), then held ones, newest first."""
    rows = connection.execute(_in_order(_shown(account_id, deal_id))).all()
    keys = [row.id for row in rows]
    beside = _Beside(
        people=_people(connection, keys),
        raised=_counts(connection, raised_option, keys),
        objections=_counts(connection, plan_objection, keys),
        questions=_counts(connection, plan_question, keys),
        findings=_findings(connection),
        industries=_findings_on_industries(connection),
        against=_findings_on_rivals(connection),
    )
    return [_meeting_row(row, beside) for row in rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What stands beside the rows: people with their roles, and counts, by meeting, account, industry and deal."""

    people: Mapping[UUID, list[AnyRow]]
    raised: Mapping[UUID, tuple[int, int]]
    objections: Mapping[UUID, tuple[int, int]]
    questions: Mapping[UUID, tuple[int, int]]
    findings: Mapping[UUID, int]
    industries: Mapping[str, int]
    against: Mapping[UUID, int]


def _shown(account_id: UUID | None, deal_id: UUID | None) -> AnySelect:
    joined = (
        meeting.outerjoin(deal, deal.c.id == meeting.c.deal_id)
        .outerjoin(account, account.c.id == account_of_meeting)
        .outerjoin(call_plan, call_plan.c.meeting_id == meeting.c.id)
        .outerjoin(evaluation, evaluation.c.meeting_id == meeting.c.id)
        .outerjoin(stage, stage.c.id == deal.c.stage_id)
        .outerjoin(rep, rep.c.id == meeting.c.rep_id)
    )
    shown = select(
        meeting,
        account.c.industry_words,
        func.coalesce(deal.c.chance, stage.c.chance).label("chance"),
        stage.c.name.label("stage"),
        rep.c.name.label("rep"),
        call_plan.c.objective_by,
        call_plan.c.return_quantity,
        call_plan.c.return_unit,
        call_plan.c.prospect_gets,
        evaluation.c.outcome,
        evaluation.c.done_at,
        account.c.name.label("account"),
        account.c.id.label("its_account"),
        deal.c.title.label("deal"),
        call_plan.c.place.label("has_plan"),
        call_plan.c.objective,
        call_plan.c.ready_at,
    ).select_from(joined)
    shown = shown.where(meeting.c.archived_at.is_(None))
    if account_id is not None:
        shown = shown.where(account_of_meeting == account_id)
    return shown if deal_id is None else shown.where(meeting.c.deal_id == deal_id)


def _in_order(shown: AnySelect) -> AnySelect:
    held = meeting.c.held_on.is_not(None)
    planned = case((held, None), else_=meeting.c.starts_at)
    return shown.order_by(
        held, planned.is_(None), planned, meeting.c.held_on.desc(), meeting.c.created_at, meeting.c.id
    )


def _meeting_row(row: AnyRow, beside: _Beside) -> MeetingRow:
    people, starts = beside.people.get(row.id, []), moment_of(row.starts_at, row.starts_zone)
    objections = beside.objections.get(row.id, (0, 0))
    findings = beside.findings.get(row.its_account, 0) + beside.industries.get(row.industry_words or "", 0)
    findings += beside.against.get(row.deal_id, 0)
    return MeetingRow(
        id=row.id,
        account=row.account or "",
        account_id=row.its_account,
        deal=row.deal or "",
        deal_id=row.deal_id,
        kind=row.kind,
        starts=starts,
        minutes=row.minutes,
        place=row.place,
        people=tuple(one.name for one in people),
        has_plan=row.has_plan is not None,
        objective=row.objective or "",
        ready_at=row.ready_at,
        held_on=row.held_on,
        raised=beside.raised.get(row.id, (0, 0))[0],
        objections=objections[0],
        unanswered=objections[1],
        setting=Setting(
            today=date.min,
            people=tuple((one.name, one.role) for one in people),
            account=row.account or "",
            deal=row.deal or "",
            stage=row.stage or "",
            chance=row.chance,
            meeting_day=starts.day if starts else None,
            by=row.objective_by,
        ),
        knows=findings + beside.questions.get(row.id, (0, 0))[0],
        returns=row.return_quantity is not None and bool(row.return_unit.strip() and row.prospect_gets.strip()),
        outcome=row.outcome,
        evaluated_at=row.done_at,
        rep=row.rep or "",
        sequence=row.sequence,
        invited=row.invited,
        replies=tuple(one.reply or Reply.NEEDS_ACTION for one in people),
    )


def _people(connection: Connection, keys: Sequence[UUID]) -> Mapping[UUID, list[AnyRow]]:
    """Return who takes part in each meeting: name, part in the decision, what they replied (None: nothing)."""
    found: dict[UUID, list[AnyRow]] = defaultdict(list)
    said = and_(
        meeting_reply.c.meeting_id == meeting_person.c.meeting_id,
        meeting_reply.c.person_id == meeting_person.c.person_id,
    )
    its = and_(deal_person.c.deal_id == meeting.c.deal_id, deal_person.c.person_id == meeting_person.c.person_id)
    joined = (
        meeting_person.join(person, person.c.id == meeting_person.c.person_id)
        .join(meeting, meeting.c.id == meeting_person.c.meeting_id)
        .outerjoin(deal_person, its)
        .outerjoin(meeting_reply, said)
    )
    who = select(meeting_person.c.meeting_id, person.c.name, deal_person.c.role, meeting_reply.c.reply)
    who = who.select_from(joined)
    for chunk in in_chunks(keys):
        there = who.where(meeting_person.c.meeting_id.in_(chunk))
        for row in connection.execute(there.order_by(meeting_person.c.meeting_id, meeting_person.c.place)):
            found[row.meeting_id].append(row)
    return found


def _findings(connection: Connection) -> Mapping[UUID, int]:
    """Return how many findings each account has of its own, those on its industry left out."""
    on_its_industry = and_(
        finding.c.kind == FindingKind.INDUSTRY,
        finding.c.subject_words != "",
        finding.c.subject_words == account.c.industry_words,
    )
    own = finding.join(account, account.c.id == finding.c.account_id)
    counted = select(finding.c.account_id, func.count()).select_from(own)
    grouped = counted.where(finding.c.archived_at.is_(None), not_(on_its_industry)).group_by(finding.c.account_id)
    return {row[0]: row[1] for row in connection.execute(grouped)}


def _findings_on_industries(connection: Connection) -> Mapping[str, int]:
    """Return how many findings each industry has, by its folded words, whichever account they were written for."""
    shared = and_(
        finding.c.archived_at.is_(None),
        finding.c.kind == FindingKind.INDUSTRY,
        finding.c.subject_words != "",
    )
    grouped = select(finding.c.subject_words, func.count()).where(shared).group_by(finding.c.subject_words)
    return {row[0]: row[1] for row in connection.execute(grouped)}


def _findings_on_rivals(connection: Connection) -> Mapping[UUID, int]:
    """Return for each deal how many findings there are on the competitors it names, those kept to one account not."""
    shared = and_(finding.c.archived_at.is_(None), finding.c.account_id.is_(None))
    on_deals = buying_process.join(rival, rival.c.buying_process_id == buying_process.c.id).join(
        finding, finding.c.competitor_id == rival.c.competitor_id
    )
    counted = select(buying_process.c.deal_id, func.count()).select_from(on_deals)
    found = counted.where(shared, buying_process.c.archived_at.is_(None)).group_by(buying_process.c.deal_id)
    return {row[0]: row[1] for row in connection.execute(found)}


def _counts(connection: Connection, part: Table, keys: Sequence[UUID]) -> Mapping[UUID, tuple[int, int]]:
    """Return how many parts each meeting has, and how many of them have no answer (objections)."""
    open_ones = func.count().filter(func.trim(part.c.answer) == "") if "answer" in part.c else func.count()
    counted: dict[UUID, tuple[int, int]] = {}
    for chunk in in_chunks(keys):
        grouped = select(part.c.meeting_id, func.count(), open_ones).where(part.c.meeting_id.in_(chunk))
        for key, count, unanswered in connection.execute(grouped.group_by(part.c.meeting_id)):
            counted[key] = count, unanswered
    return counted


def planned_moments(connection: Connection, *, with_plan: bool) -> Sequence[Moment | None]:
    """Return when each meeting (each that has a plan) is that was not held yet, None where nobody knows."""
    planned = select(meeting.c.starts_at, meeting.c.starts_zone)
    if with_plan:
        planned = planned.join(call_plan, call_plan.c.meeting_id == meeting.c.id)
    to_come = planned.where(meeting.c.held_on.is_(None), meeting.c.archived_at.is_(None))
    return [moment_of(row.starts_at, row.starts_zone) for row in connection.execute(to_come)]


def last_contacts(connection: Connection, account_id: UUID, but: UUID | None) -> Mapping[UUID, date]:
    """Return the day of the last contact with each person of an account, met or logged (one meeting left out)."""
    joined = meeting_person.join(meeting, meeting.c.id == meeting_person.c.meeting_id).outerjoin(
        deal, deal.c.id == meeting.c.deal_id
    )
    held = and_(meeting.c.held_on.is_not(None), meeting.c.archived_at.is_(None))
    if but is not None:
        held = and_(held, meeting.c.id != but)
    last = select(meeting_person.c.person_id, func.max(meeting.c.held_on)).select_from(joined)
    there = last.where(held, account_of_meeting == account_id).group_by(meeting_person.c.person_id)
    met = {row[0]: row[1] for row in connection.execute(there)}
    return log_contacts.later(met, log_contacts.contacts_of_people(connection, account_id))


def raised(connection: Connection, account_id: UUID | None, deal_id: UUID | None) -> Sequence[RaisedRow]:
    """Return the options raised in discussions of the deal (of the account without one), newest first."""
    joined = (
        raised_option.join(meeting, meeting.c.id == raised_option.c.meeting_id)
        .outerjoin(deal, deal.c.id == meeting.c.deal_id)
        .outerjoin(person, person.c.id == raised_option.c.raised_by_id)
    )
    shown = select(
        raised_option,
        meeting.c.kind,
        meeting.c.held_on,
        meeting.c.deal_id,
        account_of_meeting.label("account"),
        person.c.name.label("who"),
    ).select_from(joined)
    shown = shown.where(meeting.c.held_on.is_not(None), meeting.c.archived_at.is_(None))
    of_them = meeting.c.deal_id == deal_id if deal_id is not None else account_of_meeting == account_id
    order = (meeting.c.held_on.desc(), meeting.c.id, raised_option.c.place)
    return [_raised_row(row) for row in connection.execute(shown.where(of_them).order_by(*order))]


def _raised_row(row: AnyRow) -> RaisedRow:
    return RaisedRow(
        option=read_raised(row),
        meeting_id=row.meeting_id,
        meeting_kind=row.kind,
        on=row.held_on,
        who=row.who or "",
        account_id=row.account,
        deal_id=row.deal_id,
    )
