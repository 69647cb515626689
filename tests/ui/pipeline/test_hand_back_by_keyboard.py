"""A deal goes back to marketing from a card of the board and from a row of the table, without a mouse (3.6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from salesdesk.app.program import Opened
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.lead import HandBack, Lead, LeadState
from salesdesk.domain.money import Money
from salesdesk.ui.following_up import BookDialog
from salesdesk.ui.parts import Label
from salesdesk.ui.pipeline.board import Board
from salesdesk.ui.pipeline.deal_table import DealTable
from salesdesk.ui.pipeline.dialogs import WinDialog
from salesdesk.ui.pipeline.hand_back_dialog import HandBackDialog
from salesdesk.ui.pipeline.lose_dialog import LoseDialog
from salesdesk.ui.theme import Theme
from tests.ui.windows import TODAY, empty_desk, press, settle, type_in, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    desk = empty_desk(tmp_path)
    desk.selling.new_deal("Keg service", account_name="Hallertau Malt", value=Money.of(9_000, "EUR"))
    with window_over(desk, tmp_path) as window:
        window.window.go("pipeline")
        settle(window)
        yield window


def kept(opened: Opened) -> tuple[Deal, tuple[Lead, ...]]:
    with opened.desk.selling.bench.look() as look:
        (deal,) = look.every(Deal)
        return deal, tuple(look.every(Lead))


def asked() -> HandBackDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HandBackDialog)
    return dialog


def fill(opened: Opened) -> None:
    """Fill the dialog field by field with Tab, and answer it with Enter."""
    dialog = asked()
    type_in(opened, "No budget")
    # Offscreen nobody gives the dialog back what its list of suggestions took when it opened.
    press(opened, Key.Key_Tab)
    dialog.activateWindow()
    settle(opened)
    dialog.revisit.setFocus()
    type_in(opened, "1 Jun 2027")
    press(opened, Key.Key_Tab)
    dialog.reason.setFocus()
    type_in(opened, "They build in two years")
    press(opened, Key.Key_Tab)
    type_in(opened, "The offer of May")
    press(opened, Key.Key_Return)


def at_marketing(opened: Opened) -> None:
    deal, (lead,) = kept(opened)
    assert (deal.status, deal.closed_on) == (Status.HANDED_BACK, TODAY)
    assert (lead.name, lead.state, lead.deal_id) == ("Hallertau Malt", LeadState.HANDED_BACK, deal.id)
    assert lead.hand_back == HandBack(
        on=TODAY,
        failed="No budget",
        reason="They build in two years",
        seen="The offer of May",
        revisit_on=date(2027, 6, 1),
    )


def test_3_6_r_on_a_card_asks_what_marketing_needs_and_undo_brings_the_deal_back(opened: Opened) -> None:
    press(opened, Key.Key_1, modifier=ALT)
    opened.window.findChildren(Board)[0].begin()
    press(opened, Key.Key_R)
    fill(opened)
    at_marketing(opened)
    assert opened.desk.forecasting.view().figures.open.count == 0
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert (kept(opened)[0].status, kept(opened)[1]) == (Status.OPEN, ())


def test_3_6_r_on_a_row_of_the_table_does_the_same(opened: Opened) -> None:
    press(opened, Key.Key_2, modifier=ALT)
    opened.window.findChildren(DealTable)[0].setFocus()
    press(opened, Key.Key_R)
    fill(opened)
    at_marketing(opened)


@pytest.mark.parametrize(("key", "dialog"), [(Key.Key_F, BookDialog), (Key.Key_L, LoseDialog), (Key.Key_W, WinDialog)])
def test_what_ends_a_deal_and_what_follows_up_act_on_a_row_as_on_a_card(
    opened: Opened, key: Qt.Key, dialog: type[QDialog]
) -> None:
    press(opened, Key.Key_2, modifier=ALT)
    opened.window.findChildren(DealTable)[0].setFocus()
    press(opened, key)
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, dialog)
    asking.close()


def test_3_6_what_is_missing_is_said_and_nothing_goes_back(opened: Opened) -> None:
    press(opened, Key.Key_2, modifier=ALT)
    opened.window.findChildren(DealTable)[0].setFocus()
    press(opened, Key.Key_R)
    dialog = asked()
    press(opened, Key.Key_Return)
    said = [one.text() for one in dialog.findChildren(Label) if one.isVisible()]
    assert any("criterion" in one for one in said)
    press(opened, Key.Key_Escape)
    assert (kept(opened)[0].status, kept(opened)[1]) == (Status.OPEN, ())


def test_r_is_a_letter_while_somebody_types(opened: Opened) -> None:
    press(opened, Key.Key_F, modifier=CONTROL)
    type_in(opened, "r")
    settle(opened)
    assert QApplication.activeModalWidget() is None
