"""Objections that others met, the library and the battlecards in a plan, by the keyboard over a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.application.plan_editing import planned
from salesdesk.domain.buying_process import BuyingProcess, Rival
from salesdesk.domain.competitor import Claim, ClaimKind, Competitor
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.objection import Likelihood, Objection, ObjectionAnswer, ObjectionKind, PlanObjection
from salesdesk.ui.fields import TextBox
from salesdesk.ui.theme import Theme
from tests.ui.preparing.rooms import Told, open_plan, pause, plan_in, told_desk
from tests.ui.walkers import fitting, reaching
from tests.ui.windows import TODAY, press, settle, type_in, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier
LONG = "Ο διευθυντής αποφασίζει μόνο το φθινόπωρο, μετά τον έλεγχο 🍂 and not before. " * 5 + "Ναι."
DEAR = Objection(
    id=UUID(int=1),
    words="Nordfrost is cheaper",
    kind=ObjectionKind.PRICE,
    answers=(ObjectionAnswer(id=UUID(int=11), answer="Count the spoiled loads", proof="Cost sheet"),),
)
CARD = Competitor(
    id=UUID(int=2),
    name="Nordfrost",
    price_model="https://nordfrost.example/prices/2026/loggers/per-month-without-fitting-and-certificate.pdf",
    claims=(
        Claim(
            id=UUID(int=21), kind=ClaimKind.STRENGTH, text="Cheap at first", source="Offer", known_on=date(2026, 11, 10)
        ),
        Claim(id=UUID(int=22), kind=ClaimKind.ADVANTAGE, text="Half the false alarms"),
        Claim(id=UUID(int=23), kind=ClaimKind.LANDMINE, text=LONG),
    ),
)


def call_that_met(told: Told, *objections: PlanObjection) -> None:
    """Hold a call of the same deal in which these were raised."""
    preparing = told.desk.preparing
    before = preparing.view(preparing.plan_call(deal_id=told.deal).made(Meeting)).meeting
    told.desk.selling.keep(before, replace(planned(before, objections=objections), held_on=TODAY))


def paste(text: str) -> None:
    """Put signs into the box with the focus that no key of a test's keyboard has."""
    box = QApplication.focusWidget()
    assert isinstance(box, TextBox)
    box.insertPlainText(text)


@pytest.fixture
def told(tmp_path: Path) -> Told:
    made = told_desk(tmp_path)
    made.desk.selling.keep(None, DEAR)
    dear = PlanObjection(
        words=DEAR.words,
        kind=DEAR.kind,
        answer="Count the spoiled loads",
        raised=True,
        worked=True,
        objection_id=DEAR.id,
    )
    for _ in range(2):
        call_that_met(made, dear)
    call_that_met(made, PlanObjection(words=LONG, raised=True))
    return made


@pytest.fixture
def opened(look: Theme, told: Told, tmp_path: Path) -> Iterator[Opened]:
    with window_over(told.desk, tmp_path) as window:
        yield window


def test_b14_a_suggestion_is_added_with_its_answer_by_one_key_and_taken_back(opened: Opened, told: Told) -> None:
    plan = open_plan(opened, told)
    section = plan.objections.suggestions
    assert len(section.offers.rows) == 2
    assert "worked 2 of 2 times" in section.offers.rows[0].accessibleName()
    plan.objections.add.setFocus()
    press(opened, Key.Key_Tab)
    assert QApplication.focusWidget() is section.offers.rows[0], "below the plan's own objections, of which it has none"
    press(opened, Key.Key_Return)
    (added,) = plan_in(told).objections
    assert (added.words, added.answer, added.proof) == (DEAR.words, "Count the spoiled loads", "Cost sheet")
    assert (added.objection_id, added.answer_id, added.kind) == (DEAR.id, UUID(int=11), ObjectionKind.PRICE)
    assert QApplication.focusWidget() is section.offers.rows[0], "the next one waits under the same key"
    press(opened, Key.Key_Space)
    assert [objection.words for objection in plan_in(told).objections] == [DEAR.words, LONG]
    assert section.offers.rows == []
    assert fitting.clipped(opened.window) == []
    press(opened, Key.Key_Z, Key.Key_Z, modifier=CONTROL)
    assert plan_in(told).objections == ()
    assert len(section.offers.rows) == 2


