"""A block and what may not stand without its end: a table and its note, an agreement and its signatures."""

from __future__ import annotations

from typing_extensions import override

from salesdesk.documents.paper.blocks import Block
from salesdesk.documents.paper.pen import Pen

_SOMETHING = 1.0  # points that a block is short of the room, so that its end goes to the next page


class Followed(Block):
    """A block with one that follows it on the same page: where that has no room, the end of the block goes with it."""

    def __init__(self, block: Block, follower: Block) -> None:
        self.block = block
        self.follower = follower
        self.before = block.before

    @override
    def height(self, width: float) -> float:
        return self.block.height(width) + self.follower.before + self.follower.height(width)

    @override
    def least(self, width: float) -> float:
        head, _ = self._without_its_end(width, self.block.height(width), forced=False)
        return self.height(width) if head is None else self.block.least(width)

    @override
    def split(self, width: float, room: float, *, forced: bool) -> tuple[Block | None, Block | None]:
        if self.height(width) <= room + 0.01:
            return self, None
        head, tail = self._without_its_end(width, room, forced=forced)
        return head, self.follower if tail is None else Followed(tail, self.follower)

    def _without_its_end(self, width: float, room: float, *, forced: bool) -> tuple[Block | None, Block | None]:
        return self.block.split(width, min(room, self.block.height(width) - _SOMETHING), forced=forced)

    @override
    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        self.block.draw(pen, x, y, width)
        self.follower.draw(pen, x, y + self.block.height(width) + self.follower.before, width)
