"""The company's colour on cover and tiles: taken as given where white text can be read on it, else our navy."""

from __future__ import annotations

import re
from dataclasses import dataclass

from salesdesk.documents.paper.colours import BRAND, BRAND_LEAD, BRAND_QUIET, WHITE, Colour, colour, contrast

_CODE = re.compile(r"#[0-9A-Fa-f]{6}")
_LEAST = 4.5  # what text needs against its ground to be read by most (WCAG 2, AA)


@dataclass(frozen=True, slots=True)
class Brand:
    """A ground and what is written on it: white, a softer lead, and quiet marks; each can be read."""

    ground: Colour
    lead: Colour
    quiet: Colour


def brand_of(code: str) -> Brand:
    """Return the look for a company's colour ("#1B2A4A"); one that is none, or too light for white text, is ours."""
    ground = colour(code) if _CODE.fullmatch(code) else BRAND
    if contrast(ground, WHITE) < _LEAST:
        ground = BRAND
    return Brand(ground, _readable(BRAND_LEAD, ground), _readable(BRAND_QUIET, ground))


def _readable(wanted: Colour, ground: Colour) -> Colour:
    return wanted if contrast(wanted, ground) >= _LEAST else WHITE
