"""The pill of a call plan: ready, held, or the part that is missing; the same wherever a plan is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.application.readiness import PlanFacts, Readiness, facts_of_row, readiness
from salesdesk.ui.parts.pills import PillLook
from salesdesk.wording.plans import readiness_told

if TYPE_CHECKING:
    from salesdesk.application.rows import MeetingRow
    from salesdesk.wording import Words


def pill_of(words: Words, row: MeetingRow) -> PillLook:
    """Return the pill of a plan in a list."""
    return pill_for(words, facts_of_row(row))


def pill_for(words: Words, facts: PlanFacts) -> PillLook:
    """Return the pill of a plan: ready, held, or how much is there and the part that is missing (2.1)."""
    state = readiness(facts)
    told = readiness_told(words, facts)
    if state is Readiness.READY:
        return PillLook(told, "ok", "circle-check")
    if state in {Readiness.HELD, Readiness.NOT_MARKED}:
        return PillLook(told, "neutral", "check" if state is Readiness.HELD else "circle-dashed")
    return PillLook(told, "warn", "circle-alert")
