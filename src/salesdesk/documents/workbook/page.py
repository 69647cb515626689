"""A sheet that openpyxl draws: text that stays text, and formulas whose results are known."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from salesdesk.documents.workbook.cells import spelled, typed
from salesdesk.documents.workbook.look import PLAIN, Look
from salesdesk.domain.money import Money

Known = Decimal | int | float


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet with what its formulas come to; `known` maps a cell to the result that is written beside it."""

    sheet: Worksheet
    known: dict[str, str] = field(default_factory=dict[str, str])

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

    def formula(self, at: str, formula: str, known: Known | Money | None, look: Look) -> Cell:
        """Write a formula beside its result; None is one that shows nothing."""
        cell = self._cell(at, look)
        cell.value = f"={formula}"
        self.known[at] = f"{known.amount:f}" if isinstance(known, Money) else "" if known is None else str(known)
        return cell

    def blank(self, at: str, look: Look) -> Cell:
        """Give an empty cell its look."""
        return self._cell(at, look)

    def _cell(self, at: str, look: Look) -> Cell:
        cell: Cell = self.sheet[at]
        look.dress(cell)
        return cell
