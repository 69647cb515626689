"""Invitations, changes and cancellations by the rules of RFC 5545 and 5546, one test each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.calendar_entry import Guest, Method
from salesdesk.documents.calendar import write_calendar, write_whole_calendar
from salesdesk.documents.calendar_mail import write_invitation_mail
from salesdesk.domain.follow_up import rescheduled
from salesdesk.domain.invitation import cancelled
from salesdesk.domain.moment import Moment
from salesdesk.wording import Words
from tests.documents.invited import FOLLOW_UP, MADE, STARTS, entry, read, written

LATER = Moment.of(date(2026, 12, 3), time(9), "Europe/Athens")


def test_rfc5546_a_request_names_organizer_and_attendees_and_asks_for_a_reply() -> None:
    calendar, event = written(Method.REQUEST)
    assert calendar["METHOD"] == "REQUEST"
    assert (str(event["ORGANIZER"]), event["ORGANIZER"].params["CN"]) == ("mailto:mira@us.example", "Mira Okafor")
    ida, leo = event["ATTENDEE"]
    assert (str(ida), ida.params["CN"], ida.params["PARTSTAT"]) == (
        "mailto:ida@nordlys.example",
        "Ida Holm",
        "ACCEPTED",
    )
    assert (str(leo), leo.params["PARTSTAT"]) == ("mailto:leo@nordlys.example", "NEEDS-ACTION")
    assert {one.params["RSVP"] for one in (ida, leo)} == {"TRUE"}


def test_rfc5546_what_is_published_names_no_attendee() -> None:
    assert "ATTENDEE" not in written(Method.PUBLISH)[1]


def test_rfc5545_the_uid_stays_through_change_and_cancellation() -> None:
    moved = rescheduled(FOLLOW_UP, LATER)
    files = (
        written(Method.REQUEST),
        written(Method.REQUEST, moved),
        written(Method.CANCEL, cancelled(moved, MADE.date())),
    )
    assert {str(event["UID"]) for _, event in files} == {"4f6b@salesdesk"}


def test_rfc5545_the_sequence_grows_with_every_change_and_the_cancellation() -> None:
    moved = rescheduled(FOLLOW_UP, LATER)
    off = cancelled(moved, MADE.date())
    assert [written(Method.REQUEST, one)[1].sequence for one in (FOLLOW_UP, moved, off)] == [0, 1, 2]


def test_rfc5545_the_stamp_is_when_the_file_was_made_in_utc() -> None:
    made = write_calendar(replace(entry(), made_at=MADE.astimezone(ZoneInfo("Asia/Tokyo"))), Words(), Method.REQUEST)
    assert b"DTSTAMP:20261124T081530Z" in made


def test_rfc5546_a_cancellation_says_so_asks_for_nothing_and_reminds_nobody() -> None:
    calendar, event = written(Method.CANCEL, cancelled(FOLLOW_UP, MADE.date()))
    assert (calendar["METHOD"], event["STATUS"]) == ("CANCEL", "CANCELLED")
    assert event["ATTENDEE"][0].params.get("RSVP") is None
    assert event.walk("VALARM") == []
    assert written(Method.REQUEST)[1].walk("VALARM") != []


def test_rfc5545_a_file_has_one_method_and_a_version() -> None:
    for method in (Method.PUBLISH, Method.REQUEST, Method.CANCEL):
        made = write_calendar(entry(), Words(), method).decode()
        assert made.count("\r\nMETHOD:") == made.count("\r\nVERSION:2.0") == 1


def test_guests_are_told_nothing_that_we_note_about_them() -> None:
    made = write_calendar(entry(), Words(), Method.REQUEST).decode().replace("\r\n ", "")
    assert "Squeeze" not in made
    event = read(made.encode())[1]
    assert event.summary == "Walk through the line (Packline)"
    assert event.description == "With: Mira Okafor <mira@us.example>\nCompany: Packline"
    assert event["LOCATION"] == "Hall 2, Gate B"


@pytest.mark.parametrize("address", ["", "none", "a@b\r\nATTENDEE:mailto:x@y.example", "a b@c"])
def test_an_address_that_is_none_is_not_invited(address: str) -> None:
    event = written(Method.REQUEST, guests=(Guest(name="X", email=address), Guest(name="Y", email="y@z.example")))[1]
    assert str(event["ATTENDEE"]) == "mailto:y@z.example"


# All day: dates, wherever they are read


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Europe/Athens", "Pacific/Pago_Pago"])
def test_rfc5545_all_day_is_a_date_the_same_in_every_zone(zone: str) -> None:
    starts = Moment.of(date(2026, 12, 1), time(), zone)
    event = written(Method.REQUEST, replace(FOLLOW_UP, starts=starts, all_day=True))[1]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 12, 1), date(2026, 12, 2))
    assert event["DTSTART"].params["VALUE"] == "DATE"


def test_a_whole_day_reminds_in_its_morning() -> None:
    (alarm,) = written(Method.PUBLISH, replace(FOLLOW_UP, all_day=True))[1].walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(hours=9)


# Zones and changes of the clock


def test_a_rep_who_travels_meets_at_the_agreed_hour_of_the_agreed_zone() -> None:
    agreed = Moment.of(date(2026, 12, 1), time(10, 30), "America/New_York")
    event = written(Method.REQUEST, replace(FOLLOW_UP, starts=agreed))[1]
    assert event["DTSTART"].params["TZID"] == "America/New_York"
    in_tokyo = event.start.astimezone(ZoneInfo("Asia/Tokyo"))
    assert in_tokyo.isoformat() == "2026-12-02T00:30:00+09:00"


ZONES = ["Europe/Athens", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Africa/Casablanca", "UTC"]
CHANGES = [
    ("Europe/Athens", datetime(2026, 3, 29, 1, tzinfo=UTC)),
    ("Europe/Athens", datetime(2026, 10, 25, 1, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 3, 8, 7, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 11, 1, 6, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 4, 4, 15, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
    ("America/Santiago", datetime(2026, 4, 5, 3, tzinfo=UTC)),
    ("America/Santiago", datetime(2026, 9, 6, 4, tzinfo=UTC)),
]


@given(st.sampled_from(CHANGES), st.integers(-180, 180), st.integers(0, 300))
def test_around_a_change_of_the_clock_instants_and_lengths_are_kept(
    change: tuple[str, datetime], off: int, minutes: int
) -> None:
    zone, at = change
    starts = Moment(at + timedelta(minutes=off), zone)
    event = written(Method.REQUEST, replace(FOLLOW_UP, starts=starts, minutes=minutes))[1]
    assert (event.start.astimezone(UTC), event.end.astimezone(UTC)) == (
        starts.at,
        starts.at + timedelta(minutes=minutes),
    )


# A whole desk


def test_a_whole_calendar_has_a_name_and_every_entry_with_its_zone_once() -> None:
    others = [replace(entry(), uid=f"{n}@salesdesk", starts=Moment(STARTS.at, zone)) for n, zone in enumerate(ZONES)]
    made = write_whole_calendar([*others, entry()], "Mira's desk", Words())
    assert made.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert b"METHOD:PUBLISH\r\nX-WR-CALNAME:Mira's desk\r\n" in made
    assert made.count(b"BEGIN:VEVENT") == len(ZONES) + 1
    assert made.count(b"BEGIN:VTIMEZONE") == len(ZONES) - 1
    assert write_whole_calendar([*others, entry()], "Mira's desk", Words()) == made


# Letters


def _letter(method: Method = Method.REQUEST, **more: Any) -> EmailMessage:
    message = message_from_bytes(write_invitation_mail(entry(**more), Words(), method), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_rfc6047_a_letter_carries_the_invitation_with_the_method_of_the_file() -> None:
    letter = _letter()
    (part,) = [one for one in letter.walk() if one.get_content_type() == "text/calendar"]
    assert part.get_param("method") == "REQUEST"
    carried = part.get_content().replace("\r\n", "\n").encode()
    assert read(carried)[0]["METHOD"] == "REQUEST"
    (attached,) = letter.iter_attachments()
    assert attached.get_filename() == "invite.ics"
    assert read(attached.get_content())[1].uid == "4f6b@salesdesk"


def test_the_letter_waits_to_be_sent_to_those_who_are_invited() -> None:
    letter = _letter()
    assert letter["X-Unsent"] == "1"
    assert letter["From"] == "Mira Okafor <mira@us.example>"
    assert letter["To"] == "Ida Holm <ida@nordlys.example>, Leo Brandt <leo@nordlys.example>"
    assert letter["Subject"] == "Invitation: Walk through the line, Tuesday, 1 December 2026, 10:30"
    body = letter.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    assert "When: Tuesday, 1 December 2026, 10:30 (Europe/Athens)" in text
    assert "Squeeze" not in text


def test_the_letter_that_calls_off_says_so() -> None:
    letter = _letter(Method.CANCEL)
    assert letter["Subject"] == "Cancelled: Walk through the line"
    body = letter.get_body(("plain",))
    assert body is not None
    assert "takes it out of your calendar" in body.get_content()


@given(st.text())
def test_any_name_stays_within_its_header(name: str) -> None:
    letter = _letter(guests=(Guest(name=name, email="ida@nordlys.example"),), rep=name)
    assert [one.addr_spec for one in letter["To"].addresses] == ["ida@nordlys.example"]
    assert letter["From"].addresses[0].addr_spec == "mira@us.example"
    assert set(letter.keys()) == {
        "X-Unsent",
        "From",
        "To",
        "Subject",
        "MIME-Version",
        "Content-Type",
        "Content-Language",
    }


def test_rfc5545_a_change_of_the_clock_for_four_weeks_only_is_among_the_rules() -> None:
    # Morocco sets its clocks back for Ramadan, in 2031 from 14 December on.
    starts = Moment.of(date(2031, 12, 15), time(0), "Africa/Casablanca")
    made = write_calendar(entry(replace(FOLLOW_UP, starts=starts)), Words(), Method.REQUEST)
    assert b"20311214T030000" in made
    assert made.index(b"BEGIN:VTIMEZONE") < made.index(b"BEGIN:VEVENT")


# A second opinion


@given(st.sampled_from(ZONES), st.datetimes(datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2036-01-01")))
def test_another_reader_sees_the_same_instants_uid_and_people(zone: str, naive: datetime) -> None:
    starts = Moment.of(naive.date(), naive.time().replace(microsecond=0), zone)
    made = write_calendar(entry(replace(FOLLOW_UP, starts=starts)), Words(), Method.REQUEST).decode()
    # Without the names that machines know, the other reader has to go by the rules that travel with the file; it
    # remembers names, so that each file has its own.
    name = f"Zone-{zone.replace('/', '-')}-{naive:%Y%m%d%H%M%S}"
    renamed = made.replace(f"TZID:{zone}", f"TZID:{name}").replace(f"TZID={zone}", f"TZID={name}")
    event = vobject.readOne(renamed).vevent
    assert event.dtstart.value.astimezone(UTC) == starts.at
    assert event.dtend.value.astimezone(UTC) == starts.at + timedelta(minutes=45)
    assert (event.uid.value, event.sequence.value) == ("4f6b@salesdesk", "0")
    assert [one.value for one in event.attendee_list] == ["mailto:ida@nordlys.example", "mailto:leo@nordlys.example"]
