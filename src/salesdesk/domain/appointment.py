"""What stands in a rep's calendar, what meets at the same time, and the first free moment of a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from salesdesk.domain.courtesy import Courtesy
from salesdesk.domain.follow_up import FollowUpKind
from salesdesk.domain.moment import Moment, zone_named
from salesdesk.domain.period import WorkCalendar

USUAL_HOUR: Final = time(10)
"""When people are called by default: they have read their mail and are not at lunch yet."""
_STEP: Final = timedelta(minutes=30)
_DAYS_TRIED: Final = 10
_MINUTE: Final = timedelta(minutes=1)


class AppointmentKind(StrEnum):
    """What takes the time."""

    FOLLOW_UP = "follow_up"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Time that is taken: from `starts` for some minutes; `about` says what it is, `who` with whom."""

    id: UUID
    kind: AppointmentKind
    starts: Moment
    minutes: int
    about: str = ""
    who: str = ""

    @property
    def ends_at(self) -> datetime:
        """When it is over (UTC)."""
        return self.starts.at + timedelta(minutes=self.minutes)


def clashes(starts: Moment, minutes: int, taken: Iterable[Appointment]) -> tuple[Appointment, ...]:
    """Return what takes some of the same minutes, the earliest first; one that ends as another begins does not."""
    end = starts.at + timedelta(minutes=max(1, minutes))
    met = (one for one in taken if one.starts.at < end and max(one.ends_at, one.starts.at + _MINUTE) > starts.at)
    return tuple(sorted(met, key=lambda one: (one.starts.at, one.id)))


def proposed(
    kind: FollowUpKind,
    minutes: int,
    now: Moment,
    courtesy: Courtesy,
    calendar: WorkCalendar,
    taken: Iterable[Appointment] = (),
) -> Moment:
    """Return the moment to propose for a kind: so many working days on, the first free one from ten o'clock (2.6).

    A lead time of no days is today as long as there is working time left.
    """
    busy, days = tuple(taken), courtesy.days(kind)
    day = calendar.working_day_after(now.day, days)
    for _ in range(_DAYS_TRIED):
        found = _free(day, minutes, now, calendar, busy)
        if found is not None:
            return found
        day = calendar.working_day_after(day, 1)
    return Moment.of(day, _first_hour(calendar), now.zone)


def _free(day: date, minutes: int, now: Moment, calendar: WorkCalendar, busy: tuple[Appointment, ...]) -> Moment | None:
    """Return the first free half hour of a day that is still to come, None where there is none."""
    zone = zone_named(now.zone)
    at = datetime.combine(day, _first_hour(calendar), tzinfo=zone)
    closes = datetime.combine(day, calendar.closes, tzinfo=zone)
    while at + timedelta(minutes=minutes) <= closes:
        moment = Moment.of(day, at.time(), now.zone)
        if moment.at > now.at and not clashes(moment, minutes, busy) and moment.local.time() == at.time():
            return moment
        at += _STEP
    return None


def _first_hour(calendar: WorkCalendar) -> time:
    return USUAL_HOUR if calendar.opens <= USUAL_HOUR < calendar.closes else calendar.opens


def look_after(starts: Moment, calendar: WorkCalendar) -> Moment:
    """Return when to look whether they acted: the next working day at the same time (2.9)."""
    return Moment.of(calendar.working_day_after(starts.day, 1), starts.local.time(), starts.zone)
