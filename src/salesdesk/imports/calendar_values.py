"""The values of an event as the library holds them, and as the child tells them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from salesdesk.imports.calendar_dates import Component, instant, is_series, listed

TITLE, NOTE = 500, 4000
_LONGEST = timedelta(days=366)


def span(event: Component, at: date | None, master: Component) -> tuple[date | None, date | None]:
    """Return start and end; a date of a series that has no other version takes its length from the whole."""
    start, end = moment_of(event, "DTSTART"), _end(event)
    if event is master and at is not None and start is not None and is_series(master):
        length = instant(end) - instant(start) if end is not None else timedelta(0)
        if isinstance(at, datetime) and at.tzinfo is not None:
            return at, (at.astimezone(UTC) + length).astimezone(at.tzinfo)
        return at, at + length
    return start, end


def _end(event: Component) -> date | None:
    start, end = moment_of(event, "DTSTART"), moment_of(event, "DTEND")
    length: Any = getattr(event.get("DURATION"), "dt", None)
    if start is None or end is not None or not isinstance(length, timedelta) or abs(length) > _LONGEST:
        return end
    if isinstance(start, datetime) and start.tzinfo is not None:
        return (start.astimezone(UTC) + length).astimezone(start.tzinfo)
    return start + length


def when(start: date | None, end: date | None, event: Component) -> dict[str, Any]:
    """Return when it is as JSON has it: days, a moment with its zone, or what a clock shows where there is none."""
    if start is None:
        return {}
    length = instant(end) - instant(start) if end is not None else timedelta(0)
    length = min(max(length, timedelta(0)), _LONGEST)
    if not isinstance(start, datetime):
        return {"day": start.isoformat(), "days": max(1, length.days)}
    minutes = int(length.total_seconds() // 60)
    if start.tzinfo is None:
        return {"local": start.isoformat(), "minutes": minutes}
    zone = str(getattr(start.tzinfo, "key", "") or zone_named_by(event))
    return {"at": instant(start).isoformat(), "zone": zone, "minutes": minutes}


def zone_named_by(event: Component) -> str:
    """Return the name of the zone in which an event begins, as the file has it."""
    return next((str(held.params.get("TZID", "")) for held in listed(event, "DTSTART")), "")


def moment_of(event: Component, name: str) -> date | None:
    """Return the day or the time of a property, None where there is none that can be counted with."""
    at: Any = next((getattr(held, "dt", None) for held in listed(event, name)), None)
    if not isinstance(at, date):
        return None
    return at if _near(at) else None


def _near(at: date) -> bool:
    """Tell whether a date is one that calendars can count with, in every zone."""
    return date.min + _LONGEST < date(at.year, at.month, at.day) < date.max - 2 * _LONGEST


def occurrence_name(at: date) -> str:
    """Return the name of a date of a series (RFC 5545, RECURRENCE-ID), in UTC where there is a zone."""
    if not isinstance(at, datetime):
        return f"{at:%Y%m%d}"
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}" if at.tzinfo else f"{at:%Y%m%dT%H%M%S}"


def stamp_of(event: Component) -> str | None:
    """Return when this version of the event was written, None where nobody says."""
    at = moment_of(event, "DTSTAMP")
    return instant(at).isoformat() if at is not None else None


def number_of(event: Component, name: str) -> int | None:
    """Return a count of the event, None where there is none."""
    try:
        return min(max(0, int(str(event[name]))), 2**31 - 1)
    except (KeyError, ValueError):
        return None


def text_of(component: Component, *names: str, most: int = 200) -> str:
    """Return the first of these properties that is there, cut to a sane length."""
    for name in names:
        for held in listed(component, name):
            return str(held)[:most]
    return ""


def person_of(held: Any) -> list[str]:  # noqa: ANN401 (an address, of a library)
    """Return somebody on the event: address, name, what they replied."""
    said = str(held)
    params: Any = getattr(held, "params", {})
    address = said[7:] if said.lower().startswith("mailto:") else str(params.get("EMAIL", said))
    return [address[:320], str(params.get("CN", ""))[:TITLE], str(params.get("PARTSTAT", "")).upper()[:40]]
