"""Reading a calendar file in the child: its events, series spread over a year, and what is wrong, as lines."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from itertools import islice
from typing import Any, cast

from icalendar import Calendar
from icalendar.prop import vBroken
from icalendar.timezone import tzp
from icalendar.timezone.zoneinfo import ZONEINFO
from typing_extensions import override

from salesdesk.imports.calendar_dates import (
    Component,
    NoRule,
    TooOften,
    Window,
    dates_of,
    instant,
    is_series,
    listed,
)
from salesdesk.imports.calendar_lines import LINE_MARK, Lines, lines_of
from salesdesk.imports.calendar_values import (
    NOTE,
    TITLE,
    moment_of,
    number_of,
    occurrence_name,
    person_of,
    span,
    stamp_of,
    text_of,
    when,
    zone_named_by,
)
from salesdesk.imports.confined import shut

_ZONES = re.compile(r"TZID[=:]\"?([^;:\"\r\n]{1,100})", re.IGNORECASE)
_MOST_ZONES = 600
_PEOPLE = 200
_EMPTY = """BEGIN:VCALENDAR\r
BEGIN:VTIMEZONE\r
TZID:Nowhere/Warm\r
BEGIN:STANDARD\r
DTSTART:16010101T000000\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0100\r
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r
END:STANDARD\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
DTSTAMP:20260101T100000Z\r
DTSTART;TZID=Nowhere/Warm:20260101T100000\r
DTEND;TZID=Europe/Berlin:20260101T100000\r
END:VEVENT\r
END:VCALENDAR\r
"""
"""Makes the library load what it needs before the door is shut."""


def lines(content: bytes, first: int, days: int, most_of_series: int, most: int) -> Iterator[Any]:
    """Yield the events of a file, the dates of series one by one, what is wrong, and at the end how many there were.

    Series are spread over `days` days from the ordinal `first`, `most_of_series` dates of each.
    """
    logging.disable()
    tzp.use(_Zones())
    Calendar.from_ical(_EMPTY)
    for name in _zones_named(content):
        tzp.timezone(name)  # pyright: ignore[reportUnknownMemberType]
    shut()
    begins = date.fromordinal(first)
    window = Window(begins, begins + timedelta(days=days), most_of_series)
    found = lines_of(content)
    count = 0
    for text in found.calendars:
        for event in _events(text, found, window):
            count += 1
            if count > most:
                found.wrong.append((event["line"], "too_many", str(most), True))
                break
            yield {"event": event}
    if not count and not any(left_out for *_, left_out in found.wrong):
        found.wrong.append((found.first, "no_events", "", True))
    for line, fault, what, left_out in found.wrong:
        yield {"wrong": [line, fault, what, left_out]}
    yield {"end": count}


class _Zones(ZONEINFO):
    """Zones by name, each looked up once: what is not known before the door is shut is not known at all."""

    def __init__(self) -> None:
        self._found: dict[str, tzinfo | None] = {}

    @override
    def timezone(self, name: str) -> tzinfo | None:
        if name not in self._found:
            try:
                self._found[name] = super().timezone(name)
            except OSError:
                self._found[name] = None
        return self._found[name]


def _zones_named(content: bytes) -> Iterator[str]:
    """Return the zones that a file names."""
    whole = re.sub(rb"\r?\n[ \t]", b"", content).decode("utf-8", errors="replace").replace("\0", "")
    return islice(dict.fromkeys(name.strip() for name in _ZONES.findall(whole)), _MOST_ZONES)


def _events(text: str, found: Lines, window: Window) -> Iterator[dict[str, Any]]:
    calendar = _parsed(text, found)
    head = {"method": str(calendar.get("METHOD", "")).upper(), "calendar": text_of(calendar, "X-WR-CALNAME", "NAME")}
    series = _Series()
    for event in calendar.walk("VEVENT"):
        series.add(_whole(event))
    for event in series.masters:
        told = _Told(event, int(str(event.get(LINE_MARK))), found, head)
        yield from told.lines_or_fault(window, series.others(event))


def _whole(event: Component) -> Component:
    """Return the event without the properties that the library could not understand; it lists them as errors."""
    for name in list(event.keys()):
        whole = [one for one in listed(event, name) if not isinstance(one, vBroken)]
        if len(whole) == len(listed(event, name)):
            continue
        del event[name]
        if whole:
            event[name] = whole
    return event


def _parsed(text: str, found: Lines) -> Component:
    """Return the calendar; one whose zones cannot be understood is read without them."""
    try:
        return _calendar(text)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as error:
        if "BEGIN:VTIMEZONE" not in text:
            raise
        found.wrong.append((found.first, "value", f"VTIMEZONE: {error}"[:200], False))
        return _calendar(_without_zones(text))


def _calendar(text: str) -> Component:
    return cast("Component", Calendar.from_ical(text))


def _without_zones(text: str) -> str:
    kept: list[str] = []
    inside = False
    for line in text.split("\r\n"):
        inside = inside or line == "BEGIN:VTIMEZONE"
        if not inside:
            kept.append(line)
        inside = inside and line != "END:VTIMEZONE"
    return "\r\n".join(kept)


@dataclass(slots=True)
class _Series:
    """Events by what they are: those that stand alone, and other versions of single dates of a series."""

    masters: list[Component] = field(default_factory=list[Component])
    changed: dict[str, list[Component]] = field(default_factory=dict[str, list[Component]])
    whole: set[str] = field(default_factory=set[str])

    def add(self, event: Component) -> None:
        uid = str(event.get("UID", ""))
        if event.get("RECURRENCE-ID") is not None and uid:
            self.changed.setdefault(uid, []).append(event)
            if uid in self.whole:
                return
        self.masters.append(event)
        if is_series(event) and uid:
            self.whole.add(uid)
            self.masters = [m for m in self.masters if m.get("RECURRENCE-ID") is None or str(m.get("UID")) != uid]

    def others(self, event: Component) -> Mapping[datetime, Component]:
        """Return the other versions of a series' dates by the instant they replace."""
        if not is_series(event):
            return {}
        own = self.changed.get(str(event.get("UID", "")), [])
        return {instant(at): one for one in own if (at := moment_of(one, "RECURRENCE-ID")) is not None}


