"""Favours are recorded, thanked for and explained by the keyboard (1.5, 1.7, 1.18, B16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from salesdesk.app.program import Opened
from salesdesk.application.favours import FavourTold
from salesdesk.domain.account import Person
from salesdesk.domain.courtesy import Courtesy
from salesdesk.domain.favour import Favour, FavourKind, ThanksKind
from salesdesk.domain.money import Money
from salesdesk.ui.favouring.favour_dialog import FavourDialog
from salesdesk.ui.favouring.goodwill_dialog import GoodwillDialog
from salesdesk.ui.favouring.page import FavoursPage
from salesdesk.ui.favouring.thanks_slot import ThanksSlot
from salesdesk.ui.settings_pages.periods_card import ClosePeriodDialog, PeriodsCard
from salesdesk.ui.theme import Theme
from tests.ui.preparing.rooms import Told, told_desk
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


def page_in(opened: Opened, target: str = "") -> FavoursPage:
    opened.window.go("favours", target)
    settle(opened)
    page = opened.window.page("favours")
    assert isinstance(page, FavoursPage)
    return page


def test_1_7_a_referral_and_whom_it_brought_are_recorded_by_the_keyboard(opened: Opened, told: Told) -> None:
    page = page_in(opened, str(told.maeve))
    press(opened, Key.Key_N, modifier=CONTROL)
    dialog = opened.window.findChild(FavourDialog)
    assert dialog is not None
    assert dialog.deal.value() is None
    dialog.deal.setFocus()
    press(opened, Key.Key_Down)
    press(opened, Key.Key_Tab)
    assert dialog.said.hasFocus()
    type_in(opened, "Spoke of us in Athlone")
    press(opened, Key.Key_Tab)
    type_in(opened, "Una Walsh")
    press(opened, Key.Key_Tab)
    type_in(opened, "Kilmore Foods")
    press(opened, Key.Key_Return)
    (favour,) = told.desk.favours.view(told.maeve).favours
    assert (favour.kind, favour.words, favour.done_on) == (FavourKind.REFERRAL, "Spoke of us in Athlone", TODAY)
    assert favour.deal_id == told.deal
    with told.desk.favours.bench.look() as look:
        named = look.kept(Person, favour.named_id or told.maeve).value
    assert (named.name, named.referred_by) == ("Una Walsh", told.maeve)
    assert len(page.list.slots()) == len(told.desk.favours.owed()) == 1
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert told.desk.favours.view(told.maeve).favours == ()
    assert page.list.slots() == []


def test_1_18_a_thank_you_is_given_with_a_warning_above_the_limit_and_waived_only_with_a_reason(
    opened: Opened, told: Told
) -> None:
    desk = told.desk
    settings = desk.setting_up.view().settings
    desk.setting_up.keep(settings, replace(settings, courtesy=Courtesy(gift_limit=Money.of(25, "EUR"))))
    days_ago = TODAY - timedelta(days=5)
    desk.favours.record(FavourTold(person_id=told.maeve, kind=FavourKind.TIP, day=days_ago, words="New line"))
    key = desk.favours.record(FavourTold(person_id=told.maeve, kind=FavourKind.HELP, words="Samples")).made(Favour)
    page = page_in(opened)
    late, slot = page.list.slots()
    assert isinstance(slot, ThanksSlot)
    assert isinstance(late, ThanksSlot)
    slot.open()
    slot.kind.set_value(ThanksKind.GIFT)
    slot.kind.committed.emit(ThanksKind.GIFT)
    slot.gift.setFocus()
    type_in(opened, "40")
    press(opened, Key.Key_Tab)
    assert "more than €\xa025, the limit" in slot.warning.words.text()
    assert slot.warning.isVisible()
    slot.thank_button.setFocus()
    press(opened, Key.Key_Return)
    thanks = next(one.thanks for one in desk.favours.view(told.maeve).favours if one.id == key)
    assert thanks is not None
    assert (thanks.gift, thanks.given_on) == (Money.of(40, "EUR"), TODAY)
    late.open()
    late.waive_button.setFocus()
    press(opened, Key.Key_Return)
    assert len(desk.favours.owed()) == 1
    type_in(opened, "She asked for none")
    late.waive_button.setFocus()
    press(opened, Key.Key_Return)
    assert desk.favours.owed() == ()
    assert page.list.slots() == []


def test_1_5_asking_advises_to_help_first_and_b16_the_figure_shows_its_rows(opened: Opened, told: Told) -> None:
    page = page_in(opened, str(told.maeve))
    page.record()
    settle(opened)
    dialog = opened.window.findChild(FavourDialog)
    assert dialog is not None
    assert not dialog.advice.isVisible()
    press(opened, Key.Key_Right, Key.Key_Right)
    assert dialog.way.value() == "asked"
    assert dialog.advice.isVisible()
    dialog.button.setFocus()
    press(opened, Key.Key_Return)
    (asked,) = told.desk.favours.view(told.maeve).favours
    assert (asked.asked_on, asked.done_on) == (TODAY, None)
    assert page.person.goodwill.text() == "Goodwill -1"
    page.person.goodwill.setFocus()
    press(opened, Key.Key_Return)
    explained = opened.window.findChild(GoodwillDialog)
    assert explained is not None
    assert explained.formula.text().startswith("-1 = 0 for the last contact")
    assert explained.rows.rowCount() == 1
    explained.reject()


def test_1_18_a_period_is_closed_in_the_settings_only_with_a_reason_for_thanks_still_owed(
    opened: Opened, told: Told
) -> None:
    desk = told.desk
    desk.favours.record(FavourTold(person_id=told.maeve, kind=FavourKind.TIP, words="New line"))
    opened.window.go("settings", "periods")
    settle(opened)
    card = opened.window.findChild(PeriodsCard)
    assert card is not None
    card.first_field().setFocus()
    press(opened, Key.Key_Return)
    dialog = opened.window.findChild(ClosePeriodDialog)
    assert dialog is not None
    dialog.button.setFocus()
    press(opened, Key.Key_Return)
    assert dialog.isVisible(), "nobody closes a period that owes thanks without a reason"
    assert desk.favours.closing("2026-Q4").closed is None
    dialog.reason.setFocus()
    type_in(opened, "She left the company")
    press(opened, Key.Key_Return)
    closed = desk.favours.closing("2026-Q4").closed
    assert closed is not None
    assert closed.waived == "She left the company"
    assert desk.favours.owed() == ()
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert desk.favours.closing("2026-Q4").closed is None
    assert len(desk.favours.owed()) == 1
    for period in ("2026-Q3", "2026-Q4"):  # what is over comes first
        opened.shell.actions.do("period.close")
        settle(opened)
        asked = next(one for one in opened.window.findChildren(ClosePeriodDialog) if one.isVisible())
        asked.reason.set_value("She left the company")
        asked.answer()
        settle(opened)
        assert desk.favours.closing(period).closed is not None
