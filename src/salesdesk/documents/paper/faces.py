"""The bundled faces: which of them has a glyph for a character, how wide it is, how it reaches a PDF."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from itertools import groupby
from types import MappingProxyType

from salesdesk.application.resources import resource
from salesdesk.documents.paper.truetype import TrueType


class Face(StrEnum):
    """A face, by the name of its file."""

    BODY = "Inter-Regular"
    MEDIUM = "Inter-Medium"
    SEMIBOLD = "Inter-SemiBold"
    BOLD = "Inter-Bold"
    FIGURES = "InterTnum-Regular"
    FIGURES_SEMIBOLD = "InterTnum-SemiBold"
    FIGURES_BOLD = "InterTnum-Bold"
    SERIF = "SourceSerif4-Regular"
    SERIF_SEMIBOLD = "SourceSerif4-SemiBold"
    SERIF_ITALIC = "SourceSerif4-Italic"
    WIDE = "NotoSans-Regular"
    WIDE_BOLD = "NotoSans-Bold"


BOX = "\N{WHITE SQUARE}"
"""Stands where no face has the glyph; Inter has it."""

_HEAVY = frozenset({Face.SEMIBOLD, Face.BOLD, Face.FIGURES_SEMIBOLD, Face.FIGURES_BOLD, Face.SERIF_SEMIBOLD})
_LIGHT_CHAIN = (Face.BODY, Face.WIDE)
_HEAVY_CHAIN = (Face.SEMIBOLD, Face.WIDE_BOLD)
_CHAINS: Mapping[Face, tuple[Face, ...]] = MappingProxyType(
    {face: (face, *(_HEAVY_CHAIN if face in _HEAVY else _LIGHT_CHAIN)) for face in Face}
)
# Noto has the glyphs of this script, but they have to be joined and reordered, which our line setting does not do.
_NEEDS_SHAPING = ((0x0900, 0x097F), (0xA8E0, 0xA8FF), (0x1CD0, 0x1CFF), (0x11B00, 0x11B5F))


def _is_set_glyph_by_glyph(char: str) -> bool:
    code = ord(char)
    return unicodedata.category(char) != "Co" and not any(low <= code <= high for low, high in _NEEDS_SHAPING)


class Typeface:
    """One face, with widths by character in thousandths of the size."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.file = TrueType(resource("fonts", f"{face}.ttf").read_bytes())
        self.cap_height = self.file.cap_height / 1000

    def covers(self, char: str) -> bool:
        """Whether the face has a glyph for the character."""
        return self.file.glyph(ord(char)) > 0

    def width(self, char: str) -> float:
        """How far the character moves the pen, in thousandths of the size."""
        return self.file.width(self.file.glyph(ord(char)))


class Widths(dict[str, float]):
    """How far each character moves the pen in one face and size, in points, extra space between letters included."""

    def __init__(self, typeface: Typeface, size: float, tracking: float) -> None:
        super().__init__()
        self._typeface = typeface
        self._scale = size / 1000
        self._tracking = tracking

    def __missing__(self, char: str) -> float:
        width = self[char] = self._typeface.width(char) * self._scale + self._tracking
        return width


class FaceBook:
    """The faces of one press, opened when they are first needed and kept; not shared between threads."""

    def __init__(self) -> None:
        self._open: dict[Face, Typeface] = {}
        self._chosen: dict[tuple[Face, str], Face | None] = {}
        self._own: dict[Face, set[str]] = {face: set() for face in Face}
        self._widths: dict[tuple[Face, float, float], Widths] = {}
        self.texts: dict[tuple[str, int], object] = {}
        """Short texts that were measured; see lines.measured."""

    def widths(self, face: Face, size: float, tracking: float) -> Widths:
        """The widths of characters in a face and size."""
        key = (face, size, tracking)
        if key not in self._widths:
            self._widths[key] = Widths(self.typeface(face), size, tracking)
        return self._widths[key]

    def typeface(self, face: Face) -> Typeface:
        """Open a face, or give the one that is open."""
        found = self._open.get(face)
        if found is None:
            found = self._open[face] = Typeface(face)
        return found

    def face_for(self, char: str, face: Face) -> Face | None:
        """Return the face that sets the character in a text of this face, None when no bundled face has it."""
        key = (face, char)
        if key not in self._chosen:
            chain = _CHAINS[face] if _is_set_glyph_by_glyph(char) else ()
            self._chosen[key] = next((f for f in chain if self.typeface(f).covers(char)), None)
        return self._chosen[key]

    def runs(self, text: str, face: Face) -> list[tuple[Face, str]]:
        """Cut the text into pieces of one face each; what no face has is expected to be replaced before."""
        own = self._own[face]
        if text and own.issuperset(text):
            return [(face, text)]
        runs = [
            (found, "".join(chars))
            for found, chars in groupby(text, key=lambda char: self.face_for(char, face) or face)
        ]
        own.update(*(run for found, run in runs if found is face))
        return runs
