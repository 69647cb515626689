"""The part of ReportLab that reads our faces and cuts them, typed: its own hints are few."""

# ruff: noqa: N815 - the names are ReportLab's
from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, Protocol, cast

from reportlab.pdfbase.ttfonts import TTFontFace


class FontFace(Protocol):
    """A TrueType file as ReportLab read it; measures in thousandths of the size."""

    charToGlyph: dict[int, int]
    charWidths: dict[int, float]
    defaultWidth: float
    ascent: float
    descent: float
    capHeight: float
    italicAngle: float
    stemV: float
    bbox: list[float]
    flags: int
    makeSubset: Callable[[list[int]], bytes]


def open_face(file: BinaryIO) -> FontFace:
    """Read a TrueType file."""
    return cast("FontFace", cast("Callable[[BinaryIO], object]", TTFontFace)(file))
