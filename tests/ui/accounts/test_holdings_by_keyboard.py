"""What customers have is written, and deals are started on what it proposes, by the keyboard (0.3, 1.8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView

from salesdesk.app.program import Opened
from salesdesk.application.changes import Edit
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, DealLine, Motion, Status
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product, Recurrence
from salesdesk.ui.accounts.holding_slot import HoldingSlot
from salesdesk.ui.accounts.holdings import AccountHoldings
from salesdesk.ui.accounts.page import AccountsPage
from salesdesk.ui.proposals_of_holdings import OpportunityRow
from salesdesk.ui.theme import Theme
from tests.ui.windows import empty_desk, press, settle, type_in, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
CARE = Product(id=uuid4(), name="Care plan", price=Money.of(900, "EUR"), recurrence=Recurrence.YEARLY)
PUMP = Product(id=uuid4(), name="Pump 10", price=Money.of(1200, "EUR"))
DAIRY = Account(id=uuid4(), name="Hallertau Dairy", industry="Food")
ORDER = Deal(
    id=uuid4(),
    title="Hall 2",
    currency="EUR",
    account_id=DAIRY.id,
    status=Status.WON,
    created_on=date(2025, 12, 1),
    closed_on=date(2026, 2, 10),
    lines=(DealLine(product_id=CARE.id, quantity=Decimal(1), price=CARE.price),),
)


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    desk = empty_desk(tmp_path)
    desk.changes.do(*(Edit(None, record) for record in (CARE, PUMP, DAIRY, ORDER)))
    with window_over(desk, tmp_path) as window:
        window.window.go("accounts", str(DAIRY.id))
        settle(window)
        yield window


@pytest.fixture
def card(opened: Opened) -> AccountHoldings:
    page = opened.window.page("accounts")
    assert isinstance(page, AccountsPage)
    return page.account.holdings


def held(opened: Opened) -> list[tuple[str, bool]]:
    return [(one.name, one.written) for one in opened.desk.holdings.of(DAIRY.id).held]


def test_1_8_what_they_have_is_added_by_the_keyboard_and_undo_takes_it_back(
    opened: Opened, card: AccountHoldings
) -> None:
    card.add.setFocus()
    press(opened, Key.Key_Return)
    type_in(opened, "Pump 10")
    for popup in QApplication.topLevelWidgets():
        if isinstance(popup, QListView):
            popup.hide()  # A real Tab closes the suggestions on its way; one that is sent to the field does not.
    press(opened, Key.Key_Tab)
    assert held(opened) == [("Care plan", False), ("Pump 10", True)]
    press(opened, Key.Key_A, modifier=CONTROL)
    type_in(opened, "3")
    press(opened, Key.Key_Tab)
    assert opened.desk.holdings.of(DAIRY.id).held[1].holding.quantity == 3
    press(opened, Key.Key_Escape)
    press(opened, Key.Key_Z, modifier=CONTROL)
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert held(opened) == [("Care plan", False)]


def test_1_8_what_a_deal_brought_becomes_a_record_when_it_is_written_on(opened: Opened, card: AccountHoldings) -> None:
    slot = card.list.slots()[0]
    assert isinstance(slot, HoldingSlot)
    slot.open()
    slot.renews.setFocus()
    press(opened, Key.Key_A, modifier=CONTROL)
    type_in(opened, "10 March 2027")
    press(opened, Key.Key_Tab)
    (one,) = opened.desk.holdings.of(DAIRY.id).held
    assert (one.written, one.holding.renews_on, one.holding.since) == (True, date(2027, 3, 10), date(2026, 2, 10))
    card.list.slots()[0].close_editor()
    card.list.slots()[0].focus_first()
    press(opened, Key.Key_Delete)
    assert held(opened) == [("Care plan", False)]


def test_0_3_a_deal_is_started_on_a_renewal_and_undo_takes_it_back(opened: Opened, card: AccountHoldings) -> None:
    (row,) = card.card.findChildren(OpportunityRow)
    assert row.reason == "Renews on 10 February 2027"
    row.button.setFocus()
    press(opened, Key.Key_Return)
    with opened.desk.changes.store.reading() as look:
        (deal,) = [one for one in look.every(Deal) if one.status is Status.OPEN]
    assert (deal.title, deal.motion, deal.expected_on) == ("Renewal: Care plan", Motion.EXISTING, date(2027, 2, 10))
    front = opened.window.page("deal")
    assert front is not None
    assert front.isVisible()
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert len(opened.desk.holdings.of(DAIRY.id).opportunities) == 1
