"""The face of form fields: embedded whole, so that any name a program fills in can be drawn from the file alone."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from unicodedata import normalize

from salesdesk.application.resources import resource
from salesdesk.documents.paper.faces import BOX
from salesdesk.documents.paper.foreign import open_face
from salesdesk.documents.paper.objects import Document, Reference

NAME = "Inter"
"""What the face is called in the appearance of fields."""

_FACE = "InterForm-Regular"
_LAST = 0xFFFE
_MOST_RANGES = 100  # in one block of a map to Unicode
_TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{ranges}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


@dataclass(frozen=True, slots=True)
class FormFace:
    """The face made ready for any file. A letter's code in it is the letter's own in Unicode, so no map goes wrong.

    Streams are deflated; widths are in thousandths of the size, `cap_height` is a share of it.
    """

    covered: frozenset[int]
    widths: str
    descriptor: str
    length: int
    cap_height: float
    file: bytes
    glyphs: bytes
    to_unicode: bytes

    def codes(self, text: str) -> str:
        """A text as it is written in a content stream; a box stands for what the face has not."""
        shown = (char if ord(char) in self.covered else BOX for char in normalize("NFC", text))
        return f"<{''.join(shown).encode('utf-16-be').hex().upper()}>"


@lru_cache(1)
def form_face() -> FormFace:
    """Read the face, once."""
    with resource("fonts", f"{_FACE}.ttf").open("rb") as file:
        content = file.read()
        file.seek(0)
        face = open_face(file)
    covered = sorted(code for code in face.charToGlyph if 0 < code <= _LAST)
    glyphs = bytearray(2 * (covered[-1] + 1))
    for code in covered:
        glyphs[2 * code : 2 * code + 2] = face.charToGlyph[code].to_bytes(2)
    box = " ".join(f"{edge:.0f}" for edge in face.bbox)
    return FormFace(
        covered=frozenset(covered),
        widths=_widths([(code, round(face.charWidths.get(code, face.defaultWidth))) for code in covered]),
        descriptor=(
            f"/Type /FontDescriptor /FontName /{_FACE} /Flags 4 /FontBBox [{box}] /ItalicAngle 0 /StemV {face.stemV} "
            f"/Ascent {face.ascent:.0f} /Descent {face.descent:.0f} /CapHeight {face.capHeight:.0f}"
        ),
        length=len(content),
        cap_height=face.capHeight / 1000,
        file=zlib.compress(content, 9),
        glyphs=zlib.compress(bytes(glyphs), 9),
        to_unicode=zlib.compress(_to_unicode(covered).encode(), 9),
    )


def _widths(widths: list[tuple[int, int]]) -> str:
    """The widths as a PDF lists them: the first code of a run, then the width of each in it."""
    runs = (list(run) for _, run in groupby(enumerate(widths), key=lambda at: at[1][0] - at[0]))
    return " ".join(f"{run[0][1][0]} [{' '.join(str(width) for _, (_, width) in run)}]" for run in runs)


def _to_unicode(covered: list[int]) -> str:
    """The map that leads every code to itself; a range may not go over the end of a row of 256."""
    runs = [
        [code for _, code in run] for _, run in groupby(enumerate(covered), key=lambda at: (at[1] - at[0], at[1] >> 8))
    ]
    ranges = [f"<{run[0]:04X}> <{run[-1]:04X}> <{run[0]:04X}>" for run in runs]
    blocks = (ranges[at : at + _MOST_RANGES] for at in range(0, len(ranges), _MOST_RANGES))
    lines = [line for block in blocks for line in (f"{len(block)} beginbfrange", *block, "endbfrange")]
    return _TO_UNICODE.format(ranges="\n".join(lines))


def embed(document: Document) -> Reference:
    """Put the face into a file."""
    face = form_face()
    file = document.stream(f"/Length1 {face.length}", face.file)
    descriptor = document.add(f"<< {face.descriptor} /FontFile2 {file} >>")
    letters = document.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{_FACE} /FontDescriptor {descriptor} /DW 0 "
        f"/W [{face.widths}] /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/CIDToGIDMap {document.stream('', face.glyphs)} >>"
    )
    return document.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{_FACE} /Encoding /Identity-H "
        f"/DescendantFonts [{letters}] /ToUnicode {document.stream('', face.to_unicode)} >>"
    )
