"""The page of a deal says what is not proven, what has to happen and why it waits; settings say what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk.app.program import Opened
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.segment import SegmentBy
from salesdesk.ui.fields import TextLine
from salesdesk.ui.parts import Button, Label, Pill
from salesdesk.ui.pipeline.age_card import AgeCard
from salesdesk.ui.pipeline.steps_card import StepsCard
from salesdesk.ui.settings_pages.stage_row import StageRow
from salesdesk.ui.theme import Theme
from tests.ui.windows import TODAY, empty_desk, press, settle, type_in, window_over

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    """Return a window over a desk with a deal that came to its stage as an import may bring it, on its page."""
    desk = empty_desk(tmp_path)
    key = desk.selling.new_deal("Press line", account_name="Hallertau Malt", expected_on=TODAY).made(Deal)
    deal = desk.selling.deal(key).deal
    desk.selling.keep(deal, replace(deal, stage_id=desk.selling.stages()[3].id))
    with window_over(desk, tmp_path) as window:
        window.window.go("deal", str(key))
        settle(window)
        yield window


def key_of(opened: Opened) -> UUID:
    return opened.desk.searching.find("Press line")[0].id


def texts(part: QWidget) -> list[str]:
    return [label.text() for label in part.findChildren(Label) if label.isVisible()]


def pills(part: QWidget) -> list[str]:
    return [pill.look.text for pill in part.findChildren(Pill) if pill.isVisible()]


def test_3_8_what_is_not_proven_is_said_in_words_and_noted_in_place(opened: Opened) -> None:
    card = opened.window.findChildren(StepsCard)[0]
    assert "Unproven" in pills(opened.window)
    assert pills(card).count("unproven") == 4
    note = next(one for one in card.findChildren(Button) if one.text() == "Note it")
    note.setFocus()
    press(opened, Key.Key_Space)
    press(opened, Key.Key_Space, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    assert pills(card).count("unproven") == 3
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert pills(card).count("unproven") == 4


def test_l9_the_open_steps_stand_with_the_day_by_which_each_has_to_happen(opened: Opened) -> None:
    card = opened.window.findChildren(StepsCard)[0]
    assert "To sign by 1 Dec 2026" in texts(card)
    assert "was due 23 Nov 2026" in pills(card), "an agreement takes eight days, so the choice is late"
    assert "by 1 Dec 2026" in texts(card)


def test_3_9_a_deal_waits_with_its_reason_and_goes_on_by_keyboard(opened: Opened) -> None:
    card = opened.window.findChildren(AgeCard)[0]
    next(one for one in card.findChildren(Button) if one.text() == "Let it wait…").setFocus()
    press(opened, Key.Key_Space)
    card.form.keep.click()
    settle(opened)
    assert "Say why the deal waits, so that its age is understood later" in texts(card)
    type_in(opened, "Budget round in January")
    press(opened, Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    (pause,) = opened.desk.selling.deal(key_of(opened)).deal.pauses
    assert (pause.begun_on, pause.reason) == (TODAY, "Budget round in January")
    assert any("Waits since 1 Dec 2026." in text for text in texts(card))
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert opened.desk.selling.deal(key_of(opened)).deal.pauses == ()


def test_the_segment_is_set_by_hand_where_deals_are_compared_by_it(opened: Opened) -> None:
    page = opened.window.page("deal")
    assert page is not None
    field = next(one for one in page.findChildren(TextLine) if one.accessibleName().startswith("Segment"))
    assert not field.isVisible()
    settings = opened.desk.setting_up.settings()
    opened.desk.setting_up.keep(settings, replace(settings, segment_by=SegmentBy.OWN))
    settle(opened)
    assert field.isVisible()
    field.setFocus()
    type_in(opened, "Export")
    press(opened, Key.Key_Tab)
    assert opened.desk.selling.deal(key_of(opened)).deal.segment == "Export"


def stage(opened: Opened) -> Stage:
    return opened.desk.selling.stages()[1]


def test_4_8_criteria_are_added_reworded_moved_and_removed_in_the_settings(opened: Opened) -> None:
    opened.window.go("settings")
    settle(opened)
    row = opened.window.findChildren(StageRow)[1]
    kept = stage(opened).criteria
    row.new.setFocus()
    type_in(opened, "They showed us their plan")
    press(opened, Key.Key_Return)
    assert [one.text for one in stage(opened).criteria] == [*(one.text for one in kept), "They showed us their plan"]
    assert row.new.hasFocus(), "the next one can be typed at once"
    line = next(one for one in row.findChildren(TextLine) if one.text() == kept[0].text)
    line.setFocus()
    line.selectAll()
    type_in(opened, "They named the board")
    press(opened, Key.Key_Tab)
    assert stage(opened).criteria[0] == replace(kept[0], text="They named the board")
    next(one for one in row.findChildren(Button) if "Move “They named the board” down" in one.accessibleName()).click()
    settle(opened)
    assert stage(opened).criteria[1].id == kept[0].id
    away = next(one for one in row.findChildren(Button) if one.accessibleName().startswith("Remove"))
    away.click()
    settle(opened)
    assert len(stage(opened).criteria) == 2
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert len(stage(opened).criteria) == 3
