"""Spots: places on a page that do something when they are clicked, or are filled in."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.documents.paper.colours import Colour

Box = tuple[float, float, float, float]
"""Left, low, right, high: in points from the lower left corner of the page."""
WRITTEN = 10.5
"""The size that fields are filled in with, in points."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField:
    """A text to fill in, in points of `size`: its name in the file, and what is said of it to those who listen.

    With `ruled` it takes several lines, and while it is empty shows lines for a pen, so many points apart.
    """

    name: str
    said: str
    value: str = ""
    size: float = WRITTEN
    ruled: float = 0
    is_read_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RadioButton:
    """One of several to choose from, not chosen yet: `group` is the field's name, `state` what choosing it means."""

    group: str
    group_said: str
    state: str
    said: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot of a drawn page: the element it belongs to (by its place among the page's elements), its box."""

    owner: int
    box: Box
    what: Link | TextField | RadioButton
