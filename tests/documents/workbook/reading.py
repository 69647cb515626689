"""Reads finished workbooks back, the way other programs do."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from salesdesk.application.workbook_content import PipelineSheet
from salesdesk.documents.workbook import write_workbook
from salesdesk.wording import Words


def written(sheet: PipelineSheet, words: Words | None = None) -> bytes:
    """Return the workbook in English, or in other words."""
    return write_workbook(sheet, words or Words())


def values_of(made: bytes) -> Workbook:
    """Return the workbook as a program sees it that does not calculate."""
    return load_workbook(BytesIO(made), data_only=True)


def formulas_of(made: bytes) -> Workbook:
    """Return the workbook with its formulas."""
    return load_workbook(BytesIO(made))


def records(made: bytes) -> list[dict[str, Any]]:
    """Return the deals by heading, without the totals."""
    header, *rows, _totals = values_of(made)["Deals"].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def totals(made: bytes) -> dict[str, Any]:
    """Return the totals by heading."""
    header, *_rows, last = values_of(made)["Deals"].iter_rows(values_only=True)
    return dict(zip(map(str, header), last, strict=True))


def block(made: bytes, heading: str) -> dict[str, tuple[Any, ...]]:
    """Return a block of the summary by label: how many deals, how many with a value, value, weighted value."""
    found: dict[str, tuple[Any, ...]] = {}
    rows = values_of(made)["Summary"].iter_rows(min_col=2, max_col=6, values_only=True)
    for row in rows:
        if row[0] == heading:
            break
    next(rows)
    for label, *figures in rows:
        if label is None:
            break
        found[str(label)] = tuple(figures)
    return found


def part(made: bytes, name: str) -> str:
    """Return one part of the file as it is."""
    with ZipFile(BytesIO(made)) as package:
        return package.read(name).decode()
