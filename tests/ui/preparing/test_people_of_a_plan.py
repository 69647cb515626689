"""Who takes part in a planned call: what each wants, when they were last met, and whether anybody decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.domain.account import Person
from salesdesk.domain.meeting import Meeting, MeetingKind
from salesdesk.ui.preparing.person_card import PersonCard
from salesdesk.ui.preparing.plan_page import PlanPage
from salesdesk.ui.theme import Theme
from tests.ui.preparing.rooms import Told, open_plan, told_desk
from tests.ui.windows import press, settle, type_in, window_over

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
WANTS = ("Ησυχία στον έλεγχο 🧊, and no paper at the dock " * 9).strip()


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return told_desk(tmp_path)


@pytest.fixture
def opened(look: Theme, told: Told, tmp_path: Path) -> Iterator[Opened]:
    with window_over(told.desk, tmp_path) as window:
        yield window


@pytest.fixture
def plan(opened: Opened, told: Told) -> PlanPage:
    shown = open_plan(opened, told)
    shown.toggle_when()
    settle(opened)
    return shown


def card_of(plan: PlanPage, name: str) -> PersonCard:
    return next(card for card in plan.when.people.findChildren(PersonCard) if card.person.name == name)


def wants(told: Told) -> str:
    people = told.desk.selling.deal(told.deal).deal.people
    return next(one.wants for one in people if one.person_id == told.maeve)


def test_what_each_wants_is_written_in_place_and_taken_back(opened: Opened, told: Told, plan: PlanPage) -> None:
    box = card_of(plan, "Maeve Tierney").wants
    box.setFocus()
    type_in(opened, "No paper at the dock")
    press(opened, Key.Key_Tab)
    assert wants(told) == "No paper at the dock"
    box.setFocus()
    box.setPlainText(WANTS)
    press(opened, Key.Key_Tab)
    assert wants(told) == WANTS
    assert box.accessibleName() == "What Maeve Tierney wants"
    assert box.height() >= box.wanted_height(), "a long text is shown whole"
    opened.shell.history.undo()
    settle(opened)
    assert (wants(told), box.value()) == ("No paper at the dock", "No paper at the dock")


def test_the_last_contact_and_who_is_not_to_be_contacted_stand_at_the_person(
    opened: Opened, told: Told, plan: PlanPage
) -> None:
    desk = told.desk
    held = Meeting(
        id=desk.changes.ids.new(),
        kind=MeetingKind.VISIT,
        account_id=told.account,
        people=(told.maeve,),
        held_on=date(2026, 11, 10),
    )
    desk.selling.keep(None, held)
    settle(opened)
    assert card_of(plan, "Maeve Tierney").contact.text() == "Head of operations. Last met 3 weeks ago"
    assert card_of(plan, "Oisín Brannigan").contact.text() == "Fleet workshop. Not met yet"
    assert not card_of(plan, "Maeve Tierney").leave.isVisible()
    for person in desk.preparing.view(told.meeting).known_people:
        desk.selling.keep(person, replace(person, do_not_contact=True))
    settle(opened)
    (card,) = plan.when.people.findChildren(PersonCard)
    assert card.person.id == told.maeve, "whoever takes part stays until taken off; nobody else is proposed"
    assert card.leave.isVisible()


def test_a_plan_without_the_decider_says_so_and_the_lamp_leads_there(
    opened: Opened, told: Told, plan: PlanPage
) -> None:
    assert not plan.when.decider.isVisible(), "Maeve decides and takes part"
    card = card_of(plan, "Maeve Tierney")
    card.tick.setFocus()
    press(opened, Key.Key_Space)
    assert plan.when.decider.isVisible()
    assert "Nobody who decides takes part." in plan.when.decider.words.text()
    assert "Add them" in plan.when.decider.words.text()
    plan.toggle_when()
    plan.objective.led.emit("people")
    settle(opened)
    assert plan.when.card.isVisible()
    assert QApplication.focusWidget() is card.tick
    press(opened, Key.Key_Space)
    assert not plan.when.decider.isVisible()
    told.desk.preparing.set_role(told.deal, told.maeve, None)
    settle(opened)
    assert "Set the role" in plan.when.decider.words.text()


def test_somebody_with_a_long_greek_name_stays_on_the_card(opened: Opened, told: Told, plan: PlanPage) -> None:
    name = "Παναγιώτα-Αικατερίνη Παπαδημητροπούλου 🧊 " * 3
    told.desk.selling.new_person(told.account, name, "Υπεύθυνη αποθήκης και ψυκτικών θαλάμων").made(Person)
    settle(opened)
    card = card_of(plan, name.strip())
    assert card.tick.accessibleName().startswith(name.strip())
    assert card.tick.toolTip() == name.strip()
    assert card.tick.width() >= card.tick.sizeHint().width()
    assert card.geometry().right() <= plan.when.people.width()
    assert plan.when.card.width() <= opened.window.width()


def test_alt_4_goes_to_the_day_from_anywhere_and_folds_away_only_from_there(opened: Opened, plan: PlanPage) -> None:
    press(opened, Key.Key_3, modifier=ALT)
    assert not plan.when.moment.day.hasFocus()
    press(opened, Key.Key_4, modifier=ALT)
    assert plan.when.moment.day.hasFocus()
    press(opened, Key.Key_4, modifier=ALT)
    assert plan.when.card.isHidden()
    assert plan.plan_header.when.hasFocus()


def test_half_a_moment_says_what_is_missing_and_stays_with_its_plan(opened: Opened, told: Told, plan: PlanPage) -> None:
    other = told.desk.preparing.plan_call(account_id=told.account).made(Meeting)
    empty = told.desk.preparing.plan_call(account_id=told.account).made(Meeting)
    opened.window.go("plans", str(other))
    settle(opened)
    plan.when.moment.time.setFocus()
    type_in(opened, "9")
    press(opened, Key.Key_Tab)
    plan.when.place.setFocus()
    type_in(opened, "Cork")
    press(opened, Key.Key_Tab)
    assert "a day as well" in plan.when.moment.accessibleDescription()
    opened.window.go("plans", str(empty))
    settle(opened)
    assert plan.when.moment.time.value() is None
    assert "a day as well" not in plan.when.moment.accessibleDescription()
