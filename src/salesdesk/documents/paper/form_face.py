"""The face of form fields: embedded whole, so that any name a program fills in can be drawn from the file alone."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from salesdesk.application.resources import resource
from salesdesk.documents.paper.faces import BOX
from salesdesk.documents.paper.objects import Document, Reference
from salesdesk.documents.paper.truetype import TrueType
from salesdesk.documents.paper.unicode_map import unicode_map

NAME = "Inter"
"""What the face is called in the appearance of fields."""

_FACE = "InterForm-Regular"
_RARE = frozenset({0xA0, 0x2BC, 0x2126, 0xFFFF})


@dataclass(frozen=True, slots=True)
class FormFace:
    """The face made ready for any file: a letter's code is its glyph's number, which is what those who fill in write.

    Streams are deflated; `widths` are in thousandths of the size, `cap_height` is a share of it.
    """

    glyphs: dict[int, int]
    widths: str
    descriptor: str
    cap_height: float
    length: int
    file: bytes
    to_unicode: bytes

    def codes(self, text: str) -> str:
        """A text as it is written in a content stream; a box stands for what the face has not."""
        box = self.glyphs[ord(BOX)]
        return f"<{''.join(f'{self.glyphs.get(ord(char), box):04X}' for char in normalize('NFC', text))}>"


@lru_cache(1)
def form_face() -> FormFace:
    """Read the face, once."""
    content = resource("fonts", f"{_FACE}.ttf").read_bytes()
    face = TrueType(content)
    # What stands for two letters is heard as the one that is written more often.
    chars = {glyph: code for code, glyph in face.glyphs.items() if code not in _RARE}
    widths = (face.width(glyph) if glyph in chars else 0 for glyph in range(max(chars) + 1))
    box = " ".join(f"{edge:.0f}" for edge in face.box)
    return FormFace(
        glyphs=dict(face.glyphs),
        widths=" ".join(f"{width:.0f}" for width in widths),
        descriptor=(
            f"/Type /FontDescriptor /FontName /{_FACE} /Flags 4 /FontBBox [{box}] /ItalicAngle 0 "
            f"/Ascent {face.ascent:.0f} /Descent {face.descent:.0f} /CapHeight {face.cap_height:.0f} "
            f"/StemV {face.stem:.0f}"
        ),
        cap_height=face.cap_height / 1000,
        length=len(content),
        file=zlib.compress(content),
        to_unicode=zlib.compress(unicode_map({glyph: chr(chars[glyph]) for glyph in sorted(chars)}, 2).encode()),
    )


def embed(document: Document) -> Reference:
    """Put the face into a file."""
    face = form_face()
    file = document.stream(f"/Length1 {face.length}", face.file)
    descriptor = document.add(f"<< {face.descriptor} /FontFile2 {file} >>")
    letters = document.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{_FACE} /FontDescriptor {descriptor} /DW 0 "
        f"/W [0 [{face.widths}]] /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/CIDToGIDMap /Identity >>"
    )
    return document.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{_FACE} /Encoding /Identity-H "
        f"/DescendantFonts [{letters}] /ToUnicode {document.stream('', face.to_unicode)} >>"
    )
