"""Calendar files of others, written line by line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from salesdesk.application.calendar_file import CalendarFile, CalendarRefused, LineFault
from salesdesk.domain.period import Period
from salesdesk.imports.calendars import CalendarFileReader

TODAY = date(2026, 12, 1)
YEAR = Period("", TODAY, date(2027, 12, 1))
ZONE = "Europe/Berlin"


def calendar(*lines: str, method: str = "") -> bytes:
    """Return a calendar file with these lines."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", *([f"METHOD:{method}"] if method else [])]
    return "\r\n".join([*head, *lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str, uid: str = "1@chamber.example", start: str = "DTSTART:20261203T180000Z") -> tuple[str, ...]:
    """Return the lines of an event."""
    return ("BEGIN:VEVENT", f"UID:{uid}", start, "SUMMARY:Breakfast", *lines, "END:VEVENT")


def read(folder: Path, content: bytes) -> CalendarFile:
    """Return what is in a file. Raises FileNotRead, CalendarRefused."""
    path = folder / "events.ics"
    path.write_bytes(content)
    return CalendarFileReader().read(path, YEAR, ZONE)


def refused(folder: Path, content: bytes) -> list[tuple[int, LineFault]]:
    """Return the lines for which a file is refused, and why."""
    try:
        found = read(folder, content)
    except CalendarRefused as error:
        return [(problem.line, problem.fault) for problem in error.problems]
    raise AssertionError(found.events)