class _Told:
    """Says what an event is, date by date; what is wrong with it goes to the file's list."""

    def __init__(self, event: Component, line: int, found: Lines, head: Mapping[str, str]) -> None:
        self._event, self._line, self._found, self._head = event, line, found, head

    def lines_or_fault(self, window: Window, others: Mapping[datetime, Component]) -> Iterator[dict[str, Any]]:
        """Yield as `lines` does; what the library cannot make sense of is this event's trouble, not the file's."""
        try:
            yield from self.lines(window, others)
        except (ValueError, TypeError, AttributeError, LookupError, OverflowError) as error:
            self._wrong("value", f"{error}"[:200], "BEGIN")

    def lines(self, window: Window, others: Mapping[datetime, Component]) -> Iterator[dict[str, Any]]:
        self._note_errors()
        start = moment_of(self._event, "DTSTART")
        if start is None and self._head["method"] != "REPLY":
            there = (self._line, "DTSTART") in self._found.places
            self._wrong("start_unreadable" if there else "no_start", "DTSTART")
            return
        if start is not None and not self._zone_known("DTSTART", start):
            return
        for at, event in self._dates(start, window, others):
            yield self._told(at, event)

    def _dates(
        self, start: date | None, window: Window, others: Mapping[datetime, Component]
    ) -> Iterator[tuple[date | None, Component]]:
        """Yield (which date of the series it is, the event); None for an event that stands alone."""
        if start is None or not is_series(self._event):
            yield moment_of(self._event, "RECURRENCE-ID"), self._event
            return
        try:
            for at in dates_of(self._event, start, window):
                yield at, others.get(instant(at), self._event)
        except TooOften:
            self._wrong("too_often", "RRULE")
        except NoRule as error:
            self._wrong("rule", f"{error}"[:200], "RRULE")

    def _told(self, at: date | None, event: Component) -> dict[str, Any]:
        start, end = span(event, at, self._event)
        return {
            **self._head,
            "line": int(str(event.get(LINE_MARK))),
            "uid": text_of(event, "UID", most=TITLE),
            "occurrence": occurrence_name(at) if at is not None else "",
            "sequence": number_of(event, "SEQUENCE"),
            "stamp": stamp_of(event),
            "title": text_of(event, "SUMMARY", most=TITLE),
            "place": text_of(event, "LOCATION", most=TITLE),
            "note": text_of(event, "DESCRIPTION", most=NOTE),
            "status": text_of(event, "STATUS").upper(),
            "people": [person_of(one) for one in listed(event, "ATTENDEE")[:_PEOPLE]],
            **when(start, end, event),
        }

    def _zone_known(self, name: str, start: date) -> bool:
        zone = zone_named_by(self._event)
        if not zone or not isinstance(start, datetime) or start.tzinfo is not None:
            return True
        self._wrong("unknown_zone", zone[:100], name)
        return False

    def _note_errors(self) -> None:
        for name, _error in self._event.errors:
            if name != "DTSTART":
                self._wrong("value", str(name)[:100], str(name), left_out=False)

    def _wrong(self, fault: str, what: str, name: str = "", *, left_out: bool = True) -> None:
        line = self._found.places.get((self._line, (name or what).upper()), self._line)
        self._found.wrong.append((line, fault, what, left_out))
