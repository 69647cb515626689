"""Whether there is enough pipeline, in a window: the answer first, and the deals behind it (3.13, B13)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from salesdesk.domain.explained import Figure
from salesdesk.domain.money import Money
from salesdesk.ui.covering.page import CoveragePage
from salesdesk.ui.explained import ExplainedDialog
from salesdesk.ui.losing.bar_row import BarRow
from salesdesk.ui.theme import Theme
from tests.new_desks import open_sample
from tests.ui.windows import empty_desk, settle, window_over


def test_b13_an_empty_desk_says_what_would_make_the_answer_sayable(look: Theme, tmp_path: Path) -> None:
    with window_over(empty_desk(tmp_path), tmp_path) as opened:
        opened.window.go("coverage", "")
        settle(opened)
        page = opened.window.page("coverage")
        assert isinstance(page, CoveragePage)
        assert page.sayable.text() == "Set a target, and the answer is here."
        assert page.target.isVisible()
        assert not page.reach.isVisible()
        assert not page.levers.table.isVisible()
        opened.desk.targeting.set("2026-Q4", Money.of(1000, "EUR"))
        page.refresh()
        settle(opened)
        assert page.sayable.text() == "Close 8 more deals as won or lost, or import those decided earlier."
        assert not page.target.isVisible()


def test_3_13_the_deals_behind_the_answer_and_those_left_out_are_listed(look: Theme, tmp_path: Path) -> None:
    desk = open_sample(tmp_path / "sample.salesdesk")
    view = desk.covering.view("2026-Q4", date(2026, 12, 1))
    with window_over(desk, tmp_path) as opened:
        opened.window.go("coverage", "")
        settle(opened)
        page = opened.window.page("coverage")
        assert isinstance(page, CoveragePage)
        assert page.reach.isVisible()
        page.explains[Figure.COVERAGE].click()
        settle(opened)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExplainedDialog)
        assert sum(one.part == "open" for one in dialog.rows.things()) == view.covering.count
        dialog.reject()
        settle(opened)
        page.out.findChildren(BarRow)[0].click()
        settle(opened)
        left = QApplication.activeModalWidget()
        assert isinstance(left, ExplainedDialog)
        assert len(list(left.rows.things())) == view.out[0].sum.count
        left.reject()
