"""A call is planned by the keyboard, over a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.domain.objective import Letter
from salesdesk.ui.choosing import WhomDialog
from salesdesk.ui.fields.text import LINE_PAUSE
from salesdesk.ui.parts import HintStrip
from salesdesk.ui.preparing import print_sheet
from salesdesk.ui.preparing.page import PlansPage
from salesdesk.ui.preparing.plan_page import PlanPage
from salesdesk.ui.theme import Theme
from tests.ui.preparing.rooms import Told, open_plan, pause, plan_in, told_desk
from tests.ui.windows import TODAY, empty_desk, press, settle, type_in, window_over

Key = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return told_desk(tmp_path)


@pytest.fixture
def opened(look: Theme, told: Told, tmp_path: Path) -> Iterator[Opened]:
    with window_over(told.desk, tmp_path) as window:
        yield window


@pytest.fixture
def plan(opened: Opened, told: Told) -> PlanPage:
    return open_plan(opened, told)


def lit(plan: PlanPage) -> list[str]:
    return [letter.value for letter in Letter if plan.objective.rows[letter].lamp.met]


def test_2_2_the_lamps_light_while_the_objective_is_written(opened: Opened, told: Told, plan: PlanPage) -> None:
    press(opened, Key.Key_3, modifier=ALT)
    assert QApplication.focusWidget() is plan.objective.box
    type_in(opened, "Maeve picks Option A or Option B")
    assert lit(plan) == ["A", "R"], "lamps wait until nobody types"
    pause(opened)
    assert lit(plan) == ["S", "M", "A", "R"]
    assert "Time is missing" in plan.objective.strip.words.text()
    plan.objective.strip.button.setFocus()
    press(opened, Key.Key_Space)
    pause(opened)
    assert lit(plan) == ["S", "M", "A", "R", "T"]
    assert plan.objective.strip.isHidden()
    assert plan_in(told).objective == "Maeve picks Option A or Option B by Tue 1 Dec"
    assert plan.plan_header.saved.isVisible()
    assert plan.plan_header.saved.look.text.endswith(":15"), "the desk's clock stands at a quarter past"


def test_2_1_and_2_4_a_plan_is_marked_ready_only_with_an_objective_and_what_they_get(
    opened: Opened, told: Told, plan: PlanPage
) -> None:
    plan.plan_header.ready.setFocus()
    press(opened, Key.Key_Space)
    assert "objective" in plan.trouble.words.text()
    assert QApplication.focusWidget() is plan.objective.box
    type_in(opened, "Maeve signs the order by 4 December")
    pause(opened)
    plan.plan_header.ready.setFocus()
    press(opened, Key.Key_Space)
    assert "what the prospect gets" in plan.trouble.words.text()
    assert QApplication.focusWidget() is plan.objective.gains.prospect_gets
    assert plan_in(told).ready_at is None
    type_in(opened, "A fitting plan that fits their audit")
    pause(opened)
    plan.plan_header.ready.setFocus()
    press(opened, Key.Key_Space)
    assert plan_in(told).ready_at is not None
    assert plan.plan_header.parts.look.text == "Ready, 40 %"
    assert plan.trouble.isHidden()


def test_4_20_objections_are_written_moved_and_removed_by_keys(opened: Opened, told: Told, plan: PlanPage) -> None:
    for words in ("Nordfrost is cheaper", "Christmas is too close"):
        press(opened, Key.Key_O, modifier=CONTROL_SHIFT)
        type_in(opened, words)
        pause(opened)
        press(opened, Key.Key_Escape)
    assert [o.words for o in plan_in(told).objections] == ["Nordfrost is cheaper", "Christmas is too close"]
    press(opened, Key.Key_Up, modifier=ALT)
    assert [o.words for o in plan_in(told).objections] == ["Christmas is too close", "Nordfrost is cheaper"]
    press(opened, Key.Key_Return)
    slot = plan.objections.list.slot(0)
    assert slot is not None
    assert slot.is_open
    press(opened, Key.Key_Escape, Key.Key_Delete)
    assert [o.words for o in plan_in(told).objections] == ["Nordfrost is cheaper"]
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert [o.words for o in plan_in(told).objections] == ["Christmas is too close", "Nordfrost is cheaper"]


def test_an_objection_left_without_words_is_not_kept(opened: Opened, told: Told, plan: PlanPage) -> None:
    press(opened, Key.Key_O, modifier=CONTROL_SHIFT)
    assert plan.objections.list.slot(0) is not None
    press(opened, Key.Key_Escape)
    assert plan.objections.list.slot(0) is None
    assert plan_in(told).objections == ()
    assert QApplication.focusWidget() is plan.objections.add


def test_4_21_the_expected_return_is_written_and_taken_back(opened: Opened, told: Told, plan: PlanPage) -> None:
    plan.objective.gains.quantity.setFocus()
    type_in(opened, "2")
    press(opened, Key.Key_Tab)
    type_in(opened, "signed orders")
    press(opened, Key.Key_Tab)
    type_in(opened, "18 dec")
    press(opened, Key.Key_Tab)
    expected = plan_in(told).expected
    assert (expected.quantity, expected.unit, expected.by) == (Decimal(2), "signed orders", date(2026, 12, 18))
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert plan_in(told).expected.by is None
    assert plan.objective.gains.by.value() is None


def test_questions_are_added_one_after_the_other_and_moved(opened: Opened, told: Told, plan: PlanPage) -> None:
    plan.research.questions.next.setFocus()
    for question in ("Who else agrees?", "What happens in May?"):
        type_in(opened, question)
        press(opened, Key.Key_Return)
    assert [q.text for q in plan_in(told).questions] == ["Who else agrees?", "What happens in May?"]
    assert QApplication.focusWidget() is plan.research.questions.next
    plan.research.questions.list.focus_on(1)
    press(opened, Key.Key_Up, modifier=ALT)
    assert [q.text for q in plan_in(told).questions] == ["What happens in May?", "Who else agrees?"]


def test_a_question_is_kept_while_it_is_written_and_goes_when_it_is_taken_back(
    opened: Opened, told: Told, plan: PlanPage
) -> None:
    questions = plan.research.questions
    questions.next.setFocus()
    for typed, so_far in (("Who else", "Who else"), (" agrees?", "Who else agrees?")):
        type_in(opened, typed)
        QTest.qWait(LINE_PAUSE + 100)
        settle(opened)
        assert [q.text for q in plan_in(told).questions] == [so_far]
        assert questions.list.slots() == [], "what is in the line does not stand above it as well"
    press(opened, Key.Key_Return)
    assert [q.text for q in plan_in(told).questions] == ["Who else agrees?"]
    assert len(questions.list.slots()) == 1
    type_in(opened, "What happ")
    QTest.qWait(LINE_PAUSE + 100)
    settle(opened)
    press(opened, Key.Key_Escape)
    assert questions.next.text() == ""
    assert [q.text for q in plan_in(told).questions] == ["Who else agrees?"]


def test_2_15_an_option_to_raise_is_kept_while_it_is_written_and_never_twice(
    opened: Opened, told: Told, plan: PlanPage
) -> None:
    options = plan.objective.strategy.to_raise
    plan.objective.strategy.fold.toggle()
    options.next.setFocus()
    type_in(opened, "Fit at night")
    press(opened, Key.Key_Return)
    type_in(opened, "fit AT nigh")
    QTest.qWait(LINE_PAUSE + 100)
    settle(opened)
    assert [one.text for one in plan_in(told).to_raise] == ["Fit at night", "fit AT nigh"]
    type_in(opened, "t")
    press(opened, Key.Key_Return)
    assert [one.text for one in plan_in(told).to_raise] == ["Fit at night"]


def test_a_day_without_a_time_is_not_kept_and_says_what_is_missing(opened: Opened, told: Told, plan: PlanPage) -> None:
    plan.toggle_when()
    plan.when.moment.time.setFocus()
    press(opened, Key.Key_A, modifier=CONTROL)
    press(opened, Key.Key_Delete, Key.Key_Return)
    starts = told.desk.preparing.view(told.meeting).meeting.starts
    assert starts is not None
    assert starts.local.time() == time(10, 30)
    type_in(opened, "1415")
    press(opened, Key.Key_Return)
    starts = told.desk.preparing.view(told.meeting).meeting.starts
    assert starts is not None
    assert starts.local.time() == time(14, 15)
    assert "14:15 – 14:45" in plan.plan_header.sentence.text()


def test_somebody_new_takes_part_at_once_and_roles_light_the_lamp(opened: Opened, told: Told, plan: PlanPage) -> None:
    plan.toggle_when()
    plan.when.people.name.setFocus()
    type_in(opened, "Theo Park")
    press(opened, Key.Key_Return)
    view = told.desk.preparing.view(told.meeting)
    assert [person.name for person in view.people] == ["Maeve Tierney", "Theo Park"]
    assert "Theo Park" in plan.plan_header.sentence.text()


def test_ctrl_enter_goes_through_the_three_columns(opened: Opened, told: Told, plan: PlanPage) -> None:
    seen: list[int] = []
    for _ in range(4):
        press(opened, Key.Key_Return, modifier=CONTROL)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(next(at for at, card in enumerate(plan.columns.parts) if card.isAncestorOf(focused)))
    assert seen == [0, 1, 2, 0]


def test_the_call_sheet_is_saved_where_the_person_says_and_a_refusal_stands_in_the_page(
    opened: Opened, told: Told, plan: PlanPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = iter([tmp_path / "no folder" / "sheet.pdf", tmp_path / "sheet.pdf"])
    monkeypatch.setattr(print_sheet, "where_to_save", lambda *_: next(chosen))
    press(opened, Key.Key_P, modifier=CONTROL)
    press(opened, Key.Key_Return)
    settle(opened)
    assert "was not made" in plan.trouble.words.text()
    press(opened, Key.Key_P, modifier=CONTROL)
    press(opened, Key.Key_Return)
    settle(opened)
    assert plan.trouble.isHidden()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_recording_the_talk_holds_the_call_and_opens_what_was_discussed(
    opened: Opened, told: Told, plan: PlanPage
) -> None:
    plan.record()
    settle(opened)
    assert opened.window.page_id == "talk"
    assert told.desk.discussing.view(told.meeting).meeting.held_on == TODAY
    opened.window.go("plans", str(told.meeting))
    settle(opened)
    assert plan.plan_header.parts.look.text == "Held"


def test_ctrl_n_asks_for_a_deal_and_opens_its_plan_and_undo_returns_to_the_list(opened: Opened, told: Told) -> None:
    opened.window.go("plans")
    settle(opened)
    press(opened, Key.Key_N, modifier=CONTROL)
    dialog = opened.window.findChild(WhomDialog)
    assert dialog is not None
    dialog.line.setFocus()
    type_in(opened, "quarry cold")
    press(opened, Key.Key_Return)
    page = opened.window.page("plans")
    assert isinstance(page, PlansPage)
    settle(opened)
    assert page.stack.currentWidget() is page.plan
    made = next(row for row in told.desk.preparing.planned() if row.id != told.meeting)
    assert made.deal_id == told.deal
    assert page.plan.when.card.isVisible(), "a plan without a day begins with when and who"
    opened.shell.history.undo()
    settle(opened)
    assert page.stack.currentWidget() is page.list
    assert len(told.desk.preparing.planned()) == 1


def test_an_empty_list_says_why_plans_help_and_begins_the_first(look: Theme, tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    with window_over(desk, tmp_path) as opened:
        opened.window.go("plans")
        settle(opened)
        page = opened.window.page("plans")
        assert isinstance(page, PlansPage)
        assert "when you hang up" in page.list.empty_state.why.text()
        page.list.empty_state.button.click()
        settle(opened)
        dialog = opened.window.findChild(WhomDialog)
        assert dialog is not None
        dialog.answer()
        assert any("Choose a deal or an account" in strip.words.text() for strip in dialog.findChildren(HintStrip))
