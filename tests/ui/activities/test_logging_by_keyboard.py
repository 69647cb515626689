"""Logging by keyboard alone: a phone call in at most twelve keys, and what has to be said is asked for (4.32)."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.app.program import Opened
from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.log_rows import LogQuery
from salesdesk.application.log_subject import Subject
from salesdesk.application.logbook import LogEntry
from salesdesk.bootstrap import DayClock, open_desk
from salesdesk.domain.account import Account, Affiliation, Person
from salesdesk.domain.activity import Activity, Channel, MailPurpose, Reach
from salesdesk.domain.deal import Deal
from salesdesk.ui.activities.log_dialog import ChangeDialog, LogDialog
from salesdesk.ui.activities.page import ActivitiesPage
from salesdesk.ui.theme import Theme
from tests.ui.windows import TODAY, empty_desk, settle, window_over

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MOST = 12


class Fingers:
    """Presses keys one by one where the focus is, and counts them; a key that is held down counts as one."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.pressed = 0

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        for key in keys:
            QTest.keyClick(self._at(), key, held or Qt.KeyboardModifier.NoModifier)
            self.pressed += 1 if held is None else 2
            settle(self.opened)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self._at(), letter)
            self.pressed += 1
        settle(self.opened)

    def _at(self) -> QWidget:
        modal = QApplication.activeModalWidget()
        if modal is None:
            self.opened.window.activateWindow()
            QApplication.processEvents()
        return QApplication.activePopupWidget() or QApplication.focusWidget() or modal or self.opened.window


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return empty_desk(tmp_path)


@pytest.fixture
def account(desk: Desk) -> UUID:
    key = desk.selling.new_account("Meyer & Sohn").made(Account)
    for name in ("Ada Holm", "Emil Auer"):
        works = (Affiliation(account_id=key),)
        desk.logbook.bench.do(Edit(None, Person(id=desk.changes.ids.new(), name=name, affiliations=works)))
    return key


@pytest.fixture
def deal(desk: Desk, account: UUID) -> UUID:
    return desk.selling.new_deal("Washing line", account_id=account).made(Deal)


@pytest.fixture
def opened(look: Theme, desk: Desk, deal: UUID, tmp_path: Path) -> Generator[Opened]:
    with window_over(desk, tmp_path) as shown:
        yield shown


def logged(desk: Desk) -> list[Activity]:
    """Return what is logged, the newest first."""
    with desk.logbook.bench.look() as look:
        keys = [place.key for place in look.rows.log_places(LogQuery(), None, 9)]
    return [desk.logbook.activity(key) for key in keys]


def name_of(desk: Desk, activity: Activity) -> list[str]:
    with desk.logbook.bench.look() as look:
        return [look.kept(Person, key).value.name for key in activity.people]


def test_4_32_a_call_with_whom_stands_in_front_takes_three_keys(opened: Opened, desk: Desk, deal: UUID) -> None:
    opened.window.go("deal", str(deal))
    settle(opened)
    fingers = Fingers(opened)
    fingers.press(Qt.Key.Key_G, held=CTRL)
    fingers.press(Qt.Key.Key_Return)
    (call,) = logged(desk)
    assert (call.channel, call.reach, call.deal_id) == (Channel.CALL, Reach.SPOKE, deal)
    assert name_of(desk, call) == ["Ada Holm"]
    assert fingers.pressed == 3 <= MOST
    fingers.press(Qt.Key.Key_Z, held=CTRL)
    assert logged(desk) == []


def test_4_32_a_call_from_any_page_with_length_and_reach_takes_at_most_twelve_keys(opened: Opened, desk: Desk) -> None:
    opened.window.go("today", "")
    settle(opened)
    fingers = Fingers(opened)
    fingers.press(Qt.Key.Key_G, held=CTRL)
    fingers.type("em")
    fingers.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    fingers.type("s")
    fingers.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    fingers.type("15")
    fingers.press(Qt.Key.Key_Return)
    (call,) = logged(desk)
    assert name_of(desk, call) == ["Emil Auer"]
    assert (call.reach, call.minutes, call.channel) == (Reach.SPOKE, 15, Channel.CALL)
    assert fingers.pressed <= MOST


