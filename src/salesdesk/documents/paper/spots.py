"""Spots: places on a page that do something when they are clicked."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, low, right, high: in points from the lower left corner of the page."""
_ADDRESSES = ("mailto:", "https:")


@dataclass(frozen=True, slots=True)
class Link:
    """Leads to an address (`mailto:`, `https:`) or to a named place of the document; `said` tells where to."""

    target: str
    said: str

    @property
    def is_address(self) -> bool:
        """Whether it leads out of the document."""
        return self.target.startswith(_ADDRESSES)


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot of a drawn page: the element it belongs to (by its place among the page's elements), its box."""

    owner: int
    box: Box
    what: Link
