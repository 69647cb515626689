"""Invitations out, replies and events in, and the desk's calendar on disk, in the window over a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from salesdesk.app.program import Opened
from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.following_up import Asked
from salesdesk.domain.account import Account, ContactKind, ContactPoint, Person
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.network import Group, GroupEvent
from salesdesk.ui.calendars.calling_off import CallOffDialog, call_off
from salesdesk.ui.calendars.dialog import CalendarDialog
from salesdesk.ui.calendars.invitable import invitable
from salesdesk.ui.calendars.inviting import calendar_acts
from salesdesk.ui.calendars.subscribed import Subscribed
from salesdesk.ui.calendars.told import ReplyLine
from salesdesk.ui.settings_pages.calendar_card import CalendarCard
from salesdesk.ui.theme import Theme
from tests.imports.ics import calendar, event
from tests.ui.windows import empty_desk, press, settle, type_in, window_over

Key = Qt.Key


@pytest.fixture
def desk(look: Theme, tmp_path: Path) -> Iterator[Desk]:
    made = empty_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def opened(desk: Desk, tmp_path: Path) -> Iterator[Opened]:
    with window_over(desk, tmp_path) as shown:
        yield shown


@pytest.fixture
def key(desk: Desk) -> UUID:
    """Return a follow-up with somebody who has an e-mail address."""
    account = desk.selling.new_account("Nordlys Foods").made(Account)
    person = desk.selling.new_person(account, "Ida Holm").made(Person)
    bench = desk.following_up.bench
    with bench.look() as look:
        before = look.kept(Person, person).value
    point = ContactPoint(kind=ContactKind.EMAIL, value="ida@nordlys.example")
    bench.do(Edit(before, replace(before, contacts=(point,))))
    asked = Asked(topic="Their answer", day=date(2026, 12, 3), clock=time(10), account_id=account, person_id=person)
    return desk.following_up.book(asked).made(FollowUp)


def _kept(desk: Desk, key: UUID) -> FollowUp:
    with desk.following_up.bench.look() as look:
        return look.kept(FollowUp, key).value


def _events(desk: Desk) -> list[tuple[str, str]]:
    with desk.following_up.bench.look() as look:
        names = {group.id: group.name for group in look.every(Group)}
        return [(names[one.group_id], one.title) for one in look.every(GroupEvent)]


def _dialog(opened: Opened, folder: Path, content: bytes) -> CalendarDialog:
    path = folder / "read.ics"
    path.write_bytes(content)
    dialog = CalendarDialog(opened.shell.workbench, path)
    dialog.open()
    settle(opened)
    return dialog


def _reply(key: UUID, who: str) -> bytes:
    lines = (f"UID:{key}@salesdesk", "DTSTAMP:20261130T080000Z", f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{who}")
    return calendar("BEGIN:VEVENT", *lines, "END:VEVENT", method="REPLY")


def test_1_14_an_events_file_is_looked_at_then_imported_by_keyboard_and_undone(
    opened: Opened, desk: Desk, tmp_path: Path
) -> None:
    dialog = _dialog(opened, tmp_path, calendar("X-WR-CALNAME:Chamber", *event(), *event(uid="2@x")))
    assert dialog.group.value() == "Chamber"
    assert _events(desk) == []
    dialog.group.setFocus()
    dialog.group.selectAll()
    type_in(opened, "Rotary")
    press(opened, Key.Key_Tab)
    press(opened, Key.Key_Return)
    assert _events(desk) == [("Rotary", "Breakfast"), ("Rotary", "Breakfast")]
    opened.shell.workbench.history.undo()
    settle(opened)
    assert _events(desk) == []


def test_2_8_a_reply_from_an_unknown_address_is_taken_once_somebody_says_whose_it_is(
    opened: Opened, desk: Desk, tmp_path: Path, key: UUID
) -> None:
    dialog = _dialog(opened, tmp_path, _reply(key, "ida@home.example"))
    (line,) = dialog.findChildren(ReplyLine)
    assert line.who is not None
    line.who.setFocus()
    press(opened, Key.Key_Down)
    press(opened, Key.Key_Tab)
    press(opened, Key.Key_Tab)
    press(opened, Key.Key_Return)
    kept = _kept(desk, key)
    assert kept.theirs is not None
    assert kept.theirs.text == "Ida Holm accepted the invitation"


def test_a_file_of_which_nothing_can_be_taken_is_told_in_place(opened: Opened, tmp_path: Path) -> None:
    dialog = _dialog(opened, tmp_path, calendar())
    said = [strip.accessibleName() for strip in dialog.findChildren(type(dialog._trouble.words)) if strip.isVisible()]
    assert any("Line 1: the calendar that begins here has no events." in one for one in said)


def test_a_calendar_that_is_dropped_on_the_window_is_looked_at(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "chamber.ics"
    path.write_bytes(calendar(*event()))
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path))])
    no_key, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    let_go = QDropEvent(QPointF(700, 400), Qt.DropAction.CopyAction, content, left, no_key)
    QApplication.sendEvent(opened.window.windowHandle(), let_go)
    settle(opened)
    (dialog,) = opened.window.findChildren(CalendarDialog)
    assert dialog.isVisible()


def _menu(opened: Opened, desk: Desk, key: UUID) -> dict[str, object]:
    return {
        text: do
        for text, do, _ in calendar_acts(
            opened.shell.workbench, invitable(opened.shell.workbench.words, _kept(desk, key))
        )
    }


def test_2_8_an_invitation_is_written_then_said_to_be_sent_then_its_reply_is_read(
    opened: Opened, desk: Desk, tmp_path: Path, key: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "invite.eml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    assert list(_menu(opened, desk, key)) == ["Write the invitation…"]
    _chosen(_menu(opened, desk, key)["Write the invitation…"], opened)
    assert b"ida@nordlys.example" in path.read_bytes()
    assert "Once you have sent it" in opened.window.toast.words.text()
    assert list(_menu(opened, desk, key)) == ["Write the invitation…", "The invitation was sent", "Read a reply…"]
    _chosen(_menu(opened, desk, key)["The invitation was sent"], opened)
    assert _kept(desk, key).theirs is not None
    desk.following_up.move(key, date(2026, 12, 4), time(9))
    assert list(_menu(opened, desk, key)) == ["Write the new time…", "Read a reply…"]


def _chosen(do: object, opened: Opened) -> None:
    assert callable(do)
    do()
    settle(opened)


def test_what_they_were_invited_to_is_called_off_together_with_its_cancellation(
    opened: Opened, desk: Desk, tmp_path: Path, key: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "off.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    desk.inviting.sent(key)
    call_off(opened.shell.workbench, invitable(opened.shell.workbench.words, _kept(desk, key)))
    settle(opened)
    (dialog,) = opened.window.findChildren(CallOffDialog)
    dialog.button.setFocus()
    press(opened, Key.Key_Return)
    assert _kept(desk, key).cancelled_on is not None
    assert b"METHOD:CANCEL" in path.read_bytes()
    assert b"SEQUENCE:1" in path.read_bytes()


def test_what_nobody_was_invited_to_is_called_off_without_a_question(opened: Opened, desk: Desk, key: UUID) -> None:
    call_off(opened.shell.workbench, invitable(opened.shell.workbench.words, _kept(desk, key)))
    settle(opened)
    assert opened.window.findChildren(CallOffDialog) == []
    assert _kept(desk, key).cancelled_on is not None


def test_2_8_the_calendar_is_written_where_somebody_chose_and_again_when_something_changes(
    opened: Opened, desk: Desk, tmp_path: Path, key: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    opened.window.go("settings", "calendar")
    settle(opened)
    (card,) = opened.window.findChildren(CalendarCard)
    card.choose.click()
    settle(opened)
    assert b"SUMMARY:Their answer" in path.read_bytes()
    (subscribed,) = opened.window.findChildren(Subscribed)
    desk.following_up.done(key)
    settle(opened)
    assert subscribed.pause.isActive()
    subscribed.write()
    settle(opened)
    assert b"SUMMARY" not in path.read_bytes()


def test_a_calendar_that_cannot_be_written_is_told_once_and_blocks_nothing(
    opened: Opened, desk: Desk, tmp_path: Path
) -> None:
    workbench = opened.shell.workbench
    gone = tmp_path / "gone" / "desk.ics"
    workbench.settings.keep_calendar(str(workbench.standing.settings.id), str(gone))
    (subscribed,) = opened.window.findChildren(Subscribed)
    for times in range(2):
        subscribed.write()
        settle(opened)
        toast = opened.window.toast
        assert toast.isVisible() is (times == 0)
        assert toast.isHidden() or toast.words.text().startswith("The desk's calendar was not written.")
        workbench.notify_nothing()
    gone.parent.mkdir()
    subscribed.write()
    settle(opened)
    assert gone.exists()
