"""Days as people say them: written, named, or counted from today."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from salesdesk.domain.period import WorkCalendar
from salesdesk.domain.said_words import UNITS, SaidWords, Sense, Shape, Spoken

_WEEK: Final = 7
_CENTURY: Final = 100
_FAR: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What words are understood by: now, as a clock on the desk shows it, the word lists and the working days.

    `month_first` is the order of "12/1" where the desk stands, None where nobody knows it.
    """

    now: datetime
    words: SaidWords
    calendar: WorkCalendar
    month_first: bool | None = None

    @property
    def today(self) -> date:
        """Today on the desk."""
        return self.now.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidDay:
    """What a part of a line says about the day, and the place `end` behind it.

    `days` are all that it may mean. `weekday` alone stands for its next one; `weeks` counts weeks from this one, and
    is a day only together with a weekday where `days` is empty. `clock` is the time that it says as well, or may say
    instead (`either`).
    """

    end: int
    days: tuple[date, ...] = ()
    weekday: int | None = None
    weeks: int | None = None
    clock: time | None = None
    either: bool = False


def said_day(spoken: Spoken, at: int, saying: Saying) -> SaidDay | None:
    """Return what a line says about the day at a place, None where it says nothing."""
    for read in (_written, _dotted, _with_month, _counted, _next_week, _weekday, _named):
        found = read(spoken, at, saying)
        if found is not None:
            return found
    return None


