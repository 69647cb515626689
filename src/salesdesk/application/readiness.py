"""Which call plans come first, and what each of them still lacks, from the rows of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from salesdesk.application.rows import MeetingRow
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.meeting import CallPlan, Meeting, PlanPart
from salesdesk.domain.objective import Lexicon, all_met, lamps


class Readiness(StrEnum):
    """How far a plan is: the first thing that is missing, or that nothing is."""

    HELD = "held"
    READY = "ready"
    NO_OBJECTIVE = "no_objective"
    LAMPS = "lamps"
    NO_FINDING = "no_finding"
    NO_OBJECTIONS = "no_objections"
    NO_ANSWER = "no_answer"
    NO_RETURN = "no_return"
    NO_MOMENT = "no_moment"
    NO_PEOPLE = "no_people"
    NOT_MARKED = "not_marked"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """What the readiness of a plan is told from, the same for a row of a list and for the plan in the editor."""

    held: bool
    ready: bool
    missing: tuple[PlanPart, ...]
    objective: str
    objections: int
    unanswered: int
    has_moment: bool
    raised: int
    outcome: OutcomeClass | None = None

    @property
    def percent(self) -> int:
        """How much of the plan is there, in parts of a hundred (20 for each of the five parts)."""
        return 100 * (len(PlanPart) - len(self.missing)) // len(PlanPart)


def facts_of_row(row: MeetingRow) -> PlanFacts:
    """Return the facts of a plan from its row."""
    return PlanFacts(
        held=row.held_on is not None,
        ready=row.ready_at is not None,
        missing=row.missing,
        objective=row.objective,
        objections=row.objections,
        unanswered=row.unanswered,
        has_moment=row.starts is not None,
        raised=row.raised,
        outcome=row.outcome if row.evaluated_at is not None else None,
    )


def facts_of(meeting: Meeting, missing: Sequence[PlanPart]) -> PlanFacts:
    """Return the facts of a plan as it is being written."""
    plan = meeting.plan or CallPlan()
    return PlanFacts(
        held=meeting.is_discussion,
        ready=plan.ready_at is not None,
        missing=tuple(missing),
        objective=plan.objective,
        objections=len(plan.objections),
        unanswered=sum(not objection.answered for objection in plan.objections),
        has_moment=meeting.starts is not None,
        raised=len(meeting.raised),
        outcome=meeting.evaluation.outcome if meeting.evaluation and meeting.is_evaluated else None,
    )


def readiness(facts: PlanFacts) -> Readiness:
    """Return how far a plan is; one marked ready is ready, whatever else could be added (2.1)."""
    if facts.held or facts.ready:
        return Readiness.HELD if facts.held else Readiness.READY
    return next((_LACKS[part](facts) for part in facts.missing), Readiness.NOT_MARKED)


_LACKS: Mapping[PlanPart, Callable[[PlanFacts], Readiness]] = {
    PlanPart.OBJECTIVE: lambda facts: Readiness.LAMPS if facts.objective.strip() else Readiness.NO_OBJECTIVE,
    PlanPart.RESEARCH: lambda _: Readiness.NO_FINDING,
    PlanPart.OBJECTIONS: lambda facts: Readiness.NO_ANSWER if facts.objections else Readiness.NO_OBJECTIONS,
    PlanPart.RETURN: lambda _: Readiness.NO_RETURN,
    PlanPart.MOMENT: lambda facts: Readiness.NO_PEOPLE if facts.has_moment else Readiness.NO_MOMENT,
}


def with_missing(rows: Iterable[MeetingRow], lexicon: Lexicon, today: date) -> list[MeetingRow]:
    """Return the rows, each with the parts that its plan still lacks, told as the plan's page tells them."""
    return [replace(row, missing=missing_of(row, lexicon, today)) for row in rows]


def missing_of(row: MeetingRow, lexicon: Lexicon, today: date) -> tuple[PlanPart, ...]:
    """Return the parts of a plan that are missing, in the order of the page."""
    smart = all_met(lamps(row.objective, replace(row.setting, today=today), lexicon))
    there = {
        PlanPart.OBJECTIVE: smart,
        PlanPart.RESEARCH: row.knows > 0,
        PlanPart.OBJECTIONS: row.objections > 0 and row.unanswered == 0,
        PlanPart.RETURN: row.returns,
        PlanPart.MOMENT: row.starts is not None and bool(row.people),
    }
    return tuple(part for part, found in there.items() if not found)


class PlanGroup(StrEnum):
    """Under which heading a plan stands."""

    TODAY = "today"
    COMING = "coming"
    PAST = "past"
    UNDATED = "undated"
    HELD = "held"


def group_of(row: MeetingRow, today: date, zone: str) -> PlanGroup:
    """Return the heading of a plan on a desk in a zone: one whose day has passed, not recorded, stands apart."""
    if row.held_on is not None:
        return PlanGroup.HELD
    if row.starts is None:
        return PlanGroup.UNDATED
    day = row.starts.day_in(zone)
    if day == today:
        return PlanGroup.TODAY
    return PlanGroup.COMING if day > today else PlanGroup.PAST


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCalls:
    """Call plans and talks under their headings, empty ones left out; counts for the sentence of the page."""

    groups: tuple[tuple[PlanGroup, tuple[MeetingRow, ...]], ...]

    def of(self, group: PlanGroup) -> tuple[MeetingRow, ...]:
        """Return the plans under a heading."""
        return next((rows for name, rows in self.groups if name is group), ())

    @property
    def today(self) -> int:
        """How many calls are planned for today."""
        return len(self.of(PlanGroup.TODAY))

    @property
    def not_ready(self) -> int:
        """How many calls to come are not marked ready."""
        to_come = (*self.of(PlanGroup.TODAY), *self.of(PlanGroup.COMING), *self.of(PlanGroup.UNDATED))
        return sum(row.ready_at is None for row in to_come)


def grouped(rows: Iterable[MeetingRow], today: date, zone: str) -> PlannedCalls:
    """Put plans and talks under their headings on a desk in a zone, each once: by the day, held ones newest first."""
    by_group: dict[PlanGroup, list[MeetingRow]] = {group: [] for group in PlanGroup}
    for row in {row.id: row for row in rows}.values():
        by_group[group_of(row, today, zone)].append(row)
    for group in (PlanGroup.TODAY, PlanGroup.COMING, PlanGroup.PAST):
        by_group[group].sort(key=lambda r: (r.starts is None, r.starts))
    by_group[PlanGroup.HELD].sort(key=lambda r: r.held_on or today, reverse=True)
    return PlannedCalls(groups=tuple((group, tuple(found)) for group, found in by_group.items() if found))
