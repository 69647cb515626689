"""After the call: seven questions, what they taught flows back, and what calls bring (2.3, 4.31, B10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.changes import Edit, Step
from salesdesk.application.rows import MeetingRow
from salesdesk.domain.call_report import CallReport, HeldCall, report_by_rep, report_on, without_advance
from salesdesk.domain.evaluation import Evaluation
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.research import Finding, FindingKind


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
        """Return meetings that are over and not evaluated, the oldest first: recorded ones, and planned ones (4.31)."""
        now = self.bench.now()
        with self.bench.look() as look:
            rows = [row for row in look.rows.meetings() if row.has_plan and row.evaluated_at is None]
        over = [row for row in rows if row.held_on is not None or (row.ends_at is not None and row.ends_at <= now)]
        return sorted(over, key=lambda row: (row.day or self.bench.today(), str(row.id)))

    def close(self, key: UUID) -> Step:
        """Close the evaluation of a call and let what it taught flow back, as one step. Raises Missing.

        What was learnt becomes a finding on the account, what the customer promised evidence on the deal; raised
        objections, raised options and the follow-up are where they belong already.
        """
        with self.bench.look() as look:
            meeting = look.kept(Meeting, key).value
        evaluation = meeting.evaluation or Evaluation()
        closed = replace(meeting, evaluation=replace(evaluation, done_at=self.bench.now()))
        return self.bench.do(Edit(meeting, closed), *self._flows_back(meeting, evaluation))

    def reopen(self, key: UUID) -> Step:
        """Open an evaluation again; findings and evidence that flowed back stay."""
        return self.bench.changed(Meeting, key, _open_again)

    def _flows_back(self, meeting: Meeting, evaluation: Evaluation) -> list[Edit]:
        edits: list[Edit] = []
        day = meeting.held_on or self.bench.today()
        if evaluation.learnt.strip() and meeting.account_id is not None:
            finding = Finding(
                id=self.bench.new_id(),
                kind=FindingKind.PROSPECT,
                text=evaluation.learnt.strip(),
                account_id=meeting.account_id,
                found_on=day,
                said_by=meeting.people[0] if len(meeting.people) == 1 else None,
            )
            edits.append(Edit(None, finding))
        if evaluation.is_commitment and meeting.deal_id is not None:
            act = Evidence(
                id=self.bench.new_id(),
                deal_id=meeting.deal_id,
                what=evaluation.agreed.strip(),
                happened_on=day,
                stage_id=meeting.stage_id,
                meeting_id=meeting.id,
            )
            edits.append(Edit(None, act))
        return edits

    def report(self) -> CallsReport:
        """Return what the calls on this desk brought."""
        with self.bench.look() as look:
            calls = look.rows.held_calls()
        return CallsReport(all=report_on(calls), reps=report_by_rep(calls), without_advance=without_advance(calls))


def _open_again(meeting: Meeting) -> Meeting:
    if meeting.evaluation is None:
        return meeting
    return replace(meeting, evaluation=replace(meeting.evaluation, done_at=None))
