"""The objective's five fields and the strategy of a call, written by the keyboard over a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.application.plan_editing import planned
from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.call_strategy import QuestionKind
from salesdesk.domain.discussion import Dimension
from salesdesk.domain.material import Material, MaterialKind
from salesdesk.domain.objective import Letter
from salesdesk.domain.playbook import Playbook, PlaybookStep
from salesdesk.ui.preparing.plan_page import PlanPage
from salesdesk.ui.preparing.questions import QuestionSlot
from salesdesk.ui.preparing.to_raise import OptionSlot
from salesdesk.ui.theme import Theme
from tests.ui.preparing.rooms import Told, open_plan, pause, plan_in, told_desk
from tests.ui.windows import press, settle, type_in, window_over

Key = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LONG = "Ένα ψυγείο 🧊 που κρατά δύο βαθμούς σε όλη τη διαδρομή, " * 7


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


def leave(opened: Opened) -> None:
    """Press Tab; suggestions go first, because without a screen they would keep the keys."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.hide()
    press(opened, Key.Key_Tab)


def a_playbook(told: Told) -> Playbook:
    steps = (("Site visit", 30), ("Trial on site", 14), ("Two options", 7))
    playbook = Playbook(
        id=uuid4(),
        name="Cold chain",
        steps=tuple(PlaybookStep(id=uuid4(), name=name, lead_days=days) for name, days in steps),
    )
    told.desk.selling.keep(None, playbook)
    return playbook


def test_2_2_five_fields_build_the_sentence_which_stays_once_it_is_edited_by_hand(
    opened: Opened, told: Told, plan: PlanPage
) -> None:
    press(opened, Key.Key_3, modifier=ALT)
    assert plan.objective.five.fold.is_open, "a plan without a sentence begins with its fields"
    press(opened, Key.Key_Tab, Key.Key_Tab)
    for text in ("Maeve Tierney", "4 dec", "picks Option A or Option B", "the signed order", "Cold-chain loggers"):
        type_in(opened, text)
        leave(opened)
    sentence = "Maeve Tierney picks Option A or Option B by 4 December 2026, shown by the signed order"
    assert plan_in(told).objective == f"{sentence}, to move “Cold-chain loggers”"
    assert plan.objective.box.value() == plan_in(told).objective
    assert all(plan.objective.rows[letter].lamp.met for letter in Letter)
    assert plan.objective.five.build.isHidden()

    press(opened, Key.Key_3, modifier=ALT)
    press(opened, Key.Key_A, modifier=CONTROL)
    type_in(opened, "Maeve signs")
    pause(opened)
    plan.objective.five.does.setFocus()
    press(opened, Key.Key_End)
    type_in(opened, " today")
    press(opened, Key.Key_Tab)
    assert plan_in(told).objective == "Maeve signs"
    assert plan_in(told).fields.does == "picks Option A or Option B today"
    plan.objective.five.build.setFocus()
    press(opened, Key.Key_Space)
    assert plan_in(told).objective.startswith("Maeve Tierney picks Option A or Option B today by 4 December")
    opened.shell.history.undo()
    settle(opened)
    assert plan_in(told).objective == "Maeve signs"


def test_2_2_the_hint_for_a_sentence_built_from_fields_leads_to_the_field(
    opened: Opened, told: Told, plan: PlanPage
) -> None:
    five = plan.objective.five
    five.does.setFocus()
    type_in(opened, "Maeve picks Option A or Option B")
    leave(opened)
    assert "Time is missing" in plan.objective.strip.words.text()
    five.fold.set_open(open_now=False)
    plan.objective.strip.button.setFocus()
    press(opened, Key.Key_Space)
    assert QApplication.focusWidget() is five.by
    type_in(opened, "4 dec")
    leave(opened)
    assert plan_in(told).objective == "Maeve picks Option A or Option B by 4 December 2026"
    assert all(plan.objective.rows[letter].lamp.met for letter in Letter)


def test_b8_loose_words_are_replaced_by_the_alternative_with_one_key_and_lock_nothing(
    opened: Opened, told: Told, plan: PlanPage
) -> None:
    press(opened, Key.Key_3, modifier=ALT)
    type_in(opened, "Follow up with Maeve next week")
    pause(opened)
    assert plan_in(told).objective == "Follow up with Maeve next week"
    assert "Follow up" in plan.objective.strip.words.text()
    plan.objective.strip.button.setFocus()
    press(opened, Key.Key_Space)
    pause(opened)
    assert plan_in(told).objective == "Maeve Tierney tells us by 1 December 2026 which of the two options they take"


