"""A sweep: dead deals leave the pipeline by hand, one batch, one undo (3.10, B12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.money import Money

MOST_KEEPS = 2
"""How often one deal may be kept (3.10)."""


class SweepChoice(StrEnum):
    """What becomes of a flagged deal."""

    NO_DECISION = "no_decision"
    BACK_TO_MARKETING = "back_to_marketing"
    KEEP = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """A sweep that was done on a day (desk's zone): how many deals went which way, the open value before and after."""

    id: UUID
    swept_on: date
    closed: int = 0
    returned: int = 0
    kept: int = 0
    open_before: Money | None = None
    open_after: Money | None = None
