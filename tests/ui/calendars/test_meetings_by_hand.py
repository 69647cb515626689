"""A planned call in both calendars, from its plan and from Today, in the window over a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from salesdesk.app.program import Opened
from salesdesk.application.changes import Edit
from salesdesk.application.plan_editing import starting
from salesdesk.domain.account import ContactKind, ContactPoint, Person
from salesdesk.domain.follow_up import Attendee, Reply
from salesdesk.domain.meeting import Meeting
from salesdesk.ui.calendars.calling_off import CallOffDialog
from salesdesk.ui.parts import ElidedLabel, MoreButton
from salesdesk.ui.preparing.plan_page import PlanPage
from salesdesk.ui.theme import Theme
from salesdesk.ui.today.meeting_card import MeetingCard
from salesdesk.ui.today.page import TodayPage
from tests.ui.preparing.rooms import Told, open_plan, told_desk
from tests.ui.windows import TODAY, press, settle, window_over


@pytest.fixture
def told(tmp_path: Path) -> Told:
    made = told_desk(tmp_path)
    bench = made.desk.following_up.bench
    with bench.look() as look:
        before = look.kept(Person, made.maeve).value
    point = ContactPoint(kind=ContactKind.EMAIL, value="maeve@quarry.example")
    bench.do(Edit(before, replace(before, contacts=(point,))))
    return made


@pytest.fixture
def opened(look: Theme, told: Told, tmp_path: Path) -> Iterator[Opened]:
    with window_over(told.desk, tmp_path) as shown:
        yield shown


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where everything is saved that asks where to."""
    chosen = tmp_path / "invite.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    return chosen


def _meeting(told: Told) -> Meeting:
    return told.desk.preparing.view(told.meeting).meeting


def _offered(more: MoreButton) -> list[str]:
    return [action.text() for action in more.menu().actions() if action.isVisible()]


def _chosen(opened: Opened, more: MoreButton, text: str) -> None:
    (action,) = [one for one in more.menu().actions() if one.isVisible() and one.text() == text]
    action.trigger()
    settle(opened)


def _more(plan: PlanPage) -> MoreButton:
    return plan.plan_header._more


def test_2_8_a_call_is_invited_to_moved_and_called_off_from_its_plan(opened: Opened, told: Told, path: Path) -> None:
    plan = open_plan(opened, told)
    usual = ["Write the invitation…", "Call it off", "Export for a calendar…"]
    assert [one for one in _offered(_more(plan)) if one in usual] == usual
    _chosen(opened, _more(plan), "Write the invitation…")
    assert b"METHOD:REQUEST" in path.read_bytes()
    assert b"maeve@quarry.example" in path.read_bytes()
    assert plan.calendar.isHidden()
    before = _meeting(told)
    told.desk.following_up.bench.do(Edit(before, starting(before, TODAY, time(15), "Europe/Berlin")))
    settle(opened)
    assert "They know another time." in plan.calendar.words.accessibleName()
    plan.calendar.button.setFocus()
    press(opened, Qt.Key.Key_Space)
    assert b"SEQUENCE:1" in path.read_bytes()
    assert plan.calendar.isHidden()
    _chosen(opened, _more(plan), "Call it off")
    (dialog,) = opened.window.findChildren(CallOffDialog)
    dialog.button.setFocus()
    press(opened, Qt.Key.Key_Return)
    assert b"METHOD:CANCEL" in path.read_bytes()
    assert b"SEQUENCE:2" in path.read_bytes()
    assert (_meeting(told).starts, plan.key) == (None, told.meeting)


def test_2_8_today_shows_who_accepted_and_invites_to_a_call(opened: Opened, told: Told, path: Path) -> None:
    before = _meeting(told)
    accepted = (Attendee(person_id=told.maeve, reply=Reply.ACCEPTED),)
    told.desk.following_up.bench.do(Edit(before, replace(before, replies=accepted)))
    opened.window.go("today")
    settle(opened)
    page = opened.window.page("today")
    assert isinstance(page, TodayPage)
    (card,) = page.findChildren(MeetingCard)
    told_there = [label.text() for label in card.findChildren(ElidedLabel)]
    assert any("Video call, Maeve Tierney (accepted)" in one for one in told_there)
    (more,) = card.findChildren(MoreButton)
    assert _offered(more) == ["Write the invitation…", "Call it off", "Export for a calendar…"]
    _chosen(opened, more, "Write the invitation…")
    assert b"METHOD:REQUEST" in path.read_bytes()
