"""Moving a deal as somebody does to whom the customer gave everything that the stages ask for (4.8)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from salesdesk.application.changes import Step
from salesdesk.application.desk import Desk


def moved_on(desk: Desk, key: UUID, stage_id: UUID, on: date | None = None) -> Step:
    """Move a deal to a stage, with what is wanted for it noted on that day."""
    day = on or desk.selling.bench.today()
    given = [(criterion.id, criterion.text, day) for criterion in desk.selling.wanted(key, stage_id)]
    return desk.selling.move(key, stage_id, on, given)
