"""`salesdesk template` and `salesdesk review` on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.documents.reading import pages_text
from tests.new_desks import my_desk

Run = Any


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a closed desk of one rep and one deal."""
    desk = my_desk(tmp_path)
    desk.selling.new_deal("Press line", account_name="Brick Lane")
    desk.close()
    return desk.path


def test_3_14_a_script_writes_the_template_of_a_period(run: Run, path: Path, tmp_path: Path) -> None:
    code, out, _ = run("template", path, tmp_path / "t.xlsx", "--period", "2027")
    assert (code, out.strip()) == (0, f"Revenue forecasting template: {tmp_path / 't.xlsx'}")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx", data_only=True)
    assert "2027" in str(book["Assumptions"]["B1"].value)
    assert [book["Deals"].cell(4, at).number_format for at in (12, 23)] == ["mmm\\ yyyy"] * 2


def test_3_15_a_script_writes_the_review_as_paper_or_workbook(run: Run, path: Path, tmp_path: Path) -> None:
    assert run("review", path, tmp_path / "r.pdf", "--period", "2026-Q4", "--as-of", "2026-12-01")[0] == 0
    assert "Review of Q4 2026" in pages_text((tmp_path / "r.pdf").read_bytes())[0]
    assert run("review", path, tmp_path / "r.xlsx", "--period", "2026-Q4")[0] == 0
    assert openpyxl.load_workbook(tmp_path / "r.xlsx")["In short"]["B1"].value == "Review of Q4 2026"


@pytest.mark.parametrize("asked", [("r.txt",), ("r.pdf", "--of", "Nobody Known"), ("r.pdf", "--period", "soon")])
def test_3_15_what_cannot_be_meant_writes_nothing_and_says_why(
    run: Run, path: Path, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    code, _, said = run("review", path, tmp_path / asked[0], *asked[1:])
    assert code == 1
    assert said.strip()
    assert list(tmp_path.glob("r.*")) == []
