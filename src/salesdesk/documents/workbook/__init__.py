"""The pipeline workbook: typed deals in a table, a summary with charts, every formula with the value it comes to."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from salesdesk.application.workbook_content import PipelineSheet
from salesdesk.documents.workbook.cells import typed
from salesdesk.documents.workbook.columns import Columns, columns_of
from salesdesk.documents.workbook.deals_sheet import FIRST_ROW, draw_deals
from salesdesk.documents.workbook.filling import (
    CORE_PART,
    DEALS_PART,
    SUMMARY_PART,
    dated,
    filled,
    part_of,
    with_known,
    with_rows,
)
from salesdesk.documents.workbook.groups import Asking
from salesdesk.documents.workbook.look import ACCENT, GREEN
from salesdesk.documents.workbook.page import Page
from salesdesk.documents.workbook.summary_sheet import draw_summary
from salesdesk.documents.workbook.sums import added_up
from salesdesk.wording import Words


def write_workbook(sheet: PipelineSheet, words: Words) -> bytes:
    """Return the workbook (XLSX) of these deals: sheets "Deals" and "Summary" (3.14, B16).

    Amounts are net, in major units; what is in another currency than the sheet's stands apart and in no sum.
    """
    stages = [s.stage.name for s in sheet.figures.stages if s.stage is not None]
    sums = added_up(sheet, [typed(name) for name in stages], words.text("No stage"))
    columns = columns_of(sheet, words, sums)
    book = Workbook()
    deals, summary = _pages(book, words)
    draw_deals(deals, sheet, columns, sums, words)
    draw_summary(summary, sheet, Asking(columns, words), sums, words)
    _describe(book, sheet, words)
    return _finished(book, sheet, columns, deals, summary)


def _pages(book: Workbook, words: Words) -> tuple[Page, Page]:
    first = book.active
    if not isinstance(first, Worksheet):
        raise TypeError(first)
    first.title = sheet_name(words.text("Deals"))
    second: Worksheet = book.create_sheet(sheet_name(words.text("Summary")))
    first.sheet_properties.tabColor, second.sheet_properties.tabColor = ACCENT, GREEN
    return Page(first), Page(second)


def sheet_name(text: str) -> str:
    """Return the text as a sheet may be called: no brackets, colons, stars or slashes, at most 31 signs."""
    return "".join(c for c in typed(text) if c not in "[]:*?/\\")[:31].strip("' ") or "-"


def _describe(book: Workbook, sheet: PipelineSheet, words: Words) -> None:
    about = book.properties
    about.title = typed(words.text("{desk}: pipeline", desk=sheet.desk))
    about.subject = words.text("As of {day}", day=words.date(sheet.as_of))
    about.creator = about.lastModifiedBy = "SalesDesk"
    about.language = words.language


def _finished(book: Workbook, sheet: PipelineSheet, columns: Columns, deals: Page, summary: Page) -> bytes:
    made = BytesIO()
    book.save(made)
    saved = made.getvalue()
    drawn = with_known(part_of(saved, DEALS_PART), deals.known)
    parts = {
        DEALS_PART: with_rows(drawn, FIRST_ROW, columns, sheet.rows),
        SUMMARY_PART: (with_known(part_of(saved, SUMMARY_PART), summary.known),),
        CORE_PART: (dated(part_of(saved, CORE_PART), sheet.as_of),),
    }
    return filled(saved, parts, rows=len(sheet.rows))
