"""The columns of the sheet of deals: what each is called, how it looks, and what stands in it for a deal."""

from __future__ import annotations

import re
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from salesdesk.documents.workbook.column import Column

TABLE = "Deals"
FIRST_ROW = 2
"""The row of the first deal."""

_SPECIAL = re.compile(r"(['\[\]#@])")


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns in their order, with the currency of their sums."""

    listed: tuple[Column, ...]
    currency: str

    def letter(self, key: str) -> str:
        """Return the letter of a column."""
        return get_column_letter(next(n for n, c in enumerate(self.listed, 1) if c.key == key))

    def named(self, key: str) -> str:
        """Return how formulas name a column of the table, such as `Deals[Expected close]`."""
        title = next(c.title for c in self.listed if c.key == key)
        escaped = _SPECIAL.sub(r"'\1", title)
        return f"{TABLE}[{escaped}]"


def quoted(text: str) -> str:
    """Return the text as a formula holds it."""
    return '"' + text.replace('"', '""') + '"'
