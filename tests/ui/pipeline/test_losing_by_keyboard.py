"""A deal is lost with every reason, one of them the main one, without a mouse (4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from salesdesk.app.program import Opened
from salesdesk.application.changes import Edit
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import Deal, LossReason, Outcome, ReasonCode, ReasonSource, Status
from salesdesk.ui.parts import HintStrip
from salesdesk.ui.pipeline.lose_dialog import LoseDialog, ReasonLine
from salesdesk.ui.theme import Theme
from tests.ui.windows import empty_desk, press, settle, type_in, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    desk = empty_desk(tmp_path)
    desk.selling.new_deal("Hull frame cleaning", account_name="Eufemia")
    desk.selling.bench.do(Edit(None, Competitor(id=uuid4(), name="Pulsvik")))
    with window_over(desk, tmp_path) as window:
        yield window


def the_deal(opened: Opened) -> Deal:
    with opened.desk.selling.bench.look() as look:
        (deal,) = look.every(Deal)
    return deal


def asked(opened: Opened) -> LoseDialog:
    opened.window.go("deal", str(the_deal(opened).id))
    settle(opened)
    press(opened, Key.Key_L, modifier=CONTROL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LoseDialog)
    return dialog


def line(dialog: LoseDialog, code: ReasonCode) -> ReasonLine:
    return next(one for one in dialog.reasons if one.code is code)


def test_4_3_several_reasons_with_one_main_one_and_a_competitor_are_one_step(opened: Opened) -> None:
    dialog = asked(opened)
    assert next(one.code for one in dialog.reasons if one.isVisible()) is ReasonCode.NO_BUDGET
    press(opened, Key.Key_Up)
    field = next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "Competitor")
    press(opened, Key.Key_Tab, Key.Key_Tab)
    assert QApplication.focusWidget() is field
    type_in(opened, "Pulsvik")
    # Offscreen nobody gives the dialog back what its list of suggestions took when it opened.
    press(opened, Key.Key_Tab)
    dialog.activateWindow()
    settle(opened)
    line(dialog, ReasonCode.COMPETITOR_PRICE).tick.setFocus()
    settle(opened)
    press(opened, Key.Key_Space, Key.Key_Tab, Key.Key_Tab, Key.Key_Up, Key.Key_Tab)
    type_in(opened, "9,000 euro less")
    sponsor = line(dialog, ReasonCode.NO_SPONSOR)
    sponsor.tick.setFocus()
    press(opened, Key.Key_Space, Key.Key_Tab, Key.Key_Space, Key.Key_Return)
    price = LossReason(
        code=ReasonCode.COMPETITOR_PRICE,
        main=False,
        source=ReasonSource.CUSTOMER,
        competitor="Pulsvik",
        note="9,000 euro less",
    )
    lost = the_deal(opened)
    assert (lost.status, lost.outcome) == (Status.LOST, Outcome.COMPETITIVE)
    assert lost.reasons == (price, LossReason(code=ReasonCode.NO_SPONSOR, competitor="Pulsvik"))
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert (the_deal(opened).status, the_deal(opened).reasons) == (Status.OPEN, ())


def test_4_3_what_was_ticked_of_a_competitor_goes_with_the_competitor(opened: Opened) -> None:
    dialog = asked(opened)
    press(opened, Key.Key_Up)
    line(dialog, ReasonCode.COMPETITOR_BRAND).tick.click()
    line(dialog, ReasonCode.STATUS_QUO).tick.click()
    press(opened, Key.Key_Return)
    assert the_deal(opened).status is Status.OPEN, "no competitor is named"
    press(opened, Key.Key_Down)
    press(opened, Key.Key_Return)
    lost = the_deal(opened)
    assert lost.outcome is Outcome.NO_DECISION
    assert lost.reasons == (LossReason(code=ReasonCode.STATUS_QUO),)


def test_the_dialog_gets_lower_when_fields_go_and_a_refusal_goes_with_what_it_spoke_of(opened: Opened) -> None:
    dialog = asked(opened)
    least = dialog.height()
    dialog.button.click()
    settle(opened)
    assert dialog.height() > least
    tick = line(dialog, ReasonCode.NO_BUDGET).tick
    tick.setFocus()
    press(opened, Key.Key_Space)
    assert not any(strip.isVisible() for strip in dialog.findChildren(HintStrip))
    press(opened, Key.Key_Space)
    assert dialog.height() == least
