"""The language of a document is chosen on the document, whatever the window speaks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from salesdesk.domain.proposal import Proposal
from salesdesk.ui.proposing.compare_rows import CompareRows
from salesdesk.ui.proposing.document_card import DocumentCard
from salesdesk.ui.theme import Theme
from tests.ui.proposing.rooms import ALT, Room, room


@pytest.fixture
def drafted(look: Theme, tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path) as opened:
        opened.open(opened.desk.proposing.draft(deal_id=opened.deal).made(Proposal))
        yield opened


def test_a_document_in_german_has_german_rows_to_compare_in_a_window_that_stays_english(drafted: Room) -> None:
    drafted.press(Qt.Key.Key_4, ALT)
    card = drafted.editor.findChild(DocumentCard)
    assert card is not None
    card.language.setFocus()
    drafted.type_in("Deu")
    drafted.settle()
    drafted.wait_until(lambda: drafted.kept().language == "de")
    rows = drafted.editor.findChild(CompareRows)
    assert rows is not None
    menu = rows.add_button.menu()
    assert menu is not None
    offered = [action.text() for action in menu.actions()]
    assert offered[0] == "Was Sie erhalten"
    assert offered[-1] == "Something else"
    assert rows.add_button.text().strip() == "Add a row to compare"
