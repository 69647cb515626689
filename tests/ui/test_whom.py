"""For whom something is begun: on a desk without anybody, what comes first is offered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.ui.pipeline.dialogs import NewDealDialog
from salesdesk.ui.proposing.new_proposal import NewProposalDialog
from salesdesk.ui.theme import Theme
from tests.ui.windows import empty_desk, press, settle, type_in, window_over

Key = Qt.Key


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    desk = empty_desk(tmp_path)
    with window_over(desk, tmp_path) as shown:
        shown.window.go("proposals", "")
        settle(shown)
        yield shown
    desk.close()


def test_a_new_proposal_on_an_empty_desk_leads_to_the_deal_that_comes_first(opened: Opened) -> None:
    press(opened, Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewProposalDialog)
    assert dialog.first.words.accessibleName() == (
        "No deals or accounts yet. Begin with a deal; its account comes with it."
    )
    assert not dialog.line.isVisible()
    assert not dialog.button.isVisible()
    press(opened, Key.Key_Space)
    assert isinstance(QApplication.activeModalWidget(), NewDealDialog)
    type_in(opened, "Press line")
    press(opened, Key.Key_Tab)
    type_in(opened, "Hallertau Malt")
    press(opened, Key.Key_Return)
    assert opened.window.page_id == "deal"
    opened.window.go("proposals", "")
    settle(opened)
    press(opened, Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewProposalDialog)
    assert dialog.line.isVisible()
    assert not dialog.first.isVisible()
    press(opened, Key.Key_Escape)


def test_1_5_a_favour_on_a_desk_without_people_leads_to_where_they_are_added(opened: Opened) -> None:
    opened.window.go("favours", "")
    settle(opened)
    press(opened, Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
    press(opened, Key.Key_Space)
    assert opened.window.page_id == "people"
