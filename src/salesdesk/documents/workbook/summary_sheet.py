"""The summary: the period's outlook, open deals by stage and by month, each a table with its chart beside it."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from salesdesk.application.workbook_content import PipelineSheet
from salesdesk.documents.workbook.block import Block, BlockLook
from salesdesk.documents.workbook.cells import typed
from salesdesk.documents.workbook.charts import Place, Strip, draw_bars, draw_gap_bar
from salesdesk.documents.workbook.look import COUNT, NOTE
from salesdesk.documents.workbook.outlook_box import OutlookRows, draw_outlook, notes_of
from salesdesk.documents.workbook.page import Page
from salesdesk.documents.workbook.printing import print_wide
from salesdesk.documents.workbook.subject import Subject
from salesdesk.domain.money import Money
from salesdesk.wording import Words

_WIDTHS = {"A": 2.0, "B": 27.0, "C": 8.0, "D": 12.0, "E": 15.0, "F": 15.0, "G": 4.0} | dict.fromkeys("HIJKLMN", 11.0)

_NOTE_SIGNS = 80
"""So many signs of a note fit beside the chart."""

_ONE_PAGE = 75


def draw_summary(page: Page, subject: Subject) -> None:
    """Draw the whole sheet."""
    sheet, words = subject.sheet, subject.words
    day, currency = words.date(sheet.as_of), sheet.currency
    told = words.text("Pipeline as of {day}, amounts in {currency}, net of tax", day=day, currency=currency)
    subject.open_page(page, typed(sheet.desk).strip() or words.text("Pipeline"), told, _WIDTHS)
    outlook = draw_outlook(page, 4, subject)
    _draw_gap(page, outlook, sheet, words)
    free = _draw_notes(page, outlook.free, notes_of(sheet, subject.sums, words))
    look, asking, sums = BlockLook(currency, subject.money, words), subject.asking, subject.sums
    stages = look.draw(page, free, words.text("Open deals by stage"), words.text("Stage"), asking.stages(sums))
    _draw_chart(page, stages, look, lying=True)
    title = words.text("Open deals by expected close")
    months = look.draw(page, stages.free, title, words.text("Month"), asking.months(sums))
    _draw_chart(page, months, look, lying=False)
    owners = look.draw(page, months.free, words.text("Open deals by owner"), words.text("Owner"), asking.owners(sums))
    if owners.lines:
        _draw_chart(page, owners, look, lying=True)
    page.sheet.print_area = f"A1:N{owners.free}"
    print_wide(page.sheet, sheet, words, one_page=owners.free < _ONE_PAGE)


def _draw_notes(page: Page, row: int, notes: Sequence[str]) -> int:
    for number, note in enumerate(notes, row):
        page.sheet.merge_cells(f"B{number}:F{number}")
        page.text(f"B{number}", note, NOTE)
        page.sheet.row_dimensions[number].height = 4 + 12 * ceil(len(note) / _NOTE_SIGNS)
    return row + len(notes) + 1


def _draw_gap(page: Page, rows: OutlookRows, sheet: PipelineSheet, words: Words) -> None:
    shown = sheet.figures.outlook
    names = (words.text("Won"), words.text("Commit"), words.text("Weighted rest"), words.text("Shortfall"))
    amounts = (shown.won, shown.commit, shown.weighted_rest, shown.shortfall)
    strips = [
        Strip(name, f"$B${row}", "E", row, [_major(amount)])
        for row, name, amount in zip(rows.parts, names, amounts, strict=False)
    ]
    if any(strip.values[0] for strip in strips):
        draw_gap_bar(page.sheet, Place(rows.heading + 1, 6), strips)


def _draw_chart(page: Page, block: Block, look: BlockLook, *, lying: bool) -> None:
    """Draw what the lines come to; where no deal has a value, how many deals they hold."""
    labels = [line.label for line in block.lines]
    strips, number = _amounts(block, look), look.money.number
    if not any(any(strip.values) for strip in strips):
        strips, number = _counts(block, look.words), COUNT
    rows = block.free - block.heading - 2
    draw_bars(page.sheet, Place(block.heading + 1, rows), labels, strips, number, lying=lying)


def _amounts(block: Block, look: BlockLook) -> list[Strip]:
    head, words = block.first - 1, look.words
    value = [_major(look.value(line.tally)) for line in block.lines]
    weighted = [_major(look.weighted(line.tally)) for line in block.lines]
    return [
        Strip(words.text("Value"), f"$E${head}", "E", block.first, value),
        Strip(words.text("Weighted"), f"$F${head}", "F", block.first, weighted),
    ]


def _counts(block: Block, words: Words) -> list[Strip]:
    counts = [float(line.tally.count) for line in block.lines]
    return [Strip(words.text("Deals"), f"$C${block.first - 1}", "C", block.first, counts)]


def _major(amount: Money | None) -> float | None:
    return float(amount.amount) if amount else None
