"""Entries to be invited to, and what a reader makes of what we write about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from icalendar import Calendar

from salesdesk.application.calendar_entry import Beside, CalendarEntry, Guest, Method, entry_of
from salesdesk.documents.calendar import write_calendar
from salesdesk.domain.follow_up import FollowUp, FollowUpKind, Reply
from salesdesk.domain.moment import Moment
from salesdesk.wording import Words

MADE = datetime(2026, 11, 24, 8, 15, 30, tzinfo=UTC)
STARTS = Moment.of(date(2026, 12, 1), time(10, 30), "Europe/Athens")
FOLLOW_UP = FollowUp(
    id=UUID(int=1),
    topic="Walk through the line",
    starts=STARTS,
    uid="4f6b@salesdesk",
    kind=FollowUpKind.DEMO,
    minutes=45,
    place="Hall 2, Gate B",
)
BESIDE = Beside(
    account="Nordlys Foods",
    deal="Squeeze them before Christmas",
    person="Ida Holm",
    person_email="ida@nordlys.example",
    rep="Mira Okafor",
    rep_email="mira@us.example",
    company="Packline",
    guests=(
        Guest(name="Ida Holm", email="ida@nordlys.example", reply=Reply.ACCEPTED),
        Guest(name="Leo Brandt", email="leo@nordlys.example"),
        Guest(name="Nobody's address", email=""),
    ),
)


def entry(follow_up: FollowUp = FOLLOW_UP, **beside: Any) -> CalendarEntry:
    """Return the entry of a follow-up as it goes to guests."""
    return entry_of(follow_up, MADE, replace(BESIDE, **beside))


def read(made: bytes) -> tuple[Calendar, Any]:
    """Return the calendar of a file and its one event."""
    calendar = Calendar.from_ical(made)
    assert isinstance(calendar, Calendar)
    (event,) = calendar.events
    return calendar, event


def written(method: Method, follow_up: FollowUp = FOLLOW_UP, **beside: Any) -> tuple[Calendar, Any]:
    """Return what is read of what is written for a follow-up."""
    return read(write_calendar(entry(follow_up, **beside), Words(), method))
