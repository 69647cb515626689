"""When a follow-up is due: on the day of its moment, not before it was put off to, and theirs until we look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from salesdesk.domain.moment import Moment, zone_named


class Due(StrEnum):
    """Where an open follow-up stands today."""

    LATE = "late"
    TODAY = "today"
    AHEAD = "ahead"
    SNOOZED = "snoozed"
    THEIRS = "theirs"


WAITS_TODAY: Final = frozenset({Due.LATE, Due.TODAY})
"""What a rep has to do today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """What of a follow-up says when it is due; the fields mean what they mean there."""

    starts: Moment
    snoozed: Moment | None = None
    all_day: bool = False
    they_act: bool = False

    @property
    def reminds(self) -> Moment:
        """When we are to be reminded: at its moment, or at the later one that it was put off to."""
        return max(self.starts, self.snoozed or self.starts, key=lambda moment: moment.at)

    def day(self, zone: str) -> date:
        """Return the day on which it is due, in a zone; a whole day is the same day everywhere."""
        if self.all_day and self.reminds == self.starts:
            return self.starts.day
        return self.reminds.day_in(zone)

    def due(self, now: datetime, zone: str) -> Due:
        """Return where it stands on a desk in a zone; now is an instant."""
        if self.they_act and self.reminds.at > now:
            return Due.THEIRS
        if self.snoozed is not None and self.snoozed.at > now:
            return Due.SNOOZED
        day, today = self.day(zone), now.astimezone(zone_named(zone)).date()
        if day == today:
            return Due.TODAY
        return Due.LATE if day < today else Due.AHEAD
