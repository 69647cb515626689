"""What somebody did in the story: records put or changed, when, by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from salesdesk.application.changes import Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act of a person: its edits are true from `on` and were written at `at` (UTC)."""

    edits: tuple[Edit, ...]
    on: date
    at: datetime
    by: UUID | None


def added(values: Iterable[Any], on: date, at: datetime, by: UUID | None) -> Act:
    """Return the act of adding records."""
    return Act(edits=tuple(Edit(None, value) for value in values), on=on, at=at, by=by)
