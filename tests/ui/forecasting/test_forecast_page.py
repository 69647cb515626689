"""The forecast from the keyboard: a chance is tried and kept, a suggestion accepted, a target set, all undone again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.application.forecast.what_if import Trial
from salesdesk.domain.deal import Category, Deal
from salesdesk.domain.money import Money
from salesdesk.ui.forecasting.page import ForecastPage
from salesdesk.ui.periods.target_dialog import TargetDialog
from salesdesk.ui.theme import Theme
from tests.ui.windows import empty_desk, press, settle, type_in, window_over

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    """Return the page over two deals due in the quarter."""
    desk = empty_desk(tmp_path)
    for title, value, chance in (("Press line", 9_000, 0.9), ("Oven", 4_000, 0.5)):
        key = desk.selling.new_deal(
            title, account_name=f"{title} Ltd", value=Money.of(value, "EUR"), expected_on=date(2026, 12, 20)
        ).made(Deal)
        desk.what_if.keep({key: Trial(chance=chance)})
    with window_over(desk, tmp_path) as shown:
        shown.window.go("forecast")
        settle(shown)
        yield shown


def page_of(opened: Opened) -> ForecastPage:
    page = opened.window.findChild(ForecastPage)
    assert isinstance(page, ForecastPage)
    return page


def chances(opened: Opened) -> list[float | None]:
    return [one.chance for one in opened.desk.outlooks.view("2026-Q4").deals]


def tried(page: ForecastPage) -> list[str]:
    return [page.range.table.model().index(row, 3).data() for row in range(4)]


def test_f10_a_chance_is_tried_by_keys_kept_in_one_step_and_undone(opened: Opened) -> None:
    page = page_of(opened)
    page.due.slider.setFocus()
    press(opened, Key.Key_Left, Key.Key_Left)
    assert page.due.chance.text() == "80 %".replace(" ", "\N{NO-BREAK SPACE}")
    assert chances(opened) == [0.9, 0.5]
    assert tried(page)[0] != "–"
    page.due.discard.click()
    settle(opened)
    assert tried(page) == ["–"] * 4
    page.due.slider.setFocus()
    press(opened, Key.Key_End)
    page.due.keep.click()
    settle(opened)
    assert chances(opened) == [1.0, 0.5]
    assert not page.due.keep.isVisible()
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert chances(opened) == [0.9, 0.5]
    page.range.lose.click()
    settle(opened)
    assert "4,000" in tried(page)[2]


def test_f4_a_suggestion_is_accepted_only_when_it_is_asked_for(opened: Opened) -> None:
    page = page_of(opened)
    assert {one.deal.category for one in opened.desk.outlooks.view().deals} == {Category.PIPELINE}
    page.due.table.selectRow(1)
    assert page.due.accept.isVisible()
    page.due.accept.click()
    settle(opened)
    assert [one.deal.category for one in opened.desk.outlooks.view().deals] == [Category.PIPELINE, Category.BEST_CASE]
    assert not page.due.accept.isVisible()
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert {one.deal.category for one in opened.desk.outlooks.view().deals} == {Category.PIPELINE}


def test_4_1_a_missing_target_is_set_and_a_number_committed_from_the_page(opened: Opened) -> None:
    page = page_of(opened)
    page.target.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TargetDialog)
    settle(opened)
    type_in(opened, "12000")
    press(opened, Key.Key_Return)
    settle(opened)
    view = opened.desk.outlooks.view("2026-Q4")
    assert view.target == Money.of(12_000, "EUR")
    assert page.pill.isVisible()
    page.called.committed.setFocus()
    type_in(opened, "8000")
    press(opened, Key.Key_Return)
    call = opened.desk.outlooks.view("2026-Q4").called.call
    assert call is not None
    assert call.committed == Money.of(8_000, "EUR")
