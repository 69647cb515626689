"""Numbers, colours and curves as the content of a PDF spells them."""

from __future__ import annotations

from functools import lru_cache

from salesdesk.documents.paper.colours import Colour

_COLOURS = 64

ROUND = 0.5523
"""How far the handles of a Bézier quarter circle reach, as a share of the radius."""


def number(value: float) -> str:
    """A number as a PDF wants it: no exponent, no more digits than a printer sees."""
    return f"{value:.2f}"


@lru_cache(_COLOURS)
def rgb(colour: Colour) -> str:
    """A colour's three parts."""
    return " ".join(f"{part:.4f}".rstrip("0").rstrip(".") or "0" for part in colour)


def curve(x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> str:
    """A curve over two handles to a point."""
    return f"{x1:.2f} {y1:.2f} {x2:.2f} {y2:.2f} {x:.2f} {y:.2f} c"


def circle(x: float, y: float, radius: float) -> str:
    """A circle around x, y."""
    reach = radius * ROUND
    left, right, low, high = x - radius, x + radius, y - radius, y + radius
    quarters = [
        curve(right, y + reach, x + reach, high, x, high),
        curve(x - reach, high, left, y + reach, left, y),
        curve(left, y - reach, x - reach, low, x, low),
        curve(x + reach, low, right, y - reach, right, y),
    ]
    return f"{number(right)} {number(y)} m {' '.join(quarters)} h"
