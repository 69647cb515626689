"""Tables: level rows, columns on their own ground, a head that comes again on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from typing_extensions import override

from salesdesk.documents.paper.blocks import Block, nothing, split_level
from salesdesk.documents.paper.colours import INK, RULE, Colour
from salesdesk.documents.paper.pen import Pen

_SPLIT_FROM = 0.5  # a row is split over pages only when it is taller than this share of a page
_TALLEST_HEAD = 0.35  # a head taller than this share of a page does not come again on the next
_CAP = 2.2
_FOOT = 1.0
_LEAST_PART = 60.0
_LEAST_REST = 30.0  # of a row that is cut because of what has to stand with its end


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its width in points, its insets, the gap to the left of it, its ground and the line on its top."""

    width: float
    left: float = 0
    right: float = 0
    gap: float = 0
    ground: Colour | None = None
    cap: Colour | None = None

    @property
    def inner(self) -> float:
        """The width its blocks have."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: a block per column, the space above and below them, the line under it.

    `keeps_next` holds it on the page of the row below (group heads; the last item and the totals), `prefers_next`
    does so where both fit on a page (two rows under a heading). In a head row every cell is a heading; `heads` tells
    that the first cell names the row; parts of one row share a `key`.
    """

    cells: tuple[Block, ...]
    above: float = 5
    below: float = 5
    line: Colour | None = RULE
    line_width: float = 0.5
    keeps_next: bool = False
    prefers_next: bool = False
    is_head: bool = False
    heads: bool = True
    key: object = field(default_factory=object)