def next_weekday(today: date, weekday: int) -> date:
    """Return the next such weekday after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % _WEEK + 1)


def of_week(today: date, weeks: int, weekday: int) -> date:
    """Return the weekday of the week that is so many weeks from this one."""
    return today + timedelta(days=weekday - today.weekday(), weeks=weeks)


def _written(spoken: Spoken, at: int, saying: Saying) -> SaidDay | None:
    if spoken.shape(at) not in {Shape.ISO, Shape.FULL, Shape.DAY_MONTH}:
        return None
    text = spoken.pieces[at].text
    numbers = [int(n) for n in re.findall("[0-9]+", text)]
    iso = spoken.shape(at) is Shape.ISO
    found = _known(_day(*numbers)) if iso else _by_order(numbers, saying, dotted="." in text)
    return SaidDay(end=at + 1, days=found) if found else None


def _by_order(numbers: list[int], saying: Saying, *, dotted: bool) -> tuple[date, ...]:
    """Return what two numbers may mean: a dot puts the day first, a stroke follows the order of the country."""
    first, second, *year = numbers
    full = [n + saying.today.year // _CENTURY * _CENTURY if n < _CENTURY else n for n in year]
    day_first = _such(saying.today, second, first, *full)
    month_first = _such(saying.today, first, second, *full)
    if dotted:
        return _known(day_first)
    if saying.month_first is None:
        return _known(day_first, month_first)
    ordered = (month_first, day_first) if saying.month_first else (day_first, month_first)
    return _known(next(filter(None, ordered), None))


def _dotted(spoken: Spoken, at: int, saying: Saying) -> SaidDay | None:
    """Return what "9.10" says: a day, a time, or either."""
    if spoken.shape(at) is not Shape.DOTTED:
        return None
    before, _, after = spoken.pieces[at].text.partition(".")
    day = _such(saying.today, int(after), int(before))
    clock = clock_of(int(before), int(after)) if len(after) == len("00") else None
    if day is None and clock is None:
        return None
    return SaidDay(end=at + 1, days=_known(day), clock=clock, either=True)


def _with_month(spoken: Spoken, at: int, saying: Saying) -> SaidDay | None:
    """Return what "8 December", "December 8" and "1er décembre 2026" say."""
    named = _number_month(spoken, at) or _month_number(spoken, at)
    if named is None:
        return None
    number, month, end = named
    year = _year(spoken, end)
    found = _such(saying.today, month, number, year)
    return SaidDay(end=end + bool(year), days=_known(found)) if found else None


def _number_month(spoken: Spoken, at: int) -> tuple[int, int, int] | None:
    number = _figures(spoken, at)
    if number is None:
        return None
    month = spoken.meant(spoken.behind(spoken.behind(number[1], Sense.ORDINAL), Sense.FILLER), Sense.MONTH)
    return (number[0], *month) if month else None


def _month_number(spoken: Spoken, at: int) -> tuple[int, int, int] | None:
    month = spoken.meant(at, Sense.MONTH)
    number = _figures(spoken, month[1]) if month else None
    return (number[0], month[0], spoken.behind(number[1], Sense.ORDINAL)) if month and number else None


def _figures(spoken: Spoken, at: int) -> tuple[int, int] | None:
    return spoken.number(at) if spoken.shape(at) is Shape.NUMBER else None


def _year(spoken: Spoken, at: int) -> int | None:
    text = spoken.pieces[at].text if spoken.shape(at) is Shape.NUMBER else ""
    return int(text) if re.fullmatch("(?:19|20|21)[0-9]{2}", text) else None


def _counted(spoken: Spoken, at: int, saying: Saying) -> SaidDay | None:
    """Return what "in 2 weeks", "+3d" and "3 days" say; hours alone are a time of day, not a length."""
    plus = spoken.shape(at) is Shape.PLUS
    begin = spoken.behind(at, Sense.IN)
    number = (int(spoken.pieces[at].text[1:]), at + 1) if plus else spoken.number(begin)
    if number is None or number[0] > _FAR:
        return None
    # A letter that is an ordinal elsewhere ("8η") counts days behind a plus alone.
    units = (*UNITS, Sense.DAYS_AFTER_PLUS) if plus else UNITS if begin > at else UNITS[:4]
    for unit in units:
        found = spoken.meant(number[1], unit)
        if found is not None:
            return _on(saying, unit, number[0], found[1])
    return None


def _on(saying: Saying, unit: Sense, n: int, end: int) -> SaidDay:
    """Return the day that lies so many units from now; minutes and hours say the time as well."""
    if unit in {Sense.MINUTES, Sense.HOURS}:
        then = saying.now + (timedelta(minutes=n) if unit is Sense.MINUTES else timedelta(hours=n))
        return SaidDay(end=end, days=(then.date(),), clock=then.time().replace(second=0, microsecond=0))
    if unit is Sense.WORKING_DAYS:
        return SaidDay(end=end, days=(saying.calendar.working_day_after(saying.today, n),))
    if unit is Sense.MONTHS:
        return SaidDay(end=end, days=(_months_on(saying.today, n),))
    days = n * _WEEK if unit is Sense.WEEKS else n
    weeks = n if unit is Sense.WEEKS else None
    return SaidDay(end=end, days=(saying.today + timedelta(days=days),), weeks=weeks)


def _next_week(spoken: Spoken, at: int, _saying: Saying) -> SaidDay | None:
    """Return what "next week" says: no day, until a weekday stands with it (2.7)."""
    for first, second in ((Sense.NEXT, Sense.WEEKS), (Sense.WEEKS, Sense.NEXT)):
        found = spoken.meant(at, first)
        behind = spoken.meant(found[1], second) if found else None
        if behind is not None:
            return SaidDay(end=behind[1], weeks=1)
    return None


def _weekday(spoken: Spoken, at: int, saying: Saying) -> SaidDay | None:
    """Return what "tue" and "next Tuesday" say: the latter is either of two as long as this week has one."""
    begin = spoken.behind(at, Sense.NEXT)
    found = spoken.meant(begin, Sense.WEEKDAY)
    if found is None:
        return None
    weekday, end = found
    behind = spoken.behind(end, Sense.NEXT)
    if behind > end and spoken.meant(behind, Sense.WEEKS) is None and spoken.meant(end, Sense.WEEKS) is None:
        begin, end = at + 1, behind
    day = next_weekday(saying.today, weekday)
    if begin == at:
        return SaidDay(end=end, weekday=weekday)
    this_week = day.isocalendar()[:2] == saying.today.isocalendar()[:2]
    return SaidDay(end=end, days=(day, day + timedelta(weeks=1)) if this_week else (day,))


def _named(spoken: Spoken, at: int, saying: Saying) -> SaidDay | None:
    found = spoken.meant(at, Sense.DAYS_ON)
    return SaidDay(end=found[1], days=(saying.today + timedelta(days=found[0]),)) if found else None


def clock_of(hour: int, minute: int) -> time | None:
    """Return the time of day, None for one that no clock shows."""
    return time(hour, minute) if 0 <= hour < 24 and 0 <= minute < 60 else None


def _such(today: date, month: int, day: int, year: int | None = None) -> date | None:
    """Return that day of the year, or of the next year in which it is not over and exists."""
    if year is not None:
        return _day(year, month, day)
    years = range(today.year, today.year + 9)
    return next((found for y in years if (found := _day(y, month, day)) and found >= today), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _known(*days: date | None) -> tuple[date, ...]:
    return tuple(dict.fromkeys(day for day in days if day is not None))


def _months_on(today: date, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
