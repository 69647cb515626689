from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from salesdesk.application.calendar_entry import Beside, CalendarEntry, entry_of
from salesdesk.documents.calendar import write_calendar
from salesdesk.domain.folding import clean
from salesdesk.domain.follow_up import Evidence, FollowUp, FollowUpKind, rescheduled
from salesdesk.domain.moment import Moment
from salesdesk.wording import Words

MADE = datetime(2026, 11, 24, 8, 15, 30, tzinfo=UTC)
STARTS = Moment.of(date(2026, 12, 1), time(10, 30), "Europe/Athens")
SAID = Evidence(on=date(2026, 11, 24))


def _follow_up(**fields: Any) -> FollowUp:
    whole: dict[str, Any] = {"id": UUID(int=1), "topic": "Answer: option A or B", "starts": STARTS}
    whole |= {"uid": "4f6b@salesdesk", "kind": FollowUpKind.PROPOSAL, "minutes": 45}
    return FollowUp(**whole | fields)


def _entry(follow_up: FollowUp | None = None, **fields: Any) -> CalendarEntry:
    whole: dict[str, Any] = {"account": "Nordlys Foods", "deal": "Hall 2", "person": "Ida Holm"}
    whole |= {"person_email": "ida@nordlys.example", "rep": "Mira Okafor", "rep_email": "mira@us.example"}
    return entry_of(follow_up or _follow_up(), MADE, Beside(**whole | fields))


def _read(entry: CalendarEntry) -> tuple[Calendar, Any]:
    calendar = Calendar.from_ical(write_calendar(entry, Words()))
    assert isinstance(calendar, Calendar)
    (event,) = calendar.events
    return calendar, event


def _span(entry: CalendarEntry) -> tuple[datetime, datetime]:
    event = _read(entry)[1]
    return event.start.astimezone(UTC), event.end.astimezone(UTC)


def test_what_was_agreed_is_read_back() -> None:
    calendar, event = _read(_entry())
    assert (calendar["METHOD"], calendar["VERSION"]) == ("PUBLISH", "2.0")
    assert event.uid == "4f6b@salesdesk"
    assert event.DTSTAMP == MADE
    assert event.summary == "Answer: option A or B (Nordlys Foods)"
    assert (event.start, event.end) == (STARTS.at, STARTS.at + timedelta(minutes=45))
    assert event["DTSTART"].params["TZID"] == "Europe/Athens"
    assert event.description == (
        "What: Answer to the proposal\nWith: Ida Holm <ida@nordlys.example>\nAccount: Nordlys Foods\nDeal: Hall 2"
    )
    assert str(event.organizer) == "mailto:mira@us.example"
    assert event["ORGANIZER"].params["CN"] == "Mira Okafor"
    assert "ATTENDEE" not in event


def test_a_quarter_of_an_hour_before_it_reminds() -> None:
    (alarm,) = _read(_entry())[1].walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(minutes=-15))
    assert str(alarm["DESCRIPTION"]) == "Answer: option A or B (Nordlys Foods)"


@pytest.mark.parametrize(
    ("facts", "status"),
    [({}, "TENTATIVE"), ({"promised": SAID}, "CONFIRMED"), ({"ours": SAID, "theirs": SAID}, "TENTATIVE")],
)
def test_2_8_only_what_they_promised_is_confirmed(facts: dict[str, Any], status: str) -> None:
    assert _read(_entry(_follow_up(**facts)))[1]["STATUS"] == status


def test_2_8_a_moved_follow_up_replaces_the_entry_a_calendar_knows() -> None:
    first = _follow_up(promised=SAID)
    moved = rescheduled(first, Moment(STARTS.at + timedelta(days=1), STARTS.zone))
    before, after = (_read(_entry(f))[1] for f in (first, moved))
    assert before.uid == after.uid
    assert (before.sequence, after.sequence) == (0, 1)
    assert after.start == before.start + timedelta(days=1)


def test_the_same_follow_up_makes_the_same_bytes() -> None:
    assert write_calendar(_entry(), Words()) == write_calendar(_entry(), Words())


def test_what_is_not_known_leaves_no_trace() -> None:
    blank = _entry(account="", deal=" ", person="", person_email="", rep="", rep_email="")
    event = _read(blank)[1]
    assert event.summary == "Answer: option A or B"
    assert event.description == "What: Answer to the proposal"
    assert "ORGANIZER" not in event


@pytest.mark.parametrize(
    "address", ["not an address", "a@b\r\nATTENDEE:mailto:x@y.example", "<a@b.example>", "a@b;c", "@", ""]
)
def test_an_address_that_is_none_names_no_organiser(address: str) -> None:
    assert "ORGANIZER" not in _read(_entry(rep_email=address))[1]


ZONES = [
    "Europe/Athens",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "UTC",
    "Etc/GMT+12",
]


