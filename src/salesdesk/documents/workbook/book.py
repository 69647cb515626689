"""Puts the workbook together: openpyxl owns it, rows are streamed in, every formula gets what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from salesdesk.application.workbook_content import PipelineSheet
from salesdesk.documents.workbook.about_sheet import draw_about
from salesdesk.documents.workbook.accounts_sheet import (
    AccountLine,
    account_lines,
    accounts_streamed,
    deal_links,
    draw_accounts,
)
from salesdesk.documents.workbook.ageing_sheet import draw_ageing
from salesdesk.documents.workbook.cells import typed
from salesdesk.documents.workbook.columns import FIRST_ROW, Columns
from salesdesk.documents.workbook.deal_columns import columns_of
from salesdesk.documents.workbook.deals_sheet import draw_deals
from salesdesk.documents.workbook.filling import (
    CORE_PART,
    Streamed,
    dated,
    fill,
    part_of,
    sheet_part,
    with_known,
    with_rows,
)
from salesdesk.documents.workbook.forecast_sheet import draw_forecast
from salesdesk.documents.workbook.groups import Asking
from salesdesk.documents.workbook.look import ACCENT, BAD, GREEN, INK, QUIET, WARN, named_styles
from salesdesk.documents.workbook.losses_sheet import draw_losses
from salesdesk.documents.workbook.page import Page
from salesdesk.documents.workbook.subject import Subject
from salesdesk.documents.workbook.summary_sheet import draw_summary
from salesdesk.documents.workbook.sums import added_up
from salesdesk.wording import Words

_DEALS, _ACCOUNTS = 1, 6
"""The sheets whose rows are streamed in, by their numbers."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where the file goes, and who is told how many deals are in it."""

    stream: BinaryIO
    written: Callable[[int], None] | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """The sheets in their order."""

    deals: Page
    summary: Page
    forecast: Page
    ageing: Page
    losses: Page
    accounts: Page
    about: Page

    @property
    def listed(self) -> tuple[Page, ...]:
        """All of them, as they stand in the file."""
        return (self.deals, self.summary, self.forecast, self.ageing, self.losses, self.accounts, self.about)


def write_workbook(sheet: PipelineSheet, words: Words) -> bytes:
    """Return the workbook (XLSX) of these deals."""
    made = BytesIO()
    write_workbook_into(made, sheet, words)
    return made.getvalue()


def write_workbook_into(
    target: BinaryIO, sheet: PipelineSheet, words: Words, written: Callable[[int], None] | None = None
) -> None:
    """Write the workbook (XLSX) of these deals: deals, summary, forecast, ageing, won and lost, accounts, how to read.

    Amounts are net, in major units, other currencies by the desk's rates (3.14, B16); what has no rate is in no sum.
    `written` is told now and then how many deals are; whatever it raises stops it.
    """
    subject, columns = reckoned(sheet, words)
    book = Workbook()
    pages = _pages(book, words)
    draw_deals(pages.deals, sheet, columns, subject.sums, words)
    draw_summary(pages.summary, subject)
    draw_forecast(pages.forecast, subject)
    draw_ageing(pages.ageing, subject)
    draw_losses(pages.losses, subject)
    lines = account_lines(subject)
    draw_accounts(pages.accounts, subject, lines)
    draw_about(pages.about, subject, columns)
    _describe(book, sheet, words)
    for page in pages.listed:
        for name, place in page.names.items():
            book.defined_names[name] = DefinedName(name, attr_text=place)
    _finish(book, subject, columns, pages, lines, Target(target, written))


def reckoned(sheet: PipelineSheet, words: Words) -> tuple[Subject, Columns]:
    """Return what the deals come to, and the columns they need."""
    stages = [s.stage.name for s in sheet.figures.stages if s.stage is not None]
    sums = added_up(sheet, [typed(name) for name in stages], words.text("No stage"))
    columns = columns_of(sheet, words, sums)
    return Subject(sheet, words, sums, Asking(columns, words)), columns


def _pages(book: Workbook, words: Words) -> Pages:
    first = book.active
    if not isinstance(first, Worksheet):
        raise TypeError(first)
    titles = (
        (words.text("Deals"), ACCENT),
        (words.text("Summary"), GREEN),
        (words.text("Forecast"), GREEN),
        (words.text("Ageing"), WARN),
        (words.text("Won and lost"), BAD),
        (words.text("Accounts"), INK),
        (words.text("How to read"), QUIET),
    )
    styles, made = named_styles(book), [first]
    made += [book.create_sheet() for _ in titles[1:]]
    for page, (title, colour) in zip(made, titles, strict=True):
        page.title = sheet_name(title)
        page.sheet_properties.tabColor = colour
    return Pages(*(Page(page, styles) for page in made))


def sheet_name(text: str) -> str:
    """Return the text as a sheet may be called: no brackets, colons, stars or slashes, at most 31 signs."""
    return "".join(c for c in typed(text) if c not in "[]:*?/\\")[:31].strip("' ") or "-"


def _describe(book: Workbook, sheet: PipelineSheet, words: Words) -> None:
    about = book.properties
    about.title = typed(words.text("{desk}: pipeline", desk=sheet.desk))
    about.subject = words.text("As of {day}", day=words.date(sheet.as_of))
    about.creator = about.lastModifiedBy = "SalesDesk"
    about.language = words.language


def _finish(
    book: Workbook, subject: Subject, columns: Columns, pages: Pages, lines: list[AccountLine], target: Target
) -> None:
    made = BytesIO()
    book.save(made)
    saved, sheet = made.getvalue(), subject.sheet
    drawn = {n: with_known(part_of(saved, sheet_part(n)), page.known) for n, page in enumerate(pages.listed, 1)}
    links = deal_links(subject, lines, pages.accounts.sheet.title)
    slots = [column.slot for column in columns.listed]
    deals = Streamed(FIRST_ROW, slots, sheet.rows, links, target.written)
    accounts = accounts_streamed(subject, lines, pages.deals.sheet.title)
    parts: dict[str, Iterable[str]] = {sheet_part(n): (xml,) for n, xml in drawn.items()}
    parts[sheet_part(_DEALS)] = with_rows(drawn[_DEALS], deals)
    parts[sheet_part(_ACCOUNTS)] = with_rows(drawn[_ACCOUNTS], accounts)
    parts[CORE_PART] = (dated(part_of(saved, CORE_PART), sheet.as_of),)
    fill(target.stream, saved, parts, rows=len(sheet.rows))
