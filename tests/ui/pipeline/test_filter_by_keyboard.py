"""The filter of the pipeline by keys: what fits is offered and taken, and what is not understood is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.domain.money import Money
from salesdesk.ui.fields import Choice
from salesdesk.ui.fields.completing import CompletingLine
from salesdesk.ui.parts import Label
from salesdesk.ui.pipeline.dialogs import NewDealDialog
from salesdesk.ui.pipeline.page import PipelinePage
from salesdesk.ui.theme import Theme
from tests.ui.windows import empty_desk, press, settle, type_in, window_over

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    """Return a window over a desk with three deals in two stages, the cursor in the filter."""
    desk = empty_desk(tmp_path)
    stages = desk.selling.stages()
    for title, account, amount, stage in (
        ("Press line", "Hallertau Malt", 42_000, stages[0]),
        ("Keg service", "Øster Bryghus", 9_000, stages[0]),
        ("Yeast lab", "Hallertau Malt", 15_000, stages[1]),
    ):
        desk.selling.new_deal(title, account_name=account, value=Money.of(amount, "EUR"), stage_id=stage.id)
    with window_over(desk, tmp_path) as window:
        window.window.go("pipeline")
        settle(window)
        press(window, Key.Key_F, modifier=CONTROL)
        yield window


def page(opened: Opened) -> PipelinePage:
    found = opened.window.page("pipeline")
    assert isinstance(found, PipelinePage)
    return found


def line(opened: Opened) -> CompletingLine:
    return page(opened).findChildren(CompletingLine)[0]


def typed(opened: Opened, text: str) -> None:
    type_in(opened, text)
    settle(opened)


def wait(opened: Opened) -> None:
    """Wait out the short pause after which the filter acts."""
    QTest.qWait(220)
    settle(opened)


def test_a_field_and_its_value_are_taken_by_keys(opened: Opened) -> None:
    second = opened.desk.selling.stages()[1].name
    typed(opened, "stag")
    assert line(opened).is_offering
    press(opened, Key.Key_Tab)
    assert line(opened).value() == "stage:"
    assert line(opened).is_offering, "the values of a field follow at once"
    typed(opened, second[:4].lower())
    press(opened, Key.Key_Down, Key.Key_Return)
    wait(opened)
    assert second in line(opened).value()
    assert not line(opened).is_offering
    assert page(opened).shown_deals() == 1
    assert line(opened).hasFocus()


def test_return_filters_at_once_and_escape_closes_the_list_before_it_empties(opened: Opened) -> None:
    typed(opened, "value>20k no")
    assert line(opened).is_offering
    press(opened, Key.Key_Escape)
    assert (line(opened).is_offering, line(opened).value()) == (False, "value>20k no")
    typed(opened, " next step")
    press(opened, Key.Key_Return)
    assert page(opened).shown_deals() == 1
    press(opened, Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    press(opened, Key.Key_Escape)
    wait(opened)
    assert page(opened).shown_deals() == 3


def test_what_is_not_understood_is_said_and_hides_nothing(opened: Opened) -> None:
    typed(opened, "value>lots")
    wait(opened)
    told = [one.text() for one in page(opened).findChildren(Label) if one.isVisible() and "lots" in one.text()]
    assert told == ["“lots” is no number for value. Type one such as 20k or 60%."]
    assert page(opened).shown_deals() == 3


def test_a_status_in_the_filter_stands_for_the_choice_beside_it(opened: Opened) -> None:
    typed(opened, "status:won")
    press(opened, Key.Key_Return)
    choice = next(one for one in page(opened).findChildren(Choice) if one.accessibleName() == "Which deals")
    assert (page(opened).shown_deals(), choice.isEnabled()) == (0, False)
    press(opened, Key.Key_Escape)
    wait(opened)
    assert (page(opened).shown_deals(), choice.isEnabled()) == (3, True)


def test_return_goes_on_to_the_deals_that_were_found(opened: Opened) -> None:
    typed(opened, "yeast")
    press(opened, Key.Key_Return)
    press(opened, Key.Key_Down, Key.Key_Return)
    assert opened.window.page_id == "deal"
    assert "Yeast lab" in told(opened)


def told(opened: Opened) -> list[str]:
    shown = opened.window.page(opened.window.page_id)
    assert shown is not None
    return [one.text() for one in shown.findChildren(Label) if one.isVisible()]


def test_return_on_an_empty_desk_begins_the_first_deal(look: Theme, tmp_path: Path) -> None:
    with window_over(empty_desk(tmp_path), tmp_path) as opened:
        opened.window.go("pipeline")
        settle(opened)
        press(opened, Key.Key_Return)
        assert isinstance(QApplication.activeModalWidget(), NewDealDialog)
