"""The blocks of a section: its heading and answer, figures that stand out, charts, and tables that go on over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from salesdesk.application.forecast.review_paper import Chart, Section, Table, Tile, Value
from salesdesk.documents.paper.blocks import Beside, Block, Card, Drawn, Stack
from salesdesk.documents.paper.colours import BRAND, FIELD, INK, MUTED
from salesdesk.documents.paper.faces import Face
from salesdesk.documents.paper.grid import Column, Grid, Row, head_row, held
from salesdesk.documents.paper.lines import Align, Style
from salesdesk.documents.paper.pen import Pen
from salesdesk.documents.paper.press import Sheet
from salesdesk.documents.paper.typesetter import Typesetter
from salesdesk.documents.review.chart import Bars, is_shown
from salesdesk.documents.review.values import value_told
from salesdesk.wording import Words

_TITLE = Style(face=Face.SERIF_SEMIBOLD, size=18, leading=23)
_ANSWER = Style(face=Face.SEMIBOLD, size=10.5, leading=15)
_SAID = Style(size=9.5, leading=14, colour=MUTED)
_NAME = Style(face=Face.SEMIBOLD, size=9.5, leading=14)
_CELL = Style(size=8.5, leading=12.5)
_FIGURE = Style(face=Face.FIGURES, size=8.5, leading=12.5, align=Align.RIGHT)
_TOTAL = Style(face=Face.SEMIBOLD, size=8.5, leading=12.5)
_TOTAL_FIGURE = Style(face=Face.FIGURES_SEMIBOLD, size=8.5, leading=12.5, align=Align.RIGHT)
_HEAD = Style(face=Face.SEMIBOLD, size=7.5, leading=10.5, colour=MUTED)
_NOTE = Style(size=8, leading=12, colour=MUTED)
_TILE_NAME = Style(size=8, leading=12, colour=MUTED)
_TILE = Style(face=Face.SERIF_SEMIBOLD, size=14.5, leading=19)
_TILE_UNDER = Style(size=7.5, leading=10.5, colour=MUTED)
_GUTTER, _INSET = 9.0, 9.0
_SHORT = 12
_WORDS_KEEP = 0.75
_BETWEEN, _BEHIND_FIGURES = 7.0, 14.0


@dataclass(frozen=True, slots=True)
class Parts:
    """What the blocks are set with."""

    words: Words
    setter: Typesetter
    sheet: Sheet

    def section(self, section: Section) -> list[Block]:
        """Return the blocks of a section, under a rule."""
        title = self.setter.text(section.title, _TITLE, section.title, role="H2", before=12, keeps_next=True)
        answer = self.setter.text(section.answer, _ANSWER, section.title, before=5, keeps_next=True)
        blocks: list[Block] = [Drawn(1, _ruled, before=22, keeps_next=True), title, answer]
        blocks += [self.setter.text(one, _SAID, section.title, before=3) for one in section.said if one]
        if section.tiles:
            blocks.append(self._tiles(section.tiles, section.title))
        for part in section.parts:
            blocks += self._chart(part, section) if isinstance(part, Chart) else self._table(part, section)
        return blocks

    def summary(self, sections: Sequence[Section]) -> list[Block]:
        """Return the answers of all sections, to be read first."""
        place = self.words.text("In short")
        title = self.setter.text(place, _TITLE, place, role="H2", keeps_next=True)
        rows = [
            Row(
                cells=(
                    self.setter.text(section.title, _TOTAL, place),
                    self.setter.text(section.answer, _CELL, place),
                ),
                above=3.5,
                below=3.5,
            )
            for section in sections
        ]
        columns = [Column(width=self.sheet.inner * 0.3), Column(width=self.sheet.inner * 0.7, left=_BETWEEN)]
        return [title, Grid(columns, rows, before=6, head=0, page=self.sheet.foot - self.sheet.top)]

    def _tiles(self, tiles: Sequence[Tile], place: str) -> Block:
        room = self.sheet.inner if len(tiles) > 1 else self.sheet.inner * 0.4
        width = (room - _GUTTER * (len(tiles) - 1)) / len(tiles)
        stacks = [self._tile(one, place, width - 2 * _INSET) for one in tiles]
        tall = max(stack.height(width - 2 * _INSET) for stack in stacks)
        cards = [
            Card(Stack([stack, Drawn(tall - stack.height(width - 2 * _INSET), _nothing)]), FIELD, inset=_INSET)
            for stack in stacks
        ]
        return Beside(cards, gutter=_GUTTER, before=12, widths=[width] * len(cards))

    def _tile(self, one: Tile, place: str, width: float) -> Stack:
        name = self.setter.fitted(one.name, _TILE_NAME, place, width, 1)
        value = self.setter.fitted(value_told(one.value, self.words), _TILE, place, width, 2)
        parts: list[Block] = [name, value]
        if one.under:
            under = self.setter.fitted(one.under, _TILE_UNDER, place, width, 3)
            under.before = 2
            parts.append(under)
        return Stack(parts)

    def _chart(self, chart: Chart, section: Section) -> list[Block]:
        if not is_shown(chart):
            return []
        return [Bars(chart, self.words, self.setter, section.title, before=14)]

    def _table(self, table: Table, section: Section) -> list[Block]:
        title = self.setter.text(table.title, _NAME, section.title, role="H3", before=14, keeps_next=True)
        if not table.lines:
            return [title, self.setter.text(table.empty, _SAID, section.title, before=2)]
        blocks: list[Block] = [title, self._grid(table, section.title)]
        if table.note:
            blocks.append(self.setter.text(table.note, _NOTE, section.title, before=4))
        return blocks

    def _grid(self, table: Table, place: str) -> Grid:
        columns = self._columns(table)
        heads = [
            self.setter.text(head.name, replace(_HEAD, align=Align.RIGHT if head.figures else Align.LEFT), place)
            for head in table.heads
        ]
        rows = [self._row(line, table, place, total=False) for line in table.body]
        # A short table stands on one page where it can; a long one never parts one line alone.
        short = len(rows) <= _SHORT
        body = [replace(one, prefers_next=at < len(rows) - 1) for at, one in enumerate(rows)] if short else held(rows)
        if table.total:
            body[-1:] = [replace(one, line=INK, line_width=0.9, keeps_next=True) for one in body[-1:]]
            body.append(self._row(table.lines[-1], table, place, total=True))
        return Grid(columns, [head_row(heads), *body], before=4, page=self.sheet.foot - self.sheet.top)

    def _columns(self, table: Table) -> list[Column]:
        """The columns as wide as their heads ask for; what no figure needs goes to the figures that need more."""
        heads = table.heads
        lefts = [
            0 if at == 0 else _BETWEEN if head.figures or not heads[at - 1].figures else _BEHIND_FIGURES
            for at, head in enumerate(heads)
        ]
        whole = sum(head.wide for head in heads)
        asked = [self.sheet.inner * head.wide / whole for head in heads]
        least = [self._least(table, at) + left for at, left in enumerate(lefts)]
        spare = [max(0.0, wide - need) for wide, need in zip(asked, least, strict=True)]
        short = sum(max(0.0, need - wide) for wide, need in zip(asked, least, strict=True))
        taken = min(1.0, short / sum(spare)) if sum(spare) else 0.0
        return [
            Column(width=(need if wide < need and taken < 1 else wide) - more * taken, left=left)
            for wide, need, more, left in zip(asked, least, spare, lefts, strict=True)
        ]

    def _least(self, table: Table, at: int) -> float:
        """How wide a column has to be: no figure is broken, of words three quarters of what they ask for stay."""
        if not table.heads[at].figures:
            return self.sheet.inner * table.heads[at].wide / sum(head.wide for head in table.heads) * _WORDS_KEEP
        return max(self.setter.width(value_told(line[at], self.words), _TOTAL_FIGURE) for line in table.lines) + 1

    def _row(self, line: Sequence[Value], table: Table, place: str, *, total: bool) -> Row:
        words, figures = (_TOTAL, _TOTAL_FIGURE) if total else (_CELL, _FIGURE)
        cells = [
            self.setter.text(value_told(value, self.words), figures if head.figures else words, place)
            for value, head in zip(line, table.heads, strict=True)
        ]
        return Row(cells=tuple(cells), above=3, below=3)


def _ruled(pen: Pen, x: float, y: float, width: float) -> None:
    pen.line(x, y, x + width, y, BRAND, 1.2)


def _nothing(_pen: Pen, _x: float, _y: float, _width: float) -> None:
    """Draw nothing: room alone."""
