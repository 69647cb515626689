"""Marketing's month as a workbook: real dates, text that is never a formula, filters, ready to print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import TypeVar

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from salesdesk.application.marketing_content import MarketingContent
from salesdesk.documents.marketing.columns import Column, heard_columns, lead_columns
from salesdesk.documents.workbook.cells import typed
from salesdesk.documents.workbook.filling import CORE_PART, dated, filled, part_of
from salesdesk.documents.workbook.look import ACCENT, DAY, GREEN, HEAD, SUBTITLE, TITLE, Look
from salesdesk.documents.workbook.page import Page
from salesdesk.wording import Words

T = TypeVar("T")

HEAD_ROW = 4
_HEAD_HEIGHT, _LINE = 24.0, 14.0
_TEXT = Look(wrap=True, indent=1)
_DAY = Look(number=DAY, indent=1)
_MOST_LINES = 12
_A4 = 9


def write_workbook(content: MarketingContent, words: Words) -> bytes:
    """Return the workbook (XLSX) with the sheets "Leads" and "Feedback"; equal content makes equal bytes."""
    book = Workbook()
    first = book.active
    if not isinstance(first, Worksheet):
        raise TypeError(first)
    second: Worksheet = book.create_sheet(words.text("Feedback"))
    first.title = words.text("Leads handed back")
    first.sheet_properties.tabColor, second.sheet_properties.tabColor = ACCENT, GREEN
    month, returned, said = words.period(content.month), len(content.leads), len(content.heard)
    come_back = words.plural("{n} lead came back in {month}", "{n} leads came back in {month}", returned, month=month)
    heard = words.plural("{n} thing heard in {month}", "{n} things heard in {month}", said, month=month)
    _draw(Page(first), content, words, come_back, lead_columns(words), content.leads)
    _draw(Page(second), content, words, heard, heard_columns(words), content.heard)
    about = book.properties
    about.title = typed(words.text("{desk}: for marketing, {month}", desk=content.desk, month=month))
    about.creator = about.lastModifiedBy = "SalesDesk"
    about.language = words.language
    made = BytesIO()
    book.save(made)
    saved = made.getvalue()
    parts = {CORE_PART: (dated(part_of(saved, CORE_PART), content.as_of),)}
    return filled(saved, parts, rows=len(content.leads) + len(content.heard))


def _draw(
    page: Page, content: MarketingContent, words: Words, title: str, columns: Sequence[Column[T]], things: Sequence[T]
) -> None:
    sheet = page.sheet
    page.text("A1", title, TITLE)
    page.text("A2", words.text("{desk}, as of {day}", desk=content.desk, day=words.date(content.as_of)), SUBTITLE)
    sheet.row_dimensions[1].height = 30.0
    for at, column in enumerate(columns, 1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = column.width
        page.text(f"{letter}{HEAD_ROW}", column.head, HEAD)
    sheet.row_dimensions[HEAD_ROW].height = _HEAD_HEIGHT
    for number, thing in enumerate(things, HEAD_ROW + 1):
        _draw_row(page, number, columns, thing)
    last = get_column_letter(len(columns))
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{last}{max(HEAD_ROW + 1, HEAD_ROW + len(things))}"
    _to_print(sheet)


def _draw_row(page: Page, number: int, columns: Sequence[Column[T]], thing: T) -> None:
    lines = 1
    for at, column in enumerate(columns, 1):
        place, value = f"{get_column_letter(at)}{number}", column.value(thing)
        if isinstance(value, date):
            page.blank(place, _DAY).value = value
        else:
            page.text(place, value, _TEXT, foreign=True)
            lines = max(lines, sum(-(-len(part) // (column.width - 2)) or 1 for part in value.split("\n")))
    page.sheet.row_dimensions[number].height = 6 + _LINE * min(lines, _MOST_LINES)


def _to_print(sheet: Worksheet) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
