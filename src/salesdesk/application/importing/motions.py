"""Whom each imported deal is sold to, proposed from what the account did before it began (terms: motion)."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from salesdesk.domain.deal import FORMER_AFTER, REVISIT_AFTER, Motion, Status


@dataclass(frozen=True, slots=True)
class Course:
    """What a motion is proposed from: the deal's account, its status, when it began and when it closed."""

    account_id: UUID | None
    status: Status
    begun: date | None
    closed: date | None


@dataclass(frozen=True, slots=True)
class _Past:
    wins: list[date] = field(default_factory=list[date])
    noes: list[date] = field(default_factory=list[date])


class Pasts:
    """What every account bought and refused, by date: what domain.deal.proposed_motion says, for many at a time."""

    def __init__(self, courses: Iterable[Course]) -> None:
        self._pasts: dict[UUID, _Past] = {}
        for course in courses:
            if course.account_id and course.closed and course.status in {Status.WON, Status.LOST}:
                past = self._pasts.setdefault(course.account_id, _Past())
                insort(past.wins if course.status is Status.WON else past.noes, course.closed)

    def motion_of(self, course: Course) -> Motion:
        """Propose the motion of a deal that is among these; one without account or beginning is new business."""
        past = self._pasts.get(course.account_id) if course.account_id else None
        if past is None or course.begun is None:
            return Motion.NEW
        own = course.closed == course.begun
        wins = bisect_right(past.wins, course.begun) - (own and course.status is Status.WON)
        if wins:
            return Motion.EXISTING if course.begun - past.wins[wins - 1] <= FORMER_AFTER else Motion.FORMER
        noes = bisect_right(past.noes, course.begun - REVISIT_AFTER)
        return Motion.REVISIT_NO if noes else Motion.NEW
