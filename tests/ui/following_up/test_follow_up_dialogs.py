"""The dialogs of follow-ups: nothing cut, nameless or out of order while they grow; what a line's menu does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from salesdesk.application.following_up import Asked
from salesdesk.application.rows import FollowUpRow
from salesdesk.domain.account import Person
from salesdesk.domain.due import Due
from salesdesk.ui.following_up import BookDialog, FollowUpLine
from salesdesk.ui.following_up.later import GuestsDialog, HandOverDialog, SnoozeDialog
from salesdesk.ui.theme import Theme
from tests.ui.proposing.rooms import Room, room
from tests.ui.walkers import fitting, reaching

Key = Qt.Key
TYPING_PAUSE = 340


@pytest.fixture
def shown(look: Theme, tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path, raised=False) as opened:
        yield opened


def _booked(shown: Room, day: date = date(2026, 11, 30)) -> FollowUpRow:
    asked = Asked(topic="Which option?", day=day, clock=time(10, 30), deal_id=shown.deal)
    shown.desk.following_up.book(asked)
    shown.settle()
    return shown.desk.following_up.due()[0]


def _findings(dialog: QWidget) -> dict[str, list[str]]:
    found = {
        "no name": reaching.nameless(dialog),
        "out of reach": reaching.unreachable(dialog),
        "out of order": reaching.out_of_order(dialog, [dialog]),
        "cut": fitting.clipped(dialog),
        "overlapping": fitting.overlapping(dialog),
        "shortened": fitting.shortened_silently(dialog),
    }
    return {name: rows for name, rows in found.items() if rows}


def _rested(shown: Room) -> None:
    QTest.qWait(TYPING_PAUSE)
    shown.settle()


@pytest.mark.parametrize("size", [100, 150])
def test_2_9_the_dialog_fits_whatever_it_says(shown: Room, look: Theme, size: int) -> None:
    look.set_text_size(size)
    _booked(shown)
    dialog = BookDialog(shown.shell.workbench, deal_id=shown.deal, topic="Touch base")
    dialog.open()
    _rested(shown)
    quick = dialog.form.when.quick
    assert quick is not None
    for text in ("", "next week", "12/1 3", "mon 30 nov 10:30", "sat 9:00"):
        quick.line.setText(text)
        _rested(shown)
        assert _findings(dialog) == {}, text
    quick.line.setText("tue 10:30")
    dialog.form.when.zone.set_value("America/New_York")
    dialog.form.fold.toggle()
    _rested(shown)
    assert _findings(dialog) == {}
    dialog.answer()
    _rested(shown)
    assert dialog.form.who.asked
    assert not dialog.form.facts.isVisible(), "the question takes the place of the facts"
    assert _findings(dialog) == {}
    dialog.form.who.back.click()
    _rested(shown)
    assert dialog.form.facts.ticks["promised"].hasFocus()
    assert _findings(dialog) == {}
    dialog.reject()


def test_a_late_follow_up_is_put_off_by_words_and_can_be_taken_back(shown: Room) -> None:
    row = _booked(shown)
    before = shown.desk.today.due()
    dialog = SnoozeDialog(shown.shell.workbench, row.follow_up)
    dialog.open()
    _rested(shown)
    assert dialog.when.moment() is not None, "the next working day is proposed"
    assert _findings(dialog) == {}
    shown.type_in("soon")
    shown.press(Key.Key_Return)
    assert shown.desk.following_up.due()[0].follow_up.snoozed is None, "soon is no day (2.7)"
    assert dialog.when.quick is not None
    dialog.when.quick.line.selectAll()
    shown.type_in("fri 9:00")
    shown.press(Key.Key_Return)
    (asleep,) = shown.desk.following_up.due()
    now = shown.desk.changes.clock.now()
    assert asleep.follow_up.due(now, "Europe/Berlin") is Due.SNOOZED
    assert shown.desk.today.due() == before - 1
    line = FollowUpLine(shown.shell.workbench, asleep)
    assert line.pill.look.text == "until Fri 4 Dec, 09:00"
    assert line.accessibleName().endswith(", put off until Fri 4 Dec, 09:00")
    line.deleteLater()
    shown.shell.history.undo()
    shown.settle()
    assert shown.desk.today.due() == before


def test_2_9_a_follow_up_is_left_to_them_and_taken_back(shown: Room) -> None:
    row = _booked(shown, date(2026, 12, 2))
    dialog = HandOverDialog(shown.shell.workbench, row.follow_up)
    dialog.open()
    _rested(shown)
    assert _findings(dialog) == {}
    shown.press(Key.Key_Return)
    (theirs,) = shown.desk.today.view().theirs
    assert theirs.follow_up.timing.reminds.day == date(2026, 12, 3)
    line = FollowUpLine(shown.shell.workbench, theirs)
    assert "We act after all" in _offered(line)
    assert "Let them act…" not in _offered(line)
    line.deleteLater()


def test_guests_and_the_place_are_kept(shown: Room) -> None:
    row = _booked(shown)
    account = row.follow_up.account_id
    assert account is not None
    guest = shown.desk.selling.new_person(account, "Ida Roth").made(Person)
    dialog = GuestsDialog(shown.shell.workbench, row.follow_up)
    dialog.open()
    _rested(shown)
    assert _findings(dialog) == {}
    shown.type_in("Hall 2")
    dialog.guests.ticks[guest].click()
    shown.press(Key.Key_Return)
    kept = shown.desk.following_up.due()[0]
    assert (kept.people, kept.follow_up.place) == (("Ida Roth",), "Hall 2")
    line = FollowUpLine(shown.shell.workbench, kept)
    assert "Call it off" in _offered(line)
    line.deleteLater()


def _offered(line: FollowUpLine) -> list[str]:
    return [action.text() for action in line.more.menu().actions()]
