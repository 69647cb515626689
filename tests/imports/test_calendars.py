"""Calendar files of others: events, series, zones, and every wrong line with its number and why."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from salesdesk.application.calendar_file import CalendarRefused, LineFault
from salesdesk.application.importing.troubles import FileNotRead, FileTrouble
from salesdesk.domain.follow_up import Reply
from salesdesk.domain.moment import Moment
from salesdesk.imports.calendars import CalendarFileReader
from salesdesk.wording import Words
from salesdesk.wording.calendar_files import when_told
from salesdesk.wording.troubles import told
from tests.imports.ics import YEAR, ZONE, calendar, event, read, refused

REAL = Path(__file__).parents[3] / "shared/data/ics"
FILES = sorted(REAL.glob("*.ics")) if REAL.is_dir() else []


@pytest.mark.skipif(not FILES, reason="the calendar files do not lie beside the checkout")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_real_file_is_read_or_refused_with_the_line_and_why(path: Path) -> None:
    lines = path.read_bytes().count(b"\n") + 1
    try:
        found = CalendarFileReader().read(path, YEAR, ZONE)
    except CalendarRefused as error:
        numbers, told_of = [problem.line for problem in error.problems], [one.fault.value for one in error.problems]
    else:
        numbers, told_of = [one.line for one in found.events], [o.uid for o in found.events if o.starts or o.day]
    assert all(1 <= number <= lines for number in numbers)
    assert len(told_of) == len(numbers) > 0
    assert all(told_of)


def test_what_an_event_says_is_read(tmp_path: Path) -> None:
    told = event(
        "DTEND:20261203T193000Z",
        "DTSTAMP:20261120T080000Z",
        "SEQUENCE:3",
        "LOCATION:Old Mill\\, Gate 2",
        "DESCRIPTION:Bring cards\\nand time",
        'ATTENDEE;CN="Holm, Ida";PARTSTAT=ACCEPTED:mailto:ida@nordlys.example',
    )
    (one,) = read(tmp_path, calendar("X-WR-CALNAME:Chamber of Trade", *told)).events
    assert (one.uid, one.title, one.place, one.note) == (
        "1@chamber.example",
        "Breakfast",
        "Old Mill, Gate 2",
        "Bring cards\nand time",
    )
    assert one.starts == Moment(datetime(2026, 12, 3, 18, tzinfo=UTC), ZONE)
    assert (one.minutes, one.sequence, one.stamp) == (90, 3, datetime(2026, 11, 20, 8, tzinfo=UTC))
    (ida,) = one.people
    assert (ida.address, ida.name, ida.reply) == ("ida@nordlys.example", "Holm, Ida", Reply.ACCEPTED)
    assert one.line == 4


def test_the_files_own_name_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, calendar("X-WR-CALNAME:Chamber", *event())).name == "Chamber"


def test_a_folded_line_is_one_even_in_the_middle_of_a_letter(tmp_path: Path) -> None:
    whole = calendar(*event("LOCATION:Café Größe"))
    at = whole.index("ö".encode()) + 1
    (one,) = read(tmp_path, whole[:at] + b"\r\n " + whole[at:]).events
    assert one.place == "Café Größe"


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n\r\n"])
def test_other_line_ends_and_blank_lines_are_read(tmp_path: Path, end: bytes) -> None:
    assert len(read(tmp_path, calendar(*event()).replace(b"\r\n", end)).events) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_of_encodings_are_understood(tmp_path: Path, encoding: str) -> None:
    content = calendar(*event("LOCATION:Größe")).decode().encode(encoding)
    assert read(tmp_path, content).events[0].place == "Größe"


# Lengths and days


def test_a_duration_is_a_length(tmp_path: Path) -> None:
    assert read(tmp_path, calendar(*event("DURATION:PT1H15M"))).events[0].minutes == 75


def test_whole_days_are_days_the_end_not_included(tmp_path: Path) -> None:
    told = event("DTEND;VALUE=DATE:20261206", start="DTSTART;VALUE=DATE:20261203")
    (one,) = read(tmp_path, calendar(*told)).events
    assert (one.starts, one.day, one.last_day) == (None, date(2026, 12, 3), date(2026, 12, 5))


def test_an_end_before_the_beginning_is_no_length(tmp_path: Path) -> None:
    assert read(tmp_path, calendar(*event("DTEND:20261203T170000Z"))).events[0].minutes == 0


# Zones


def test_a_time_without_a_zone_is_the_desks(tmp_path: Path) -> None:
    (one,) = read(tmp_path, calendar(*event(start="DTSTART:20261203T180000"))).events
    assert one.starts == Moment(datetime(2026, 12, 3, 17, tzinfo=UTC), ZONE)


def test_a_zone_is_known_by_its_name(tmp_path: Path) -> None:
    (one,) = read(tmp_path, calendar(*event(start="DTSTART;TZID=America/New_York:20261203T180000"))).events
    assert one.starts == Moment(datetime(2026, 12, 3, 23, tzinfo=UTC), "America/New_York")


def test_a_zone_is_known_by_its_name_in_windows(tmp_path: Path) -> None:
    (one,) = read(tmp_path, calendar(*event(start="DTSTART;TZID=Tokyo Standard Time:20261203T180000"))).events
    assert one.starts is not None
    assert one.starts.at == datetime(2026, 12, 3, 9, tzinfo=UTC)


OWN_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Our Town",
    "BEGIN:STANDARD",
    "DTSTART:20201025T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0630",
    "TZOFFSETTO:+0530",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:20200329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0530",
    "TZOFFSETTO:+0630",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
)


@pytest.mark.parametrize(("day", "hour", "minute"), [("20261203", 12, 30), ("20270603", 11, 30)])
def test_a_zone_of_the_files_own_goes_by_its_rules(tmp_path: Path, day: str, hour: int, minute: int) -> None:
    (one,) = read(tmp_path, calendar(*OWN_ZONE, *event(start=f"DTSTART;TZID=Our Town:{day}T180000"))).events
    assert one.starts is not None
    assert (one.starts.at.hour, one.starts.at.minute, one.starts.zone) == (hour, minute, ZONE)


def test_a_zone_that_nobody_knows_leaves_the_event_out_with_the_line_of_its_beginning(tmp_path: Path) -> None:
    content = calendar(*event(start="DTSTART;TZID=Nowhere/Here:20261203T180000"))
    assert refused(tmp_path, content) == [(5, LineFault.UNKNOWN_ZONE)]


# Series


def test_a_series_is_spread_over_a_year_from_today(tmp_path: Path) -> None:
    found = read(tmp_path, calendar(*event("RRULE:FREQ=MONTHLY;BYDAY=1TH", start="DTSTART:20200102T180000Z"))).events
    assert [one.starts.day for one in found if one.starts][:2] == [date(2026, 12, 3), date(2027, 1, 7)]
    assert len(found) == 12
    assert found[0].key == "1@chamber.example#20261203T180000Z"


def test_the_hour_of_a_series_stays_when_the_clocks_change(tmp_path: Path) -> None:
    told = event("RRULE:FREQ=WEEKLY;COUNT=3", "DURATION:PT1H", start="DTSTART;TZID=Europe/Berlin:20270320T180000")
    found = read(tmp_path, calendar(*told)).events
    assert [(one.starts.local.hour, one.starts.at.hour, one.minutes) for one in found if one.starts] == [
        (18, 17, 60),
        (18, 17, 60),
        (18, 16, 60),
    ]


def test_dates_are_added_and_taken_out(tmp_path: Path) -> None:
    told = event("RRULE:FREQ=DAILY;COUNT=4", "EXDATE:20261204T180000Z", "RDATE:20261224T180000Z")
    found = read(tmp_path, calendar(*told)).events
    assert [one.starts.day.day for one in found if one.starts] == [3, 5, 6, 24]


def test_a_day_that_is_taken_out_takes_its_hour_with_it(tmp_path: Path) -> None:
    told = event("RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20261204")
    assert [one.starts.day.day for one in read(tmp_path, calendar(*told)).events if one.starts] == [3, 5]


def test_an_end_in_utc_is_an_end_in_the_series_zone(tmp_path: Path) -> None:
    told = event("RRULE:FREQ=DAILY;UNTIL=20261205T170000Z", start="DTSTART;TZID=Europe/Berlin:20261203T180000")
    assert len(read(tmp_path, calendar(*told)).events) == 3


def test_one_date_of_a_series_can_be_another(tmp_path: Path) -> None:
    series = event("RRULE:FREQ=DAILY;COUNT=3", "DTEND:20261203T190000Z")
    moved = event("RECURRENCE-ID:20261204T180000Z", "LOCATION:Elsewhere", start="DTSTART:20261204T200000Z")
    for lines in ((*series, *moved), (*moved, *series)):
        found = read(tmp_path, calendar(*lines)).events
        assert [(one.starts.at.hour, one.place) for one in found if one.starts] == [
            (18, ""),
            (20, "Elsewhere"),
            (18, ""),
        ]
        assert [one.key for one in found] == [f"1@chamber.example#202612{n:02}T180000Z" for n in (3, 4, 5)]


def test_a_series_that_is_over_has_its_first_year(tmp_path: Path) -> None:
    told = event("RRULE:FREQ=YEARLY;COUNT=3", start="DTSTART:20100102T180000Z")
    found = read(tmp_path, calendar(*told)).events
    assert [one.starts.day for one in found if one.starts] == [date(2010, 1, 2), date(2011, 1, 2)]


@pytest.mark.parametrize("rule", ["SECONDLY", "MINUTELY", "HOURLY"])
def test_what_repeats_within_a_day_is_left_out_with_the_line_of_its_rule(tmp_path: Path, rule: str) -> None:
    assert refused(tmp_path, calendar(*event(f"RRULE:FREQ={rule}"))) == [(7, LineFault.TOO_OFTEN)]


def test_a_series_of_every_day_is_capped_at_a_year(tmp_path: Path) -> None:
    found = read(tmp_path, calendar(*event("RRULE:FREQ=DAILY", start="DTSTART:16010101T180000Z"))).events
    assert len(found) == 366
    assert found[-1].starts is not None
    assert found[-1].starts.day == date(2027, 12, 1)


# Broken files


def test_a_line_that_is_none_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, calendar(*event("DESCRIPTION:first", "and a line that was not folded")))
    assert [(one.line, one.fault, one.left_out) for one in found.problems] == [(8, LineFault.NOT_A_LINE, False)]
    assert found.events[0].note == "first"


def test_a_value_that_cannot_be_read_is_named_by_its_line(tmp_path: Path) -> None:
    found = read(tmp_path, calendar(*event("DTEND:tomorrow")))
    assert [(one.line, one.fault, one.what) for one in found.problems] == [(7, LineFault.VALUE, "DTEND")]
    assert len(found.events) == 1


@pytest.mark.parametrize(
    ("start", "line", "fault"),
    [("X-START:none", 3, LineFault.NO_START), ("DTSTART:soon", 5, LineFault.START_UNREADABLE)],
)
def test_an_event_without_a_beginning_is_left_out(tmp_path: Path, start: str, line: int, fault: LineFault) -> None:
    assert refused(tmp_path, calendar(*event(start=start))) == [(line, fault)]


def test_a_calendar_without_events_is_refused_with_its_line(tmp_path: Path) -> None:
    assert refused(tmp_path, b"\r\n\r\n" + calendar()) == [(3, LineFault.NO_EVENTS)]


def test_a_file_that_ends_in_the_middle_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    content = calendar(*event())
    assert len(read(tmp_path, content[: content.index(b"END:VEVENT")]).events) == 1


def test_an_event_that_has_lost_its_end_ends_where_the_next_begins(tmp_path: Path) -> None:
    first = event("BEGIN:VALARM", uid="2@chamber.example")[:-1]
    found = read(tmp_path, calendar(*first, *event()))
    assert [one.uid for one in found.events] == ["2@chamber.example", "1@chamber.example"]
    assert [(one.line, one.fault, one.left_out) for one in found.problems if one.what == "VEVENT"] == [
        (8, LineFault.NOT_CLOSED, False)
    ]


def test_a_property_of_a_million_folds_is_too_long_and_holds_up_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, calendar(*event("DESCRIPTION:x" + "\r\n y" * 1_000_000)))
    assert [one.fault for one in found.problems] == [LineFault.TOO_LONG]
    assert len(found.events) == 1


def test_events_without_an_end_however_many_are_told_apart(tmp_path: Path) -> None:
    begun = [line for number in range(3000) for line in event(uid=str(number))[:-1]]
    assert len(read(tmp_path, calendar(*begun)).events) == 3000


def test_several_calendars_in_one_file_are_read(tmp_path: Path) -> None:
    content = calendar(*event()) + calendar(*event(uid="2@chamber.example"))
    assert [one.uid for one in read(tmp_path, content).events] == ["1@chamber.example", "2@chamber.example"]


def test_an_event_without_a_uid_has_the_same_name_each_time(tmp_path: Path) -> None:
    content = calendar(*event()).replace(b"UID:1@chamber.example\r\n", b"")
    first, second = (read(tmp_path, content).events[0].uid for _ in range(2))
    assert first == second != ""


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, b"a,b\n1,2\n", b"<html></html>"])
def test_what_is_no_calendar_is_refused_as_such(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(FileNotRead) as caught:
        read(tmp_path, content)
    assert caught.value.reason is FileTrouble.NOT_A_CALENDAR


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotRead) as caught:
        read(tmp_path, b"")
    assert caught.value.reason is FileTrouble.EMPTY


HOSTILE = [
    calendar(*event("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")),
    calendar(*event("RRULE:FREQ=DAILY;INTERVAL=99999999999")),
    calendar(*event("RRULE:FREQ=DAILY;BYDAY=99XX;COUNT=-1")),
    calendar(*event("RRULE:")),
    calendar(*event("DURATION:P99999999999D")),
    calendar(*event("SEQUENCE:-99999999999999999999")),
    calendar(*event(start="DTSTART:99991231T235959Z")),
    calendar(*event(start="DTSTART:00010101T000000Z")),
    calendar(*event(start="DTSTART;TZID=../../../etc/passwd:20261203T180000")),
    calendar(*event("DTSTART:20261205T100000Z", "DTSTART:20261206T100000Z")),
    calendar(*event("X-SALESDESK-LINE:9")),
    calendar("BEGIN:VEVENT\r\n" * 3000),
    b"BEGIN:VCALENDAR\r\n" * 3000,
    b"END:VEVENT\r\n" * 3000 + calendar(*event()),
    calendar(*event("ATTENDEE:" + "x" * 300_000)),
    calendar(*event(*["ATTENDEE:mailto:a@b.example"] * 3000)),
]


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_meant_to_hurt_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    try:
        found = read(tmp_path, content)
    except (CalendarRefused, FileNotRead) as error:
        said = told(Words(), error)
    else:
        said = " ".join(when_told(Words(), one) for one in found.events)
    assert said
