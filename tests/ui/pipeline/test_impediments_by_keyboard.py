"""What stands in the way of a deal, noted and taken out of the way on its page by keyboard (1.11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from salesdesk.app.program import Opened
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.impediment import Impediment, ImpedimentKind
from salesdesk.ui.impeding.card import ImpedimentsCard
from salesdesk.ui.impeding.line import ImpedimentLine
from salesdesk.ui.theme import Theme
from tests.ui.windows import TODAY, empty_desk, press, settle, type_in, window_over

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    """Return a window on the page of a deal whose account has one person."""
    desk = empty_desk(tmp_path)
    account = desk.selling.new_account("Hallertau Malt").made(Account)
    desk.selling.new_person(account, "Vroni Aigner", "Head of production").made(Person)
    deal = desk.selling.new_deal("Press line", account_id=account).made(Deal)
    with window_over(desk, tmp_path) as window:
        window.window.go("deal", str(deal))
        settle(window)
        yield window


def card(opened: Opened) -> ImpedimentsCard:
    page = opened.window.page("deal")
    assert page is not None
    found = page.findChild(ImpedimentsCard)
    assert isinstance(found, ImpedimentsCard)
    return found


def kept(opened: Opened) -> list[Impediment]:
    with opened.desk.changes.store.reading() as look:
        return list(look.rows.impediments())


def line(opened: Opened) -> ImpedimentLine:
    return next(found for found in card(opened).findChildren(ImpedimentLine) if not found.isHidden())


def test_1_11_ctrl_i_notes_what_stands_in_the_way_with_whose_it_is(opened: Opened) -> None:
    press(opened, Key.Key_I, modifier=CONTROL)
    type_in(opened, "The board sees no reason for the price")
    press(opened, Key.Key_Tab, Key.Key_Home, Key.Key_Tab, Key.Key_Down, Key.Key_Tab)
    type_in(opened, "A trial on their own press")
    press(opened, Key.Key_Tab)
    type_in(opened, "We")
    press(opened, Key.Key_Tab)
    type_in(opened, "12 Dec 2026")
    press(opened, Key.Key_Tab, Key.Key_Tab, Key.Key_Return)
    (noted,) = kept(opened)
    person = opened.desk.impediments.view(noted.deal_id).people[0]
    assert noted.kind is ImpedimentKind.PRICE
    assert (noted.words, noted.person_id) == ("The board sees no reason for the price", person.id)
    assert (noted.removes, noted.by, noted.due) == ("A trial on their own press", "We", date(2026, 12, 12))
    assert card(opened).note_button.hasFocus()


def test_1_11_it_is_taken_out_of_the_way_let_stand_again_and_undone(opened: Opened) -> None:
    press(opened, Key.Key_I, modifier=CONTROL)
    type_in(opened, "Not before Easter")
    card(opened).form.keep.setFocus()
    press(opened, Key.Key_Return)
    line(opened).move_button.setFocus()
    press(opened, Key.Key_Space)
    assert [one.removed_on for one in kept(opened)] == [TODAY]
    assert line(opened).move_button.text() == "Let it stand again"
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert [one.removed_on for one in kept(opened)] == [None]


def test_without_a_word_nothing_is_noted_and_the_form_says_what_is_missing(opened: Opened) -> None:
    press(opened, Key.Key_I, modifier=CONTROL)
    form = card(opened).form
    form.keep.setFocus()
    press(opened, Key.Key_Return)
    assert kept(opened) == []
    assert "Write what stands in the way" in form.said.accessibleDescription()
    assert form.said.hasFocus()
    press(opened, Key.Key_Escape)
    assert form.isHidden()
    assert card(opened).note_button.hasFocus()
