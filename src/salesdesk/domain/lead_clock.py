"""The clock of a lead: working time from when it came in until both first spoke, and the share that met it (3.5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from salesdesk.domain.lead import Lead, LeadState
from salesdesk.domain.moment import Moment, zone_named
from salesdesk.domain.period import WorkCalendar
from salesdesk.domain.rates import Rate, nearest_rank

HOUR = 60
_MEDIAN = 50


def working_minutes(begin: datetime, end: datetime, zone: str, calendar: WorkCalendar) -> int:
    """Return the whole working minutes between two instants: in the working hours of the desk's working days.

    Nothing has passed where the end lies before the beginning.
    """
    local = zone_named(zone)
    day, last = begin.astimezone(local).date(), end.astimezone(local).date()
    passed = timedelta()
    while day <= last:
        if calendar.is_working_day(day) and (hours := _working_day(day, zone, calendar.opens, calendar.closes)):
            opens, closes = hours
            passed += max(timedelta(), min(end, closes) - max(begin, opens))
        day += timedelta(days=1)
    return passed // timedelta(minutes=1)


@lru_cache(maxsize=4096)
def _working_day(day: date, zone: str, begin: time, end: time) -> tuple[datetime, datetime] | None:
    """Return when a day opens and closes, UTC; None for one that the zone left out when it crossed the date line."""
    local = zone_named(zone)
    opens = datetime.combine(day, begin, tzinfo=local).astimezone(UTC)
    if opens.astimezone(local).date() != day:
        return None
    return opens, datetime.combine(day, end, tzinfo=local).astimezone(UTC)


def begins(lead: Lead, zone: str, opens: time) -> datetime:
    """Return when the clock begins: when the lead came in, or as the day opens on which it was brought back.

    A lead that was spoken with before it went to marketing keeps the clock of that time.
    """
    if lead.signal_on is None:
        return lead.received.at
    if lead.two_way is not None and lead.two_way.at.astimezone(zone_named(zone)).date() < lead.signal_on:
        return lead.received.at
    return max(lead.received.at, Moment.of(lead.signal_on, opens, zone).at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waited:
    """How long one lead waited, in working minutes; `runs` while nobody has spoken with it yet."""

    lead: Lead
    minutes: int
    runs: bool

    def is_late(self, hours: int) -> bool:
        """Tell whether the target was passed; to the minute is still in time."""
        return self.minutes > hours * HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadClock:
    """How leads are followed up: the target in working hours, the share that met it, who still waits.

    `met` counts every lead that was spoken with, and those that still wait but can no longer meet the target: a lead
    that nobody calls must not make the share better. `median` is in working minutes, of the `spoken` ones alone.
    `waiting` has the longest wait first. It runs in the working hours of the `calendar`.
    """

    hours: int
    calendar: WorkCalendar
    met: Rate
    median: int | None
    spoken: int
    waiting: tuple[Waited, ...]

    @property
    def late(self) -> int:
        """How many wait longer than the target."""
        return sum(one.is_late(self.hours) for one in self.waiting)


def waited(lead: Lead, now: datetime, zone: str, calendar: WorkCalendar) -> Waited | None:
    """Return how long a lead waited; None for one that left without a word."""
    if lead.two_way is None and lead.state is not LeadState.UNTOUCHED:
        return None
    end = now if lead.two_way is None else lead.two_way.at
    minutes = working_minutes(begins(lead, zone, calendar.opens), end, zone, calendar)
    return Waited(lead=lead, minutes=minutes, runs=lead.two_way is None)


def clock_of(waits: Iterable[Waited], hours: int, calendar: WorkCalendar) -> LeadClock:
    """Return how leads were followed up, against a target in working hours (3.5)."""
    known = list(waits)
    spoken = sorted(one.minutes for one in known if not one.runs)
    waiting = sorted((one for one in known if one.runs), key=lambda one: (-one.minutes, one.lead.received))
    in_time = sum(not one.is_late(hours) for one in known if not one.runs)
    missed = sum(one.is_late(hours) for one in waiting)
    return LeadClock(
        hours=hours,
        calendar=calendar,
        met=Rate.seen(in_time, len(spoken) + missed),
        median=nearest_rank(spoken, _MEDIAN),
        spoken=len(spoken),
        waiting=tuple(waiting),
    )
