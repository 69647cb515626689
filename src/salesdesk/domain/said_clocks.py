"""Times of day as people say them: in figures, in words, by the half and the quarter of an hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Final

from salesdesk.domain.said_days import clock_of
from salesdesk.domain.said_words import Sense, Shape, Spoken

_NOON: Final = 12
_DAY: Final = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidClock:
    """A time of day and the place `end` behind it; `sure` says which half of the day was meant.

    `alone` marks a bare number: an hour where no other time is said, and not a day.
    """

    end: int
    clock: time
    sure: bool = True
    alone: bool = False


def said_clock(spoken: Spoken, at: int) -> SaidClock | None:
    """Return what a line says about the time of day at a place, None where it says nothing."""
    for read in (_noon, _before_hour, _in_figures, _by_hour):
        found = read(spoken, at)
        if found is not None:
            return found
    return None


def in_half(clock: time, *, afternoon: bool) -> time:
    """Return a time of the clock face in that half of the day; one past noon stays."""
    if afternoon:
        return clock.replace(hour=clock.hour + _NOON) if clock.hour < _NOON else clock
    return clock.replace(hour=0) if clock.hour == _NOON else clock


def _noon(spoken: Spoken, at: int) -> SaidClock | None:
    found = spoken.meant(at, Sense.NOON)
    return SaidClock(end=found[1], clock=time(_NOON)) if found else None


def _before_hour(spoken: Spoken, at: int) -> SaidClock | None:
    """Return "half past ten", "Viertel vor elf"."""
    offset = spoken.meant(at, Sense.BEFORE_HOUR)
    hour = spoken.number(offset[1]) if offset else None
    if offset is None or hour is None or not 0 <= hour[0] < _DAY:
        return None
    return _halved(spoken, hour[1], _moved(hour[0], offset[0]), written="")


def _in_figures(spoken: Spoken, at: int) -> SaidClock | None:
    """Return "10:30", "9h15", "1030"."""
    text = spoken.pieces[at].text
    if spoken.shape(at) is Shape.CLOCK:
        hour, minute = (int(n) for n in text.replace("h", ":").split(":"))
    elif spoken.shape(at) is Shape.NUMBER and len(text) == len("1030"):
        hour, minute = int(text[:2]), int(text[2:])
    else:
        return None
    clock = clock_of(hour, minute)
    return _halved(spoken, at + 1, clock, written=text) if clock else None


def _by_hour(spoken: Spoken, at: int) -> SaidClock | None:
    """Return "9", "9am", "9 Uhr 30", "dix heures et demie"; an hour in words needs one of these behind it."""
    number = spoken.number(at)
    clock = clock_of(number[0], 0) if number else None
    if number is None or clock is None:
        return None
    end = spoken.behind(number[1], Sense.OCLOCK)
    offset = spoken.meant(end, Sense.AFTER_HOUR)
    if offset is not None:
        end, clock = offset[1], _moved(clock.hour, offset[0])
    elif end > number[1]:
        end, clock = _minutes(spoken, end, clock)
    found = _halved(spoken, end, clock, written=spoken.pieces[at].text)
    bare = found.end == number[1]
    if bare and spoken.shape(at) is not Shape.NUMBER:
        return None
    return SaidClock(end=found.end, clock=found.clock, sure=found.sure, alone=bare)


def _minutes(spoken: Spoken, at: int, clock: time) -> tuple[int, time]:
    """Return the minutes that follow an hour: "10 Uhr 30", "9 h 05"."""
    text = spoken.pieces[at].text if spoken.shape(at) is Shape.NUMBER else ""
    found = clock_of(clock.hour, int(text)) if len(text) == len("30") else None
    return (at + 1, found) if found else (at, clock)


def _halved(spoken: Spoken, at: int, clock: time, *, written: str) -> SaidClock:
    """Return the time with the half of the day that stands behind it; a leading nought is the morning."""
    end = spoken.behind(at, Sense.OCLOCK)
    for sense in (Sense.AFTERNOON, Sense.MORNING):
        found = spoken.meant(end, sense)
        if found is not None and clock.hour <= _NOON:
            return SaidClock(end=found[1], clock=in_half(clock, afternoon=sense is Sense.AFTERNOON))
    return SaidClock(end=end, clock=clock, sure=written.startswith("0") or clock.hour >= _NOON)


def _moved(hour: int, minutes: int) -> time:
    whole = (hour * 60 + minutes) % (_DAY * 60)
    return time(whole // 60, whole % 60)
