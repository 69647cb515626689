"""What is known when a moment is chosen: working days, lead times, and the time that is taken already (2.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.ports import WorkCalendars
from salesdesk.domain.appointment import Appointment, clashes, proposed
from salesdesk.domain.courtesy import Courtesy
from salesdesk.domain.follow_up import FollowUpKind
from salesdesk.domain.moment import Moment
from salesdesk.domain.period import Period, WorkCalendar
from salesdesk.domain.said_days import Saying
from salesdesk.domain.said_words import SaidWords

_YEARS: Final = 2
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """A look at the desk's time: everything a form needs to propose a moment and to say what meets it.

    `now` is the present in the desk's zone; `taken` is the time of the rep from today on, `country` the desk's.
    """

    now: Moment
    country: str
    calendar: WorkCalendar
    courtesy: Courtesy
    taken: tuple[Appointment, ...]

    def proposed(self, kind: FollowUpKind, minutes: int) -> Moment:
        """Return the moment to propose for a kind of follow-up (2.6)."""
        return proposed(kind, minutes, self.now, self.courtesy, self.calendar, self.taken)

    def clashes(self, starts: Moment, minutes: int, but: UUID | None = None) -> tuple[Appointment, ...]:
        """Return what takes some of the same time, one record left out."""
        return clashes(starts, minutes, (one for one in self.taken if one.id != but))

    def is_known(self, day: date) -> bool:
        """Whether the public holidays of a day's year are known."""
        return 0 <= day.year - self.now.day.year < _YEARS

    def saying(self, words: SaidWords, *, month_first: bool | None) -> Saying:
        """Return what words about when are understood by, on this desk and now."""
        local = self.now.local.replace(tzinfo=None)
        return Saying(now=local, words=words, calendar=self.calendar, month_first=month_first)


@dataclass(frozen=True, slots=True)
class Booking:
    """The ground on which a moment is chosen."""

    bench: Bench
    calendars: WorkCalendars

    def times(self) -> Times:
        """Return what is known about the time of whoever sits at the desk."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            now = Moment(self.bench.now(), settings.zone)
            begin = Moment.of(now.day, time(0), settings.zone).at - _DAY
            taken = look.rows.time_taken(begin, _end(now), settings.me)
        years = Period(f"{now.day.year}", date(now.day.year, 1, 1), date(now.day.year + _YEARS - 1, 12, 31))
        return Times(
            now=now,
            country=settings.country,
            calendar=self.calendars.of(settings, years),
            courtesy=settings.courtesy,
            taken=tuple(taken),
        )


def _end(now: Moment) -> datetime:
    return now.at + timedelta(days=366 * _YEARS)
