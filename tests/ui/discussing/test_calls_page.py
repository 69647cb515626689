"""What calls bring, and the shortest ways to the next plan, in a window over a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from salesdesk.app.program import Opened
from salesdesk.domain.evaluation import Evaluation, OutcomeClass
from salesdesk.domain.impediment import ImpedimentKind
from salesdesk.domain.meeting import CallPlan, ExpectedReturn, Meeting
from salesdesk.ui.discussing.calls_page import CallsPage
from salesdesk.ui.fields import DateField
from salesdesk.ui.parts import OpenRow
from salesdesk.ui.theme import Theme
from salesdesk.ui.today.page import TodayPage
from tests.ui.preparing.rooms import Told, told_desk
from tests.ui.windows import TODAY, press, settle, type_in, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return told_desk(tmp_path)


@pytest.fixture
def opened(look: Theme, told: Told, tmp_path: Path) -> Iterator[Opened]:
    with window_over(told.desk, tmp_path) as window:
        yield window


def held(told: Told, outcome: OutcomeClass, brought: int) -> UUID:
    """Hold and evaluate a call that should bring 2 introductions."""
    desk = told.desk
    key = desk.discussing.record(TODAY, deal_id=told.deal).made(Meeting)
    before = desk.discussing.view(key).meeting
    expected = ExpectedReturn(quantity=Decimal(2), unit="introductions", actual=Decimal(brought))
    evaluation = Evaluation(outcome=outcome, agreed="She signs", agreed_by=date(2026, 12, 4))
    desk.selling.keep(before, replace(before, plan=CallPlan(expected=expected), evaluation=evaluation))
    desk.evaluating.close(key)
    return key


def test_2_3_and_b10_the_report_opens_from_the_plans_and_leads_to_calls_that_stood_still(
    opened: Opened, told: Told
) -> None:
    for at in range(8):
        held(told, OutcomeClass.ADVANCE if at % 2 else OutcomeClass.ORDER, 1)
    still = held(told, OutcomeClass.CONTINUATION, 3)
    opened.window.go("plans", "")
    settle(opened)
    button = next(b for b in opened.window.findChildren(QPushButton) if b.text() == "How calls go")
    button.setFocus()
    press(opened, Key.Key_Space)
    page = opened.window.page("calls")
    assert isinstance(page, CallsPage)
    assert opened.window.page_id == "calls"
    assert page.advances.value.text().startswith("89")
    assert page.advances.second.text().startswith("of 9 calls evaluated, between 5")
    assert page.objectives.value.text().startswith("0")
    assert page.returns.model().index(0, 5).data().startswith("61")
    (line,) = page.still.findChildren(OpenRow)
    assert "Continuation" in line.accessibleName()
    line.setFocus()
    press(opened, Key.Key_Space)
    assert (opened.window.page_id, told.desk.discussing.view(still).meeting.id) == ("talk", still)


def test_a_report_of_no_call_divides_nothing(opened: Opened, told: Told) -> None:
    opened.window.go("calls", "")
    settle(opened)
    page = opened.window.page("calls")
    assert isinstance(page, CallsPage)
    assert page.advances.value.text() == "Cannot say"
    assert page.returns.isHidden()


def test_4_31_today_leads_to_the_call_that_is_to_be_evaluated(opened: Opened, told: Told) -> None:
    page = opened.window.page("today")
    assert isinstance(page, TodayPage)
    told.desk.discussing.hold(told.meeting)
    settle(opened)
    (line,) = page.to_evaluate.findChildren(OpenRow)
    assert line.accessibleName().endswith("by tomorrow 11:00")
    line.setFocus()
    press(opened, Key.Key_Space)
    assert opened.window.page_id == "talk"


def test_from_an_account_and_a_deal_a_plan_is_one_key_away(opened: Opened, told: Told) -> None:
    for page, key in (("accounts", told.account), ("deal", told.deal)):
        before = len(told.desk.preparing.planned())
        opened.window.go(page, str(key))
        settle(opened)
        press(opened, Key.Key_N, modifier=CONTROL)
        assert opened.window.page_id == "plans"
        assert len(told.desk.preparing.planned()) == before + 1
        assert isinstance(QApplication.focusWidget(), DateField), "a plan without a moment begins with its day"


@pytest.mark.parametrize("page", ["today", "plans"])
def test_elsewhere_it_is_ctrl_n_letters_and_enter(opened: Opened, told: Told, page: str) -> None:
    opened.window.go(page, "")
    settle(opened)
    press(opened, Key.Key_N, modifier=CONTROL)
    assert QApplication.activeModalWidget() is not None
    type_in(opened, "quarry")
    press(opened, Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    assert len(told.desk.preparing.planned()) == 2


def test_2_15_a_talk_is_recorded_from_any_page_by_its_name(opened: Opened, told: Told) -> None:
    opened.window.go("pipeline", "")
    settle(opened)
    press(opened, Key.Key_K, modifier=CONTROL)
    type_in(opened, "Record a talk")
    settle(opened)
    press(opened, Key.Key_Return)
    type_in(opened, "loggers")
    press(opened, Key.Key_Return)
    assert opened.window.page_id == "talk"
    # The page has an action of the same name, with keys: the palette offers that one alone.
    opened.shell.palette.open("record a talk")
    settle(opened)
    assert [one.id for one in opened.shell.palette.offered() if one.text.startswith("Record a talk")] == ["talk.new"]


def test_1_11_the_report_tells_whether_it_really_was_the_price(opened: Opened, told: Told) -> None:
    opened.window.go("calls", "")
    settle(opened)
    page = opened.window.page("calls")
    assert isinstance(page, CallsPage)
    assert page.impediments.price.text().startswith("Nothing was noted yet")
    assert page.impediments.table.isHidden()
    impediments = told.desk.impediments
    impediments.note(replace(impediments.blank(told.deal, ImpedimentKind.TIMING), words="Not before Easter"))
    settle(opened)
    assert page.impediments.price.text().startswith("Cannot say yet how often it is the price: 1 deal")
    kinds = page.impediments.table.model()
    assert [kinds.index(row, 0).data() for row in range(kinds.rowCount())] == ["Timing", "Price"]
