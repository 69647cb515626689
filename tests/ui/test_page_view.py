"""The preview of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesdesk.ui.background import Background
from salesdesk.ui.page_view import PagedDocument, PageView
from salesdesk.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background(qapp)
    yield made
    made.close()


@dataclass(frozen=True)
class Pixels:
    """A page of one colour."""

    width: int
    height: int
    stride: int
    pixels: bytes


def test_the_preview_turns_pages_keeps_its_place_and_drops_late_drawings(qtbot: QtBot, background: Background) -> None:
    view = PageView(background, Words())
    qtbot.addWidget(view)
    view.resize(420, 500)
    view.show()
    drawn: list[tuple[int, int]] = []

    def draw(page: int, width: int) -> Pixels:
        drawn.append((page, width))
        return Pixels(width, 30, width * 4, bytes([page * 40, 0, 200, 255]) * (width * 30))

    view.show_document(PagedDocument(6, draw))
    view.go_to(2)
    background.settle()
    assert view.image is not None
    assert view.image.pixelColor(3, 3).name() == "#c80050"
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    view.toggle_zoom()
    background.settle()
    wide = drawn[-1][1]
    view.show_document(PagedDocument(3, draw))
    background.settle()
    assert view.page == 2
    assert wide > drawn[0][1] * 1.5
    view.show_document(None)
    assert view.image is None
