"""After the call: seven questions, what they taught flows back, and what calls bring (2.3, 4.31, B10)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.changes import Edit, Step
from salesdesk.application.flowing_back import as_held, flowing_back
from salesdesk.application.rows import MeetingRow
from salesdesk.domain.call_report import CallReport, HeldCall, report_by_rep, report_on, without_advance
from salesdesk.domain.evaluation import Evaluation
from salesdesk.domain.meeting import Meeting


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
            held = as_held(look, meeting, self.bench.today())
            closed = replace(held, evaluation=replace(held.evaluation or Evaluation(), done_at=self.bench.now()))
            edits = flowing_back(look, closed)
        return self.bench.do(Edit(meeting, closed), *edits)

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


def _open_again(meeting: Meeting) -> Meeting:
    if meeting.evaluation is None:
        return meeting
    return replace(meeting, evaluation=replace(meeting.evaluation, done_at=None))
