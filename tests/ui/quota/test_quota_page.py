"""The page "Quota" shows the figures of its use case, and plans the talk by keyboard (1.17, B19)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from salesdesk.ui.quota.page import QuotaPage
from salesdesk.ui.theme import Theme
from salesdesk.wording import Words
from salesdesk.wording.quota import figures_told
from tests.new_desks import open_sample
from tests.ui.windows import empty_desk, press, settle, window_over

Key = Qt.Key


def test_b19_the_page_shows_the_case_and_the_talk_is_booked_by_keys(look: Theme, tmp_path: Path) -> None:
    with window_over(open_sample(tmp_path / "sample.salesdesk"), tmp_path) as opened:
        opened.window.go("quota")
        settle(opened)
        page, desk = opened.window.page("quota"), opened.shell.workbench.desk
        assert isinstance(page, QuotaPage)
        shown = [(tile.name.text(), tile.value.text()) for tile in page.answers.tiles]
        assert shown == [(one.name, one.value) for one in figures_told(desk.quota.view().case, Words())]
        before = len(desk.following_up.due())
        page.save_button.setFocus()
        press(opened, Key.Key_T, Key.Key_Return)
        assert len(desk.following_up.due()) == before + 1


def test_1_17_an_empty_desk_says_that_a_target_is_missing(look: Theme, tmp_path: Path) -> None:
    with window_over(empty_desk(tmp_path), tmp_path) as opened:
        opened.window.go("quota")
        settle(opened)
        page = opened.window.page("quota")
        assert isinstance(page, QuotaPage)
        assert page.empty.title.text() == "No target is set for this period"
        assert page.save_button.isHidden()
