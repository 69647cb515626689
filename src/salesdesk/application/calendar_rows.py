"""What calendars need from the store: entries to be written, and what an event of a file is here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from salesdesk.application.calendar_entry import CalendarEntry
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.network import GroupEvent


class CalendarRows(Protocol):
    """The read models of calendars, archived records left out."""

    def calendar_entries(self, since: datetime) -> Sequence[CalendarEntry]:
        """Return open follow-ups and planned meetings that begin at `since` (UTC) or later, by start.

        Each was made when its record was last changed, and so is the same until it changes again.
        """
        ...

    def follow_up_of_uid(self, uid: str) -> FollowUp | None:
        """Return the follow-up whose calendar entry has that UID."""
        ...

    def calls_to_groups(self, since: date) -> Sequence[tuple[UUID, date | None]]:
        """Return the group of each follow-up with its office that is open, or done on a day since: that day (1.14)."""
        ...

    def group_events(self, group_id: UUID) -> Sequence[GroupEvent]:
        """Return all events of a group, past ones included."""
        ...
