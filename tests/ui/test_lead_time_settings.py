"""The lead time of each kind of follow-up is a setting, and the proposal follows it (2.6)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from salesdesk.domain.follow_up import FollowUpKind
from salesdesk.ui.settings_pages.lead_times_card import LeadTimesCard
from salesdesk.ui.theme import Theme
from tests.ui.windows import empty_desk, press, settle, type_in, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_2_6_lead_times_are_set_by_the_keyboard_and_taken_back(look: Theme, tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    with window_over(desk, tmp_path) as opened:
        opened.window.go("settings", "follow_ups")
        settle(opened)
        card = opened.window.findChild(LeadTimesCard)
        assert card is not None
        before = desk.booking.times().proposed(FollowUpKind.INFORMATION, 30)
        press(opened, Key.Key_A, modifier=CONTROL)
        type_in(opened, "4")
        press(opened, Key.Key_Tab)
        times = desk.booking.times()
        assert times.courtesy.days(FollowUpKind.INFORMATION) == 4
        assert times.proposed(FollowUpKind.INFORMATION, 30).day > before.day
        press(opened, Key.Key_Z, modifier=CONTROL)
        assert desk.booking.times().proposed(FollowUpKind.INFORMATION, 30) == before
