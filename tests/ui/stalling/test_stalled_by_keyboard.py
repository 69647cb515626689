"""Stalled deals from the keyboard: what stands in the way is noted and the next step booked where they are listed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.domain.deal import Deal
from salesdesk.ui.following_up import BookDialog
from salesdesk.ui.stalling.page import StalledPage
from salesdesk.ui.theme import Theme
from tests.ui.windows import TODAY, empty_desk, press, settle, type_in, window_over

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    """Return the page over two deals with a talk a month ago, and one that nobody spoke about."""
    desk = empty_desk(tmp_path)
    for title in ("Press line", "Oven"):
        key = desk.selling.new_deal(title, account_name=f"{title} Ltd").made(Deal)
        desk.discussing.record(TODAY - timedelta(days=30), deal_id=key)
    desk.selling.new_deal("Not begun")
    with window_over(desk, tmp_path) as shown:
        shown.window.go("stalled")
        settle(shown)
        yield shown


def page_of(opened: Opened) -> StalledPage:
    page = opened.window.findChild(StalledPage)
    assert isinstance(page, StalledPage)
    return page


def listed(page: StalledPage) -> list[str]:
    return [one.row.title for one in page.table.rows.things()]


def test_1_10_a_deal_leaves_the_list_with_an_impediment_and_a_booked_step(opened: Opened) -> None:
    page = page_of(opened)
    assert listed(page) == ["Oven", "Press line"]
    press(opened, Qt.Key.Key_I, modifier=CONTROL)
    type_in(opened, "Not before the audit")
    page.impediments.form.keep.click()
    settle(opened)
    assert listed(page) == ["Oven", "Press line"]
    press(opened, Qt.Key.Key_B, modifier=CONTROL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BookDialog)
    type_in(opened, "Result of the audit")
    dialog.form.when.day.set_value(TODAY + timedelta(days=9))
    dialog.form.when.time.setText("10:00")
    dialog.button.click()
    assert dialog.form.who.asked
    dialog.button.click()
    settle(opened)
    assert listed(page) == ["Press line"]


def test_1_9_no_next_step_is_the_other_list_of_the_page(opened: Opened) -> None:
    page = page_of(opened)
    opened.window.go("stalled", "unbooked")
    settle(opened)
    assert set(listed(page)) == {"Press line", "Oven", "Not begun"}
    assert opened.desk.tending.counts().unbooked == 3
