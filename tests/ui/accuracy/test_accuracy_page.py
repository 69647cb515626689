"""The page on accuracy in a window: kept forecasts, chart and table, the look back (3.7, 4.1, 1.15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from salesdesk.app.program import Opened
from salesdesk.application.changes import Edit
from salesdesk.domain.deal import Deal
from salesdesk.domain.money import Money
from salesdesk.domain.post_mortem import PostMortem
from salesdesk.domain.snapshot import Occasion, Snapshot
from salesdesk.ui.accuracy.page import AccuracyPage
from salesdesk.ui.parts import OpenRow
from salesdesk.ui.theme import Theme
from salesdesk.ui.today.page import TodayPage
from tests.ui.windows import empty_desk, press, settle, type_in, window_over

Key = Qt.Key


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    desk = empty_desk(tmp_path)
    desk.targeting.set("2026-Q3", Money.of(5_000, "EUR"))
    key = desk.selling.new_deal("Press line", value=Money.of(900, "EUR")).made(Deal)
    before = desk.selling.deal(key).deal
    desk.changes.do(Edit(before, replace(before, expected_on=date(2026, 12, 20), chance=0.4)))
    with window_over(desk, tmp_path) as window:
        yield window


def page_of(opened: Opened) -> AccuracyPage:
    page = opened.window.page("accuracy")
    assert isinstance(page, AccuracyPage)
    return page


def occasions(opened: Opened) -> list[Occasion]:
    with opened.desk.changes.store.reading() as reading:
        return [one.occasion for one in reading.every(Snapshot)]


def test_3_7_due_forecasts_are_kept_by_themselves_and_others_by_a_key_that_can_be_undone(opened: Opened) -> None:
    opened.window.go("accuracy")
    settle(opened)
    page = page_of(opened)
    assert page.accuracy.kept.text().startswith("No snapshot of Q4 2026 is kept yet.")
    opened.keep_forecasts()
    settle(opened)
    assert "Half-time (1 Dec 2026)" in page.accuracy.kept.text().replace("\N{NO-BREAK SPACE}", " ")
    press(opened, Key.Key_K, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert sorted(occasions(opened)) == [Occasion.HALF_TIME, Occasion.ON_DEMAND]
    for _ in range(2):
        press(opened, Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert occasions(opened) == [Occasion.HALF_TIME]


def test_the_chart_gives_way_to_its_table_and_a_line_of_changes_opens_its_deals(opened: Opened) -> None:
    opened.window.go("accuracy")
    settle(opened)
    page = page_of(opened)
    assert not page.pace.twin.table.isVisible()
    page.pace.twin.switch.choose(1)
    assert page.pace.twin.table.isVisible()
    assert not page.pace.twin.chart.isVisible()
    page.changes.table.selectRow(0)
    settle(opened)
    (line,) = page.changes.deals.findChildren(OpenRow)
    line.click()
    settle(opened)
    assert opened.window.page_id == "deal"


def test_1_15_today_asks_for_the_look_back_and_the_page_keeps_it(opened: Opened) -> None:
    today = opened.window.page("today")
    assert isinstance(today, TodayPage)
    assert today.forecast.look_back.isVisible()
    today.forecast.look_back.button.click()
    settle(opened)
    page = page_of(opened)
    page.look_back.why.setFocus()
    type_in(opened, "Two deals waited")
    page.look_back.keep.click()
    settle(opened)
    assert page.look_back.trouble.isVisible()
    page.look_back.differently.setFocus()
    type_in(opened, "Ask for the budget first")
    page.look_back.keep.click()
    settle(opened)
    assert not page.look_back.trouble.isVisible()
    with opened.desk.changes.store.reading() as reading:
        assert [one.why for one in reading.every(PostMortem)] == ["Two deals waited"]
    opened.window.go("today")
    settle(opened)
    assert not today.forecast.look_back.isVisible()
