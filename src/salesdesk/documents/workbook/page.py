"""A sheet that openpyxl draws: text that stays text, and formulas whose results are known."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

from openpyxl.cell.cell import Cell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from salesdesk.documents.workbook.cells import FIRST_SAFE_DAY, spelled, typed
from salesdesk.documents.workbook.look import COLUMN, COLUMN_RIGHT, PLAIN, Look
from salesdesk.domain.money import Money

Known = Decimal | int | float


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet with what its formulas come to; `known` maps a cell to the result that is written beside it.

    `styles` are the workbook's named styles, by look; `names` the cells that formulas may call by a name; `told` the
    cells whose formula comes to words.
    """

    sheet: Worksheet
    styles: Mapping[Look, str] = field(default_factory=dict[Look, str])
    known: dict[str, str] = field(default_factory=dict[str, str])
    names: dict[str, str] = field(default_factory=dict[str, str])
    told: set[str] = field(default_factory=set[str])
    _dressed: dict[Look, StyleArray] = field(default_factory=dict[Look, StyleArray], init=False)

    def call(self, name: str, at: str, to: str = "") -> None:
        """Let formulas call the cell, or the cells from it to another, by a name."""
        cells = ":".join(_fixed(one) for one in (at, to) if one)
        self.names[name] = f"{quote_sheetname(self.sheet.title)}!{cells}"

    def heads(self, row: int, first: str, *others: str) -> None:
        """Write the heads of a table from column B on: names on the left, figures on the right."""
        for n, told in enumerate((first, *others)):
            at = f"{chr(ord('B') + n)}{row}"
            self.text(at, told, COLUMN_RIGHT if n else COLUMN)

    def link(self, at: str, sheet: str, target: str) -> None:
        """Let a click on the cell lead to a cell of another sheet."""
        place = f"{quote_sheetname(sheet)}!{target}"
        self.sheet[at].hyperlink = Hyperlink(ref=at, location=place)

    def text(self, at: str, text: str, look: Look = PLAIN, *, foreign: bool = False) -> Cell:
        """Write text that is never read as a formula; `foreign` marks what people typed."""
        cell = self._cell(at, look)
        cell.value = spelled(typed(text))
        cell.data_type = "s"
        if foreign:
            cell.quotePrefix = True
        return cell

    def number(self, at: str, value: Known | Money | None, look: Look) -> Cell:
        """Write a number; nothing known leaves the cell empty."""
        cell = self._cell(at, look)
        cell.value = value.amount if isinstance(value, Money) else value
        return cell

    def day(self, at: str, day: date, look: Look) -> Cell:
        """Write a day that formulas count with; one before spreadsheets count rightly is text."""
        if day < FIRST_SAFE_DAY:
            return self.text(at, day.isoformat(), look)
        cell = self._cell(at, look)
        cell.value = day
        # openpyxl gives a day a look of its own.
        cell.number_format = look.number
        return cell

    def formula(self, at: str, formula: str, known: Known | Money | None, look: Look) -> Cell:
        """Write a formula beside its result; None is one that shows nothing."""
        cell = self._cell(at, look)
        cell.value = f"={formula}"
        self.known[at] = f"{known.amount:f}" if isinstance(known, Money) else "" if known is None else str(known)
        return cell

    def saying(self, at: str, formula: str, told: str, look: Look) -> Cell:
        """Write a formula beside the words that it comes to."""
        cell = self.formula(at, formula, None, look)
        self.known[at] = escape(typed(told))
        self.told.add(at)
        return cell

    def blank(self, at: str, look: Look) -> Cell:
        """Give an empty cell its look."""
        return self._cell(at, look)

    def _cell(self, at: str, look: Look) -> Cell:
        cell: Cell = self.sheet[at]
        dressed = self._dressed.get(look)
        if dressed is None:
            self._dress(cell, look)
            self._dressed[look] = copy(cell._style)  # type: ignore[attr-defined]  # noqa: SLF001
        else:
            # As the first cell of this look: to work a style out takes ten times as long.
            cell._style = copy(dressed)  # type: ignore[attr-defined]  # noqa: SLF001
        return cell

    def _dress(self, cell: Cell, look: Look) -> None:
        style = self.styles.get(look)
        if style:
            cell.style = style
        else:
            look.dress(cell)


def _fixed(at: str) -> str:
    letter, row = at.rstrip("0123456789"), at.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f"${letter}${row}"
