"""Two plans of one account are open at once: each shows what is changed in the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from salesdesk.app.program import Opened
from salesdesk.domain.meeting import Meeting
from salesdesk.ui.preparing.person_card import PersonCard
from salesdesk.ui.preparing.plan_page import PlanPage
from salesdesk.ui.theme import Theme
from tests.ui.preparing.rooms import Told, open_plan, plan_in, told_desk
from tests.ui.windows import press, settle, type_in, window_over

Key = Qt.Key


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return told_desk(tmp_path)


@pytest.fixture
def windows(look: Theme, told: Told, tmp_path: Path) -> Iterator[tuple[Opened, Opened]]:
    with window_over(told.desk, tmp_path) as one, window_over(told.desk, tmp_path / "beside") as other:
        yield one, other


def people(plan: PlanPage) -> list[str]:
    return sorted(card.person.name for card in plan.findChildren(PersonCard))


def test_somebody_new_and_a_name_changed_in_one_plan_stand_in_the_other(
    windows: tuple[Opened, Opened], told: Told
) -> None:
    opened, beside = windows
    second = told.desk.preparing.plan_call(deal_id=told.deal).made(Meeting)
    plan = open_plan(opened, told)
    other = open_plan(beside, replace(told, meeting=second))
    other.research.questions.next.setFocus()
    type_in(beside, "Half a quest")
    plan.toggle_when()
    plan.when.people.name.setFocus()
    type_in(opened, "Petra Lindqvist")
    press(opened, Key.Key_Return)
    settle(beside)
    assert "Petra Lindqvist" in people(other)
    account = told.desk.selling.account(told.account).account
    opened.shell.workbench.act("Rename", lambda: told.desk.selling.keep(account, replace(account, name="Αρκτική 🧊")))
    settle(opened)
    settle(beside)
    assert [one.plan_header.title.text() for one in (plan, other)] == ["Αρκτική 🧊"] * 2
    view = told.desk.preparing.view(second)
    assert [q.text for q in view.plan.questions] == ["Half a quest"], "the other window took the focus: it is kept"
    assert [person.name for person in view.people] == ["Maeve Tierney"], "who takes part is each plan's own"
    assert plan_in(told).questions == ()
