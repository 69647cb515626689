"""The deals of the template: what is known of each, its chance, its weighted value, and the month it falls into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from salesdesk.documents.template.draft import (
    CHANCE_IN,
    DAY_IN,
    MONTH,
    TEXT_IN,
    Draft,
    fill_in,
    serial,
    to_fill,
)
from salesdesk.documents.template.reckoned import COUNTED, Line
from salesdesk.documents.workbook.cells import typed
from salesdesk.documents.workbook.columns import quoted
from salesdesk.documents.workbook.look import HEAD, HEAD_RIGHT, INK, PERCENT, Look
from salesdesk.documents.workbook.page import Page
from salesdesk.documents.workbook.printing import print_wide
from salesdesk.domain.deal import Category
from salesdesk.domain.money import total

HEAD_ROW, FIRST_ROW = 4, 6
_TOTAL = 5
_MONTHS = 12
_WIDTHS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "A": 2.0,
        "B": 36.0,
        "C": 18.0,
        "D": 18.0,
        "E": 13.0,
        "F": 16.0,
        "G": 11.0,
        "H": 14.0,
        "I": 12.0,
    }
)


def draw_deals(page: Page, draft: Draft) -> None:
    """Draw the sheet."""
    words = draft.words
    last = get_column_letter(_MONTHS - 1 + len(draft.content.months))
    widths = {**_WIDTHS, "J": 11.0, "K": 16.0}
    widths |= {get_column_letter(_MONTHS + n): 15.0 for n in range(len(draft.content.months))}
    draft.open_page(page, words.text("Deals"), widths)
    told = words.text("One deal a line. Those without a category, and those that are omitted, are in no weighted sum.")
    page.text("B3", told, Look(size=10, rule=""))
    rows = _Rows(page, draft, FIRST_ROW + draft.content.rows - 1)
    rows.draw_heads()
    rows.draw_totals()
    for n in range(draft.content.rows):
        rows.draw(FIRST_ROW + n, draft.sums.lines[n] if n < len(draft.sums.lines) else None)
    rows.name()
    rows.check()
    page.sheet.freeze_panes = f"C{FIRST_ROW}"
    page.sheet.print_area = f"A1:{last}{rows.last}"
    print_wide(page.sheet, draft.content, words, title_rows=f"{HEAD_ROW}:{_TOTAL}")


@dataclass(frozen=True, slots=True)
class _Rows:
    """The lines of the deals, from the first row to the last that may be filled in."""

    page: Page
    draft: Draft
    last: int

    def draw_heads(self) -> None:
        """Draw the heads; those of the months are days, so that they follow the first day of the period."""
        words = self.draft.words
        heads = (
            (words.text("Deal"), HEAD), (words.text("Owner"), HEAD), (words.text("Stage"), HEAD),
            (words.text("Category"), HEAD), (words.text("Value"), HEAD_RIGHT), (words.text("Own chance"), HEAD_RIGHT),
            (words.text("Closes on"), HEAD_RIGHT), (words.text("Qualified"), HEAD), (words.text("Chance"), HEAD_RIGHT),
            (words.text("Weighted"), HEAD_RIGHT),
        )  # fmt: skip
        for n, (told, look) in enumerate(heads, 2):
            self.page.text(f"{get_column_letter(n)}{HEAD_ROW}", told, look)
        for n, month in enumerate(self.draft.content.months):
            at = f"{get_column_letter(_MONTHS + n)}{HEAD_ROW}"
            self.page.formula(at, f"EDATE(First,{n})", serial(month), replace(HEAD_RIGHT, number=MONTH))
        self.page.sheet.row_dimensions[HEAD_ROW].height = 30

    def draw_totals(self) -> None:
        """Draw the totals over the deals, so that there is room below; they follow a filter."""
        page, draft = self.page, self.draft
        strong = replace(draft.money, bold=True, rule=INK)
        page.text(f"B{_TOTAL}", draft.words.text("Total"), replace(strong, right=False))
        for letter in "CDEGHIJ":
            page.blank(f"{letter}{_TOTAL}", strong)
        lines = draft.sums.lines
        value = total((one.deal.value for one in lines if one.deal.value is not None), draft.content.currency)
        weighted = total((one.weighted for one in lines if one.weighted is not None), draft.content.currency)
        months = [
            (get_column_letter(_MONTHS + n), draft.sums.weighted(month=month, every=True))
            for n, month in enumerate(draft.content.months)
        ]
        for letter, known in (("F", value), ("K", weighted), *months):
            formula = f"SUBTOTAL(109,{letter}{FIRST_ROW}:{letter}{self.last})"
            page.formula(f"{letter}{_TOTAL}", formula, known, strong)

    def draw(self, row: int, line: Line | None) -> None:
        """Draw one line, filled or to be filled."""
        page, money = self.page, self.draft.money
        self._draw_known(row, line)
        page.formula(f"J{row}", self._chance(row), line.chance if line else None, Look(right=True, number=PERCENT))
        weighted = line.weighted if line else None
        page.formula(f"K{row}", self._weighted(row), weighted, money)
        on = line.deal.on if line else None
        for n, month in enumerate(self.draft.content.months):
            letter = get_column_letter(_MONTHS + n)
            head = f"{letter}${HEAD_ROW}"
            falls = f"AND(ISNUMBER($K{row}),ISNUMBER($H{row}),$H{row}>={head},$H{row}<EDATE({head},1))"
            known = weighted if on is not None and on.replace(day=1) == month else None
            page.formula(f"{letter}{row}", f'IF({falls},$K{row},"")', known, money)

    def _draw_known(self, row: int, line: Line | None) -> None:
        page, draft = self.page, self.draft
        deal = line.deal if line else None
        category = draft.name(None if deal.won else deal.category) if deal else None
        counts = (draft.words.text("Yes") if deal.counts else draft.words.text("No")) if deal else None
        fill_in(page, f"B{row}", (deal.title if deal else "") or None, TEXT_IN)
        fill_in(page, f"C{row}", (deal.owner if deal else "") or None, TEXT_IN)
        fill_in(page, f"D{row}", (deal.stage if deal else "") or None, TEXT_IN)
        fill_in(page, f"E{row}", category, TEXT_IN)
        fill_in(page, f"F{row}", deal.value if deal else None, to_fill(draft.money))
        fill_in(page, f"G{row}", deal.chance if deal else None, CHANCE_IN)
        fill_in(page, f"H{row}", deal.on if deal else None, DAY_IN)
        fill_in(page, f"I{row}", counts, TEXT_IN)

    def _chance(self, row: int) -> str:
        """The deal's own chance, else that of its stage; a closed deal has none to lose."""
        known = f"(StageNames=D{row})*ISNUMBER(StageChances)"
        by_stage = f'IF(SUMPRODUCT({known})>0,SUMPRODUCT((StageNames=D{row})*1,StageChances)/SUMPRODUCT({known}),"")'
        return f"IF(E{row}={self.draft.asked(None)},1,IF(ISNUMBER(G{row}),G{row},{by_stage}))"

    def _weighted(self, row: int) -> str:
        counted = f'E{row}<>"",E{row}<>{self.draft.asked(Category.OMITTED)}'
        worth = f"ROUND(F{row}*J{row},{self.draft.digits})"
        return f'IF(AND(ISNUMBER(F{row}),ISNUMBER(J{row}),{counted}),{worth},"")'

    def name(self) -> None:
        """Let the other sheets ask by names."""
        named = (("E", "Category"), ("F", "Value"), ("H", "On"), ("I", "Qualified"), ("K", "Weighted"))
        for letter, told in named:
            self.page.call(f"Deal{told}", f"{letter}{FIRST_ROW}", f"{letter}{self.last}")

    def check(self) -> None:
        """Offer categories, stages and yes or no to choose from, and refuse what is no amount, chance or day."""
        words, draft = self.draft.words, self.draft
        categories = [draft.name(one) for one in (None, *COUNTED, Category.OMITTED)]
        self._offer("E", quoted(",".join(typed(one) for one in categories)))
        self._offer("D", "=StageNames")
        self._offer("I", quoted(f"{words.text('Yes')},{words.text('No')}"))
        self._between("F", "decimal", "-1000000000000", "1000000000000", words.text("Write an amount"))
        self._between("G", "decimal", "0", "1", words.text("Write a chance from 0 % to 100 %"))
        self._between("H", "date", "1", "150000", words.text("Write a day"))

    def _offer(self, letter: str, choices: str) -> None:
        offered = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=letter == "E")
        self._add(offered, letter)

    def _between(self, letter: str, kind: Literal["decimal", "date"], least: str, most: str, told: str) -> None:
        checked = DataValidation(
            type=kind, operator="between", formula1=least, formula2=most, allow_blank=True, error=told,
            showErrorMessage=True,
        )  # fmt: skip
        self._add(checked, letter)

    def _add(self, validation: DataValidation, letter: str) -> None:
        validation.add(f"{letter}{FIRST_ROW}:{letter}{self.last}")  # pyright: ignore[reportUnknownMemberType]
        self.page.sheet.add_data_validation(validation)
