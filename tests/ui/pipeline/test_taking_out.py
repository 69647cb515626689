"""The deals that are shown go out as a workbook or as one table, as the person chooses in the dialog."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from salesdesk.app.program import Opened
from salesdesk.ui.pipeline.page import PipelinePage
from salesdesk.ui.pipeline.taking_out import TakingOut
from salesdesk.ui.theme import Theme
from tests.ui.windows import empty_desk, press, settle, type_in, window_over


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    """Return a window over a desk with one deal, on the pipeline."""
    desk = empty_desk(tmp_path)
    desk.selling.new_deal("Press line", account_name="Hallertau Malt")
    with window_over(desk, tmp_path) as window:
        window.window.go("pipeline")
        settle(window)
        yield window


@pytest.mark.parametrize(
    ("typed", "kind", "named"),
    [("deals", "CSV (*.csv)", "deals.csv"), ("deals", "Excel (*.xlsx)", "deals.xlsx"), ("d.csv", "", "d.csv")],
)
def test_the_pipeline_goes_out_in_the_form_that_was_chosen(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kind: str, named: str
) -> None:
    offered: list[str] = []

    def chosen(*asked: object) -> tuple[str, str]:
        offered.append(str(asked[3]))
        return str(tmp_path / typed), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    press(opened, Qt.Key.Key_E, modifier=Qt.KeyboardModifier.ControlModifier)
    assert offered == ["Excel (*.xlsx);;CSV (*.csv)"]
    made = tmp_path / named
    if made.suffix == ".csv":
        (found,) = csv.DictReader(made.read_text("utf-8-sig").splitlines())
        assert found["Deal"] == "Press line"
    else:
        assert openpyxl.load_workbook(made)["Deals"]["B2"].value == "Press line"


def test_b16_the_workbook_says_by_which_filter_its_deals_were_chosen(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.desk.selling.new_deal("Oven", account_name="Brick Lane")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "deals.xlsx"), ""))
    press(opened, Qt.Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    type_in(opened, "account:hallertau no value")
    QTest.qWait(220)
    settle(opened)
    press(opened, Qt.Key.Key_E, modifier=Qt.KeyboardModifier.ControlModifier)
    book = openpyxl.load_workbook(tmp_path / "deals.xlsx")
    assert [book["Deals"][f"A{row}"].value for row in (2, 3)] == ["Hallertau Malt", "Total"]
    told = {row[1].value: row[2].value for row in book.worksheets[-1].iter_rows(max_col=3)}
    assert told["Filter"] == "account:hallertau no value"


def test_an_export_tells_how_far_it_is_and_cancelled_it_leaves_the_old_file(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "deals.xlsx"
    path.write_bytes(b"as it was")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    taking = opened.window.findChildren(TakingOut)[0]
    page = opened.window.page("pipeline")
    assert isinstance(page, PipelinePage)
    taking.export(page.query(), "")
    assert taking.progress.isVisible()
    assert taking.progress.words.accessibleName() == "Reading deals…"
    taking.progress.button.setFocus()
    QTest.keyClick(taking.progress.button, Qt.Key.Key_Space)
    settle(opened)
    assert (path.read_bytes(), taking.isHidden()) == (b"as it was", True)
    taking.export(page.query(), "")
    settle(opened)
    assert openpyxl.load_workbook(path)["Deals"]["B2"].value == "Press line"
    assert taking.isHidden()


def test_what_stands_in_the_way_of_an_export_is_said_in_place(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "deals.pdf"), ""))
    press(opened, Qt.Key.Key_E, modifier=Qt.KeyboardModifier.ControlModifier)
    taking = opened.window.findChildren(TakingOut)[0]
    assert taking.trouble.isVisible()
    assert taking.progress.isHidden()
