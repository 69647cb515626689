"""Follow-ups in the window: booked, ticked off, moved and exported by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from shiboken6 import isValid

from salesdesk.application.following_up import Asked
from salesdesk.application.rows import FollowUpRow
from salesdesk.domain.objective import Letter
from salesdesk.ui.following_up import BookDialog, FollowUpLine, MoveDialog
from salesdesk.ui.following_up.when import zones_like
from salesdesk.ui.theme import Theme
from tests.ui.proposing.rooms import Room, room

Key = Qt.Key


@pytest.fixture
def shown(look: Theme, tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path, raised=False) as opened:
        yield opened


def _booked(shown: Room) -> FollowUpRow:
    asked = Asked(
        topic="Which option?", day=date(2026, 12, 3), clock=time(10, 30), deal_id=shown.deal, promised="on the phone"
    )
    shown.desk.following_up.book(asked)
    shown.settle()
    return shown.desk.following_up.due()[0]


def test_b8_loose_words_in_a_next_step_get_an_alternative_and_lock_nothing(shown: Room) -> None:
    dialog = BookDialog(shown.shell.workbench, deal_id=shown.deal)
    dialog.open()
    shown.settle()
    rows = dialog.form.firmness.rows
    assert not dialog.form.firmness.isVisible(), "a step without words is not judged"
    shown.type_in("Touch base")
    shown.wait_until(lambda: "“Touch base” is loose" in rows[Letter.SPECIFIC].words.text())
    assert "Until when?" in rows[Letter.TIME_BASED].words.text()
    shown.press(Key.Key_Tab)
    if dialog.focusWidget() is rows[Letter.SPECIFIC].button:
        shown.press(Key.Key_Tab)
    shown.type_in("3 Dec 9.15")
    shown.wait_until(lambda: rows[Letter.TIME_BASED].words.text() == "Time-based: By Thu 3 Dec")
    rows[Letter.SPECIFIC].button.setFocus()
    shown.press(Key.Key_Space)
    assert "tells us by 3 December 2026 what still stands in the way" in dialog.form.topic.value()
    shown.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert dialog.form.topic.value() == "Touch base"
    shown.press(Key.Key_Return)
    shown.press(Key.Key_Return)
    assert [row.follow_up.topic for row in shown.desk.following_up.due()] == ["Touch base"]


def test_2_7_a_follow_up_is_booked_only_with_a_day_and_a_time(shown: Room) -> None:
    booked: list[object] = []
    dialog = BookDialog(shown.shell.workbench, deal_id=shown.deal, booked=booked.append)
    dialog.open()
    shown.settle()
    shown.type_in("Answer on the press")
    shown.press(Key.Key_Tab)
    shown.type_in("next week")
    shown.press(Key.Key_Return)
    quick = dialog.form.when.quick
    assert quick is not None
    assert "let's put a date and time in the calendar" in quick.answer.words.accessibleName()
    assert dialog.told() == "On which day, and at what time?"
    assert shown.desk.following_up.due() == []
    quick.line.selectAll()
    shown.type_in("3 Dec")
    shown.press(Key.Key_Return)
    assert "time as well" in dialog.told()
    shown.type_in(" 9.15")
    assert quick.told.text() == "Thursday, 3 December, 09:15 (in 2 days)"
    dialog.form.facts.ticks["promised"].setChecked(True)
    shown.press(Key.Key_Return)
    who = dialog.form.who
    assert shown.desk.following_up.due() == [], "two facts are missing: who acts is asked first"
    assert who.told.text() == "They call us by Thu 3 Dec, 09:15; we look on Fri 4 Dec, 09:15."
    shown.press(Key.Key_Right)
    shown.press(Key.Key_Return)
    row = shown.desk.following_up.due()[0]
    assert (row.follow_up.starts.day, row.follow_up.starts.local.time()) == (date(2026, 12, 3), time(9, 15))
    assert (row.deal, booked) == ("Press line", [row.follow_up.id])
    assert not row.follow_up.they_act
    assert not isValid(dialog) or not dialog.isVisible()


def test_2_9_by_default_they_act_and_we_look_on_the_next_working_day(shown: Room) -> None:
    dialog = BookDialog(shown.shell.workbench, deal_id=shown.deal, topic="Which option?")
    dialog.open()
    shown.settle()
    shown.press(Key.Key_Tab)
    if dialog.focusWidget() is dialog.form.firmness.rows[Letter.SPECIFIC].button:
        shown.press(Key.Key_Tab)
    shown.type_in("fri 16:00")
    shown.press(Key.Key_Return)
    shown.press(Key.Key_Return)
    (row,) = shown.desk.following_up.due()
    assert row.follow_up.they_act
    assert shown.desk.today.view().theirs == (row,)
    assert row.follow_up.timing.reminds.local.strftime("%a %H:%M") == "Mon 16:00"
    line = FollowUpLine(shown.shell.workbench, row)
    assert line.pill.look.text == "theirs until Fri 4 Dec"
    line.deleteLater()
    shown.shell.history.undo()
    shown.settle()
    assert shown.desk.following_up.due() == []


def test_2_6_a_kind_proposes_a_working_day_and_what_meets_it_is_said(shown: Room) -> None:
    _booked(shown)
    dialog = BookDialog(shown.shell.workbench, deal_id=shown.deal)
    dialog.open()
    shown.settle()
    form = dialog.form
    assert form.notes.usual.words.text() == "Call back: usual in 2 working days."
    form.kind.setFocus()
    shown.press(Key.Key_Down)
    shown.press(Key.Key_Tab)
    assert form.when.value().day == date(2026, 12, 4), "a proposal's answer: three working days on"
    assert form.when.value().clock == time(10)
    quick = form.when.quick
    assert quick is not None
    quick.setFocus()
    shown.type_in("thu 10:45")
    assert form.notes.taken.words.text().startswith("At the same time: 10:30–11:00")
    quick.line.selectAll()
    shown.type_in("sat 10:45")
    assert form.notes.free.words.text() == "You do not work on a Saturday."
    form.notes.free.button.setFocus()
    shown.press(Key.Key_Space)
    assert form.when.value().day == date(2026, 12, 7)
    quick.setFocus()
    quick.line.selectAll()
    shown.type_in("tue 3")
    assert [button.text() for button in quick.buttons] == ["8 Dec 2026, 15:00", "8 Dec 2026, 03:00"]
    quick.buttons[0].setFocus()
    shown.press(Key.Key_Space)
    assert (form.when.value().day, form.when.value().clock) == (date(2026, 12, 8), time(15))


def test_a_tick_is_done_today_and_can_be_taken_back(shown: Room) -> None:
    line = FollowUpLine(shown.shell.workbench, _booked(shown))
    assert line.pill.look.text == "Thu 3 Dec, 10:30"
    line.show()
    line.tick.setFocus()
    line.tick.click()
    shown.settle()
    assert shown.desk.following_up.due() == []
    shown.shell.history.undo()
    shown.settle()
    assert shown.desk.following_up.due()[0].follow_up.done_on is None
    line.deleteLater()


def test_2_8_moving_it_asks_for_their_yes_again(shown: Room) -> None:
    row = _booked(shown)
    dialog = MoveDialog(shown.shell.workbench, row.follow_up)
    dialog.open()
    shown.settle()
    dialog.when.time.setFocus()
    dialog.when.time.selectAll()
    shown.type_in("14")
    shown.press(Key.Key_Return)
    moved = shown.desk.following_up.due()[0].follow_up
    assert (moved.starts.local.hour, moved.sequence, moved.promised) == (14, 1, None)


def test_it_is_exported_for_a_calendar(shown: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("salesdesk.ui.calendars.inviting.where_to_save", lambda *_: tmp_path / "follow-up.ics")
    row = _booked(shown)
    line = FollowUpLine(shown.shell.workbench, row)
    line.export()
    shown.settle()
    event = Calendar.from_ical((tmp_path / "follow-up.ics").read_bytes()).walk("VEVENT")[0]
    assert event["UID"] == row.follow_up.uid
    assert event.decoded("DTSTART") == row.follow_up.starts.at
    line.deleteLater()


@pytest.mark.parametrize(
    ("typed", "zone"), [("berlin", "Europe/Berlin"), ("new york", "America/New_York"), ("Asia/To", "Asia/Tokyo")]
)
def test_a_time_zone_is_found_by_what_people_type_of_it(typed: str, zone: str) -> None:
    assert zone in [found for found, _ in zones_like(typed)]
