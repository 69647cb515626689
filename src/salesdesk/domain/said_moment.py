"""A day and a time in one line of words: "tue 10:30", "in 2 weeks 9am", "Dienstag halb elf", "1.12. 9:00" (2.7)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta

from salesdesk.domain.period import WorkCalendar
from salesdesk.domain.said_clocks import SaidClock, in_half, said_clock
from salesdesk.domain.said_days import SaidDay, Saying, next_weekday, of_week, said_day
from salesdesk.domain.said_words import Sense, Spoken, tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a line says: none, one (understood) or several (it may mean either) days and times, and what is unread.

    `loose` marks a week without a day, such as "next week" (2.7).
    """

    days: tuple[date, ...] = ()
    clocks: tuple[time, ...] = ()
    unread: tuple[str, ...] = ()
    loose: bool = False

    @property
    def day(self) -> date | None:
        """The day that is meant, None where none or more than one may be."""
        return self.days[0] if len(self.days) == 1 and not self.unread else None

    @property
    def clock(self) -> time | None:
        """The time that is meant, None where none or more than one may be."""
        return self.clocks[0] if len(self.clocks) == 1 and not self.unread else None

    @property
    def names_no_day(self) -> bool:
        """Whether it says something, but no day: such as "next week", "soon" or "in Q1" (2.7)."""
        return self.loose or (not self.days and (bool(self.unread) or not self.clocks))

    @property
    def may_mean_either(self) -> bool:
        """Whether somebody has to say which day or which time is meant."""
        return len(self.days) > 1 or len(self.clocks) > 1


@dataclass(slots=True)
class _Heard:
    """The parts of a line in the order in which they were found."""

    days: list[SaidDay] = field(default_factory=list)
    clocks: list[SaidClock] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    afternoon: bool | None = None


def said_moment(text: str, saying: Saying) -> Said:
    """Return what a line says about when; nonsense is returned as unread, nothing raises."""
    spoken = Spoken(tokens(text), saying.words)
    try:
        return _together(_heard(spoken, saying), saying)
    except OverflowError:
        # Days beyond the calendar's end: nobody follows up then.
        return Said(unread=tuple(piece.text for piece in spoken.pieces))


def _heard(spoken: Spoken, saying: Saying) -> _Heard:
    heard, at = _Heard(), 0
    while at < len(spoken.pieces):
        day = said_day(spoken, at, saying)
        clock = said_clock(spoken, at) if day is None else None
        if day is not None:
            heard.days.append(day)
            at = day.end
        elif clock is not None:
            heard.clocks.append(clock)
            at = clock.end
        else:
            at = _other(spoken, at, heard)
    return heard


def _other(spoken: Spoken, at: int, heard: _Heard) -> int:
    """Take the half of the day, or a word that says nothing; any other is unread."""
    for sense in (Sense.FILLER, Sense.AFTERNOON, Sense.MORNING):
        found = spoken.meant(at, sense)
        if found is not None:
            if sense is not Sense.FILLER:
                heard.afternoon = sense is Sense.AFTERNOON
            return found[1]
    heard.unread.append(spoken.pieces[at].text)
    return at + 1


def _together(heard: _Heard, saying: Saying) -> Said:
    days = [part if not part.either else _settled(part, heard) for part in heard.days]
    told = [part.clock for part in days if part.clock is not None]
    clocks = [time_ for clock in heard.clocks for time_ in _halves(clock, heard.afternoon, saying.calendar)]
    bare = sum(clock.alone for clock in heard.clocks) if len(heard.clocks) > 1 else 0
    unread = [*heard.unread, *(f"{c.clock.hour}" for c in heard.clocks if c.alone and bare)]
    meant = _days(days, saying)
    loose = not meant and any(part.weeks is not None for part in days)
    return Said(days=meant, clocks=tuple(dict.fromkeys((*told, *clocks))), unread=tuple(unread), loose=loose)


def _settled(part: SaidDay, heard: _Heard) -> SaidDay:
    """Return "9.10" as a time where another part says the day, as a day where it can be one."""
    another_day = any(other is not part and (other.days or other.weekday is not None) for other in heard.days)
    if part.clock is not None and (another_day or not part.days):
        return SaidDay(end=part.end, clock=part.clock)
    return SaidDay(end=part.end, days=part.days)


def _days(parts: list[SaidDay], saying: Saying) -> tuple[date, ...]:
    """Return the days that all parts together may mean: a weekday has to be the day's own."""
    weekday = next((part.weekday for part in parts if part.weekday is not None), None)
    weeks = next((part.weeks for part in parts if part.weeks is not None), None)
    exact = tuple(dict.fromkeys(day for part in parts for day in part.days))
    if weekday is None:
        return exact
    if weeks is not None:
        return (of_week(saying.today, weeks, weekday),)
    fitting = tuple(day for day in exact if day.weekday() == weekday)
    return fitting or tuple(dict.fromkeys((*exact, next_weekday(saying.today, weekday))))


def _halves(said: SaidClock, afternoon: bool | None, calendar: WorkCalendar) -> tuple[time, ...]:  # noqa: FBT001
    """Return the times that a clock's face may mean: both halves where only the later one is working time."""
    if said.sure:
        return (said.clock,)
    if afternoon is not None:
        return (in_half(said.clock, afternoon=afternoon),)
    later = in_half(said.clock, afternoon=True)
    if said.clock < calendar.opens <= later <= calendar.closes:
        return (later, said.clock)
    return (said.clock,)


def next_working_day(day: date, calendar: WorkCalendar) -> date:
    """Return the day itself where the desk works on it, else the next on which it does."""
    return day if calendar.is_working_day(day) else calendar.working_day_after(day, 1)


def days_until(day: date, today: date) -> int:
    """Return in how many days it is, less than nought when it is over."""
    return (day - today) // timedelta(days=1)
