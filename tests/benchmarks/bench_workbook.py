"""The pipeline workbook of 20,000 deals, against openpyxl writing the same cells plainly, without any look."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from salesdesk.documents.workbook import write_workbook
from salesdesk.wording import Words
from tests.benchmarks.measuring import Report, side_by_side
from tests.documents.workbook.deals import sheet_of, some_rows

COUNT, ROUNDS = 20_000, 3
OURS, NORMAL, STREAMED = "SalesDesk, styled", "openpyxl, plain", "openpyxl write-only, plain"


def test_workbook_of_20000_deals(report: Report) -> None:
    sheet = sheet_of(some_rows(COUNT))
    words = Words()
    cells = _cells(write_workbook(sheet, words))
    works = {
        OURS: lambda: write_workbook(sheet, words),
        NORMAL: lambda: _plain(cells, streamed=False),
        STREAMED: lambda: _plain(cells, streamed=True),
    }
    medians = side_by_side(ROUNDS, works)
    report.compare(f"workbook of {COUNT:,} deals", medians, OURS, bar="<= 0.10 x styled openpyxl")
    assert len(cells) > COUNT
    assert medians.ratio(OURS, NORMAL) < 1


def _cells(saved: bytes) -> Sequence[Sequence[Any]]:
    """Return what stands in the sheet of deals, formulas as they are written."""
    sheet = load_workbook(BytesIO(saved), read_only=True)["Deals"]
    return list(sheet.iter_rows(values_only=True))


def _plain(cells: Sequence[Sequence[Any]], *, streamed: bool) -> bytes:
    book = Workbook(write_only=streamed)
    sheet = book.create_sheet("Deals")
    for row in cells:
        sheet.append(row)
    made = BytesIO()
    book.save(made)
    return made.getvalue()
