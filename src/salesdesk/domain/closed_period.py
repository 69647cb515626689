"""A period that was closed: its thank-yous are given or waived with a reason (1.18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedPeriod:
    """That a period was closed, when and by whom; `waived` is the reason where thank-yous were still owed."""

    id: UUID
    period: str
    closed_on: date
    by_id: UUID | None = None
    waived: str = ""
