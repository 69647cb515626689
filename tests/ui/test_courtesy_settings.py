"""The limits of the pest guard and of gifts are set by the keyboard, and undo takes them back (B4, 1.18)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from salesdesk.domain.money import Money
from salesdesk.ui.settings_pages.courtesy_card import CourtesyCard
from salesdesk.ui.theme import Theme
from tests.ui.windows import empty_desk, press, settle, type_in, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_b4_the_limits_are_set_by_the_keyboard_and_taken_back(look: Theme, tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    with window_over(desk, tmp_path) as opened:
        opened.window.go("settings", "courtesy")
        settle(opened)
        press(opened, Key.Key_Tab)
        press(opened, Key.Key_A, modifier=CONTROL)
        type_in(opened, "4")
        press(opened, Key.Key_Tab)
        assert desk.setting_up.view().settings.courtesy.stop_after == 4
        card = opened.window.findChild(CourtesyCard)
        assert card is not None
        card.gift.setFocus()
        type_in(opened, "35")
        press(opened, Key.Key_Tab)
        assert desk.setting_up.view().settings.courtesy.gift_limit == Money.of(35, "EUR")
        for _ in range(2):
            press(opened, Key.Key_Z, modifier=CONTROL)
        assert desk.setting_up.view().settings.courtesy.stop_after == 3
        assert desk.setting_up.view().settings.courtesy.gift_limit is None
