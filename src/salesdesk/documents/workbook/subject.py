"""What every sheet of the workbook is drawn from, and how each begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import quote_sheetname

from salesdesk.application.workbook_content import PipelineSheet
from salesdesk.documents.workbook.groups import Asking
from salesdesk.documents.workbook.look import ROW_HEIGHT, SUBTITLE, TITLE, Look, money_format
from salesdesk.documents.workbook.page import Page
from salesdesk.documents.workbook.sums import Sums
from salesdesk.domain.money import Money, minor_digits
from salesdesk.wording import Words


@dataclass(frozen=True, slots=True)
class Subject:
    """The deals and figures, what they come to, and how formulas ask for them."""

    sheet: PipelineSheet
    words: Words
    sums: Sums
    asking: Asking

    @property
    def money(self) -> Look:
        """How amounts look: with minor units where some deal has any."""
        digits = minor_digits(self.sheet.currency) if self.sums.cents else 0
        return Look(right=True, number=money_format(self.words.symbol(self.sheet.currency), digits))

    def amount(self, minor: int) -> Money:
        """Return an amount in the desk's currency."""
        return Money(minor, self.sheet.currency)

    def open_page(self, page: Page, title: str, told: str, widths: Mapping[str, float]) -> None:
        """Begin a sheet with its title, what it is about, and its widths in characters."""
        sheet = page.sheet
        sheet.sheet_view.showGridLines = False
        sheet.sheet_format.defaultRowHeight = ROW_HEIGHT
        sheet.sheet_format.customHeight = True
        for letter, width in widths.items():
            sheet.column_dimensions[letter].width = width
        page.text("B1", title, TITLE, foreign=True)
        page.text("B2", told, SUBTITLE)
        sheet.row_dimensions[1].height = 36


def place_of(sheet: str, at: str) -> str:
    """Return how formulas and links name a cell of another sheet."""
    return f"{quote_sheetname(sheet)}!{at}"