class Grid(Block):
    """A table; it breaks between rows, and within a row only when that is taller than half a page."""

    def __init__(
        self, columns: Sequence[Column], rows: Sequence[Row], *, before: float = 0, head: int = 1, page: float = 700
    ) -> None:
        self.columns = list(columns)
        self.rows = list(rows)
        self._heights: dict[int, float] = {}
        self.before = before
        self.page = page
        self.head = head if sum(map(self._row_height, self.rows[:head])) <= page * _TALLEST_HEAD else 0
        self.key: object = self
        self.goes_on = False
        self.goes_further = False

    def _row_height(self, row: Row) -> float:
        """Its height; rows do not change, and are asked for it again and again."""
        found = self._heights.get(id(row))
        if found is None:
            tallest = max([cell.height(column.inner) for cell, column in zip(row.cells, self.columns, strict=True)])
            found = self._heights[id(row)] = row.above + tallest + row.below
        return found

    @override
    def height(self, width: float) -> float:
        return sum(map(self._row_height, self.rows))

    @override
    def least(self, width: float) -> float:
        return sum(map(self._least_of_row, self.rows[: self._unit_end(self.head)]))

    def _least_of_row(self, row: Row) -> float:
        """What a row needs at the foot of a page: a very tall one begins there and goes on."""
        return row.above + _LEAST_PART if self._is_tall(row) else self._row_height(row)

    def _is_tall(self, row: Row) -> bool:
        return self._row_height(row) > self.page * _SPLIT_FROM

    def _unit_end(self, start: int) -> int:
        """The end of the rows from `start` on that are not parted, nor from those they prefer where a page has room."""
        end = start
        while end < len(self.rows) - 1 and self._is_held(end):
            end += 1
        if sum(map(self._row_height, [*self.rows[: self.head], *self.rows[start : end + 1]])) > self.page:
            end = start
            while end < len(self.rows) - 1 and self.rows[end].keeps_next:
                end += 1
        return min(end + 1, len(self.rows))

    def _is_held(self, at: int) -> bool:
        row = self.rows[at]
        return row.keeps_next or (row.prefers_next and not self._is_tall(self.rows[at + 1]))

    @override
    def split(self, width: float, room: float, *, forced: bool) -> tuple[Block | None, Block | None]:
        fits, y = self.head, sum(map(self._row_height, self.rows[: self.head]))
        while fits < len(self.rows):
            end = self._unit_end(fits)
            tall = sum(map(self._row_height, self.rows[fits:end]))
            if y + tall > room + 0.01:
                break
            fits, y = end, y + tall
        if fits == len(self.rows):
            return self, None
        return self._parted(fits, room - y, forced=forced)

    def _parted(self, fits: int, room: float, *, forced: bool) -> tuple[Block | None, Block | None]:
        """Part the table before row `fits`, or within it when it is too tall to stand on any page."""
        fits, room, is_at_top = *self._before_a_tall_row(fits, room), fits == self.head
        row = self.rows[fits]
        alone = forced and is_at_top
        if alone and self._row_height(row) <= room + 0.01:
            return self._between(self._rows_that_fit(fits, room))
        if alone or self._is_tall(row):
            cut = self._row_split(row, room, forced=alone)
            if cut is not None:
                head, tail = cut
                return (
                    self._part([*self.rows[:fits], head]),
                    self._part([tail, *self.rows[fits + 1 :]], goes_on=True),
                )
        return (None, self) if is_at_top and not forced else self._between(fits)

    def _before_a_tall_row(self, fits: int, room: float) -> tuple[int, float]:
        """How far the rows reach that stand with the beginning of a very tall one, and the room it then has."""
        for at in range(fits, self._unit_end(fits)):
            if self._is_tall(self.rows[at]):
                left = room - sum(map(self._row_height, self.rows[fits:at]))
                return (at, left) if left >= self._least_of_row(self.rows[at]) else (fits, room)
        return fits, room

    def _rows_that_fit(self, fits: int, room: float) -> int:
        """How far rows fit that should not be parted, but are too tall together for any page."""
        y = 0.0
        while fits < len(self.rows) and y + self._row_height(self.rows[fits]) <= room + 0.01:
            y += self._row_height(self.rows[fits])
            fits += 1
        return fits

    def _between(self, fits: int) -> tuple[Block | None, Block | None]:
        return self._part(self.rows[:fits]), self._part(self.rows[fits:], goes_on=True)

    def _row_split(self, row: Row, room: float, *, forced: bool) -> tuple[Row, Row] | None:
        inner = min(room, self._row_height(row) - _LEAST_REST) - row.above - row.below
        parts = split_level(row.cells, [column.inner for column in self.columns], inner, forced=forced)
        if parts is None:
            return None
        return replace(row, cells=tuple(parts[0]), line=None, keeps_next=False), replace(row, cells=tuple(parts[1]))

    def _part(self, rows: Sequence[Row], *, goes_on: bool = False) -> Grid | None:
        if not rows:
            return None
        kept = [*self.rows[: self.head], *rows] if goes_on else rows
        part = Grid(self.columns, kept, before=0 if goes_on else self.before, head=self.head, page=self.page)
        part.key = self.key
        part.goes_on = goes_on or self.goes_on
        part.goes_further = not goes_on
        return part

    @override
    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        tall = self.height(width)
        self._grounds(pen, x, y, tall)
        with pen.element("Table", key=self.key):
            for at, row in enumerate(self.rows):
                if at < self.head and self.goes_on:
                    with pen.decoration():  # those who listen heard the head once
                        self._cells(pen, row, x, y)
                else:
                    with pen.element("TR", key=row.key):
                        self._told(pen, row, x, y)
                y += self._row_height(row)
                self._rule(pen, row, x, y)
        if not self.goes_further:
            self._feet(pen, x, y)

    def _grounds(self, pen: Pen, x: float, y: float, tall: float) -> None:
        for column in self.columns:
            x += column.gap
            if column.ground is not None:
                pen.rectangle(x, y, column.width, tall, column.ground)
            if column.cap is not None:
                half = _CAP / 2
                pen.line(x + half, y, x + column.width - half, y, column.cap, _CAP, round_ends=True)
            x += column.width

    def _feet(self, pen: Pen, x: float, y: float) -> None:
        for column in self.columns:
            x += column.gap
            if column.cap is not None:
                pen.line(x, y, x + column.width, y, column.cap, _FOOT)
            x += column.width

    def _rule(self, pen: Pen, row: Row, x: float, y: float) -> None:
        if row.line is None:
            return
        start = x
        for column in self.columns:
            if column.gap and x > start:
                pen.line(start, y, x, y, row.line, row.line_width)
                start = x + column.gap
            x += column.gap + column.width
        pen.line(start, y, x, y, row.line, row.line_width)

    def _cells(self, pen: Pen, row: Row, x: float, y: float) -> None:
        for cell, column in zip(row.cells, self.columns, strict=True):
            x += column.gap
            cell.draw(pen, x + column.left, y + row.above, column.inner)
            x += column.width

    def _told(self, pen: Pen, row: Row, x: float, y: float) -> None:
        for at, (cell, column) in enumerate(zip(row.cells, self.columns, strict=True)):
            x += column.gap
            is_heading = row.is_head or (at == 0 and row.heads)
            scope = "/Scope /Column" if row.is_head else "/Scope /Row"
            with pen.element(
                "TH" if is_heading else "TD",
                key=(row.key, at),
                attributes=f"/O /Table {scope}" if is_heading else "",
            ):
                cell.draw(pen, x + column.left, y + row.above, column.inner)
            x += column.width


def head_row(cells: Sequence[Block]) -> Row:
    """A row of column headings with a dark line under it."""
    return Row(cells=tuple(cells), is_head=True, line=INK, line_width=0.9, keeps_next=True)


def held(rows: Sequence[Row]) -> list[Row]:
    """The rows of a table's body, of which no page begins or ends with one alone where two fit."""
    last = len(rows) - 1
    return [
        replace(row, prefers_next=True) if at < last and at in {0, last - 1} else row for at, row in enumerate(rows)
    ]


def empty() -> Block:
    """The block of a cell with nothing in it."""
    return nothing()
