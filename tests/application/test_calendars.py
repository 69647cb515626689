"""Events files of groups and the desk's own calendar, over a real desk (1.14, 2.8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

from icalendar import Calendar

from salesdesk.application.desk import Desk
from salesdesk.application.following_up import Asked
from salesdesk.domain.account import Account
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.moment import Moment
from salesdesk.domain.network import Group, GroupEvent
from tests.imports.ics import calendar, event


def _file(folder: Path, *lines: str) -> Path:
    path = folder / "chamber.ics"
    path.write_bytes(calendar("X-WR-CALNAME:Chamber of Trade", *lines))
    return path


def _kept(desk: Desk) -> tuple[list[str], list[str]]:
    with desk.calendars.bench.look() as look:
        return [one.name for one in look.every(Group)], [one.title for one in look.every(GroupEvent)]


def test_1_14_an_events_file_feeds_the_group_it_names_and_a_second_import_doubles_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    file = desk.calendars.read(_file(tmp_path, *event(), *event(uid="2@chamber.example")))
    assert desk.calendars.take(file).edits
    assert _kept(desk) == (["Chamber of Trade"], ["Breakfast", "Breakfast"])
    assert desk.calendars.take(file).edits == ()
    assert desk.calendars.preview(file, "chamber of TRADE").events.unchanged == 2


def test_1_14_somebody_can_say_whose_events_they_are(desk: Desk, tmp_path: Path) -> None:
    file = desk.calendars.read(_file(tmp_path, *event()))
    desk.calendars.take(file, "Rotary")
    desk.calendars.take(file, "Guild")
    assert _kept(desk) == (["Guild", "Rotary"], ["Breakfast", "Breakfast"])


def test_an_import_is_one_batch_that_is_taken_back_whole(desk: Desk, tmp_path: Path) -> None:
    first = desk.calendars.read(_file(tmp_path, *event(), *event(uid="2@chamber.example")))
    desk.calendars.take(first)
    changed = event("SEQUENCE:1", "LOCATION:Mill"), event("SEQUENCE:1", "STATUS:CANCELLED", uid="2@chamber.example")
    second = desk.calendars.read(_file(tmp_path, *changed[0], *changed[1], *event(uid="3@chamber.example")))
    step = desk.calendars.take(second)
    assert _kept(desk)[1] == ["Breakfast", "Breakfast"]
    assert [batch.kind for batch in desk.importing.batches()] == ["calendar", "calendar"]
    assert desk.importing.take_back(step.batch) == 3
    preview = desk.calendars.preview(first)
    assert (preview.events.edits, preview.events.unchanged) == ((), 2)


def test_an_import_is_undone_in_one_step(desk: Desk, tmp_path: Path) -> None:
    step = desk.calendars.take(desk.calendars.read(_file(tmp_path, *event())))
    desk.changes.undo(step)
    assert _kept(desk) == ([], [])


def _booked(desk: Desk, day: date, topic: str = "Their answer") -> FollowUp:
    key = desk.following_up.book(Asked(topic=topic, day=day, clock=time(10, 30))).made(FollowUp)
    with desk.calendars.bench.look() as look:
        return look.kept(FollowUp, key).value


def _written(desk: Desk, path: Path) -> dict[str, tuple[str, int]]:
    desk.calendars.write_whole(path)
    read = Calendar.from_ical(path.read_bytes())
    assert isinstance(read, Calendar)
    return {str(one["UID"]): (str(one["SUMMARY"]), int(str(one["SEQUENCE"]))) for one in read.events}


def test_2_8_the_whole_calendar_holds_what_is_open_and_planned_from_90_days_back(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "desk.ics"
    due, late = _booked(desk, date(2026, 12, 3)), _booked(desk, date(2026, 9, 2), "Ninety days")
    older, done = _booked(desk, date(2026, 9, 1)), _booked(desk, date(2026, 12, 4))
    off = _booked(desk, date(2026, 12, 5))
    desk.following_up.done(done.id)
    desk.inviting.cancel(off.id)
    account = desk.selling.new_account("Nordlys Foods").made(Account)
    key = desk.preparing.plan_call(account_id=account).made(Meeting)
    meeting = desk.preparing.view(key).meeting
    starts = Moment.of(date(2026, 12, 7), time(9), "Europe/Berlin")
    desk.selling.keep(meeting, replace(meeting, starts=starts))
    written = _written(desk, path)
    assert written == {
        due.uid: ("Their answer", 0),
        late.uid: ("Ninety days", 0),
        f"{key}@salesdesk": ("Phone call (Nordlys Foods)", 0),
    }
    assert older.uid not in written


def test_the_whole_calendar_is_written_again_only_when_it_says_something_else(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "desk.ics"
    follow_up = _booked(desk, date(2026, 12, 3))
    _written(desk, path)
    first = path.stat().st_mtime_ns, path.stat().st_ino
    _written(desk, path)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == first
    desk.following_up.move(follow_up.id, date(2026, 12, 4), time(9))
    assert _written(desk, path)[follow_up.uid] == ("Their answer", 1)
