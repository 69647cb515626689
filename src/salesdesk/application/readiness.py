"""Which call plans come first, and what each of them still lacks, from the rows of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from salesdesk.application.rows import MeetingRow


class Readiness(StrEnum):
    """How far a plan is, as its row can tell: the first thing that is missing, or that nothing is."""

    HELD = "held"
    READY = "ready"
    NO_OBJECTIVE = "no_objective"
    NO_OBJECTIONS = "no_objections"
    NO_ANSWER = "no_answer"
    NO_MOMENT = "no_moment"
    NO_PEOPLE = "no_people"
    NOT_MARKED = "not_marked"


def readiness(row: MeetingRow) -> Readiness:
    """Return how far a plan is; a plan marked ready is ready, whatever else could be added (2.1)."""
    checks = (
        (row.held_on is not None, Readiness.HELD),
        (row.ready_at is not None, Readiness.READY),
        (not row.objective.strip(), Readiness.NO_OBJECTIVE),
        (row.objections == 0, Readiness.NO_OBJECTIONS),
        (row.unanswered > 0, Readiness.NO_ANSWER),
        (row.starts is None, Readiness.NO_MOMENT),
        (not row.people, Readiness.NO_PEOPLE),
    )
    return next((state for holds, state in checks if holds), Readiness.NOT_MARKED)


class PlanGroup(StrEnum):
    """Under which heading a plan stands."""

    TODAY = "today"
    COMING = "coming"
    PAST = "past"
    UNDATED = "undated"
    HELD = "held"


def group_of(row: MeetingRow, today: date) -> PlanGroup:
    """Return the heading of a plan: one whose day has passed and that was not recorded stands apart."""
    if row.held_on is not None:
        return PlanGroup.HELD
    if row.starts is None:
        return PlanGroup.UNDATED
    if row.starts.day == today:
        return PlanGroup.TODAY
    return PlanGroup.COMING if row.starts.day > today else PlanGroup.PAST


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


def grouped(rows: Iterable[MeetingRow], today: date) -> PlannedCalls:
    """Put plans and talks under their headings, in the order of the day; held ones newest first, each row once."""
    by_group: dict[PlanGroup, list[MeetingRow]] = {group: [] for group in PlanGroup}
    for row in {row.id: row for row in rows}.values():
        by_group[group_of(row, today)].append(row)
    for group in (PlanGroup.TODAY, PlanGroup.COMING, PlanGroup.PAST):
        by_group[group].sort(key=lambda r: (r.starts is None, r.starts))
    by_group[PlanGroup.HELD].sort(key=lambda r: r.held_on or today, reverse=True)
    return PlannedCalls(groups=tuple((group, tuple(found)) for group, found in by_group.items() if found))
