"""Rates of other currencies are set by the keyboard, and undo takes them back (3.14)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from salesdesk.app.program import Opened
from salesdesk.application.desk import Desk
from salesdesk.ui.parts import HintStrip
from salesdesk.ui.settings_pages.exchange_card import ExchangeCard, RateRow
from salesdesk.ui.theme import Theme
from tests.ui.windows import TODAY, empty_desk, press, settle, type_in, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return empty_desk(tmp_path)


@pytest.fixture
def opened(look: Theme, desk: Desk, tmp_path: Path) -> Iterator[Opened]:
    with window_over(desk, tmp_path) as window:
        window.window.go("settings", "rates")
        settle(window)
        yield window


def _kept(desk: Desk) -> list[tuple[str, Decimal, date]]:
    return [(rate.currency, rate.per_base, rate.from_on) for rate in desk.setting_up.view().rates]


def _card(opened: Opened) -> ExchangeCard:
    found = opened.window.findChild(ExchangeCard)
    assert isinstance(found, ExchangeCard)
    return found


def _typed(opened: Opened, text: str) -> None:
    press(opened, Key.Key_A, modifier=CONTROL)
    type_in(opened, text)
    press(opened, Key.Key_Tab)


def _add(opened: Opened, currency: str, rate: str) -> None:
    _card(opened).new.currency.setFocus()
    _typed(opened, currency)
    _typed(opened, rate)
    press(opened, Key.Key_Tab, Key.Key_Space)


def test_3_14_a_rate_is_added_changed_and_removed_by_the_keyboard(opened: Opened, desk: Desk) -> None:
    _add(opened, "usd", "1.085")
    assert _kept(desk) == [("USD", Decimal("1.085"), TODAY)]
    (row,) = _card(opened).findChildren(RateRow)
    row.per_base.setFocus()
    _typed(opened, "1,0925")
    _typed(opened, "1 Oct 2026")
    changed = [("USD", Decimal("1.0925"), date(2026, 10, 1))]
    assert _kept(desk) == changed
    press(opened, Key.Key_Space)
    assert not _kept(desk)
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert _kept(desk) == changed
    for _ in range(3):
        press(opened, Key.Key_Z, modifier=CONTROL)
    assert not _kept(desk)


def test_3_14_a_rate_of_the_same_day_takes_the_place_of_the_one_before_in_one_step(opened: Opened, desk: Desk) -> None:
    _add(opened, "USD", "1.085")
    _add(opened, "USD", "1.09")
    assert _kept(desk) == [("USD", Decimal("1.09"), TODAY)]
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert _kept(desk) == [("USD", Decimal("1.085"), TODAY)]


@pytest.mark.parametrize(("currency", "rate"), [("EUR", "1"), ("US", "1.1"), ("USD", "0"), ("USD", ""), ("USD", "x")])
def test_what_is_no_rate_is_refused_in_words(opened: Opened, desk: Desk, currency: str, rate: str) -> None:
    _add(opened, currency, rate)
    assert not _kept(desk)
    page = opened.window.page("settings")
    assert page is not None
    assert any(strip.isVisible() for strip in page.findChildren(HintStrip))


def test_return_in_any_field_adds_the_rate(opened: Opened, desk: Desk) -> None:
    _card(opened).new.currency.setFocus()
    _typed(opened, "usd")
    type_in(opened, "1.1")
    press(opened, Key.Key_Return)
    assert _kept(desk) == [("USD", Decimal("1.1"), TODAY)]
