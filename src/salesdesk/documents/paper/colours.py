"""The colours of our papers: contrast holds in print and in grey."""

from __future__ import annotations

Colour = tuple[float, float, float]
"""Red, green, blue from 0 to 1."""


def colour(code: str) -> Colour:
    """Read a colour written as #RRGGBB."""
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (red, green, blue)


def contrast(one: Colour, other: Colour) -> float:
    """Return how well one is read on the other, from 1 to 21 (WCAG 2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(of: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in of)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


WHITE = colour("#FFFFFF")
INK = colour("#16202E")
MUTED = colour("#55606F")
RULE = colour("#D5DBE3")
LINE = colour("#8A94A3")
FIELD = colour("#F4F6FA")
BRAND = colour("#1B2A4A")
BRAND_QUIET = colour("#A9B4CC")
BRAND_LEAD = colour("#D5DCEA")
WARNING = colour("#B3261E")
OPTION_A = colour("#3A4FB8")
OPTION_A_GROUND = colour("#EEF0FA")
OPTION_B = colour("#0B6A63")
OPTION_B_GROUND = colour("#E9F3F2")
