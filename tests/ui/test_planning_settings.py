"""The ideal customer and the age of research are set by the keyboard, and undo takes them back (3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from salesdesk.app.program import Opened
from salesdesk.application.desk import Desk
from salesdesk.domain.fit import FitField
from salesdesk.ui.parts import HintStrip
from salesdesk.ui.settings_pages.page import SettingsPage
from salesdesk.ui.settings_pages.planning_cards import CriterionFields, FitCard, PlanningCard
from salesdesk.ui.theme import Theme
from tests.ui.windows import empty_desk, press, settle, type_in, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return empty_desk(tmp_path)


@pytest.fixture
def opened(look: Theme, desk: Desk, tmp_path: Path) -> Iterator[Opened]:
    with window_over(desk, tmp_path) as window:
        window.window.go("settings", "fit")
        settle(window)
        yield window


@pytest.fixture
def card(opened: Opened) -> FitCard:
    page = opened.window.page("settings")
    assert isinstance(page, SettingsPage)
    found = page.findChild(FitCard)
    assert isinstance(found, FitCard)
    return found


def test_3_2_a_criterion_is_added_changed_and_put_away_by_the_keyboard(
    opened: Opened, desk: Desk, card: FitCard
) -> None:
    card.new.words.setFocus()
    type_in(opened, "Food, Logistics")
    press(opened, Key.Key_Tab)
    type_in(opened, "3")
    press(opened, Key.Key_Tab, Key.Key_Space)
    (criterion,) = desk.library.fit_criteria()
    assert (criterion.field, criterion.words, criterion.weight) == (FitField.INDUSTRY, ("Food", "Logistics"), 3)
    row = next(one for one in card.findChildren(CriterionFields) if one is not card.new and one.isVisible())
    row.words.setFocus()
    press(opened, Key.Key_A, modifier=CONTROL)
    type_in(opened, "Hotels")
    press(opened, Key.Key_Tab)
    assert desk.library.fit_criteria()[0].words == ("Hotels",)
    press(opened, Key.Key_Tab, Key.Key_Space)
    assert not desk.library.fit_criteria()
    press(opened, Key.Key_Z, modifier=CONTROL)
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert desk.library.fit_criteria()[0].words == ("Food", "Logistics")


def test_3_2_limits_stand_in_for_words_where_numbers_are_looked_at_and_none_are_refused(
    opened: Opened, desk: Desk, card: FitCard
) -> None:
    card.new.field.setFocus()
    type_in(opened, "Empl")
    settle(opened)
    assert card.new.least.isVisible()
    assert not card.new.words.isVisible()
    card.add_button.click()
    settle(opened)
    assert not desk.library.fit_criteria(), "a criterion without limits asks for nothing"
    card.new.least.setFocus()
    type_in(opened, "100")
    press(opened, Key.Key_Tab)
    card.add_button.click()
    settle(opened)
    (criterion,) = desk.library.fit_criteria()
    assert (criterion.field, criterion.least, criterion.most) == (FitField.EMPLOYEES, Decimal(100), None)


def test_the_age_of_research_is_set_and_nonsense_is_refused_in_words(opened: Opened, desk: Desk) -> None:
    planning = opened.window.findChild(PlanningCard)
    assert isinstance(planning, PlanningCard)
    planning.days.setFocus()
    press(opened, Key.Key_A, modifier=CONTROL)
    type_in(opened, "90")
    press(opened, Key.Key_Tab)
    assert desk.setting_up.settings().check_again_days == 90
    planning.days.setFocus()
    press(opened, Key.Key_A, modifier=CONTROL)
    type_in(opened, "0")
    press(opened, Key.Key_Tab)
    assert desk.setting_up.settings().check_again_days == 90
    assert planning.days.value() == Decimal(90), "the field shows what holds"


def test_what_was_refused_is_told_until_something_is_kept(opened: Opened, desk: Desk) -> None:
    page = opened.window.page("settings")
    assert isinstance(page, SettingsPage)
    planning = page.findChild(PlanningCard)
    assert isinstance(planning, PlanningCard)
    planning.days.setFocus()
    for typed, visible in (("0", True), ("90", False)):
        press(opened, Key.Key_A, modifier=CONTROL)
        type_in(opened, typed)
        press(opened, Key.Key_Return)
        assert any(strip.isVisible() for strip in page.findChildren(HintStrip)) is visible
    assert desk.setting_up.view().settings.check_again_days == 90
