"""A sweep: dead deals leave the pipeline by hand, one batch, one undo (3.10, B12); and when to do one (3.12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period, Span
from salesdesk.domain.refusals import AlreadyClosed, OutOfRange

MOST_KEEPS = 2
"""How often one deal may be kept (3.10)."""
AHEAD = timedelta(days=30)
"""How long before a new fiscal year its sweep is due (3.12)."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepDue:
    """Why a sweep is due: a period that begins on `begins`, a fiscal year or a quarter, from `since` on."""

    span: Span
    begins: date
    since: date


def sweep_due(today: date, fiscal_start: int, swept_on: Iterable[date]) -> SweepDue | None:
    """Return which sweep is due on a day, None once it was done (3.12).

    From 30 days before a fiscal year it is the one for that year, else that of the present quarter, from its first
    day on; a sweep done since then settles it. `fiscal_start` is the first month of the desk's year.
    """
    year = Period.around(today, Span.YEAR, fiscal_start)
    begins = year.last + timedelta(days=1)
    if today >= begins - AHEAD:
        due = SweepDue(span=Span.YEAR, begins=begins, since=begins - AHEAD)
    else:
        first = Period.around(today, Span.QUARTER, fiscal_start).first
        due = SweepDue(span=Span.YEAR if first == year.first else Span.QUARTER, begins=first, since=first)
    return None if any(due.since <= day <= today for day in swept_on) else due


def kept_again(deal: Deal) -> Deal:
    """Return the deal as kept once more. Raises AlreadyClosed, OutOfRange (keeps) after it was kept twice (3.10)."""
    if deal.status is not Status.OPEN:
        raise AlreadyClosed(deal.title, deal.status)
    if deal.keeps >= MOST_KEEPS:
        raise OutOfRange("keeps", deal.title, "0", str(MOST_KEEPS))
    return replace(deal, keeps=deal.keeps + 1)


def given_back(deal: Deal, on: date) -> Deal:
    """Return the deal as marketing's from that day on: out of pipeline and coverage (3.6). Raises AlreadyClosed."""
    if deal.status is not Status.OPEN:
        raise AlreadyClosed(deal.title, deal.status)
    return replace(deal, status=Status.HANDED_BACK, closed_on=on)
