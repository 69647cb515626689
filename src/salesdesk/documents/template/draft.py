"""What every sheet of the template is drawn from: its content, its sums, and how cells to fill in look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from salesdesk.application.forecast.template import TemplateContent
from salesdesk.documents.template.reckoned import Reckoned
from salesdesk.documents.workbook.columns import quoted
from salesdesk.documents.workbook.look import (
    ACCENT,
    COUNT,
    DAY,
    PERCENT,
    ROW_HEIGHT,
    SUBTITLE,
    TITLE,
    WASH,
    Look,
    money_format,
)
from salesdesk.documents.workbook.page import Known, Page
from salesdesk.domain.deal import Category
from salesdesk.domain.money import Money, minor_digits
from salesdesk.wording import Words
from salesdesk.wording.labels import label

MONTH = "mmm\\ yyyy"
SHARE = "0.0\\ %"
DAYS = "#,##0.0"
_SPREADSHEETS_BEGIN = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Draft:
    """The template in the making."""

    content: TemplateContent
    sums: Reckoned
    words: Words

    @property
    def digits(self) -> int:
        """How many digits minor units have."""
        return minor_digits(self.content.currency)

    @property
    def money(self) -> Look:
        """How amounts look; nothing at all is a dash."""
        number = money_format(self.words.symbol(self.content.currency), self.digits)
        return Look(right=True, number=f'{number};-{number};"–"')

    @property
    def closed(self) -> str:
        """What the category of won deals is called."""
        return self.words.text("Closed")

    def name(self, category: Category | None) -> str:
        """Return what a category is called; None is closed."""
        return self.closed if category is None else label(self.words, category)

    def asked(self, category: Category | None) -> str:
        """Return a category as formulas ask for it."""
        return quoted(self.name(category))

    @property
    def title(self) -> str:
        """Whose template this is, and of which day."""
        whole = [self.content.desk, self.content.scope, self.words.text(
            "as of {day}, amounts in {currency}, net of tax",
            day=self.words.date(self.content.as_of),
            currency=self.content.currency,
        )]  # fmt: skip
        return ", ".join(part for part in whole if part)

    def open_page(self, page: Page, title: str, widths: Mapping[str, float]) -> None:
        """Begin a sheet with its title, whose figures these are, and its widths in characters."""
        sheet = page.sheet
        sheet.sheet_view.showGridLines = False
        sheet.sheet_format.defaultRowHeight = ROW_HEIGHT
        sheet.sheet_format.customHeight = True
        for letter, width in widths.items():
            sheet.column_dimensions[letter].width = width
        page.text("B1", title, TITLE)
        page.text("B2", self.title, SUBTITLE, foreign=True)
        sheet.row_dimensions[1].height = 36


def to_fill(look: Look) -> Look:
    """Return the look of a cell that a person fills in."""
    return replace(look, ground=WASH, colour=ACCENT)


TEXT_IN = to_fill(Look(indent=1))
COUNT_IN = to_fill(Look(right=True, number=COUNT))
SHARE_IN = to_fill(Look(right=True, number=SHARE))
CHANCE_IN = to_fill(Look(right=True, number=PERCENT))
DAY_IN = to_fill(Look(right=True, number=DAY))


def fill_in(page: Page, at: str, value: Known | Money | date | str | None, look: Look) -> None:
    """Write what is known into a cell that a person may change; nothing known leaves it empty."""
    if isinstance(value, date):
        page.day(at, value, look)
    elif isinstance(value, str):
        page.text(at, value, look, foreign=True)
    else:
        page.number(at, value, look)


def serial(day: date) -> int:
    """Return a day as formulas count it."""
    return (day - _SPREADSHEETS_BEGIN).days
