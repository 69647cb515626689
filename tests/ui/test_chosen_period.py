"""A page of the forecast shows what is chosen: an answer for another period that comes late is shown to nobody."""

from __future__ import annotations

from pathlib import Path

from salesdesk.ui.gap.page import GapPage
from salesdesk.ui.theme import Theme
from tests.new_desks import open_sample, sample_at
from tests.ui.windows import settle, window_over


def test_0_1_an_answer_for_a_period_that_is_left_is_shown_to_nobody(look: Theme, tmp_path: Path) -> None:
    with window_over(open_sample(sample_at(tmp_path / "sample.salesdesk")), tmp_path) as opened:
        opened.window.go("gap")
        settle(opened)
        page = opened.window.page("gap")
        assert isinstance(page, GapPage)
        heard: list[str] = []
        page.load(lambda: "asked of this quarter", heard.append)
        page.workbench.chosen.choose_period("2027-Q1")
        page.load(lambda: "asked of the next one", heard.append)
        settle(opened)

        assert heard == ["asked of the next one"]
        assert page.header is not None
        assert "Q1 2027" in page.header.sentence.text()
