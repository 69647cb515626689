"""What calendars need from the store: entries to be written, and what an event of a file is here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from salesdesk.application.calendar_entry import CalendarEntry
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.moment import Moment
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

    def calls_to_groups(self) -> Sequence[tuple[UUID, Moment]]:
        """Return the group and the moment of each open follow-up with a group's office (1.14)."""
        ...

    def group_events(self, group_id: UUID) -> Sequence[GroupEvent]:
        """Return all events of a group, past ones included."""
        ...
