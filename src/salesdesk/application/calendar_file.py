"""What a calendar file of somebody else says, as it was read: events, replies, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from salesdesk.application.calendar_entry import Method
from salesdesk.domain.follow_up import Reply
from salesdesk.domain.moment import Moment
from salesdesk.domain.period import Period
from salesdesk.domain.refusals import Refusal


class LineFault(StrEnum):
    """What is wrong with a line of a calendar file, or with the event that begins there."""

    NO_CALENDAR = "no_calendar"
    NO_EVENTS = "no_events"
    NOT_A_LINE = "not_a_line"
    NOT_CLOSED = "not_closed"
    TOO_LONG = "too_long"
    VALUE = "value"
    NO_START = "no_start"
    START_UNREADABLE = "start_unreadable"
    UNKNOWN_ZONE = "unknown_zone"
    TOO_OFTEN = "too_often"
    RULE = "rule"
    TOO_MANY = "too_many"
    SAME_EVENT = "same_event"
    OLDER_EVENT = "older_event"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineProblem:
    """Something about one line (counted from 1): `what` is the name or the words it is about.

    `left_out` tells an event that was not taken from one that was, without this line.
    """

    line: int
    fault: LineFault
    what: str = ""
    left_out: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAttendee:
    """Somebody on an event; `reply` is None where the file says something that is no reply."""

    address: str
    name: str = ""
    reply: Reply | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEvent:
    """One event, or one date of a series (`occurrence` then tells which, as the file would name it).

    It has a moment (`starts`, `minutes`) or days (`day`, `last_day` included). `sequence` and `stamp` (UTC) are None
    where the file does not say. `line` is where the event begins.
    """

    line: int
    uid: str
    occurrence: str = ""
    sequence: int | None = None
    stamp: datetime | None = None
    title: str = ""
    place: str = ""
    note: str = ""
    starts: Moment | None = None
    minutes: int = 0
    day: date | None = None
    last_day: date | None = None
    cancelled: bool = False
    method: Method = Method.NONE
    people: tuple[ReadAttendee, ...] = ()

    @property
    def key(self) -> str:
        """What tells the event from others, also in the file's next version."""
        return f"{self.uid}#{self.occurrence}" if self.occurrence else self.uid


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """A calendar file: its path as given, its SHA-256, its own name, what is in it, what is wrong with it."""

    path: Path
    sha256: str
    name: str = ""
    events: tuple[ReadEvent, ...] = ()
    problems: tuple[LineProblem, ...] = ()

    @property
    def answers(self) -> tuple[ReadEvent, ...]:
        """The events that answer an invitation: replies, and proposals of another time."""
        return tuple(event for event in self.events if event.method in {Method.REPLY, Method.COUNTER})

    @property
    def announced(self) -> tuple[ReadEvent, ...]:
        """The events that somebody tells of."""
        return tuple(event for event in self.events if event.method not in {Method.REPLY, Method.COUNTER})


class CalendarReader(Protocol):
    """Reads a calendar file."""

    def read(self, path: Path, window: Period, zone: str) -> CalendarFile:
        """Return what is in a file. Raises FileNotRead, CalendarRefused.

        Series are spread over the days of the `window`; times without a zone are meant in `zone`.
        """
        ...


@dataclass(eq=False)
class CalendarRefused(Refusal):
    """A calendar file of which nothing can be taken: its path, and why, line by line."""

    path: str
    problems: tuple[LineProblem, ...]
