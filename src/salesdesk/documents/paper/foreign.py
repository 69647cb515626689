"""The parts of ReportLab that we use, typed: its own hints are few, and some of what we need is not in them."""

# ruff: noqa: N802, N803, N815 - the names are ReportLab's
from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import BinaryIO, Protocol, cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas


class FontFace(Protocol):
    """A TrueType file as ReportLab read it."""

    charWidths: dict[int, float]
    defaultWidth: float
    capHeight: float
    makeSubset: Callable[[list[int]], bytes]


class GlyphState(Protocol):
    """Which codes of a font stand for which characters in one document."""

    internalName: str | None


class Font(Protocol):
    """A TrueType font that is embedded glyph by glyph."""

    fontName: str
    face: FontFace
    state: MutableMapping[object, GlyphState]

    def splitString(self, text: str, doc: object) -> list[tuple[int, bytes]]:
        """Give the codes for a text, cut where the subset changes."""
        ...

    def getSubsetInternalName(self, subset: int, doc: object) -> str:
        """Give the name of a subset in content streams."""
        ...


class Document(Protocol):
    """The PDF that a canvas is writing."""

    fontMapping: dict[str, str]
    delayedFonts: list[Font]


class PageCanvas(Protocol):
    """What we ask of a canvas: pages from streams that are drawn already, an outline, metadata."""

    _doc: Document

    def addLiteral(self, s: str) -> None:
        """Add operators to the page."""
        ...

    def bookmarkHorizontal(self, key: str, relativeX: float, relativeY: float) -> None:
        """Name a place on the page."""
        ...

    def addOutlineEntry(self, title: str, key: str) -> None:
        """Lead to a named place."""
        ...

    def getPageNumber(self) -> int:
        """Give the number of the page, from 1."""
        ...

    def setTitle(self, title: str) -> None:
        """Set the file's title."""
        ...

    def setAuthor(self, author: str) -> None:
        """Set the file's author."""
        ...

    def setSubject(self, subject: str) -> None:
        """Set the file's subject."""
        ...

    def setCreator(self, creator: str) -> None:
        """Set the program that made the file."""
        ...

    def showPage(self) -> None:
        """Finish the page."""
        ...

    def save(self) -> None:
        """Write the file."""
        ...


def open_font(name: str, file: BinaryIO) -> Font:
    """Read a TrueType file; its subsets hold only the glyphs that are used."""
    return cast("Font", TTFont(name, file, asciiReadable=0))


def register(font: Font) -> None:
    """Make a font known by its name, if no font of that name is."""
    known = cast("Callable[[], list[str]]", pdfmetrics.getRegisteredFontNames)
    if font.fontName not in known():
        cast("Callable[[Font], None]", pdfmetrics.registerFont)(font)


def open_canvas(file: BinaryIO, size: tuple[float, float], font: str, language: str, *, invariant: bool) -> PageCanvas:
    """Begin a PDF; without a font of ours it would name an unembedded Helvetica."""
    make = cast("Callable[..., PageCanvas]", Canvas)
    return make(file, pagesize=size, pageCompression=1, invariant=int(invariant), initialFontName=font, lang=language)


def document_of(canvas: PageCanvas) -> Document:
    """The PDF a canvas writes; ReportLab has no public way to carry streams and their fonts over."""
    return canvas._doc  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
