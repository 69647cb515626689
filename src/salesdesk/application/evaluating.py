"""After the call: seven questions, what they taught flows back, and what calls bring (2.3, 4.31, B10)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.changes import Edit, Step
from salesdesk.application.rows import MeetingRow
from salesdesk.domain.call_report import CallReport, HeldCall, report_by_rep, report_on, without_advance
from salesdesk.domain.evaluation import Evaluation
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.research import Finding, FindingKind

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsReport:
    """What calls bring: of everybody, by rep, and the calls that moved nothing, newest first (2.3, B10)."""

    all: CallReport
    reps: tuple[CallReport, ...]
    without_advance: tuple[HeldCall, ...]


@dataclass(frozen=True, slots=True)
class Evaluating:
    """What a rep does after a call, within a day of it."""

    bench: Bench

    def due(self) -> Sequence[MeetingRow]:
        """Return planned meetings that are over and not evaluated, the oldest first (4.31).

        They are over when somebody said so, or when their planned end is past.
        """
        with self.bench.look() as look:
            return to_evaluate(look.rows.meetings(), self.bench.now(), self.bench.today())

    def close(self, key: UUID) -> Step:
        """Close the evaluation of a call and let what it taught flow back, as one step. Raises Missing.

        What was learnt becomes a finding on the account, what the customer promised evidence on the deal; raised
        objections, raised options and the follow-up are where they belong already. A call that was only planned was
        held on its day. Closed once more, what flowed back before is written anew and never there twice.
        """
        with self.bench.look() as look:
            meeting = look.kept(Meeting, key).value
            deal = look.find(Deal, meeting.deal_id)
            held = _as_held(meeting, deal, self.bench.today())
            evaluation = held.evaluation or Evaluation()
            closed = replace(held, evaluation=replace(evaluation, done_at=self.bench.now()))
            back = (_what_was_learnt(look, closed, deal), _what_was_promised(look, closed))
        return self.bench.do(Edit(meeting, closed), *(edit for edit in back if edit is not None))

    def reopen(self, key: UUID) -> Step:
        """Open an evaluation again; findings and evidence that flowed back stay."""
        return self.bench.changed(Meeting, key, _open_again)

    def report(self) -> CallsReport:
        """Return what the calls on this desk brought."""
        with self.bench.look() as look:
            calls = look.rows.held_calls()
        return CallsReport(all=report_on(calls), reps=report_by_rep(calls), without_advance=without_advance(calls))


def to_evaluate(rows: Iterable[MeetingRow], now: datetime, today: date) -> list[MeetingRow]:
    """Return the rows of meetings with a plan that are over and not evaluated, the oldest first (4.31)."""
    waiting = [row for row in rows if row.has_plan and row.evaluated_at is None]
    over = [row for row in waiting if row.held_on is not None or (row.ends_at is not None and row.ends_at <= now)]
    return sorted(over, key=lambda row: (row.day or today, str(row.id)))


def _as_held(meeting: Meeting, deal: Deal | None, today: date) -> Meeting:
    """Return the meeting as one that was held: on its planned day, in the stage that its deal is in."""
    if meeting.held_on is not None:
        return meeting
    day = min(meeting.starts.day, today) if meeting.starts else today
    return replace(meeting, held_on=day, stage_id=deal.stage_id if deal else None)


def _what_was_learnt(look: Reading, meeting: Meeting, deal: Deal | None) -> Edit | None:
    account = meeting.account_id or (deal.account_id if deal else None)
    learnt = meeting.evaluation.learnt.strip() if meeting.evaluation else ""
    if account is None:
        return None
    key = uuid5(meeting.id, "learnt")
    before = _live(look, Finding, key)
    if not learnt:
        return Edit(before, None) if before else None
    spoke = meeting.people[0] if len(meeting.people) == 1 else None
    written = before or Finding(id=key, kind=FindingKind.PROSPECT, text=learnt, account_id=account, said_by=spoke)
    return Edit(before, replace(written, text=learnt, found_on=meeting.held_on))


def _what_was_promised(look: Reading, meeting: Meeting) -> Edit | None:
    evaluation = meeting.evaluation
    if meeting.deal_id is None or meeting.held_on is None or evaluation is None:
        return None
    key = uuid5(meeting.id, "promised")
    before = _live(look, Evidence, key)
    if not evaluation.is_commitment:
        return Edit(before, None) if before else None
    act = Evidence(
        id=key,
        deal_id=meeting.deal_id,
        what=evaluation.agreed.strip(),
        happened_on=meeting.held_on,
        stage_id=meeting.stage_id,
        meeting_id=meeting.id,
    )
    return Edit(before, act)


def _live(look: Reading, kind: type[T], key: UUID) -> T | None:
    try:
        return live(look, kind, key)
    except NotKept:
        return None


def _open_again(meeting: Meeting) -> Meeting:
    if meeting.evaluation is None:
        return meeting
    return replace(meeting, evaluation=replace(meeting.evaluation, done_at=None))
