"""Hostile and broken files: the window says so and goes on (B1)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from salesdesk.app.program import Opened
from salesdesk.ui.answering.page import ReturnedPage
from salesdesk.ui.answering.pages_shown import MOST_PIXELS, width_within
from salesdesk.ui.answering.reading_card import PATIENCE, ReadingCard
from salesdesk.ui.parts import Button
from salesdesk.ui.theme import Theme
from salesdesk.wording import Words
from tests.imports import making_pdfs as making
from tests.ui.windows import empty_desk, settle, window_over


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    desk = empty_desk(tmp_path)
    with window_over(desk, tmp_path) as shown:
        yield shown


def test_b1_a_page_a_mile_high_is_drawn_on_what_has_an_end() -> None:
    assert width_within(900, 595, 842) == 900
    narrow = width_within(900, 1, 200_000)
    assert narrow * narrow * 200_000 <= MOST_PIXELS
    assert width_within(900, 0, 842) == width_within(900, 595, -1) == 1


def test_b1_pages_that_cannot_be_drawn_say_so_and_what_was_read_stays(opened: Opened, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(making.proposal(("A page", "Another page")))
    opened.window.go("returned", str(scan))
    settle(opened)
    page = opened.window.page("returned")
    assert isinstance(page, ReturnedPage)
    assert page.pages.trouble.isHidden()
    page.pages.show_file(b"%PDF-1.7 and nothing else")
    settle(opened)
    assert "cannot be drawn here" in page.pages.trouble.words.accessibleName()
    assert page.read.isVisible()


def test_b1_after_two_seconds_reading_can_be_stopped_and_nothing_changes(opened: Opened, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(making.proposal())
    opened.window.go("returned", str(scan))
    page = opened.window.page("returned")
    assert isinstance(page, ReturnedPage)
    assert page.reading.isVisible()
    page.reading.cancelled.emit()
    settle(opened)
    assert page.reading.trouble.words.accessibleName() == "It was not read, and nothing was changed."
    assert not page.doubts.isVisible()


def test_b1_what_could_not_be_read_is_read_again_when_it_was_saved_anew(opened: Opened, tmp_path: Path) -> None:
    back = tmp_path / "back.pdf"
    back.write_bytes(b"cut off by the mail program")
    opened.window.go("returned", str(back))
    settle(opened)
    page = opened.window.page("returned")
    assert isinstance(page, ReturnedPage)
    shown = [button.text().strip() for button in page.findChildren(Button) if button.isVisible()]
    assert len(shown) == len(set(shown)), "no button stands there twice"
    back.write_bytes(making.proposal())
    page.reading.trouble.button.click()
    settle(opened)
    assert page.read.isVisible()
    assert not page.reading.isVisible()


def test_b1_stopping_is_offered_to_who_has_waited(look: Theme) -> None:
    card = ReadingCard(Words("en"))
    card.show()
    card.begin("back.pdf")
    assert not card.cancel.isVisible()
    QTest.qWait(PATIENCE + 200)
    assert card.cancel.isVisible()
    card.deleteLater()
