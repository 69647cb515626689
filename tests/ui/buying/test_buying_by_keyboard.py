"""How a customer buys is written by the keyboard, on a deal and on a plan: one record, over a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.application.buying_editing import ticked
from salesdesk.domain.account import Account
from salesdesk.domain.buying_process import BuyerStep, BuyingProcess
from salesdesk.domain.deal import Deal
from salesdesk.domain.fit import FitCriterion, FitField
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.money import Money
from salesdesk.ui.accounts.account_header import AccountHeader
from salesdesk.ui.accounts.fit_reasons import FitReasons
from salesdesk.ui.buying import Buying, section
from salesdesk.ui.parts import HintStrip, Label
from salesdesk.ui.preparing.deal_choice import DealChoiceDialog
from salesdesk.ui.theme import Theme
from tests.application.moving import moved_on
from tests.documents.reading import all_text, squeezed
from tests.ui.preparing.rooms import Told, open_plan, pause, told_desk
from tests.ui.windows import TODAY, press, settle, type_in, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return told_desk(tmp_path)


@pytest.fixture
def opened(look: Theme, told: Told, tmp_path: Path) -> Iterator[Opened]:
    with window_over(told.desk, tmp_path) as window:
        yield window


def on_the_deal(opened: Opened, told: Told) -> Buying:
    """Bring the deal to the front and return its card."""
    opened.window.go("deal", str(told.deal))
    settle(opened)
    return card_on(opened, "deal")


def card_on(opened: Opened, page: str) -> Buying:
    found = opened.window.page(page)
    assert found is not None
    [card] = found.findChildren(Buying)
    return card


def kept(told: Told) -> BuyingProcess:
    return told.desk.buying.process(told.deal)


def said(card: Buying) -> str:
    return card.slot.face.accessibleName()


def test_4_5_a_late_deal_asks_for_the_price_and_the_plan_tells_what_was_written(opened: Opened, told: Told) -> None:
    moved_on(told.desk, told.deal, told.desk.selling.stages()[2].id)
    card = on_the_deal(opened, told)
    assert card.price_due.isVisible()
    card.price_due.button.setFocus()
    press(opened, Key.Key_Space)
    type_in(opened, "40000")
    press(opened, Key.Key_Tab)
    process = kept(told)
    assert (process.price_expected, process.price_learnt_on) == (Money.of(40_000, "EUR"), TODAY)
    assert card.price_due.isHidden()
    assert card.slot.form is not None
    assert QApplication.focusWidget() is card.slot.form.learnt, "the day it was learnt comes next"
    plan = open_plan(opened, told)
    assert "40,000 (learnt 1 Dec)" in said(plan.research.buying)
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert "40,000" not in said(plan.research.buying)
    assert kept(told).price_expected is None


def test_3_1_the_plan_warns_while_the_objective_repeats_what_they_did(opened: Opened, told: Told) -> None:
    plan = open_plan(opened, told)
    card, hint = plan.research.buying, plan.objective.repeats
    card.slot.face.setFocus()
    press(opened, Key.Key_Return, Key.Key_Tab, Key.Key_Space)
    assert kept(told).done == {BuyerStep.COMPARED}
    plan.objective.box.setFocus()
    type_in(opened, "Maeve will compare offers")
    pause(opened)
    assert hint.isVisible()
    assert "They have compared offers already" in hint.words.text()
    plan.objective.box.selectAll()
    type_in(opened, "Maeve signs the order by 4 December")
    pause(opened)
    assert hint.isHidden()


def test_3_1_what_was_taken_back_can_be_written_again_and_other_windows_are_seen(opened: Opened, told: Told) -> None:
    card = on_the_deal(opened, told)
    card.slot.open()
    assert card.slot.form is not None
    steps = card.slot.form.steps
    steps[BuyerStep.COMPARED].setFocus()
    press(opened, Key.Key_Space)
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert not told.desk.buying.view(told.deal).is_kept
    assert not steps[BuyerStep.COMPARED].isChecked()
    steps[BuyerStep.HAS_BUDGET].setFocus()
    press(opened, Key.Key_Space)
    told.desk.buying.learnt(told.deal, partial(ticked, step=BuyerStep.SEARCHED, done=True))
    settle(opened)
    assert [step for step, tick in steps.items() if tick.isChecked()] == [BuyerStep.SEARCHED, BuyerStep.HAS_BUDGET]
    assert kept(told).done == {BuyerStep.SEARCHED, BuyerStep.HAS_BUDGET}


def test_4_4_competitors_are_named_one_after_the_other_with_what_ties_them(opened: Opened, told: Told) -> None:
    card = on_the_deal(opened, told)
    card.slot.open()
    assert card.slot.form is not None
    card.slot.form.rivals.name.setFocus()
    for name in ("Coldline", "Tempra", "COLDLINE"):
        type_in(opened, name)
        press(opened, Key.Key_Return)
    names = [one.competitor.name for one in told.desk.library.competitors()]
    assert names == ["Coldline", "Tempra"]
    first, second = kept(told).rivals
    line = card.slot.form.rivals.line_of(first.competitor_id)
    assert line is not None
    line.line.setFocus()
    type_in(opened, "supplies the depot until 2028")
    press(opened, Key.Key_Tab)
    assert [rival.relationship for rival in kept(told).rivals] == ["supplies the depot until 2028", ""]
    assert second.competitor_id in {one.competitor.id for one in told.desk.library.competitors()}


def test_2_5_how_we_will_work_is_written_and_saved_as_a_page(
    opened: Opened, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "agreed.pdf"
    monkeypatch.setattr(section, "where_to_save", lambda *_: path)
    card = on_the_deal(opened, told)
    press(opened, Key.Key_P, modifier=CONTROL)
    strips = [strip.words.text() for strip in card.window().findChildren(HintStrip) if strip.isVisible()]
    assert any("Write how you will work" in text for text in strips)
    assert not path.exists()
    card.slot.open()
    assert card.slot.form is not None
    assert not card.slot.form.print_button.isEnabled()
    card.slot.form.work.setFocus()
    type_in(opened, "A call every Tuesday at 9:30")
    pause(opened)
    card.slot.form.print_button.setFocus()
    press(opened, Key.Key_Space)
    assert kept(told).how_we_work == "A call every Tuesday at 9:30"
    assert squeezed("A call every Tuesday at 9:30") in all_text(path.read_bytes())


def test_a_plan_without_a_deal_leads_to_choosing_one(opened: Opened, told: Told) -> None:
    account = told.desk.selling.new_account("Athlone Creamery").made(Account)
    deal = told.desk.selling.new_deal("Loggers for one van", account_id=account).made(Deal)
    told.desk.buying.learnt(deal, partial(ticked, step=BuyerStep.HAS_BUDGET, done=True))
    meeting = told.desk.preparing.plan_call(account_id=account).made(Meeting)
    opened.window.go("plans", str(meeting))
    settle(opened)
    card = card_on(opened, "plans")
    assert card.slot.isHidden()
    card.choose.setFocus()
    press(opened, Key.Key_Space)
    dialog = opened.window.findChild(DealChoiceDialog)
    assert dialog is not None
    dialog.answer()
    settle(opened)
    assert said(card) == "How they buy: Has a budget."


def test_an_account_without_a_deal_gets_one_where_the_plan_asks_for_it(opened: Opened, told: Told) -> None:
    account = told.desk.selling.new_account("Athlone Creamery").made(Account)
    meeting = told.desk.preparing.plan_call(account_id=account).made(Meeting)
    opened.window.go("plans", str(meeting))
    settle(opened)
    card_on(opened, "plans").choose.setFocus()
    press(opened, Key.Key_Space)
    dialog = opened.window.findChild(DealChoiceDialog)
    assert dialog is not None
    settle(opened)
    press(opened, Key.Key_Return)
    assert dialog.isVisible(), "without a deal and without words nothing is chosen"
    dialog.title.setFocus()
    type_in(opened, "Loggers for one van")
    press(opened, Key.Key_Return)
    settle(opened)
    planned = told.desk.preparing.view(meeting)
    assert planned.deal is not None
    assert (planned.deal.title, planned.deal.account_id) == ("Loggers for one van", account)


def test_3_2_an_account_shows_how_well_it_fits_and_why_but_no_score_without_data(opened: Opened, told: Told) -> None:
    opened.window.go("accounts", str(told.account))
    settle(opened)
    page = opened.window.page("accounts")
    assert page is not None
    [header], [reasons] = page.findChildren(AccountHeader), page.findChildren(FitReasons)
    assert header.fit.isHidden()
    assert reasons.isHidden()
    ids = told.desk.changes.ids
    size = FitCriterion(id=ids.new(), field=FitField.EMPLOYEES, least=Decimal(100))
    told.desk.selling.keep(None, size)
    settle(opened)
    assert header.fit.isHidden(), "nothing is known of the size, so there is no score"
    assert "No score yet" in read(reasons)
    told.desk.selling.keep(None, FitCriterion(id=ids.new(), field=FitField.INDUSTRY, words=("food",)))
    settle(opened)
    assert header.fit.isVisible()
    assert header.fit.look.text == "Fit 100"
    assert "Industry: Food" in read(reasons)
    assert "Employees: not known, wanted at least 100" in read(reasons)


def read(reasons: FitReasons) -> str:
    return "\n".join(label.text() for label in reasons.findChildren(Label) if label.isVisible())