def test_4_14_2_15_and_4_16_how_a_call_is_led_is_written_by_keys(opened: Opened, told: Told, plan: PlanPage) -> None:
    sheet = Material(id=uuid4(), name="Comparison over 12 months", kind=MaterialKind.COMPARISON)
    told.desk.selling.keep(None, sheet)
    plan.reload()
    settle(opened)
    strategy = plan.objective.strategy
    strategy.fold.head.setFocus()
    press(opened, Key.Key_Space, Key.Key_Tab)
    assert QApplication.focusWidget() is strategy.opening
    type_in(opened, "Thank her for the plant tour")
    press(opened, Key.Key_Tab)
    assert QApplication.focusWidget() is strategy.to_raise.next
    for option in ("Pay by the month", "Fit at night", "fit AT night"):
        type_in(opened, option)
        press(opened, Key.Key_Return)
    strategy.to_raise.list.focus_on(1)
    press(opened, Key.Key_Up, modifier=ALT)
    assert [one.text for one in plan_in(told).to_raise] == ["Fit at night", "Pay by the month"]
    press(opened, Key.Key_Return)
    slot = strategy.to_raise.list.slot(0)
    assert isinstance(slot, OptionSlot)
    press(opened, Key.Key_Tab)
    slot._kind.setCurrentIndex(list(Dimension).index(Dimension.INSTALLATION))
    slot._kind.activated.emit(slot._kind.currentIndex())
    press(opened, Key.Key_Escape)
    assert plan_in(told).to_raise[0].dimension is Dimension.INSTALLATION

    strategy.to_raise.next.setFocus()
    press(opened, Key.Key_Tab)
    assert QApplication.focusWidget() is strategy.bringing.ticks[0].tick
    press(opened, Key.Key_Space, Key.Key_Tab)
    type_in(opened, "Reference of the harbour dairy")
    press(opened, Key.Key_Return)
    settle(opened)
    view = told.desk.preparing.view(told.meeting)
    names = {one.id: one.name for one in view.materials}
    assert [names[key] for key in view.plan.materials] == [sheet.name, "Reference of the harbour dairy"]
    assert view.plan.opening == "Thank her for the plant tour"
    strategy.fold.toggle()
    assert strategy.fold.told.text() == "opening, 2 pieces to bring, 2 options to raise"


def test_4_14_a_question_gets_its_kind(opened: Opened, told: Told, plan: PlanPage) -> None:
    questions = plan.research.questions
    questions.next.setFocus()
    type_in(opened, "What does a spoiled load cost?")
    press(opened, Key.Key_Return)
    questions.list.focus_on(0)
    press(opened, Key.Key_Return, Key.Key_Tab)
    slot = questions.list.slot(0)
    assert isinstance(slot, QuestionSlot)
    assert QApplication.focusWidget() is slot._choice
    for _ in range(3):
        press(opened, Key.Key_Down)
    assert plan_in(told).questions[0].kind is QuestionKind.IMPLICATION
    press(opened, Key.Key_Escape)
    assert "Implication" in slot.face.accessibleName()


def test_4_9_the_plan_shows_the_step_it_serves_and_where_the_missing_day_is_given(
    opened: Opened, told: Told, plan: PlanPage
) -> None:
    step = plan.objective.strategy.step
    plan.objective.strategy.fold.toggle()
    assert step.library.isVisible(), "without a playbook one line leads to where it is written"
    playbook = a_playbook(told)
    plan.reload()
    settle(opened)
    assert not step.library.isVisible()
    assert step.decision.isVisible()
    process = BuyingProcess(id=uuid4(), deal_id=told.deal, decides_on=date(2026, 12, 15))
    told.desk.selling.keep(None, process)
    plan.reload()
    settle(opened)
    assert step.told.text() == "Step 2 of 3: Trial on site, due 1 Dec (14 days before they decide)"
    assert not step.decision.isVisible()
    step.choice.setFocus()
    for _ in range(3):
        press(opened, Key.Key_Down)
    assert plan_in(told).step_id == playbook.steps[2].id
    assert step.told.text().startswith("Step 3 of 3: Two options")


def test_long_texts_greek_and_emoji_stand_in_every_field_of_the_objective(
    opened: Opened, told: Told, plan: PlanPage
) -> None:
    objective = plan.objective
    objective.strategy.fold.set_open(open_now=True)
    five, gains = objective.five, objective.gains
    for field in (five.who, five.does, five.shown_by, five.moves, gains.best, gains.least, objective.strategy.opening):
        field.setFocus()
        QApplication.clipboard().setText(LONG)
        field.paste()
        field.commit()
        settle(opened)
    kept = plan_in(told)
    for text in (kept.fields.who, kept.fields.does, kept.fields.shown_by, kept.fields.moves):
        assert LONG.startswith(text)
        assert len(text) > 350
    assert (kept.best, kept.least, kept.opening) == (LONG.strip(),) * 3
    assert all(text in kept.objective for text in (kept.fields.who, kept.fields.moves))
    before = told.desk.preparing.view(told.meeting).meeting
    told.desk.selling.keep(before, planned(before, objective="Maeve signs"))
    plan.reload()
    settle(opened)
    assert objective.box.value() == "Maeve signs"
