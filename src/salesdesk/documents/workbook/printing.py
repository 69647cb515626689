"""How sheets come out of a printer: landscape, as many pages wide as they need, heads on every page, a foot line."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from salesdesk.documents.workbook.cells import typed
from salesdesk.wording import Words

_LONGEST_FOOT = 60


class OfADesk(Protocol):
    """What the foot line tells: whose figures, and of which day."""

    @property
    def desk(self) -> str:
        """The name of the desk."""
        ...

    @property
    def as_of(self) -> date:
        """The day the figures are of."""
        ...


def print_wide(
    page: Worksheet,
    sheet: OfADesk,
    words: Words,
    *,
    title_rows: str = "",
    title_cols: str = "",
    one_page: bool = False,
    wide: int = 1,
) -> None:
    """Set the sheet up for paper; `wide` is how many pages stand side by side, each with the rows and columns named."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.page_setup.fitToWidth = wide
    page.page_setup.fitToHeight = 1 if one_page else 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins = PageMargins(left=0.5, right=0.5, top=0.5, bottom=0.7, header=0.3, footer=0.3)
    page.print_options.horizontalCentered = True
    if title_rows:
        page.print_title_rows = title_rows
    if title_cols:
        page.print_title_cols = title_cols
    page.oddFooter = foot = HeaderFooterItem()
    foot.left.text = _foot(sheet.desk)
    foot.center.text = _foot(words.text("As of {day}", day=words.date(sheet.as_of)))
    foot.right.text = words.text("Page {n} of {all}", n="&P", all="&N")
    for part in (foot.left, foot.center, foot.right):
        part.size, part.color = 8, "515C6B"


def _foot(text: str) -> str:
    """An ampersand starts a code in a foot line, so it is doubled; the whole line may hold 255 signs."""
    return " ".join(typed(text).split())[:_LONGEST_FOOT].replace("&", "&&")
