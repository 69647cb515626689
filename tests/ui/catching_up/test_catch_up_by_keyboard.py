"""Catching up by keyboard: an outcome for who is on the card, and the next one comes (1.6, B6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from salesdesk.app.program import Opened
from salesdesk.application.changes import Edit
from salesdesk.domain.account import Account, Affiliation, Person
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.network import Circle
from salesdesk.ui.catching_up.page import CatchUpPage
from salesdesk.ui.theme import Theme
from tests.ui.windows import empty_desk, press, settle, type_in, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    desk = empty_desk(tmp_path)
    malt = Account(id=uuid4(), name="Malt")
    greta = Person(id=uuid4(), name="Greta", affiliations=(Affiliation(account_id=malt.id),))
    nora = Person(id=uuid4(), name="Nora", circle=Circle.FRIEND)
    day = date(2026, 6, 1)
    deal = Deal(id=uuid4(), title="Order", currency="EUR", account_id=malt.id, created_on=day, qualified_on=day)
    won = replace(deal, status=Status.WON, closed_on=day)
    desk.changes.do(*(Edit(None, one) for one in (malt, greta, nora, won)))
    with window_over(desk, tmp_path) as window:
        window.window.go("catch-up")
        settle(window)
        yield window


def the_page(opened: Opened) -> CatchUpPage:
    page = opened.window.page("catch-up")
    assert isinstance(page, CatchUpPage)
    return page


def test_1_6_keys_log_the_call_with_a_referral_and_bring_the_next(opened: Opened) -> None:
    page = the_page(opened)
    assert page.card.who.text() == "Greta"
    page.card.spoke_button.setFocus()
    press(opened, Key.Key_1)
    type_in(opened, "All runs well")
    press(opened, Key.Key_Tab, Key.Key_Tab, Key.Key_Right, Key.Key_Tab)
    type_in(opened, "Karl Weizen")
    press(opened, Key.Key_Tab, Key.Key_Tab, Key.Key_Return)
    assert page.card.who.text() == "Nora"
    (outcome,) = (one.outcome for one in opened.shell.workbench.desk.catching_up.view().done)
    assert (outcome.referral_asked, outcome.named) == (True, ("Karl Weizen",))
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert page.card.who.text() == "Greta"


def test_1_4_who_is_passed_over_needs_a_reason_in_the_dialog(opened: Opened) -> None:
    page = the_page(opened)
    page.card.spoke_button.setFocus()
    press(opened, Key.Key_4, Key.Key_Return)
    assert page.card.who.text() == "Greta"
    type_in(opened, "On holiday")
    press(opened, Key.Key_Return)
    assert page.card.who.text() == "Nora"
    press(opened, Key.Key_2)
    assert page.card.isHidden()
    assert [one.outcome.was_called for one in opened.shell.workbench.desk.catching_up.view().done] == [True, False]