@given(st.datetimes(datetime.fromisoformat("1975-01-01"), datetime.fromisoformat("2080-01-01")), st.sampled_from(ZONES))
def test_the_instant_survives_in_every_zone(naive: datetime, zone: str) -> None:
    starts = Moment.of(naive.date(), naive.time().replace(microsecond=0), zone)
    assert _span(_entry(_follow_up(starts=starts))) == (starts.at, starts.at + timedelta(minutes=45))


NIGHT = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("later", [timedelta(0), timedelta(hours=1)])
def test_the_hour_that_comes_twice_is_told_apart(later: timedelta) -> None:
    starts = Moment(NIGHT + later, "Europe/Athens")
    assert starts.local.hour == 3
    assert _span(_entry(_follow_up(starts=starts, minutes=90))) == (starts.at, starts.at + timedelta(minutes=90))


def test_a_meeting_over_the_change_of_the_clock_keeps_its_length() -> None:
    starts = Moment.of(date(2026, 3, 29), time(2, 30), "Europe/Athens")
    entry = _entry(_follow_up(starts=starts, minutes=60))
    assert _span(entry) == (starts.at, starts.at + timedelta(minutes=60))
    assert _read(entry)[1]["DTEND"].dt.replace(tzinfo=None) == datetime.fromisoformat("2026-03-29T04:30")


@pytest.mark.parametrize("month", range(1, 13))
def test_the_zones_rules_travel_with_the_entry(month: int) -> None:
    starts = Moment.of(date(2026, month, 27), time(10, 30), "Europe/Athens")
    made = write_calendar(_entry(_follow_up(starts=starts)), Words())
    unknown = Calendar.from_ical(made.replace(b"Europe/Athens", b"Zone of ours"))
    assert isinstance(unknown, Calendar)
    (event,) = unknown.events
    assert event.start == starts.at


def _texts(made: bytes, name: str) -> list[str]:
    """Return the texts of that name by the rules of RFC 5545: icalendar's own reader loses some backslashes."""
    lines = made.decode().replace("\r\n ", "").split("\r\n")
    kept = [line.removeprefix(f"{name}:") for line in lines if line.startswith(f"{name}:")]
    return [re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text) for text in kept]


texts = st.text() | st.text(r"\Nn;, ä", max_size=12)


@given(texts, texts, texts, texts)
@example(r"\\NAS\share", r"\N", "", "")
def test_any_text_is_read_back_as_it_was_and_adds_no_line(topic: str, account: str, deal: str, person: str) -> None:
    entry = _entry(_follow_up(topic=topic), account=account, deal=deal, person=person, person_email="")
    made = write_calendar(entry, Words())
    topic, account, deal, person = (" ".join(clean(text).split()) for text in (topic, account, deal, person))
    topic = topic or "Answer to the proposal"
    summary = f"{topic} ({account})" if account else topic
    told = [("With", person), ("Account", account), ("Deal", deal)]
    description = ["What: Answer to the proposal", *(f"{name}: {value}" for name, value in told if value)]
    assert _texts(made, "SUMMARY") == [summary]
    assert _texts(made, "DESCRIPTION") == ["\n".join(description), summary]
    assert len(Calendar.from_ical(made).walk()) == len(_read(_entry())[0].walk())


INJECTED = "Answer\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:another"


def test_a_line_end_in_a_text_starts_no_line_in_the_file() -> None:
    hostile = _entry(_follow_up(topic=INJECTED, uid=INJECTED), account=INJECTED, deal=INJECTED, rep=INJECTED)
    made = write_calendar(hostile, Words()).decode()
    assert made.count("\r\nBEGIN:VEVENT") == made.count("\r\nEND:VEVENT") == 1
    assert _read(hostile)[1].summary.startswith("Answer END:VEVENT BEGIN:VEVENT SUMMARY:another")


def test_greek_is_folded_between_letters_at_75_bytes() -> None:
    topic = "Απάντηση: επιλογή Α ή Β, μαζί με τη διευθύντρια του εργοστασίου; " * 4
    made = write_calendar(_entry(_follow_up(topic=topic)), Words())
    lines = made.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert [line.decode() for line in lines]
    assert _read(_entry(_follow_up(topic=topic), account=""))[1].summary == topic.strip()


def test_a_topic_of_two_lines_is_one_line_of_a_calendar() -> None:
    assert _read(_entry(_follow_up(topic=" one\n two\t"), account=""))[1].summary == "one two"


def test_other_words_make_another_language() -> None:
    class _Loud(Words):
        def text(self, message: str, **values: object) -> str:
            return super().text(message, **values).upper()

    made = Calendar.from_ical(write_calendar(_entry(deal=""), _Loud()))
    assert isinstance(made, Calendar)
    assert made.events[0].description.splitlines()[0] == "WHAT: ANSWER TO THE PROPOSAL"
