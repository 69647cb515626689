"""When, in words: what was understood of a line, what meets it, what is unusual about the day (2.6, 2.7, 2.9)."""

from __future__ import annotations

from datetime import date, time
from itertools import product

from salesdesk.domain.appointment import Appointment
from salesdesk.domain.follow_up import FollowUp, FollowUpKind
from salesdesk.domain.moment import Moment
from salesdesk.domain.period import WorkCalendar
from salesdesk.domain.refusals import LooseWords
from salesdesk.domain.said_moment import Said
from salesdesk.wording.labels import label
from salesdesk.wording.troubles import told
from salesdesk.wording.words import Words

_CLASHES = 2


def moment_told(words: Words, day: date, clock: time | None, today: date) -> str:
    """Return "Tuesday, 8 December, 10:30 (in 7 days)"; the year where it is another one."""
    shown = words.weekday_date(day) if day.year == today.year else f"{words.weekday(day)}, {words.date(day)}"
    when = shown if clock is None else words.text("{day}, {clock}", day=shown, clock=words.clock(clock))
    return words.text("{when} ({far})", when=when, far=far_told(words, day, today))


def far_told(words: Words, day: date, today: date) -> str:
    """Return "today", "tomorrow", "in 7 days" or "3 days ago"."""
    days = (day - today).days
    if days == 0:
        return words.text("today")
    if days == 1:
        return words.text("tomorrow")
    if days > 0:
        return words.plural("in {n} day", "in {n} days", days)
    return words.plural("{n} day ago", "{n} days ago", -days)


def doubt_told(words: Words, said: Said, text: str) -> str:
    """Return what stands in the way of understanding a line, nothing where it is understood or empty.

    A line that names no day at all gets the answer that asks for one (2.7).
    """
    if not text.strip():
        return ""
    if said.names_no_day:
        return told(words, LooseWords(text.strip()))
    if said.unread:
        unread = words.listed([f"“{word}”" for word in said.unread])
        return words.text("{unread} cannot be read. Write it like “tue 10:30” or “in 2 weeks 9:00”.", unread=unread)
    if said.may_mean_either:
        return words.text("That may mean either. Which one is it?")
    return ""


def meanings(words: Words, said: Said) -> list[tuple[date | None, time | None, str]]:
    """Return all that a line may mean, each with its words; nothing where it means one thing."""
    if not said.may_mean_either or said.unread:
        return []
    days: tuple[date | None, ...] = said.days or (None,)
    clocks: tuple[time | None, ...] = said.clocks or (None,)
    return [(day, clock, _short(words, day, clock)) for day, clock in product(days, clocks)]


def _short(words: Words, day: date | None, clock: time | None) -> str:
    parts = [words.short_date(day) if day else "", words.clock(clock) if clock else ""]
    return ", ".join(part for part in parts if part)


def free_day_told(words: Words, day: date, calendar: WorkCalendar) -> str:
    """Return why nobody works on a day, nothing where the desk does."""
    if day in calendar.holidays:
        return words.text("{day} is a public holiday.", day=words.weekday_date(day))
    if not calendar.is_working_day(day):
        return words.text("You do not work on a {weekday}.", weekday=words.weekday(day))
    return ""


def clashes_told(words: Words, met: tuple[Appointment, ...], zone: str) -> str:
    """Return what takes the same time, each with its time in a zone."""
    shown = [clash_told(words, one, zone) for one in met[:_CLASHES]]
    if len(met) > _CLASHES:
        shown.append(words.plural("{n} more", "{n} more", len(met) - _CLASHES))
    return words.text("At the same time: {appointments}.", appointments=words.listed(shown))


def clash_told(words: Words, met: Appointment, zone: str) -> str:
    """Return "10:00–10:30 Alpine Brew, Which option?"; a meeting without an objective is called one."""
    about = ", ".join(part for part in (met.who, met.about.strip() or label(words, met.kind)) if part)
    begins, ends = Moment(met.starts.at, zone).local, Moment(met.ends_at, zone).local
    return words.text("{begins}–{ends} {about}", begins=words.clock(begins), ends=words.clock(ends), about=about)


def other_clock_told(words: Words, starts: Moment, zone: str) -> str:
    """Return what the clock on the desk shows then, nothing where the zone is the desk's own."""
    if starts.zone == zone:
        return ""
    return words.text(
        "{when} in {zone}: {ours} on your clock ({desk}).",
        when=words.day_time(starts),
        zone=starts.zone,
        ours=words.day_time(Moment(starts.at, zone)),
        desk=zone,
    )


def our_clock_told(words: Words, follow_up: FollowUp, zone: str) -> str:
    """Return "Tue 8 Dec, 10:30 on your clock (Asia/Tokyo: 18:30)", nothing where both clocks show the same zone."""
    return "" if follow_up.all_day else both_clocks_told(words, follow_up.starts, zone)


def both_clocks_told(words: Words, starts: Moment, zone: str) -> str:
    """Return what our clock shows at a moment, and what theirs; nothing where both are of the same zone."""
    if starts.zone == zone:
        return ""
    ours, theirs = words.day_time(Moment(starts.at, zone)), words.clock(starts.local)
    return words.text("{ours} on your clock ({zone}: {theirs})", ours=ours, zone=starts.zone, theirs=theirs)


def theirs_told(words: Words, kind: FollowUpKind, by: Moment, look: Moment) -> str:
    """Return "They call us by Tue 8 Dec, 10:30; we look on Wed 9 Dec, 10:30" (2.9)."""
    when = {"by": words.day_time(by), "look": words.day_time(look)}
    if kind in {FollowUpKind.DEMO, FollowUpKind.VISIT}:
        return words.text("They confirm by {by}; we look on {look}", **when)
    if kind is FollowUpKind.PROPOSAL:
        return words.text("They answer by {by}; we look on {look}", **when)
    return words.text("They call us by {by}; we look on {look}", **when)


def turn_told(words: Words, follow_up: FollowUp) -> str:
    """Return whose turn it is or until when it is put off, nothing where we act at its moment."""
    if follow_up.they_act:
        return theirs_told(words, follow_up.kind, follow_up.starts, follow_up.timing.reminds)
    if follow_up.snoozed is not None and follow_up.timing.reminds == follow_up.snoozed:
        return words.text("put off until {when}", when=words.day_time(follow_up.snoozed))
    return ""
