"""Items of the price table by keyboard alone: suggested, added, reached, in sight."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.application.proposal_lines import shared_lines
from salesdesk.domain.proposal import Proposal
from salesdesk.ui.theme import Theme
from tests.ui.proposing.rooms import ALT, Room, room

Key = Qt.Key


@pytest.fixture
def shown(look: Theme, tmp_path: Path) -> Iterator[Room]:
    """A draft without items, where one is added."""
    with room(tmp_path) as opened:
        opened.open(opened.desk.proposing.draft(deal_id=opened.deal).made(Proposal))
        opened.press(Key.Key_3, ALT)
        yield opened


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_a_suggested_product_is_added_once_with_its_price(shown: Room, key: Qt.Key) -> None:
    shown.type_in("Fitti")
    assert QApplication.activePopupWidget() is not None
    shown.press(Key.Key_Down)
    shown.press(key)
    assert [(line.text, int(line.price.amount)) for line in shared_lines(shown.kept())] == [("Fitting by us", 4_200)]
    assert shown.editor.form.investment.add_line.text() == ""


def test_the_words_of_a_suggestion_that_stayed_in_the_line_mean_its_product(shown: Room) -> None:
    shown.type_in("Fitti")
    shown.press(Key.Key_Down)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.hide()
    shown.press(Key.Key_Return)
    assert [(line.text, int(line.price.amount)) for line in shared_lines(shown.kept())] == [("Fitting by us", 4_200)]


def test_return_takes_what_was_typed_where_no_suggestion_is_marked(shown: Room) -> None:
    shown.type_in("Fitti")
    assert QApplication.activePopupWidget() is not None
    shown.press(Key.Key_Return)
    assert [line.text for line in shared_lines(shown.kept())] == ["Fitti"]
    assert QApplication.activePopupWidget() is None


def test_a_refusal_ends_the_notice_of_what_went_well_before(shown: Room) -> None:
    shown.shell.workbench.notify_done("Saved out.pdf.")
    assert shown.shell.window.toast.isVisible()
    shown.editor.refuse("x.pdf was not saved: its folder does not exist.")
    assert shown.editor.trouble.isVisible()
    assert not shown.shell.window.toast.isVisible()
