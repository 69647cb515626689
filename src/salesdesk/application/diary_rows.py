"""What the use cases ask the store for about time: follow-ups that are due, and what stands in a rep's calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from salesdesk.application.rows import FollowUpRow
from salesdesk.domain.appointment import Appointment
from salesdesk.domain.due import Timing


class DiaryRows(Protocol):
    """The read models of the diary; what is done, called off or put away is left out."""

    def follow_ups_before(self, end: datetime | None, *, theirs: bool | None = None) -> Sequence[FollowUpRow]:
        """Return the open follow-ups that start before an instant (None: all), by start.

        `theirs` asks for those that the prospect acts on, or for the others.
        """
        ...

    def timings_before(self, end: datetime) -> Sequence[Timing]:
        """Return what says when each open follow-up that starts before an instant is due: for counting alone."""
        ...

    def time_taken(self, begin: datetime, end: datetime, rep_id: UUID | None) -> Sequence[Appointment]:
        """Return what takes a rep's time between two instants: open follow-ups that are ours, planned meetings.

        Whole days take no minutes; what has no rep is everybody's. Without a rep it is everything.
        """
        ...
