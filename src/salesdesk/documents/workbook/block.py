"""A block of the summary: a heading, lines with count, value and weighted value, and their total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from salesdesk.documents.workbook.groups import Line
from salesdesk.documents.workbook.look import COLUMN, COLUMN_RIGHT, COUNT, HEADING, INK, Look
from salesdesk.documents.workbook.page import Page
from salesdesk.documents.workbook.sums import Tally
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
        for letter, told in zip("CDE", (words.text("Deals"), words.text("Value"), words.text("Weighted")), strict=True):
            page.text(f"{letter}{heading + 1}", told, COLUMN_RIGHT)
        for row, line in enumerate(lines, first):
            self._draw_line(page, row, line)
        self._draw_total(page, first, lines)
        return Block(heading, first, lines, max(first + len(lines) + 2, heading + LEAST_ROWS + 2))

    def _draw_line(self, page: Page, row: int, line: Line) -> None:
        page.text(f"B{row}", line.label, Look(), foreign=line.typed_in)
        page.formula(f"C{row}", line.count(row), line.tally.count, Look(right=True, number=COUNT))
        page.formula(f"D{row}", line.value(row), self._amount(line.tally.value), self.money)
        page.formula(f"E{row}", line.weighted(row), self._amount(line.tally.weighted), self.money)

    def _draw_total(self, page: Page, first: int, lines: Sequence[Line]) -> None:
        row, whole = first + len(lines), Tally()
        for line in lines:
            whole.count += line.tally.count
            whole.value += line.tally.value
            whole.weighted += line.tally.weighted
        strong = replace(self.money, bold=True, rule="", above=INK)
        page.text(f"B{row}", self.words.text("Total"), replace(strong, right=False))
        for letter, known in (
            ("C", whole.count),
            ("D", self._amount(whole.value)),
            ("E", self._amount(whole.weighted)),
        ):
            look = replace(strong, number=COUNT) if letter == "C" else strong
            page.formula(f"{letter}{row}", f"SUM({letter}{first}:{letter}{row - 1})", known, look)

    def _amount(self, minor: int) -> Money:
        return Money(minor, self.currency)
