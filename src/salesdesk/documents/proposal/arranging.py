"""Which sections share a page: as few pages as possible, and none of them half empty where it can be helped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from salesdesk.documents.paper.blocks import Block, Stack
from salesdesk.documents.paper.press import Sheet, fill_pages

BETWEEN = 44.0
"""Points between a section and one that stands under it."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What a section takes: its height in one piece; from the top of a page, its pages and where the last ends."""

    height: float
    pages: int
    end: float


def extent_of(blocks: Sequence[Block], sheet: Sheet) -> Extent:
    """Measure a section."""
    height = Stack(blocks).height(sheet.inner)
    if sheet.top + height <= sheet.foot:
        return Extent(height, 1, sheet.top + height)
    pages, end = fill_pages(blocks, sheet, sheet.top)
    return Extent(height, len(pages), end)


def starts(extents: Sequence[Extent], sheet: Sheet) -> list[float | None]:
    """Say where each section starts under the one before, None where it begins a page."""
    ways = product((False, True), repeat=max(0, len(extents) - 1))
    found = [way for joins in ways if (way := _way(extents, joins, sheet)) is not None]
    return min(found, key=lambda way: way[0])[1] if found else []


def _way(
    extents: Sequence[Extent], joins: Sequence[bool], sheet: Sheet
) -> tuple[tuple[int, float], list[float | None]] | None:
    """What one way of sharing pages costs: pages, then room left empty (squared); None when it cannot be."""
    where: list[float | None] = []
    ends: list[float] = []
    pages = 0
    for extent, joined in zip(extents, (False, *joins), strict=False):
        if joined:
            start = ends[-1] + BETWEEN
            if start + extent.height > sheet.foot:
                return None
            where.append(start)
            ends[-1] = start + extent.height
        else:
            where.append(None)
            ends.append(extent.end)
            pages += extent.pages
    return (pages, sum((sheet.foot - end) ** 2 for end in ends)), where
