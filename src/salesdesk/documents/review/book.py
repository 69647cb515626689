"""The review as a workbook: a sheet for each section with its tables and charts, totals as formulas (3.15)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from math import ceil

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from salesdesk.application.forecast.review_paper import Chart, Gain, Head, ReviewPaper, Section, Share, Table, Value
from salesdesk.documents.review.chart import is_shown
from salesdesk.documents.review.values import value_told
from salesdesk.documents.workbook.book import sheet_name
from salesdesk.documents.workbook.cells import typed
from salesdesk.documents.workbook.charts import Fill, Place, Strip, draw_bars
from salesdesk.documents.workbook.filling import CORE_PART, dated, filled, part_of, sheet_part, with_known
from salesdesk.documents.workbook.look import (
    ACCENT,
    BAD,
    COLUMN,
    COLUMN_RIGHT,
    COUNT,
    DAY,
    GREEN,
    HEADING,
    INK,
    NOTE,
    PERCENT,
    QUIET,
    ROW_HEIGHT,
    SUBTITLE,
    TITLE,
    WARN,
    Look,
    money_format,
    named_styles,
)
from salesdesk.documents.workbook.page import Page
from salesdesk.documents.workbook.printing import print_wide
from salesdesk.domain.money import Money, minor_digits
from salesdesk.wording import Words

_FILLS: Mapping[str, Fill] = {
    "solid": Fill(ACCENT),
    "hatched": Fill(ACCENT, "hatched"),
    "pale": Fill(ACCENT, "pale"),
    "outline": Fill(QUIET, "outline"),
    "warn": Fill(WARN, "hatched"),
    "bad": Fill(BAD),
}
_NARROWEST, _WIDEST, _FIGURES = 14, 46, 17.0
_CHART_COLUMNS, _LEAST_CHART = 8, 12
_ANSWER = Look(size=12, bold=True, rule="")
_SAID = Look(size=10, colour=QUIET, rule="")


def write_review_workbook(content: ReviewPaper, words: Words) -> bytes:
    """Return the workbook (XLSX) of the same sections as the paper's; equal content makes equal bytes."""
    book = Workbook()
    names = [words.text("In short"), *(section.title for section in content.sections)]
    pages = _pages(book, names)
    draft = _Draft(content, words)
    draft.draw_summary(pages[0])
    for page, section in zip(pages[1:], content.sections, strict=True):
        draft.draw(page, section)
    about = book.properties
    about.title = typed(f"{content.desk}: {content.title}")
    about.creator = about.lastModifiedBy = "SalesDesk"
    about.language = words.language
    made = BytesIO()
    book.save(made)
    saved = made.getvalue()
    parts = {
        sheet_part(n): (with_known(part_of(saved, sheet_part(n)), page.known, page.told),)
        for n, page in enumerate(pages, 1)
    }
    parts[CORE_PART] = (dated(part_of(saved, CORE_PART), content.as_of),)
    return filled(saved, parts, rows=0)


def _pages(book: Workbook, names: Sequence[str]) -> list[Page]:
    first = book.active
    if not isinstance(first, Worksheet):
        raise TypeError(first)
    styles, sheets = named_styles(book), [first]
    sheets += [book.create_sheet() for _ in names[1:]]
    for sheet, name in zip(sheets, names, strict=True):
        sheet.title = sheet_name(name)
        sheet.sheet_properties.tabColor = ACCENT if sheet is first else GREEN
    return [Page(sheet, styles) for sheet in sheets]


