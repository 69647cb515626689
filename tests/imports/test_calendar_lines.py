"""Lines and dates of calendar files, by properties: folds anywhere, any bytes, the hour of a series (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from salesdesk.application.calendar_entry import Method
from salesdesk.documents.calendar import write_calendar
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.moment import Moment
from salesdesk.imports.calendar_dates import Component, Window, dates_of
from salesdesk.imports.calendar_lines import LINE_MARK, lines_of
from salesdesk.wording import Words
from tests.documents.invited import FOLLOW_UP, entry
from tests.imports.ics import calendar, event


@given(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=60), st.lists(st.integers(0, 200), max_size=6))
def test_a_line_that_is_folded_anywhere_reads_as_the_whole_one(text: str, folds: list[int]) -> None:
    line = f"SUMMARY:a{text}".encode()
    folded = line
    for at in sorted({min(fold, len(line)) for fold in folds if fold}, reverse=True):
        folded = folded[:at] + b"\r\n " + folded[at:]
    whole, read = (
        lines_of(calendar("BEGIN:VEVENT", "LINE", "END:VEVENT").replace(b"LINE", one)).calendars
        for one in (line, folded)
    )
    # Where the event begins is the same; what follows stands on other lines.
    assert read == whole


@given(st.binary(max_size=400) | st.text('BEGIN:VEND;\r\n LATU="', max_size=400).map(str.encode))
def test_any_bytes_are_read_to_the_end(content: bytes) -> None:
    found = lines_of(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + content)
    assert found.calendars
    assert all(line >= 1 for line, *_ in found.wrong)


@given(st.text(max_size=80), st.text(max_size=80))
def test_what_we_write_is_read_line_by_line_as_it_was_written(topic: str, place: str) -> None:
    made = write_calendar(entry(_follow_up(topic, place)), Words(), Method.REQUEST)
    found = lines_of(made)
    (text,) = found.calendars
    read = Calendar.from_ical(text)
    assert isinstance(read, Calendar)
    (one,) = read.events
    assert found.wrong == []
    assert one["SUMMARY"] == Calendar.from_ical(made).walk("VEVENT")[0]["SUMMARY"]
    assert int(str(one[LINE_MARK])) == made.split(b"\r\n").index(b"BEGIN:VEVENT") + 1


def _follow_up(topic: str, place: str) -> FollowUp:
    return FollowUp(id=FOLLOW_UP.id, topic=topic, starts=FOLLOW_UP.starts, uid=FOLLOW_UP.uid, place=place)


ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kolkata"]


@given(st.sampled_from(ZONES), st.integers(0, 363), st.integers(4, 23), st.sampled_from(["DAILY", "WEEKLY"]))
def test_the_hour_of_a_series_is_the_same_on_every_date_in_every_zone(
    zone: str, day: int, hour: int, frequency: str
) -> None:
    first = date(2026, 1, 1) + timedelta(days=day)
    begins = datetime(first.year, first.month, first.day, hour, 15, tzinfo=ZoneInfo(zone))
    lines = event(f"RRULE:FREQ={frequency};COUNT=60", start=f"DTSTART;TZID={zone}:{begins:%Y%m%dT%H%M%S}")
    read: Any = Calendar.from_ical(calendar(*lines))
    found = dates_of(cast("Component", read.events[0]), begins, Window(first, first + timedelta(days=365), 400))
    assert {(one.hour, one.minute) for one in found if isinstance(one, datetime)} == {(hour, 15)}
    assert len(found) == (60 if frequency == "DAILY" else 53)
    moments = [Moment(one.astimezone(UTC), zone).local.hour for one in found if isinstance(one, datetime)]
    assert set(moments) == {hour}
