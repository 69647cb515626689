"""The sheet of deals: a table with filters, a header that stays, totals by formula and a few marks by condition."""

from __future__ import annotations

from dataclasses import replace

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableFormula, TableStyleInfo

from salesdesk.application.workbook_content import PipelineSheet
from salesdesk.documents.workbook.column import Column
from salesdesk.documents.workbook.columns import FIRST_ROW, TABLE, Columns, quoted
from salesdesk.documents.workbook.look import (
    BAD,
    BAD_WASH,
    COUNT,
    HEAD,
    HEAD_RIGHT,
    INK,
    ROW_HEIGHT,
    WARN,
    WARN_WASH,
    WHITE,
)
from salesdesk.documents.workbook.page import Page
from salesdesk.documents.workbook.printing import print_wide
from salesdesk.documents.workbook.sums import Sums
from salesdesk.domain.ageing import Tier
from salesdesk.domain.deal import Status
from salesdesk.domain.money import Money
from salesdesk.wording import Words
from salesdesk.wording.labels import label
from salesdesk.wording.workbooks import tier_told

_MEASURED = 2_000
"""So many deals are looked at for the widths: in a million, the others are about as long."""
_NARROWEST, _WIDEST = 12.0, 46.0
_BROAD, _AROUND = 1.05, 4.0
"""How broad a letter is beside a digit, and the room for the indent and the arrow of the filter."""
_SUMMED = ("value", "weighted")


def last_row(sheet: PipelineSheet) -> int:
    """Return the number of the last row of deals; a table has one row at least."""
    return FIRST_ROW + max(1, len(sheet.rows)) - 1


def draw_deals(page: Page, sheet: PipelineSheet, columns: Columns, sums: Sums, words: Words) -> None:
    """Draw everything but the deals: header, one dressed row to copy, totals, filters, marks, print set-up."""
    last = last_row(sheet)
    _draw_header(page, columns, sheet)
    for number, column in enumerate(columns.listed, 1):
        marker = page.blank(f"{get_column_letter(number)}{FIRST_ROW}", column.look)
        marker.quotePrefix = column.typed_in
    _draw_totals(page, columns, sums, last + 1, words)
    page.sheet.add_table(_table(columns, last, words))
    _mark(page, sheet, columns, last, words)
    view = page.sheet.sheet_view
    view.showGridLines = False
    page.sheet.freeze_panes = f"C{FIRST_ROW}"
    page.sheet.sheet_format.defaultRowHeight = ROW_HEIGHT
    page.sheet.sheet_format.customHeight = True
    # On one page so many columns would be too small to read: two, and each says whose deals these are.
    print_wide(page.sheet, sheet, words, title_rows="1:1", title_cols="A:B", wide=2)


def _draw_header(page: Page, columns: Columns, sheet: PipelineSheet) -> None:
    page.sheet.row_dimensions[1].height = 32
    for number, column in enumerate(columns.listed, 1):
        letter = get_column_letter(number)
        page.text(f"{letter}1", column.title, HEAD_RIGHT if column.look.right else HEAD)
        page.sheet.column_dimensions[letter].width = _width(column, sheet)


def _width(column: Column, sheet: PipelineSheet) -> float:
    """Return the width of a column in characters: what people typed is shown whole, up to a length that can be read."""
    if not column.typed_in:
        return column.width
    longest = max((len(str(column.read(row) or "")) for row in sheet.rows[:_MEASURED]), default=0)
    return min(max(longest * _BROAD + _AROUND, len(column.title) + _AROUND, _NARROWEST), _WIDEST)


def _draw_totals(page: Page, columns: Columns, sums: Sums, row: int, words: Words) -> None:
    page.sheet.row_dimensions[row].height = 24
    known = {"value": sums.everything.value, "weighted": sums.everything.weighted}
    for number, column in enumerate(columns.listed, 1):
        at = f"{get_column_letter(number)}{row}"
        look = replace(column.look, bold=True, colour=INK, rule="", above=INK)
        if column.key in _SUMMED:
            formula = f"SUBTOTAL(109,{columns.named(column.key)})"
            shown = replace(look, number=f'{look.number};{look.number};"–"')
            page.formula(at, formula, Money(known[column.key], columns.currency), shown)
        elif column.key == "deal":
            formula = f"SUBTOTAL(103,{columns.named('status')})"
            page.formula(at, formula, sums.everything.count, replace(look, number=COUNT))
        elif column.key == "account":
            page.text(at, words.text("Total"), look)
        else:
            page.blank(at, look)


def _table(columns: Columns, last: int, words: Words) -> Table:
    end = get_column_letter(len(columns.listed))
    entries = [TableColumn(id=n, name=column.title) for n, column in enumerate(columns.listed, 1)]
    for entry, column in zip(entries, columns.listed, strict=True):
        _total(entry, column.key, columns, words)
    return Table(
        id=1,
        name=TABLE,
        displayName=TABLE,
        ref=f"A1:{end}{last + 1}",
        totalsRowCount=1,
        autoFilter=AutoFilter(ref=f"A1:{end}{last}"),
        tableColumns=entries,
        tableStyleInfo=TableStyleInfo(showRowStripes=False, showColumnStripes=False),
    )


def _total(entry: TableColumn, key: str, columns: Columns, words: Words) -> None:
    if key in _SUMMED:
        entry.totalsRowFunction = "sum"
    elif key == "account":
        entry.totalsRowLabel = words.text("Total")
    elif key == "deal":
        entry.totalsRowFunction = "custom"
        entry.totalsRowFormula = TableFormula(attr_text=f"SUBTOTAL(103,{columns.named('status')})")


def _mark(page: Page, sheet: PipelineSheet, columns: Columns, last: int, words: Words) -> None:
    """Mark what asks for work: a close date gone by, no next step, the tiers of age, what is unproven.

    Every mark stands beside a word or a date that says the same, never on colour alone.
    """
    status = f"${columns.letter('status')}{FIRST_ROW}={quoted(label(words, Status.OPEN))}"
    due, step, proof = (columns.letter(key) for key in ("expected", "next", "proof"))
    day = sheet.as_of
    late = f"AND({status},ISNUMBER(${due}{FIRST_ROW}),${due}{FIRST_ROW}<DATE({day.year},{day.month},{day.day}))"
    _rule(page, due, due, last, late, BAD, BAD_WASH)
    _rule(page, step, step, last, f'AND({status},${step}{FIRST_ROW}="")', WARN, WARN_WASH)
    _rule(page, proof, proof, last, f'${proof}{FIRST_ROW}<>""', WARN, WARN_WASH)
    age, tier = columns.letter("age"), columns.letter("tier")
    for one, colour, ground, bold in _TIERS:
        formula = f"${tier}{FIRST_ROW}={quoted(tier_told(one, words))}"
        _rule(page, age, tier, last, formula, colour, ground, bold=bold)


_TIERS = (
    (Tier.PAST_LONGEST, WHITE, BAD, True),
    (Tier.PAST_P90, BAD, BAD_WASH, True),
    (Tier.PAST_MEAN, WARN, WARN_WASH, False),
)


def _rule(
    page: Page, first: str, end: str, last: int, formula: str, colour: str, ground: str, *, bold: bool = False
) -> None:
    marked = DifferentialStyle(font=Font(color=colour, bold=bold or None), fill=PatternFill(bgColor=ground))
    rule = Rule(type="expression", dxf=marked, formula=[formula])
    where = f"{first}{FIRST_ROW}:{end}{last}"
    page.sheet.conditional_formatting.add(where, rule)  # pyright: ignore[reportUnknownMemberType]
