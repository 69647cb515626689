"""The list of call plans shows those that are wanted: by readiness, day, person and words, without the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.application.plan_editing import starting
from salesdesk.application.plan_filter import Days
from salesdesk.domain.account import Account
from salesdesk.domain.meeting import Meeting
from salesdesk.ui.fields import search
from salesdesk.ui.parts import Button
from salesdesk.ui.preparing.page import PlansPage
from salesdesk.ui.preparing.plan_list import PlanList
from salesdesk.ui.preparing.plan_table import PlanTable
from salesdesk.ui.theme import Theme
from tests.ui.preparing.rooms import Told, told_desk
from tests.ui.windows import TODAY, press, settle, type_in, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Return a desk with a call today, one next month with another person, and one without a day."""
    made = told_desk(tmp_path)
    desk = made.desk
    account = desk.selling.new_account("Ψυγεία Αιγαίου 🧊", "Food").made(Account)
    desk.selling.new_person(account, "Petra Lindqvist", "Owner")
    later = desk.preparing.plan_call(account_id=account).made(Meeting)
    before = desk.preparing.view(later).meeting
    desk.selling.keep(before, starting(before, TODAY + timedelta(days=20), time(9, 0), "Europe/Berlin"))
    bare = desk.selling.new_account("Salt Wharf", "Transport").made(Account)
    desk.preparing.plan_call(account_id=bare)
    return made


@pytest.fixture
def opened(look: Theme, told: Told, tmp_path: Path) -> Iterator[Opened]:
    with window_over(told.desk, tmp_path) as window:
        window.window.go("plans")
        settle(window)
        yield window


@pytest.fixture
def plans(opened: Opened) -> PlanList:
    page = opened.window.page("plans")
    assert isinstance(page, PlansPage)
    return page.list


def shown(plans: PlanList) -> list[str]:
    tables = [table for table in plans.findChildren(PlanTable) if table.isVisible()]
    models = [table.model() for table in tables]
    return [str(model.index(row, 1).data()) for model in models for row in range(model.rowCount())]


def test_the_plans_are_filtered_by_day_person_readiness_and_words(opened: Opened, plans: PlanList) -> None:
    everything = shown(plans)
    assert len(everything) == 3
    plans.filter.days.setFocus()
    type_in(opened, "Today")
    settle(opened)
    assert shown(plans) == ["Quarry Lane Dairies"]
    plans.filter.days.set_value(Days.ANY)
    plans.filter.person.setFocus()
    type_in(opened, "Petra")
    settle(opened)
    assert shown(plans) == ["Ψυγεία Αιγαίου 🧊"]
    press(opened, Key.Key_F, modifier=CONTROL)
    assert QApplication.focusWidget() is plans.filter.search
    type_in(opened, "quarry")
    QTest.qWait(search.PAUSE + 50)
    settle(opened)
    assert shown(plans) == []
    assert plans.none_match.isVisible()
    plans.none_match.findChildren(Button)[0].setFocus()
    press(opened, Key.Key_Space)
    assert shown(plans) == everything
    assert not plans.none_match.isVisible()
    plans.filter.ready.setFocus()
    type_in(opened, "Ready")
    settle(opened)
    assert shown(plans) == []
