"""How our papers look: the company's logo, its colour, its general terms."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from salesdesk.domain.refusals import OutOfRange

LARGEST_LOGO = 2_000_000
"""Bytes; a logo is drawn on every proposal and kept in the desk."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


_NEARLY_WHITE = 216
"""Of 255: what is lighter in red, green and blue is hardly seen on paper."""
_SEEN_SHARE = 0.002
"""So much of a picture has to be seen for the rest to be its ground: thin letters on a white one cover little."""
_HARDLY_THERE = 26
"""Of 255: a pixel that is less opaque than that is nothing."""
_LEAST_CONTRAST = 4.5
"""What white text needs to be read on a ground by most (WCAG 2, AA)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What every proposal of a desk carries; one per desk, whatever its id.

    `colour` is "#RRGGBB" or empty (ours); `logo` the file as it was given, `logo_kind` png or svg, empty without one;
    `terms` are the general terms; `names_raisers` whether customers' copies say who raised an option.
    """

    id: UUID
    colour: str = ""
    logo: bytes = b""
    logo_kind: str = ""
    terms: str = ""
    names_raisers: bool = True


def checked(letterhead: Letterhead) -> Letterhead:
    """Return a letterhead as it may be kept. Raises OutOfRange (colour, logo)."""
    if letterhead.colour and _COLOUR.fullmatch(letterhead.colour) is None:
        raise OutOfRange("colour", letterhead.colour)
    if len(letterhead.logo) > LARGEST_LOGO:
        raise OutOfRange("logo", str(len(letterhead.logo)), most=str(LARGEST_LOGO))
    return letterhead


def carries_white(colour: str) -> bool:
    """Tell whether white text can be read on a colour ("#RRGGBB"): a cover takes no other."""
    return _with_white(_parts(colour)) >= _LEAST_CONTRAST


def fades_on_paper(pixels: bytes) -> bool:
    """Tell whether a picture cannot be seen on white paper; `pixels` are red, green, blue and opacity of each pixel.

    A picture of which nothing is opaque cannot be seen either.
    """
    counted = Counter(zip(*(pixels[start::4] for start in range(4)), strict=True))
    there = {pixel: count for pixel, count in counted.items() if pixel[3] >= _HARDLY_THERE}
    seen = sum(count for pixel, count in there.items() if _darkest_on_white(*pixel) < _NEARLY_WHITE)
    return seen <= _SEEN_SHARE * sum(there.values())


def darkened(colour: str) -> str:
    """Return the nearest colour of the same kind ("#RRGGBB") on which white text can be read."""
    parts = _parts(colour)
    for share in range(100, -1, -1):
        found = (parts[0] * share // 100, parts[1] * share // 100, parts[2] * share // 100)
        if _with_white(found) >= _LEAST_CONTRAST:
            return "#{:02X}{:02X}{:02X}".format(*found)
    return "#000000"


def colour_of(text: str) -> str:
    """Return what somebody typed as a colour: "1b2a4a" is "#1B2A4A", "#abc" is "#AABBCC"; else the text as it is."""
    bare = text.strip().removeprefix("#")
    if len(bare) == len("RGB"):
        bare = "".join(2 * digit for digit in bare)
    found = f"#{bare.upper()}"
    return found if _COLOUR.fullmatch(found) else text.strip()


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _darkest_on_white(red: int, green: int, blue: int, opacity: int) -> int:
    return 255 - (255 - min(red, green, blue)) * opacity // 255


def _with_white(parts: tuple[int, int, int]) -> float:
    """The contrast with white, from 1 to 21 (WCAG 2)."""
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in (p / 255 for p in parts)
    ]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
