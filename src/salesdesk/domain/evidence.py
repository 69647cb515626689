"""What the customer did that moves a deal: the proof behind a stage, gathered from calls (4.8, terms: customer act)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """An act of the customer on a day (desk's zone), in which stage of the deal, and the call it comes from.

    `criterion_id` is the exit criterion that it meets, None while nobody said so.
    """

    id: UUID
    deal_id: UUID
    what: str
    happened_on: date
    stage_id: UUID | None = None
    meeting_id: UUID | None = None
    criterion_id: UUID | None = None
