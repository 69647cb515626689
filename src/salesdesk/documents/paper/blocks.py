"""Blocks: what can stand on a page. Each is measured first, then placed; long ones go on over pages."""

from __future__ import annotations

import copy
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from typing_extensions import override

from salesdesk.documents.paper.colours import Colour
from salesdesk.documents.paper.faces import FaceBook
from salesdesk.documents.paper.lines import Align, Line, Style, measured
from salesdesk.documents.paper.pen import Pen

_KEPT_LINES = 2  # no page ends or begins with fewer lines of a paragraph that goes on
_TALL = 350.0  # points from which a block is parted rather than leave a page empty
_LEAST_PART = 150.0


class Block(ABC):
    """Something with a height at a width; `before` is the space above it, gone at the top of a page.

    `keeps_next` holds it on the page of what follows (a heading).
    """

    before: float = 0
    keeps_next: bool = False

    @abstractmethod
    def height(self, width: float) -> float:
        """Its height in points when it is so wide."""

    @abstractmethod
    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw it with its upper left corner at x, y."""

    def least(self, width: float) -> float:
        """The height that its first part needs to stand at the foot of a page."""
        return self.height(width)

    def split(self, width: float, room: float, *, forced: bool) -> tuple[Block | None, Block | None]:
        """Give what fits into the room and what goes to the next page; forced: this page is empty already."""
        return (self, None) if forced or self.height(width) <= room else (None, self)


class Text(Block):
    """A paragraph of one or several styles; `most` lines at most where its place is small."""

    def __init__(
        self,
        book: FaceBook,
        spans: Sequence[tuple[str, Style]],
        *,
        role: str = "P",
        before: float = 0,
        most: int | None = None,
        keeps_next: bool = False,
    ) -> None:
        self.measured = measured(book, spans)
        self._key = object()  # parts of it on two pages are one for those who listen
        self.style = spans[0][1]
        self.role = role
        self.before = before
        self.keeps_next = keeps_next
        self.most = most
        self._cap = book.typeface(self.style.face).cap_height
        self._lines: tuple[float, list[Line]] | None = None
        self.span: tuple[int, int | None] = (0, None)

    def lines(self, width: float) -> list[Line]:
        """Its lines at a width, without those that stand on other pages."""
        if self._lines is None or self._lines[0] != width:
            lines = self.measured.lines(width)
            if self.most is not None:
                lines = self.measured.cut(lines, self.most, width)
            self._lines = (width, lines)
        first, last = self.span
        return self._lines[1][first:last] if first or last is not None else self._lines[1]

    def is_cut(self, width: float) -> bool:
        """Whether an ellipsis stands for a part of it at that width."""
        lines = self.lines(width)
        return bool(lines and lines[-1].behind)

    @override
    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    @override
    def least(self, width: float) -> float:
        return min(len(self.lines(width)), _KEPT_LINES) * self.style.leading

    @override
    def split(self, width: float, room: float, *, forced: bool) -> tuple[Block | None, Block | None]:
        count = len(self.lines(width))
        fits = int((room + 0.01) // self.style.leading)
        if fits >= count:
            return self, None
        if forced:
            fits = max(fits, 1)
        elif count - fits < _KEPT_LINES:
            fits = count - _KEPT_LINES
        if fits < 1 or (not forced and fits < _KEPT_LINES):
            return None, self
        return self._part(0, fits), self._part(fits, None)

    def _part(self, first: int, last: int | None) -> Text:
        part = copy.copy(self)
        offset, end = self.span
        part.span = (offset + first, end if last is None else offset + last)
        part.before = self.before if first == 0 else 0
        return part

    @override
    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        with pen.element(self.role, key=self._key):
            self.write(pen, x, y, width)

    def write(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Write its lines into the element that is open."""
        baseline = y + (self.style.leading + self._cap * self.style.size) / 2
        for line in self.lines(width):
            spare = width - self.measured.line_width(line) if self.style.align is not Align.LEFT else 0
            shift = spare / 2 if self.style.align is Align.CENTRE else spare
            for target, offset, part in self.measured.parts(line):
                self._write_part(pen, (x + shift + offset, baseline), part, target)
            baseline += self.style.leading

    def _write_part(self, pen: Pen, at: tuple[float, float], part: Line, target: str) -> None:
        """Write a part of a line; one that leads somewhere can be clicked."""
        stretches = self.measured.stretches(part)
        if not stretches:
            return
        if not target:
            pen.text(*at, stretches)
            return
        x, baseline = at
        above = (self.style.leading + self._cap * self.style.size) / 2
        with pen.link(x, baseline - above, self.measured.line_width(part), self.style.leading, target):
            pen.text(x, baseline, stretches)


