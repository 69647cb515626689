"""Is a picture of a window drawn in the colours of the theme, and is it filled."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QColor, QImage, QPainter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtCore import QRect

# The edges of letters and icons are mixtures of two tokens; a mixture that covers more than this share is an area.
SHARE = 0.0008
# Rounding of blends moves a flat area by one step at most.
NEAR = 1


def counted(image: QImage) -> Counter[int]:
    """Return how many pixels of a picture have which colour (0xRRGGBB)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    found: Counter[int] = Counter()
    for y in range(plain.height()):
        found.update(_line(plain, y))
    return Counter({pixel & 0xFFFFFF: count for pixel, count in found.items()})


def without(image: QImage, documents: Iterable[QRect], ground: str) -> QImage:
    """Return a picture with the places of documents painted over: their colours are those of the paper."""
    painted = image.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(painted)
    for place in documents:
        painter.fillRect(place, QColor(ground))
    painter.end()
    return painted


def foreign_areas(image: QImage, tokens: Mapping[str, str], share: float = SHARE) -> dict[str, float]:
    """Return colours that cover more than a share of the picture and are none of the theme's, with their share.

    A colour of which no pixel has three equal neighbours in a row is the edge of something, not an area.
    """
    known = [int(colour.lstrip("#"), 16) for colour in tokens.values()]
    total = image.width() * image.height()
    suspects = {
        colour
        for colour, pixels in counted(image).items()
        if pixels / total > share and not any(_near(colour, token) for token in known)
    }
    areas = _in_areas(image, suspects)
    return {f"#{colour:06x}": pixels / total for colour, pixels in areas.items() if pixels / total > share}


def used_height(image: QImage, grounds: Iterable[str]) -> float:
    """Return down to which share of its height a picture shows more than the empty ground of the page."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    empty = {int(colour.lstrip("#"), 16) for colour in grounds}
    for y in range(plain.height() - 1, -1, -1):
        if {pixel & 0xFFFFFF for pixel in set(_line(plain, y))} - empty:
            return (y + 1) / plain.height()
    return 0.0


def _line(image: QImage, y: int) -> memoryview:
    return cast("memoryview", image.constScanLine(y)).cast("I")[: image.width()]


def _in_areas(image: QImage, suspects: set[int]) -> Counter[int]:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    found: Counter[int] = Counter()
    if not suspects:
        return found
    for y in range(plain.height()):
        line = _line(plain, y)
        if not suspects.isdisjoint(pixel & 0xFFFFFF for pixel in set(line)):
            for pixel, run in groupby(line):
                found[pixel & 0xFFFFFF] += max(0, sum(1 for _ in run) - 3)
    return Counter({colour: found[colour] for colour in suspects})


def _near(one: int, other: int) -> bool:
    return all(abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) <= NEAR for shift in (0, 8, 16))
