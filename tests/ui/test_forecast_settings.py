"""The forecast's settings: targets in place for whom they are, the odds of age, the numbers it counts on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from salesdesk.app.program import Opened
from salesdesk.application.forecast.ground import Scope
from salesdesk.domain.money import Money
from salesdesk.ui.fields import MoneyLine
from salesdesk.ui.settings_pages.forecast_card import ForecastCard
from salesdesk.ui.settings_pages.targets_card import TargetsCard
from salesdesk.ui.theme import Theme
from tests.ui.windows import empty_desk, press, settle, type_in, window_over


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    """Return the settings of a desk with a target for everybody and one for me."""
    desk = empty_desk(tmp_path)
    desk.targeting.set("2026-Q4", Money.of(9_000, "EUR"))
    desk.targeting.set("2026-Q4", Money.of(4_000, "EUR"), Scope(owner_id=desk.setting_up.settings().me))
    with window_over(desk, tmp_path) as shown:
        shown.window.go("settings")
        settle(shown)
        yield shown


def test_a_target_in_settings_is_changed_for_whom_it_is_and_the_odds_of_age_are_let_count(opened: Opened) -> None:
    card = opened.window.findChild(TargetsCard)
    assert isinstance(card, TargetsCard)
    mine = next(one for one in card.findChildren(MoneyLine) if one.accessibleName().endswith("Ilse Brandt"))
    mine.setFocus()
    mine.selectAll()
    type_in(opened, "5000")
    press(opened, Qt.Key.Key_Return)
    desk = opened.desk
    assert {one.amount.minor for one in desk.targeting.view().targets} == {900_000, 500_000}
    forecast = opened.window.findChild(ForecastCard)
    assert isinstance(forecast, ForecastCard)
    assert not desk.setting_up.settings().age_odds
    forecast.odds.setFocus()
    press(opened, Qt.Key.Key_Space)
    assert desk.setting_up.settings().age_odds