def test_4_20_typed_words_find_the_library_and_a_new_objection_is_kept_there(opened: Opened, told: Told) -> None:
    plan = open_plan(opened, told)
    press(opened, Key.Key_O, modifier=CONTROL_SHIFT)
    type_in(opened, "nordfrost ch")
    pause(opened)
    press(opened, Key.Key_Tab, Key.Key_Return)
    (taken,) = plan_in(told).objections
    assert (taken.words, taken.objection_id, taken.answer) == (DEAR.words, DEAR.id, "Count the spoiled loads")
    press(opened, Key.Key_Escape)
    press(opened, Key.Key_O, modifier=CONTROL_SHIFT)
    paste("Χρειαζόμαστε χρόνο 🕰")
    pause(opened)
    press(opened, Key.Key_L, modifier=CONTROL_SHIFT)
    assert len(told.desk.library.objections()) == 1, "without an answer there is nothing to keep"
    slot = plan.objections.list.slot(1)
    assert slot is not None
    assert slot.is_open
    fields = slot.fields  # type: ignore[attr-defined]
    fields.answer_box.setFocus()
    paste("Δύο ώρες")
    press(opened, Key.Key_L, modifier=CONTROL_SHIFT)
    kept = {view.objection.words: view.objection for view in told.desk.library.objections()}
    new = kept["Χρειαζόμαστε χρόνο 🕰"]
    assert plan_in(told).objections[1].objection_id == new.id
    assert [answer.answer for answer in new.answers] == ["Δύο ώρες"]
    assert fields.is_kept.isVisible()


def test_b14_and_4_20_an_objection_without_an_answer_is_offered_what_worked_and_each_part_is_editable(
    opened: Opened, told: Told
) -> None:
    before = told.desk.preparing.view(told.meeting).meeting
    told.desk.selling.keep(before, planned(before, objections=(PlanObjection(words="NORDFROST is cheaper"),)))
    plan = open_plan(opened, told)
    plan.objections.list.open(0)
    settle(opened)
    fields = plan.objections.list.slots()[0].fields  # type: ignore[attr-defined]
    assert len(fields.answers.rows) == 1
    fields.answer_box.setFocus()
    press(opened, Key.Key_Tab, Key.Key_Space)
    (objection,) = plan_in(told).objections
    assert (objection.answer, objection.proof, objection.answer_id) == (
        "Count the spoiled loads",
        "Cost sheet",
        UUID(int=11),
    )
    assert QApplication.focusWidget() is fields.answer_box
    press(opened, Key.Key_Backtab, modifier=Qt.KeyboardModifier.ShiftModifier)
    type_in(opened, "L")
    press(opened, Key.Key_Backtab, modifier=Qt.KeyboardModifier.ShiftModifier)
    type_in(opened, "P")
    settle(opened)
    fields.proof_line.setFocus()
    press(opened, Key.Key_A, modifier=CONTROL)
    type_in(opened, "Page 2")
    press(opened, Key.Key_Escape, Key.Key_Return)
    (objection,) = plan_in(told).objections
    assert (objection.likelihood, objection.kind) == (Likelihood.LIKELY, ObjectionKind.PRICE)
    assert objection.proof == "Cost sheet", "Esc takes back what was typed"


def test_4_4_and_1_12_claims_are_ticked_by_keyboard_and_an_advantage_without_source_is_warned_of(
    opened: Opened, told: Told
) -> None:
    told.desk.selling.keep(None, CARD)
    rivals = (Rival(competitor_id=CARD.id, relationship="Tyre sensors until 2028"),)
    told.desk.selling.keep(None, BuyingProcess(id=UUID(int=3), deal_id=told.deal, rivals=rivals))
    plan = open_plan(opened, told)
    card = plan.objections.battlecards.cards[CARD.id]
    assert card.is_unfolded, "the only competitor is open"
    assert card.record.text() == "No closed deal against them in the last 24 months"
    assert card.ties.text.text() == "Tyre sensors until 2028"
    assert [key.int for key in card.claims] == [22, 21, 23], "ours first"
    assert [key.int for key, line in card.claims.items() if line.warning.isVisible()] == [22]
    card.head.setFocus()
    press(opened, Key.Key_Tab)
    assert QApplication.focusWidget() is card.claims[UUID(int=22)].tick
    press(opened, Key.Key_Space, Key.Key_Tab, Key.Key_Space)
    assert plan_in(told).used == (UUID(int=22), UUID(int=21))
    press(opened, Key.Key_Space)
    assert plan_in(told).used == (UUID(int=22),)
    assert fitting.clipped(opened.window) == []
    assert reaching.nameless(opened.window) == []
    card.head.setFocus()
    press(opened, Key.Key_Return)
    assert not card.is_unfolded


def test_4_15_without_a_competitor_the_plan_leads_to_where_one_is_named(opened: Opened, told: Told) -> None:
    plan = open_plan(opened, told)
    assert plan.objections.battlecards.link.isVisible()
    plan.objections.battlecards.link.setFocus()
    press(opened, Key.Key_Space)
    form = plan.research.buying.slot.form
    assert form is not None
    assert QApplication.focusWidget() is form.rivals.name