@dataclass(frozen=True, slots=True)
class _Draft:
    """The workbook in the making."""

    content: ReviewPaper
    words: Words

    @property
    def _money(self) -> str:
        currency = self.content.currency
        return money_format(self.words.symbol(currency), minor_digits(currency))

    def draw_summary(self, page: Page) -> None:
        """Draw the answers of all sections; a click on a title leads to its sheet."""
        self._open(page, self.content.title, {"A": 2.0, "B": 36.0, "C": 110.0})
        for row, section in enumerate(self.content.sections, 5):
            page.text(f"B{row}", section.title, Look(bold=True, colour=ACCENT))
            page.link(f"B{row}", sheet_name(section.title), "A1")
            page.text(f"C{row}", section.answer, Look(wrap=True), foreign=True)
            page.sheet.row_dimensions[row].height = 34
        page.sheet.print_area = f"A1:C{len(self.content.sections) + 5}"
        print_wide(page.sheet, self.content, self.words, one_page=True)

    def draw(self, page: Page, section: Section) -> None:
        """Draw the sheet of a section."""
        widths = {"A": 2.0} | {
            get_column_letter(2 + at): self._width(section.tables, at) for at in range(_columns(section))
        }
        self._open(page, section.title, widths)
        page.text("B4", section.answer, _ANSWER, foreign=True)
        row = 5
        for told in section.said:
            page.text(f"B{row}", told, _SAID, foreign=True)
            row += 1
        row = self._draw_tiles(page, section, row + 1)
        charts = {id(one.table): one for one in section.parts if isinstance(one, Chart) and is_shown(one)}
        for table in section.tables:
            row = self._draw_table(page, table, row, charts.get(id(table)), _columns(section) + 2)
        last = get_column_letter(_columns(section) + 2 + (_CHART_COLUMNS if charts else 0))
        page.sheet.print_area = f"A1:{last}{row}"
        print_wide(page.sheet, self.content, self.words, one_page=row < 70)

    def _open(self, page: Page, title: str, widths: dict[str, float]) -> None:
        page.sheet.sheet_view.showGridLines = False
        page.sheet.sheet_format.defaultRowHeight = ROW_HEIGHT
        page.sheet.sheet_format.customHeight = True
        for letter, width in widths.items():
            page.sheet.column_dimensions[letter].width = width
        words, content = self.words, self.content
        told = words.text("as of {day}, amounts in {currency}, net of tax", day=words.date(content.as_of),
                          currency=content.currency)  # fmt: skip
        page.text("B1", title, TITLE, foreign=True)
        page.text("B2", ", ".join(one for one in (content.desk, content.whose, told) if one), SUBTITLE, foreign=True)
        page.sheet.row_dimensions[1].height = 36

    def _width(self, tables: Sequence[Table], at: int) -> float:
        """The width of a column: figures are alike, words as long as they are up to what can be read."""
        heads = [(table, table.heads[at]) for table in tables if at < len(table.heads)]
        told = [value_told(line[at], self.words) for table, head in heads if not head.figures for line in table.lines]
        longest = max(map(len, told), default=0)
        return max(_FIGURES if at else 30.0, min(_WIDEST, max(_NARROWEST, longest + 2)))

    def _draw_tiles(self, page: Page, section: Section, row: int) -> int:
        for tile in section.tiles:
            page.text(f"B{row}", tile.name, Look(bold=True))
            self._draw_value(page, f"C{row}", tile.value, Head(name=tile.name), Look(bold=True))
            page.text(f"D{row}", tile.under, replace(_SAID, size=9, indent=1))
            row += 1
        return row + 1 if section.tiles else row

    def _draw_table(self, page: Page, table: Table, row: int, chart: Chart | None, right: int) -> int:
        """Draw a table with its heading in that row, and return the first row that is free below it."""
        page.text(f"B{row}", table.title, HEADING)
        if not table.lines:
            page.text(f"B{row + 1}", table.empty, _SAID)
            return row + 3
        for at, head in enumerate(table.heads):
            look = COLUMN_RIGHT if head.figures else replace(COLUMN, indent=min(at, 1))
            page.text(f"{get_column_letter(2 + at)}{row + 1}", head.name, replace(look, wrap=True))
        page.sheet.row_dimensions[row + 1].height = 28
        first = row + 2
        for n, line in enumerate(table.body, first):
            for at, (value, head) in enumerate(zip(line, table.heads, strict=True)):
                look = Look() if head.figures else Look(wrap=True, indent=min(at, 1))
                self._draw_value(page, f"{get_column_letter(2 + at)}{n}", value, head, look)
            longest = max(len(one) for one in line if isinstance(one, str))
            page.sheet.row_dimensions[n].height = max(ROW_HEIGHT, 5 + 13 * ceil(longest / (_WIDEST - 4)))
        free = first + len(table.body)
        if table.total:
            self._draw_total(page, table, first, free)
            free += 1
        if table.note:
            page.text(f"B{free}", table.note, replace(NOTE, wrap=False))
            free += 1
        if chart is not None:
            self._draw_chart(page, chart, row, right)
            free = max(free, row + self._rows(chart))
        return free + 1

    def _draw_value(self, page: Page, at: str, value: Value, head: Head, look: Look) -> None:
        figure = replace(look, right=head.figures)
        match value:
            case None:
                page.blank(at, figure)
            case str():
                page.text(at, value, figure, foreign=True)
            case int():
                page.number(at, value, replace(figure, number=COUNT))
            case date():
                page.day(at, value, replace(figure, number=DAY))
            case Money():
                page.number(at, value, replace(figure, number=self._money))
            case Share():
                page.number(at, value.value, replace(figure, number=PERCENT))
            case Gain():
                page.number(at, value.amount, replace(figure, number=f'+{self._money};-{self._money};"–"'))

    def _draw_total(self, page: Page, table: Table, first: int, row: int) -> None:
        """Draw the last line: what the lines above add up to is a formula, all else stands as it is."""
        strong = Look(bold=True, rule="", above=INK)
        for at, (value, head) in enumerate(zip(table.lines[-1], table.heads, strict=True)):
            letter = get_column_letter(2 + at)
            above = [line[at] for line in table.body]
            if _adds_up(value, above):
                number = COUNT if isinstance(value, int) else self._money
                number = f'+{number};-{number};"–"' if isinstance(value, Gain) else number
                known = value.amount if isinstance(value, Gain) else value
                if isinstance(known, Money | int):
                    look = replace(strong, right=True, number=number)
                    page.formula(f"{letter}{row}", f"SUM({letter}{first}:{letter}{row - 1})", known, look)
            else:
                self._draw_value(page, f"{letter}{row}", value, head, strong)

    def _rows(self, chart: Chart) -> int:
        return max(_LEAST_CHART, len(chart.table.body) + 5)

    def _draw_chart(self, page: Page, chart: Chart, row: int, right: int) -> None:
        labels = [value_told(line[0], self.words) for line in chart.table.body]
        strips = [
            Strip(
                chart.table.heads[at].name,
                f"${get_column_letter(2 + at)}${row + 1}",
                get_column_letter(2 + at),
                row + 2,
                [_major(line[at]) for line in chart.table.body],
            )
            for at in chart.columns
        ]
        counted = all(isinstance(line[at], int) for line in chart.table.body for at in chart.columns)
        draw_bars(
            page.sheet,
            Place(row, self._rows(chart), left=right, right=right + _CHART_COLUMNS),
            labels,
            strips,
            COUNT if counted else self._money,
            lying=True,
            fills=[_FILLS[one] for one in chart.fills],
            stacked=chart.stacked,
        )


def _columns(section: Section) -> int:
    """How many columns the widest table of a section has, room for the figures that stand out included."""
    return max([3, *(len(table.heads) for table in section.tables)])


def _major(value: Value) -> float | None:
    if isinstance(value, Money):
        return float(value.amount)
    return float(value) if isinstance(value, int) else None


def _adds_up(value: Value, above: Sequence[Value]) -> bool:
    """Whether a value is the sum of those above it; such that are not known add nothing."""
    known = [one for one in above if one is not None]
    if isinstance(value, int):
        return sum(one for one in known if isinstance(one, int)) == value
    amounts = [one.amount if isinstance(one, Gain) else one for one in known]
    whole = value.amount if isinstance(value, Gain) else value
    if not isinstance(whole, Money):
        return False
    return sum(one.minor for one in amounts if isinstance(one, Money)) == whole.minor
