"""Lying bars of a table: one line for each name, with a legend, and what they come to at their end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from typing_extensions import override

from salesdesk.application.forecast.review_paper import Chart, Fill
from salesdesk.documents.paper.blocks import Block
from salesdesk.documents.paper.colours import INK, MUTED, OPTION_A, OPTION_A_GROUND, RULE, WARNING, Colour, colour
from salesdesk.documents.paper.faces import Face
from salesdesk.documents.paper.lines import Align, Style
from salesdesk.documents.paper.pen import Pen
from salesdesk.documents.paper.typesetter import Typesetter
from salesdesk.documents.review.values import value_told
from salesdesk.domain.money import Money
from salesdesk.wording import Words

AMBER = colour("#8A5300")
MOST_LINES = 24
"""A chart of more lines says nothing that its table does not say better."""
_NAME = Style(size=8.5, leading=12)
_VALUE = Style(face=Face.FIGURES, size=8.5, leading=12, align=Align.RIGHT)
_LEGEND = Style(size=8, leading=11, colour=MUTED)
_MARK = Style(face=Face.FIGURES, size=8, leading=11, colour=MUTED)
_NAMES, _VALUES, _GAP = 0.24, 0.17, 10.0
_HEAD, _BOX = 16.0, 8.0
_LINE, _BAR = 20.0, 12.0
_PAIR = 8.0
_HATCH = 4.0


def is_shown(chart: Chart) -> bool:
    """Whether there is anything to draw, and few enough lines to be read."""
    return 0 < len(chart.table.body) <= MOST_LINES and any(any(line) for line in chart.values)


@dataclass
class Bars(Block):
    """A chart as a block; `place` is the heading that it stands under."""

    chart: Chart
    words: Words
    setter: Typesetter
    place: str
    before: float = 8
    keeps_next: bool = False

    @property
    def _line(self) -> float:
        return _LINE if self.chart.stacked else _PAIR * len(self.chart.columns) + 8

    @property
    def _head(self) -> float:
        return _HEAD if len(self.chart.columns) > 1 or self.chart.marked else 0.0

    @override
    def height(self, width: float) -> float:
        return self._head + self._line * len(self.chart.values) + (_HEAD if self._is_marked else 0.0) + 4

    @property
    def _is_marked(self) -> bool:
        return self.chart.mark is not None and self.chart.mark.minor > 0

    @override
    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        with pen.figure(x, y, width, self.height(width), self.chart.told):
            self._draw_legend(pen, x, y, width)
            top = y + self._head + (_HEAD if self._is_marked else 0.0)
            left, room = x + width * _NAMES + _GAP, width * (1 - _NAMES - _VALUES) - 2 * _GAP
            scale = room / self._longest
            foot = top + self._line * len(self.chart.values)
            pen.line(left, top - 2, left, foot, RULE, 0.7)
            for at, values in enumerate(self.chart.values):
                self._draw_line(pen, (x, top + at * self._line, width), at, values, scale)
            self._draw_mark(pen, left, top, foot, scale)

    @property
    def _longest(self) -> int:
        lengths = [sum(line) if self.chart.stacked else max(line) for line in self.chart.values]
        return max([*lengths, self.chart.mark.minor if self.chart.mark is not None else 0, 1])

    def _draw_legend(self, pen: Pen, x: float, y: float, width: float) -> None:
        if len(self.chart.columns) < 2:
            return
        left = x + width * _NAMES + _GAP
        for at, fill in zip(self.chart.columns, self.chart.fills, strict=True):
            name = self.chart.table.heads[at].name
            draw_fill(pen, (left, y + 2, _BOX, _BOX), fill)
            self.setter.text(name, _LEGEND, self.place, most=1).write(pen, left + _BOX + 4, y, 140)
            left += _BOX + 4 + self.setter.width(name, _LEGEND) + 14

    def _draw_line(
        self, pen: Pen, box: tuple[float, float, float], at: int, values: tuple[int, ...], scale: float
    ) -> None:
        x, y, width = box
        name = value_told(self.chart.table.body[at][0], self.words)
        middle = y + (self._line - _NAME.leading) / 2
        self.setter.text(name, _NAME, self.place, most=1).write(pen, x, middle, width * _NAMES)
        left = x + width * _NAMES + _GAP
        if self.chart.stacked:
            self._stack(pen, left, y + (self._line - _BAR) / 2, values, scale)
        else:
            self._pair(pen, left, y + 4, values, scale)
        told = "" if self.chart.marked else self._whole(at, values)
        start = x + width * (1 - _VALUES)
        # Beside a mark the parts are named in the table; what they come to together is the mark or more.
        self.setter.text(told, _VALUE, self.place, most=1).write(pen, start, middle, width * _VALUES)

    def _whole(self, at: int, values: tuple[int, ...]) -> str:
        """What the line comes to; of bars side by side the last one, which is what came."""
        whole = sum(values) if self.chart.stacked else values[-1]
        first = self.chart.table.body[at][self.chart.columns[-1]]
        amounts = [self.chart.table.body[at][one] for one in self.chart.columns]
        money = next((one for one in (first, *amounts) if isinstance(one, Money)), None)
        return value_told(Money(whole, money.currency) if money is not None else whole, self.words)

    def _stack(self, pen: Pen, left: float, y: float, values: tuple[int, ...], scale: float) -> None:
        for value, fill in zip(values, self.chart.fills, strict=True):
            if value:
                draw_fill(pen, (left, y, value * scale, _BAR), fill)
                left += value * scale

    def _pair(self, pen: Pen, left: float, y: float, values: tuple[int, ...], scale: float) -> None:
        for at, (value, fill) in enumerate(zip(values, self.chart.fills, strict=True)):
            if value:
                draw_fill(pen, (left, y + at * _PAIR, value * scale, _PAIR - 1.5), fill)

    def _draw_mark(self, pen: Pen, left: float, top: float, foot: float, scale: float) -> None:
        if not self._is_marked or self.chart.mark is None:
            return
        x = left + self.chart.mark.minor * scale
        pen.line(x, top - 3, x, foot + 1, INK, 1.2)
        width = self.setter.width(self.chart.marked, _MARK) + 2
        style = replace(_MARK, align=Align.RIGHT)
        self.setter.text(self.chart.marked, style, self.place, most=1).write(pen, x - width, top - _HEAD, width)


def draw_fill(pen: Pen, box: tuple[float, float, float, float], fill: Fill) -> None:
    """Fill a box: what it means never rests on its colour alone."""
    x, y, width, height = box
    ink, ground = _LOOKS[fill]
    if ground is not None:
        pen.rectangle(x, y, width, height, ground)
    if fill in {"hatched", "warn"}:
        _hatch(pen, box, ink)
    if fill not in {"solid", "bad"}:
        inset = 0.35
        pen.rounded((x + inset, y + inset, max(0.1, width - 2 * inset), height - 2 * inset), 0, line=ink, width=0.7)


_LOOKS: Mapping[Fill, tuple[Colour, Colour | None]] = {
    "solid": (OPTION_A, OPTION_A),
    "hatched": (OPTION_A, None),
    "pale": (OPTION_A, OPTION_A_GROUND),
    "outline": (MUTED, None),
    "warn": (AMBER, None),
    "bad": (WARNING, WARNING),
}


def _hatch(pen: Pen, box: tuple[float, float, float, float], ink: Colour) -> None:
    """Draw slanting lines that end at the edges of the box."""
    x, y, width, height = box
    at = _HATCH
    while at < width + height:
        start, end = max(0.0, at - height), min(width, at)
        pen.line(x + start, y + at - start, x + end, y + at - end, ink, 0.7)
        at += _HATCH