def test_4_32_nobody_answered_is_one_letter_more(opened: Opened, desk: Desk, account: UUID) -> None:
    opened.window.go("accounts", str(account))
    settle(opened)
    fingers = Fingers(opened)
    fingers.press(Qt.Key.Key_G, held=CTRL)
    fingers.type("n")
    fingers.press(Qt.Key.Key_Return)
    (call,) = logged(desk)
    assert (call.reach, call.account_id, call.spoke) == (Reach.NO_ANSWER, account, False)
    assert fingers.pressed == 4


def test_2_11_a_voicemail_asks_what_it_is_to_bring_and_tells_how_many_were_left(
    opened: Opened, desk: Desk, deal: UUID
) -> None:
    opened.window.go("deal", str(deal))
    settle(opened)
    fingers = Fingers(opened)
    told = ""
    for purpose in ("The day of the trial", "The day, again"):
        fingers.press(Qt.Key.Key_G, held=CTRL)
        fingers.type("l")
        fingers.press(Qt.Key.Key_Return)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LogDialog)  # refused without a purpose
        told = dialog.reach.voicemail.accessibleDescription()
        fingers.type(purpose)
        fingers.press(Qt.Key.Key_Return)
        assert QApplication.activeModalWidget() is None
    assert {one.voicemail_for for one in logged(desk)} == {"The day of the trial", "The day, again"}
    assert told == "1 left since you last spoke, on 1 Dec. This is number 2."


def test_4_32_a_call_is_measured_and_seen_on_every_page_until_it_is_logged(
    opened: Opened, desk: Desk, deal: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.window.go("deal", str(deal))
    settle(opened)
    fingers = Fingers(opened)
    fingers.press(Qt.Key.Key_T, held=CTRL)
    opened.window.go("leads", "")
    settle(opened)
    line = opened.calls.line
    assert line.isVisible()
    assert line.told.text() == "On a call with Ada Holm"
    later = desk.changes.clock.now() + timedelta(minutes=7, seconds=40)
    monkeypatch.setattr(type(desk.changes.clock), "now", lambda _: later)
    fingers.press(Qt.Key.Key_T, held=CTRL)
    assert isinstance(QApplication.activeModalWidget(), LogDialog)
    fingers.press(Qt.Key.Key_Escape)
    assert line.isVisible()  # it runs on until it is logged
    fingers.press(Qt.Key.Key_T, held=CTRL)
    fingers.press(Qt.Key.Key_Return)
    (call,) = logged(desk)
    assert (call.minutes, call.deal_id, name_of(desk, call)) == (8, deal, ["Ada Holm"])
    assert not line.isVisible()


def test_4_32_a_call_that_ran_when_the_window_was_closed_is_asked_about(
    look: Theme, desk: Desk, deal: UUID, tmp_path: Path
) -> None:
    with window_over(desk, tmp_path) as opened:
        opened.window.go("deal", str(deal))
        settle(opened)
        Fingers(opened).press(Qt.Key.Key_T, held=CTRL)
    with window_over(open_desk(desk.path, DayClock(TODAY, "Europe/Berlin")), tmp_path) as opened:
        fingers, line = Fingers(opened), opened.calls.line
        assert line.told.text() == "Call with Ada Holm, 07:15, not logged"
        assert not line.time.isVisible()
        fingers.press(Qt.Key.Key_G, held=CTRL)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LogDialog)
        assert dialog.minutes.hasFocus()  # nobody knows how long it was
        fingers.type("9")
        fingers.press(Qt.Key.Key_Return)
        assert [one.minutes for one in logged(opened.desk)] == [9]
        assert not line.isVisible()
    with window_over(open_desk(desk.path, DayClock(TODAY, "Europe/Berlin")), tmp_path) as opened:
        assert opened.calls.call is None


def test_a_call_that_is_forgotten_can_be_brought_back(opened: Opened, deal: UUID) -> None:
    opened.window.go("deal", str(deal))
    settle(opened)
    Fingers(opened).press(Qt.Key.Key_T, held=CTRL)
    call = opened.calls.call
    opened.calls.line.forget_button.click()
    assert opened.calls.call is None
    opened.window.toast.button.click()
    assert opened.calls.call == call


def test_0_7_an_e_mail_asks_which_of_the_five_it_was(opened: Opened, desk: Desk, deal: UUID) -> None:
    opened.window.go("deal", str(deal))
    settle(opened)
    fingers = Fingers(opened)
    fingers.press(Qt.Key.Key_G, held=CTRL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LogDialog)
    dialog.reach.channel.setFocus()
    fingers.type("e")
    fingers.press(Qt.Key.Key_Return)
    assert logged(desk) == []
    assert "one of the five" in dialog._trouble.words.accessibleName()
    dialog.reach.mail.setFocus()
    fingers.type("c")
    fingers.press(Qt.Key.Key_Return)
    (mail,) = logged(desk)
    assert (mail.mail_purpose, mail.reach, mail.spoke) == (MailPurpose.CONFIRMATION, Reach.WRITTEN, False)


