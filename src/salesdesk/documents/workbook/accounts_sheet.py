"""The sheet of accounts: a table of the customers in the workbook, each linked to its first deal and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from salesdesk.documents.workbook import cells
from salesdesk.documents.workbook.filling import Streamed
from salesdesk.documents.workbook.groups import Line, Plain
from salesdesk.documents.workbook.look import ACCENT, COUNT, HEAD, HEAD_RIGHT, QUIET, ROW_HEIGHT, Look
from salesdesk.documents.workbook.page import Page
from salesdesk.documents.workbook.printing import print_wide
from salesdesk.documents.workbook.subject import Subject
from salesdesk.documents.workbook.tally import Tally
from salesdesk.domain.money import Money

MOST_LINKS = 60_000
"""Spreadsheets hold about 65,000 links in a sheet: beyond that the names are plain text."""

MOST_ASKED = 5_000_000
"""So many cells may the formulas of this sheet look at: above it they would stop a spreadsheet for minutes."""

FIRST_ROW = 2
_FIRST_DEAL = 2


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A customer with its open deals; `deal` is the row of its first deal in the workbook, from 0."""

    name: str
    segment: str
    deal: int
    line: Line


def account_lines(subject: Subject) -> list[AccountLine]:
    """Return the customers by name, as the sheet lists them."""
    found = sorted(subject.sums.accounts.items(), key=lambda one: (one[0].casefold(), one[0]))
    plain, sheet = Plain.among(name for name, _ in found), subject.sheet
    return [
        AccountLine(
            name=name,
            segment=sheet.segments.get(sheet.rows[deal].id, ""),
            deal=deal,
            line=subject.asking.line_of("account", name, tally, plain=name in plain, letter="A"),
        )
        for name, (deal, tally) in found
    ]


def is_live(subject: Subject) -> bool:
    """Tell whether the sheet of accounts asks by formulas."""
    return len(subject.sums.accounts) * len(subject.sheet.rows) <= MOST_ASKED


def draw_accounts(page: Page, subject: Subject, lines: Sequence[AccountLine]) -> None:
    """Draw everything but the lines: header, one dressed row to copy, filters, print set-up."""
    words, money = subject.words, subject.money
    strong, count = Look(bold=True, indent=1, colour=ACCENT), Look(right=True, indent=1, number=COUNT)
    amount = Look(right=True, indent=1, number=money.number)
    heads = (
        (words.text("Account"), 34.0, strong),
        (words.text("Segment"), 20.0, Look(indent=1, colour=QUIET)),
        (words.text("Open deals"), 12.0, count),
        (words.text("With a value"), 12.0, count),
        (words.text("Value"), 16.0, amount),
        (words.text("Weighted"), 16.0, amount),
    )
    for letter, (told, width, look) in zip("ABCDEF", heads, strict=True):
        page.text(f"{letter}1", told, HEAD_RIGHT if look.right else HEAD)
        page.sheet.column_dimensions[letter].width = width
        marker = page.blank(f"{letter}{FIRST_ROW}", look)
        marker.quotePrefix = letter in "AB"
    page.sheet.row_dimensions[1].height = 32
    last = FIRST_ROW + max(1, len(lines)) - 1
    page.sheet.add_table(_table([told for told, _, _ in heads], last))
    page.sheet.sheet_view.showGridLines = False
    page.sheet.freeze_panes = "B2"
    page.sheet.sheet_format.defaultRowHeight = ROW_HEIGHT
    page.sheet.sheet_format.customHeight = True
    print_wide(page.sheet, subject.sheet, words, title_rows="1:1")


def _table(heads: Sequence[str], last: int) -> Table:
    return Table(
        id=2,
        name="Accounts",
        displayName="Accounts",
        ref=f"A1:F{last}",
        autoFilter=AutoFilter(ref=f"A1:F{last}"),
        tableColumns=[TableColumn(id=n, name=told) for n, told in enumerate(heads, 1)],
        tableStyleInfo=TableStyleInfo(showRowStripes=False, showColumnStripes=False),
    )


def accounts_streamed(subject: Subject, lines: Sequence[AccountLine], deals: str) -> Streamed[AccountLine]:
    """Return the lines as they are streamed in, each linked to its first deal on the sheet of that name."""
    live = is_live(subject)

    def figure(formula: str, known: int) -> str:
        return f"><f>{escape(formula)}</f><v>{known}</v></c>" if live else cells.number_cell(known)

    def amount(formula: str, known: Money | None) -> str:
        return cells.formula_cell(formula, known) if live else cells.money_cell(known)

    def value(tally: Tally) -> Money | None:
        return subject.amount(tally.value) if tally.valued else None

    def weighted(tally: Tally) -> Money | None:
        return subject.amount(tally.weighted) if tally.weighed else None

    return Streamed(
        first=FIRST_ROW,
        slots=(
            lambda one, _: cells.text_cell(one.name),
            lambda one, _: cells.text_cell(one.segment),
            lambda one, n: figure(one.line.count(n), one.line.tally.count),
            lambda one, n: figure(one.line.valued(n), one.line.tally.valued),
            lambda one, n: amount(one.line.value(n), value(one.line.tally)),
            lambda one, n: amount(one.line.weighted(n), weighted(one.line.tally)),
        ),
        rows=lines,
        links=_links(deals, ((FIRST_ROW + n, _FIRST_DEAL + one.deal) for n, one in enumerate(lines[:MOST_LINKS]))),
    )


def deal_links(subject: Subject, lines: Sequence[AccountLine], accounts: str) -> Iterator[str]:
    """Yield the links from the deals to their accounts on the sheet of that name."""
    row_of = {one.name: n for n, one in enumerate(lines, FIRST_ROW)}
    named = enumerate((cells.typed(row.account) for row in subject.sheet.rows[:MOST_LINKS]), _FIRST_DEAL)
    return _links(accounts, ((n, row_of[name]) for n, name in named if name))


def _links(sheet: str, pairs: Iterator[tuple[int, int]]) -> Iterator[str]:
    place = quoteattr(f"{quote_sheetname(sheet)}!A{{}}")
    for at, target in pairs:
        yield f'<hyperlink ref="A{at}" location={place.replace("{}", str(target))}/>'
