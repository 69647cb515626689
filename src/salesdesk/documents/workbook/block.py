"""A block of the summary: a heading, lines with count, value and weighted value, and their total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from salesdesk.documents.workbook.groups import Line
from salesdesk.documents.workbook.look import COLUMN, COLUMN_RIGHT, COUNT, HEADING, INK, Look
from salesdesk.documents.workbook.page import Page
from salesdesk.documents.workbook.tally import Tally
from salesdesk.domain.money import Money
from salesdesk.wording import Words

LEAST_ROWS = 11
"""The chart beside a block needs the height of this many rows."""


@dataclass(frozen=True, slots=True)
class Block:
    """Where a block stands: its heading's row, its first line's, and the first row that is free below it."""

    heading: int
    first: int
    lines: Sequence[Line]
    free: int

    @property
    def last(self) -> int:
        """The row of the last line."""
        return self.first + len(self.lines) - 1


@dataclass(frozen=True, slots=True)
class BlockLook:
    """What every block shares: the currency of its sums and how amounts look."""

    currency: str
    money: Look
    words: Words

    def draw(self, page: Page, heading: int, title: str, name: str, lines: Sequence[Line]) -> Block:
        """Draw the block with its heading in that row."""
        words, first = self.words, heading + 2
        page.text(f"B{heading}", title, HEADING)
        page.text(f"B{heading + 1}", name, COLUMN)
        heads = (words.text("Deals"), words.text("With a value"), words.text("Value"), words.text("Weighted"))
        for letter, told in zip("CDEF", heads, strict=True):
            page.text(f"{letter}{heading + 1}", told, COLUMN_RIGHT)
        for row, line in enumerate(lines, first):
            self._draw_line(page, row, line)
        self._draw_total(page, first, lines)
        return Block(heading, first, lines, max(first + len(lines) + 2, heading + LEAST_ROWS + 2))

    def _draw_line(self, page: Page, row: int, line: Line) -> None:
        counted, tally = Look(right=True, number=COUNT), line.tally
        page.text(f"B{row}", line.label, Look(), foreign=line.typed_in)
        page.formula(f"C{row}", line.count(row), tally.count, counted)
        page.formula(f"D{row}", line.valued(row), tally.valued, counted)
        page.formula(f"E{row}", line.value(row), self.value(tally), self.money)
        page.formula(f"F{row}", line.weighted(row), self.weighted(tally), self.money)

    def _draw_total(self, page: Page, first: int, lines: Sequence[Line]) -> None:
        row, whole = first + len(lines), Tally()
        for line in lines:
            whole.join(line.tally)
        strong = replace(self.money, bold=True, rule="", above=INK)
        page.text(f"B{row}", self.words.text("Total"), replace(strong, right=False))
        for letter, known in (("C", whole.count), ("D", whole.valued)):
            page.formula(
                f"{letter}{row}", f"SUM({letter}{first}:{letter}{row - 1})", known, replace(strong, number=COUNT)
            )
        for letter, amount in (("E", self.value(whole)), ("F", self.weighted(whole))):
            cells = f"{letter}{first}:{letter}{row - 1}"
            page.formula(f"{letter}{row}", f'IF(COUNT({cells})>0,SUM({cells}),"")', amount, strong)

    def value(self, tally: Tally) -> Money | None:
        """Return what the deals with a value come to; None when there is none."""
        return Money(tally.value, self.currency) if tally.valued else None

    def weighted(self, tally: Tally) -> Money | None:
        """Return what the weighted deals come to; None when there is none."""
        return Money(tally.weighted, self.currency) if tally.weighed else None
