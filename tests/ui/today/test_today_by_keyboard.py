"""Today by keyboard: a follow-up is done and taken back, and what is logged from it is about whom it is with."""

from __future__ import annotations

from datetime import time
from pathlib import Path

from PySide6.QtCore import Qt

from salesdesk.application.following_up import Asked
from salesdesk.application.log_subject import NOBODY
from salesdesk.domain.activity import Channel
from salesdesk.domain.deal import Deal
from salesdesk.domain.follow_up import FollowUpKind
from salesdesk.ui.activities.log_dialog import LogDialog
from salesdesk.ui.following_up import FollowUpLine
from salesdesk.ui.theme import Theme
from salesdesk.ui.today.page import TodayPage
from tests.ui.windows import TODAY, empty_desk, press, settle, window_over


def test_a_follow_up_of_today_is_logged_about_its_deal_done_and_taken_back(look: Theme, tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    deal = desk.selling.new_deal("Line", account_name="Malt").made(Deal)
    desk.following_up.book(Asked(topic="Drawings", kind=FollowUpKind.VISIT, day=TODAY, clock=time(16), deal_id=deal))
    with window_over(desk, tmp_path) as opened:
        opened.window.go("today")
        settle(opened)
        page = opened.window.page("today")
        assert isinstance(page, TodayPage)
        assert opened.window.in_front() == NOBODY
        [line] = [one for one in page.findChildren(FollowUpLine) if one.isVisible()]
        line.tick.setFocus()
        assert opened.window.in_front().deal_id == deal
        line.more.setFocus()
        next(act for act in line.more.menu().actions() if act.text() == "Log an activity…").trigger()
        settle(opened)
        dialog = opened.window.findChild(LogDialog)
        assert isinstance(dialog, LogDialog)
        assert (dialog.entry().channel, dialog.entry().subject.deal_id) == (Channel.VISIT, deal)
        dialog.reject()
        line.tick.setFocus()
        press(opened, Qt.Key.Key_Space)
        assert desk.today.view().due == ()
        press(opened, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
        assert len(desk.today.view().due) == 1