def test_whom_nobody_can_be_is_asked_about_beside_the_name(opened: Opened, desk: Desk) -> None:
    opened.window.go("today", "")
    settle(opened)
    fingers = Fingers(opened)
    fingers.press(Qt.Key.Key_G, held=CTRL)
    fingers.press(Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LogDialog)
    assert "with whom" in dialog.who.line.accessibleDescription()
    fingers.type("zz")
    fingers.press(Qt.Key.Key_Return)
    assert "Nobody is called “zz”" in dialog.who.line.accessibleDescription()
    dialog.who.line.setFocus()
    dialog.who.line.clear()
    fingers.type("ada")  # typed and not chosen: it can mean one alone
    assert dialog.who.newcomer.isHidden()
    fingers.press(Qt.Key.Key_Return)
    assert [name_of(desk, one) for one in logged(desk)] == [["Ada Holm"]]


def test_4_22_somebody_who_is_not_on_the_desk_is_added_where_their_call_is_logged(opened: Opened, desk: Desk) -> None:
    opened.window.go("today", "")
    settle(opened)
    fingers = Fingers(opened)
    fingers.press(Qt.Key.Key_G, held=CTRL)
    fingers.type("Nora Quill")
    fingers.press(Qt.Key.Key_Return)
    fingers.type("Quill Quarries")
    fingers.press(Qt.Key.Key_Return)
    (call,) = logged(desk)
    assert name_of(desk, call) == ["Nora Quill"]
    assert [one.name for one in desk.selling.accounts("Quill") if one.id == call.account_id] == ["Quill Quarries"]


def test_the_list_is_put_right_put_away_and_searched(opened: Opened, desk: Desk, deal: UUID) -> None:
    opened.window.go("deal", str(deal))
    settle(opened)
    fingers = Fingers(opened)
    fingers.press(Qt.Key.Key_G, held=CTRL)
    fingers.press(Qt.Key.Key_Return)
    opened.window.go("activities", "")
    settle(opened)
    fingers.press(Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LogDialog)
    dialog.note.setFocus()
    fingers.type("wants a trial")
    fingers.press(Qt.Key.Key_Return, held=CTRL)
    assert [one.note for one in logged(desk)] == ["wants a trial"]
    assert logged(desk)[0].day == TODAY == date(2026, 12, 1)
    page = opened.window.page("activities")
    assert isinstance(page, ActivitiesPage)
    fingers.press(Qt.Key.Key_F, held=CTRL)
    fingers.type("nothing such")
    QTest.qWait(200)
    settle(opened)
    assert page.rows.rowCount() == 0
    assert page._head.sentence.text().startswith("1 entry this week"), "what is sought changes nothing of the week"
    assert page._nothing.isVisible()
    page._nothing.button.click()
    settle(opened)
    assert (page.search.value(), page.rows.rowCount()) == ("", 1)
    settle(opened)
    fingers.type("tria")
    QTest.qWait(200)
    settle(opened)
    assert page.rows.rowCount() == 1
    page.table.setFocus()
    fingers.press(Qt.Key.Key_Delete)
    assert logged(desk) == []
    fingers.press(Qt.Key.Key_Z, held=CTRL)
    assert len(logged(desk)) == 1


def test_an_entry_is_found_by_ctrl_k_and_opened(opened: Opened, desk: Desk, deal: UUID) -> None:
    desk.logbook.log(LogEntry(subject=Subject(deal_id=deal), note="Hydraulic lock before spring"))
    opened.window.go("today", "")
    settle(opened)
    fingers = Fingers(opened)
    fingers.press(Qt.Key.Key_K, held=CTRL)
    fingers.type("hydr")
    settle(opened)
    (found,) = opened.shell.palette.offered()
    assert found.group == "Activity, 1 December 2026, Meyer & Sohn"
    fingers.press(Qt.Key.Key_Return)
    settle(opened)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ChangeDialog)
    assert dialog.note.value() == "Hydraulic lock before spring"
    assert opened.window.page_id == "activities"
    dialog.reject()
