"""A moment both sides can write down: an instant with the zone in which it was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from salesdesk.domain.refusals import LooseWords, Missing, OutOfRange


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """An instant in UTC, and the IANA zone in which it is shown."""

    at: datetime
    zone: str

    @classmethod
    def of(cls, day: date, clock: time, zone: str) -> Moment:
        """Make a moment from a day and a time of day as read off a clock in the zone. Raises OutOfRange."""
        return cls(datetime.combine(day, clock, tzinfo=zone_named(zone)).astimezone(UTC), zone)

    @property
    def local(self) -> datetime:
        """The moment as a clock in its zone shows it."""
        return self.at.astimezone(zone_named(self.zone))

    @property
    def day(self) -> date:
        """The day in its zone."""
        return self.local.date()

    def day_in(self, zone: str) -> date:
        """Return the day it is then in a zone: on a desk, wherever the moment was agreed. Raises OutOfRange."""
        return self.at.astimezone(zone_named(zone)).date()


def zone_named(name: str) -> ZoneInfo:
    """Return the time zone of that IANA name. Raises OutOfRange when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, IsADirectoryError) as error:
        raise OutOfRange("zone", name) from error


def agreed_moment(day: date | None, clock: time | None, zone: str, said: str = "") -> Moment:
    """Return when both meet again: a day and a time, or it is not a follow-up (2.7).

    Raises LooseWords when only words such as "next week" were given, Missing (day, time, zone) otherwise,
    OutOfRange for an hour that is skipped that day because the clocks go forward.
    """
    if (day is None or clock is None) and said.strip():
        raise LooseWords(said.strip())
    if day is None:
        raise Missing("day", "follow_up")
    if clock is None:
        raise Missing("time", "follow_up")
    if not zone:
        raise Missing("zone", "follow_up")
    moment = Moment.of(day, clock, zone)
    if moment.local.time() != clock:
        raise OutOfRange("skipped_hour", f"{clock:%H:%M}", day.isoformat())
    return moment
