"""Logo, colour, terms, taxes and language are set, and the sample page shows them as they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from salesdesk.app.program import Opened
from salesdesk.application.desk import Desk
from salesdesk.application.setting_up import SettingsView
from salesdesk.ui.settings_pages.letterhead_card import LetterheadCard
from salesdesk.ui.settings_pages.page import SettingsPage
from salesdesk.ui.settings_pages.sample_card import SampleCard
from salesdesk.ui.settings_pages.tax_card import TaxCard
from salesdesk.ui.theme import Theme
from tests.ui.windows import empty_desk, press, settle, type_in, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#7A1F3D"/></svg>'


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return empty_desk(tmp_path)


@pytest.fixture
def opened(look: Theme, desk: Desk, tmp_path: Path) -> Iterator[Opened]:
    with window_over(desk, tmp_path) as window:
        window.window.go("settings")
        settle(window)
        yield window


@pytest.fixture
def page(opened: Opened) -> SettingsPage:
    found = opened.window.page("settings")
    assert isinstance(found, SettingsPage)
    return found


def view(desk: Desk) -> SettingsView:
    return desk.setting_up.view()


def pixels(page: SettingsPage) -> tuple[int, int]:
    """Return the colour of the sample's cover in two places, one of them where a logo stands."""
    card = page.findChild(SampleCard)
    assert isinstance(card, SampleCard)
    image = card.pages.image
    assert image is not None
    wide, high = image.width(), image.height()
    return image.pixel(wide // 2, high // 3), image.pixel(wide * 13 // 100, high * 76 // 1000)


def test_2_14_the_sample_wears_the_colour_as_soon_as_it_is_kept_and_undo_takes_it_off(
    opened: Opened, desk: Desk, page: SettingsPage
) -> None:
    card = page.findChild(LetterheadCard)
    assert isinstance(card, LetterheadCard)
    before = pixels(page)
    card.colour.setFocus()
    type_in(opened, "7a1f3d")
    press(opened, Key.Key_Tab)
    assert view(desk).letterhead.colour == "#7A1F3D"
    assert pixels(page)[0] == 0xFF7A1F3D != before[0]
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert not view(desk).has_letterhead
    assert pixels(page) == before


def test_a_colour_too_light_for_white_text_gets_advice_and_what_is_no_colour_a_refusal(
    opened: Opened, desk: Desk, page: SettingsPage
) -> None:
    card = page.findChild(LetterheadCard)
    assert isinstance(card, LetterheadCard)
    card.colour.setFocus()
    type_in(opened, "#F5A623")
    press(opened, Key.Key_Tab)
    assert card.darker.isVisible()
    card.darker.setFocus()
    press(opened, Key.Key_Space)
    assert not card.darker.isVisible()
    kept = view(desk).letterhead.colour
    assert kept not in {"", "#F5A623"}
    card.colour.setFocus()
    press(opened, Key.Key_A, modifier=CONTROL)
    type_in(opened, "beige")
    press(opened, Key.Key_Tab)
    assert view(desk).letterhead.colour == kept
    assert "beige" in card.colour_field.editor.accessibleDescription()


def test_a_logo_is_chosen_shown_and_refused_where_it_was_chosen(
    opened: Opened, desk: Desk, page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = page.findChild(LetterheadCard)
    assert isinstance(card, LetterheadCard)
    good, bad = tmp_path / "logo.svg", tmp_path / "notes.png"
    good.write_text(SVG, encoding="utf-8")
    bad.write_text("no picture", encoding="utf-8")
    before = pixels(page)
    for path in (good, bad):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, chosen=path: (str(chosen), ""))
        card.choose.click()
        settle(opened)
    assert view(desk).letterhead.logo == SVG.encode()
    assert pixels(page)[1] != before[1]
    assert card.logo.text() == "SVG, 1 kB"
    assert "could not be read" in card.logo_field.editor.accessibleDescription()
    card.remove.click()
    settle(opened)
    assert pixels(page) == before


def test_a_white_logo_is_told_to_be_unseen_as_long_as_it_is_there(
    opened: Opened, page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = page.findChild(LetterheadCard)
    assert isinstance(card, LetterheadCard)
    white = tmp_path / "white.svg"
    white.write_text(SVG.replace("#7A1F3D", "#FFFFFF"), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(white), ""))
    card.choose.click()
    settle(opened)
    assert "nobody sees it" in card.logo_field.editor.accessibleDescription()
    card.remove.click()
    settle(opened)
    assert "nobody sees it" not in card.logo_field.editor.accessibleDescription()


def test_a_tax_class_is_added_changed_and_put_away_by_the_keyboard(
    opened: Opened, desk: Desk, page: SettingsPage
) -> None:
    card = page.findChild(TaxCard)
    assert isinstance(card, TaxCard)
    for name, rate in (("VAT 21 %", "21"), ("Reduced", "9")):
        card.name.setFocus()
        type_in(opened, name)
        press(opened, Key.Key_Tab)
        type_in(opened, rate)
        press(opened, Key.Key_Tab, Key.Key_Space)
    assert [(t.name, t.rate, t.usual) for t in view(desk).taxes] == [
        ("VAT 21 %", Decimal(21), True),
        ("Reduced", Decimal(9), False),
    ]
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert [t.name for t in view(desk).taxes] == ["VAT 21 %"]
