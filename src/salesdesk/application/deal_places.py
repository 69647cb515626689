"""Places in a long list of deals: where a page goes on without counting the rows before it, and how many there are."""

from __future__ import annotations

from dataclasses import dataclass

Place = tuple[object, ...]
"""What a row has in the keys of an order, after the number of the stretch of the order in which it stands.

Only the store reads it. The number alone is the place before the first row of a stretch.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """What was counted on the way from one place of a list to another.

    `marks` are places on the way, each with how many rows there are up to it from where the hop began; `end` is where
    the next hop goes on, None at the end of the list.
    """

    rows: int
    marks: tuple[tuple[int, Place], ...] = ()
    end: Place | None = None