class Stack(Block):
    """Blocks under each other; split between or within them."""

    def __init__(self, blocks: Sequence[Block], *, before: float = 0, keeps_next: bool = False) -> None:
        self.blocks = list(blocks)
        self.before = before
        self.keeps_next = keeps_next

    @override
    def height(self, width: float) -> float:
        return sum(block.height(width) + (block.before if at else 0) for at, block in enumerate(self.blocks))

    @override
    def least(self, width: float) -> float:
        return self.blocks[0].least(width) if self.blocks else 0

    @override
    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        for at, block in enumerate(self.blocks):
            y += block.before if at else 0
            block.draw(pen, x, y, width)
            y += block.height(width)

    @override
    def split(self, width: float, room: float, *, forced: bool) -> tuple[Block | None, Block | None]:
        y = 0.0
        for at, block in enumerate(self.blocks):
            before = block.before if at else 0
            tall = block.height(width)
            if y + before + tall <= room + 0.01:
                y += before + tall
                continue
            head, tail = block.split(width, room - y - before, forced=forced and at == 0)
            above = [*self.blocks[:at], *([head] if head else [])]
            below = [*([tail] if tail else []), *self.blocks[at + 1 :]]
            return (
                Stack(above, before=self.before) if above else None,
                Stack(below) if below else None,
            )
        return self, None


@dataclass
class Drawn(Block):
    """A thing of a known height that draws itself."""

    tall: float
    drawing: Callable[[Pen, float, float, float], None]
    before: float = 0
    keeps_next: bool = False

    @override
    def height(self, width: float) -> float:
        return self.tall

    @override
    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        self.drawing(pen, x, y, width)


def _least_of(tall: float) -> float:
    """What a block that is not parted lightly needs at the foot of a page."""
    return tall if tall <= _TALL else _LEAST_PART


def nothing() -> Block:
    """A block that takes no room."""
    return Drawn(0, lambda _pen, _x, _y, _width: None)


def split_level(
    blocks: Sequence[Block], widths: Sequence[float], room: float, *, forced: bool
) -> tuple[list[Block], list[Block]] | None:
    """Split blocks that stand side by side at the same height; None when nothing of them fits."""
    parts = [block.split(width, room, forced=forced) for block, width in zip(blocks, widths, strict=True)]
    if not any(head and head.height(width) for (head, _), width in zip(parts, widths, strict=True)):
        return None
    return [head or nothing() for head, _ in parts], [tail or nothing() for _, tail in parts]


class Beside(Block):
    """Blocks side by side in equal columns, or in columns of given widths."""

    def __init__(
        self, blocks: Sequence[Block], *, gutter: float = 17, before: float = 0, widths: Sequence[float] | None = None
    ) -> None:
        self.blocks = list(blocks)
        self.gutter = gutter
        self.before = before
        self._widths = widths

    def widths(self, width: float) -> list[float]:
        """The width of each column."""
        if self._widths is not None:
            return list(self._widths)
        count = len(self.blocks)
        return [(width - self.gutter * (count - 1)) / count] * count

    @override
    def height(self, width: float) -> float:
        return max(block.height(w) for block, w in zip(self.blocks, self.widths(width), strict=True))

    @override
    def least(self, width: float) -> float:
        return _least_of(self.height(width))

    @override
    def split(self, width: float, room: float, *, forced: bool) -> tuple[Block | None, Block | None]:
        tall = self.height(width)
        if tall <= room + 0.01:
            return self, None
        splits = forced or tall > _TALL
        parts = split_level(self.blocks, self.widths(width), room, forced=forced) if splits else None
        if parts is None:
            return (self, None) if forced else (None, self)
        heads, tails = parts
        return (
            Beside(heads, gutter=self.gutter, before=self.before, widths=self._widths),
            Beside(tails, gutter=self.gutter, widths=self._widths),
        )

    @override
    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        for block, w in zip(self.blocks, self.widths(width), strict=True):
            block.draw(pen, x, y, w)
            x += w + self.gutter


class Card(Block):
    """A block on a ground with round corners."""

    def __init__(
        self, block: Block, ground: Colour, *, inset: float = 16, radius: float = 6, before: float = 0
    ) -> None:
        self.block = block
        self.ground = ground
        self.inset = inset
        self.radius = radius
        self.before = before

    @override
    def height(self, width: float) -> float:
        return self.block.height(width - 2 * self.inset) + 2 * self.inset

    @override
    def least(self, width: float) -> float:
        return _least_of(self.height(width))

    @override
    def split(self, width: float, room: float, *, forced: bool) -> tuple[Block | None, Block | None]:
        tall = self.height(width)
        if tall <= room + 0.01 or not (forced or tall > _TALL):
            return super().split(width, room, forced=False)
        head, tail = self.block.split(width - 2 * self.inset, room - 2 * self.inset, forced=forced)
        return self._around(head, self.before), self._around(tail, 0)

    def _around(self, block: Block | None, before: float) -> Card | None:
        if block is None:
            return None
        return Card(block, self.ground, inset=self.inset, radius=self.radius, before=before)

    @override
    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        pen.rounded((x, y, width, self.height(width)), self.radius, fill=self.ground)
        self.block.draw(pen, x + self.inset, y + self.inset, width - 2 * self.inset)
