"""Faces in a file: each page of a face is cut out of it once, for every document the same."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from salesdesk.documents.paper.codes import characters
from salesdesk.documents.paper.faces import Face, FaceBook, Typeface
from salesdesk.documents.paper.objects import Document, Reference
from salesdesk.documents.paper.unicode_map import unicode_map

_NUMBERS: Mapping[Face, int] = MappingProxyType({face: number for number, face in enumerate(Face, 1)})
_SYMBOLIC, _SLANTED = 4, 64


@dataclass(frozen=True, slots=True)
class Program:
    """Some blocks of one page of a face as a file holds them: its program and its map to Unicode are deflated."""

    name: str
    widths: str
    descriptor: str
    length: int
    program: bytes
    to_unicode: bytes

    def put(self, document: Document) -> Reference:
        """Add the font to a document."""
        program = document.stream(f"/Length1 {self.length}", self.program)
        descriptor = document.add(f"<< {self.descriptor} /FontFile2 {program} >>")
        known = document.stream("", self.to_unicode)
        return document.add(
            f"<< /Type /Font /Subtype /TrueType /BaseFont /{self.name} /FirstChar 0 /LastChar 255 "
            f"/Widths {self.widths} /FontDescriptor {descriptor} /ToUnicode {known} >>"
        )


def font_name(face: Face, page: int) -> str:
    """What pages of any document call a page of a face."""
    return f"F{_NUMBERS[face]}x{page}" if page else f"F{_NUMBERS[face]}"


class Programs:
    """The programs that were cut so far: at most one for each choice of a face's blocks."""

    def __init__(self, book: FaceBook) -> None:
        self._book = book
        self._cut: dict[tuple[Face, int, int], Program] = {}

    def put(self, document: Document, used: Mapping[tuple[Face, int], int]) -> dict[str, Reference]:
        """Add the blocks of faces to a document; return them by the names that pages call them."""
        return {
            font_name(face, page): self._program(face, page, blocks).put(document)
            for (face, page), blocks in sorted(used.items())
        }

    def _program(self, face: Face, page: int, blocks: int) -> Program:
        key = (face, page, blocks)
        if key not in self._cut:
            self._cut[key] = program_of(self._book.typeface(face), page, blocks)
        return self._cut[key]


def program_of(typeface: Typeface, page: int, blocks: int) -> Program:
    """Cut a page out of a face."""
    face = typeface.file
    covered = {code: char for code, char in characters(page, blocks).items() if typeface.covers(char)}
    cut = face.cut({code: ord(char) for code, char in covered.items()})
    name = f"{_tag(page, blocks)}+{typeface.face}"
    widths = " ".join(f"{typeface.width(covered[code]) if code in covered else 0:g}" for code in range(256))
    box = " ".join(f"{edge:.0f}" for edge in face.box)
    descriptor = (
        f"/Type /FontDescriptor /FontName /{name} /Flags {_SYMBOLIC | (_SLANTED if face.slant else 0)} "
        f"/FontBBox [{box}] /ItalicAngle {face.slant:g} /Ascent {face.ascent:.0f} /Descent {face.descent:.0f} "
        f"/CapHeight {face.cap_height:.0f} /StemV {face.stem:.0f} /MissingWidth 0"
    )
    known = zlib.compress(unicode_map(covered, 1).encode("ascii"))
    return Program(name, f"[{widths}]", descriptor, len(cut), zlib.compress(cut), known)


def _tag(page: int, blocks: int) -> str:
    """The six letters that tell a part of a face from its other parts."""
    number = page * 32 + blocks
    letters: list[str] = []
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters.append(chr(ord("A") + letter))
    return "".join(letters)
