"""Marks of the call sheet that hold without colour: numbered headings, boxes to tick, lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from typing_extensions import override

from salesdesk.documents.paper.blocks import Beside, Block, Stack, Text
from salesdesk.documents.paper.colours import BRAND, INK, LINE
from salesdesk.documents.paper.pen import Pen

_BADGE = 14.0
_BOX = 9.5
BOX_INDENT = _BOX + 6
"""How far the text beside a box is moved in."""
_DOT = 3.2
BETWEEN_BOXES = 14.0
"""From a text with a box to the next box in the same row."""


def _first_leading(block: Block) -> float:
    """The height of the first line of a block, which a mark before it stands level with."""
    if isinstance(block, Stack):
        return _first_leading(block.blocks[0])
    return block.style.leading if isinstance(block, Text) else _BOX


@dataclass
class NumberedHeading(Block):
    """A heading with its number on a dark square and a line under both."""

    number: Text
    title: Text

    @override
    def height(self, width: float) -> float:
        return _BADGE + 5

    @override
    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        pen.rounded((x, y, _BADGE, _BADGE), 2.5, fill=BRAND)
        self.number.draw(pen, x, y, _BADGE)
        self.title.draw(pen, x + _BADGE + 7, y + (_BADGE - self.title.style.leading) / 2, width - _BADGE - 7)
        pen.line(x, y + _BADGE + 5, x + width, y + _BADGE + 5, INK, 0.7)


@dataclass
class Boxed(Block):
    """A text with a box to tick, or a ticked one, before its first line."""

    block: Block
    ticked: bool = False
    before: float = 0

    @override
    def height(self, width: float) -> float:
        return self.block.height(width - BOX_INDENT)

    @override
    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        top = y + (_first_leading(self.block) - _BOX) / 2
        pen.rounded((x, top, _BOX, _BOX), 1.8, line=INK, width=0.8)
        if self.ticked:
            pen.tick(x, top, _BOX, INK)
        self.block.draw(pen, x + BOX_INDENT, y, width - BOX_INDENT)


@dataclass
class Bullet(Block):
    """A text with a dot before its first line."""

    block: Block
    before: float = 0

    @override
    def height(self, width: float) -> float:
        return self.block.height(width - 9)

    @override
    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        pen.rounded((x + 1, y + (_first_leading(self.block) - _DOT) / 2, _DOT, _DOT), _DOT / 2, fill=INK)
        self.block.draw(pen, x + 9, y, width - 9)


@dataclass
class Lettered(Block):
    """A text beside an option's letter in a square outline."""

    letter: Text
    block: Block
    size: float = 19
    before: float = 0

    @override
    def height(self, width: float) -> float:
        return max(self.size, self.block.height(width - self.size - 7))

    @override
    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        pen.rounded((x, y, self.size, self.size), 3.5, line=INK, width=1)
        self.letter.draw(pen, x, y + (self.size - self.letter.style.leading) / 2, self.size)
        inner = width - self.size - 7
        spare = max(0.0, self.size - self.block.height(inner))
        self.block.draw(pen, x + self.size + 7, y + spare / 2, inner)


@dataclass
class WritingLines(Block):
    """Lines to write on, one under the other."""

    count: int
    step: float = 21
    before: float = 0

    @override
    def height(self, width: float) -> float:
        return self.count * self.step

    @override
    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        for at in range(1, self.count + 1):
            pen.line(x, y + at * self.step, x + width, y + at * self.step, LINE, 0.6)


def boxes_in_a_row(name: Text, texts: Sequence[Text], width: float) -> Beside:
    """A name and texts with a box before each, side by side, each as wide as it is; narrower where they do not fit."""
    natural = [name.measured.width(), *(BOX_INDENT + text.measured.width() for text in texts)]
    room = width - BETWEEN_BOXES * len(texts)
    share = min(1.0, room / sum(natural))
    return Beside([name, *map(Boxed, texts)], widths=[part * share for part in natural], gutter=BETWEEN_BOXES)
