"""The sheet that explains: whose deals these are and of which day, the rates used, every column, every formula."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil

from salesdesk.documents.workbook.accounts_sheet import MOST_LINKS, is_live
from salesdesk.documents.workbook.columns import Columns
from salesdesk.documents.workbook.look import DAY, HEADING, Look
from salesdesk.documents.workbook.page import Page
from salesdesk.documents.workbook.printing import print_wide
from salesdesk.documents.workbook.subject import Subject
from salesdesk.domain.ageing import LEAST_WINS
from salesdesk.wording.labels import label
from salesdesk.wording.workbooks import column_told, formulas_told

_SIGNS = 92
"""So many signs of a sentence fit in a line of its cell."""

_SAID = Look(wrap=True, indent=1)
_DAY = Look(indent=1, number=DAY)
_NAME = Look(bold=True)


def draw_about(page: Page, subject: Subject, columns: Columns) -> None:
    """Draw the sheet."""
    sheet, words = subject.sheet, subject.words
    subject.open_page(
        page,
        words.text("How to read this workbook"),
        words.text("{desk}, as of {day}", desk=sheet.desk, day=words.date(sheet.as_of)),
        {"A": 2.0, "B": 28.0, "C": 100.0},
    )
    row = _draw(page, 4, words.text("What it holds"), _facts(subject))
    page.call("AsOf", "C5")
    row = _draw_rates(page, row, subject)
    told = [(column.title, column_told(column.key, words)) for column in columns.listed]
    row = _draw(page, row, words.text("Columns of the deals"), told)
    row = _draw(page, row, words.text("Formulas"), formulas_told(words, LEAST_WINS))
    page.sheet.print_area = f"A1:C{row}"
    print_wide(page.sheet, sheet, words)


def _draw(page: Page, heading: int, title: str, lines: Sequence[tuple[str, str | date]]) -> int:
    page.text(f"B{heading}", title, HEADING)
    for row, (name, told) in enumerate(lines, heading + 1):
        page.text(f"B{row}", name, _NAME)
        if isinstance(told, date):
            page.day(f"C{row}", told, _DAY)
            continue
        page.text(f"C{row}", told, _SAID, foreign=True)
        page.sheet.row_dimensions[row].height = 5 + 13 * max(1, ceil(len(told) / _SIGNS))
    return heading + len(lines) + 2


def _facts(subject: Subject) -> list[tuple[str, str | date]]:
    sheet, words = subject.sheet, subject.words
    deals = words.plural("{n} deal", "{n} deals", len(sheet.rows))
    facts: list[tuple[str, str | date]] = [
        (words.text("Deals as of"), sheet.as_of),
        (words.text("Filter"), sheet.filter or words.text("None: every deal of the list it was made from")),
        (words.text("Deals"), deals),
        (words.text("Period"), words.period(sheet.period)),
        (words.text("Amounts"), words.text("In {currency}, net of tax", currency=sheet.currency)),
        (words.text("Days and clocks"), sheet.zone),
        (words.text("Segments by"), label(words, sheet.segment_by)),
    ]
    if not is_live(subject):
        told = words.text("There are so many that their figures are plain numbers; all other figures are formulas.")
        facts.append((words.text("Accounts"), told))
    if len(sheet.rows) > MOST_LINKS:
        told = words.text("The first {n} deals lead to their accounts: a sheet holds no more links.", n=MOST_LINKS)
        facts.append((words.text("Links"), told))
    return facts


def _draw_rates(page: Page, heading: int, subject: Subject) -> int:
    """Draw the rates that were used, by name for the formulas, and what could not be counted."""
    words, sums, own = subject.words, subject.sums, subject.sheet.currency
    if not sums.foreign:
        return heading
    page.text(f"B{heading}", words.text("Exchange rates"), HEADING)
    for row, (currency, rate) in enumerate(sums.worth.rates.items(), heading + 1):
        named = words.text(
            "{currency}: so many for 1 {own}, since {day}", currency=currency, own=own, day=words.date(rate.from_on)
        )
        page.text(f"C{row}", named, _SAID)
        page.number(f"B{row}", rate.per_base, Look(number="#,##0.0#####", bold=True))
        page.call(sums.worth.rate_name(currency), f"B{row}")
    for row, (currency, count) in enumerate(sorted(sums.not_counted.items()), heading + 1 + len(sums.worth.rates)):
        page.text(f"B{row}", words.text("Not counted: no rate for {currency}", currency=currency), _NAME)
        told = words.plural(
            "{n} deal is in no sum. Set the rate in the settings, then write the workbook again.",
            "{n} deals are in no sum. Set the rate in the settings, then write the workbook again.",
            count,
        )
        page.text(f"C{row}", told, _SAID)
    return heading + len(sums.worth.rates) + len(sums.not_counted) + 2
