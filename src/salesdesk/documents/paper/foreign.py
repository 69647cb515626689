"""The parts of ReportLab that we use, typed: its own hints are few, and some of what we need is not in them."""

# ruff: noqa: N802, N803, N815 - the names are ReportLab's
from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping, Sequence
from typing import BinaryIO, Protocol, cast

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from salesdesk.documents.paper.logo import Art


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

    def addObjects(self, doc: object) -> None:
        """Add the subsets to a document."""
        ...


class Reference(Protocol):
    """Points to an object of the PDF."""

    name: str


class Dictionary(Protocol):
    """A dictionary of the PDF."""

    dict: dict[str, object]


class Catalog(Protocol):
    """The root of the PDF."""

    MarkInfo: Dictionary
    ViewerPreferences: Dictionary
    Metadata: object
    StructTreeRoot: Dictionary


class Late(Protocol):
    """Something that is added to the PDF when it is saved."""

    def addObjects(self, doc: Document) -> None:
        """Add it."""
        ...


class Document(Protocol):
    """The PDF that a canvas is writing."""

    fontMapping: dict[str, str]
    delayedFonts: list[Late]
    idToObject: dict[str, object]
    Catalog: Catalog

    def Reference(self, obj: object, name: str | None = None) -> Reference:
        """Add an object, or find it, and point to it."""
        ...


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
    return make(
        file,
        pdfVersion=(1, 7),
        pagesize=size,
        pageCompression=1,
        invariant=int(invariant),
        initialFontName=font,
        lang=language,
    )


def document_of(canvas: PageCanvas) -> Document:
    """The PDF a canvas writes; ReportLab has no public way to carry streams and their fonts over."""
    return canvas._doc  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


class EmbeddedFont:
    """A font that is embedded when the document is saved, with a map to Unicode that leaves unused codes out."""

    def __init__(self, font: Font) -> None:
        self._font = font

    def addObjects(self, doc: Document) -> None:
        """Embed the font; ReportLab would map the unused code 0 to U+0000, which is no character."""
        self._font.addObjects(doc)
        for name, value in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                stream = cast("_Stream", value)
                stream.content = _UNUSED.sub(_one_less, stream.content)


_UNUSED = re.compile(r"(\d+) beginbfchar\n<00> <0000>\n")


def _one_less(found: re.Match[str]) -> str:
    return f"{int(found[1]) - 1} beginbfchar\n"


class _Stream(Protocol):
    content: str
    dictionary: Dictionary


class _Page(Protocol):
    Annots: object
    XObjects: object
    StructParents: int
    Tabs: str


def dictionary(values: dict[str, object]) -> Dictionary:
    """A PDF dictionary; texts in it are written as they are."""
    return cast("Callable[[dict[str, object]], Dictionary]", pdfdoc.PDFDictionary)(values)


def text(value: str) -> str:
    """A text that a reader of the PDF may show or say."""
    return f"<FEFF{value.encode('utf-16-be').hex().upper()}>"


def put_pictures(document: Document, at: int, pictures: Sequence[Art]) -> None:
    """Let a page (from 0) use pictures, which the file holds once."""
    references = {art.name: _picture(document, art) for art in pictures}
    if references:
        cast("_Page", document.idToObject[f"Page{at + 1}"]).XObjects = dictionary(dict(references))


def _picture(document: Document, art: Art) -> Reference:
    if art.name in document.idToObject:
        return document.Reference(document.idToObject[art.name], art.name)
    stream = _deflated(art.entries, art.stream)
    if art.mask is not None:
        stream.dictionary.dict["SMask"] = document.Reference(_deflated(*art.mask))
    return document.Reference(stream, art.name)


def _deflated(entries: str, content: bytes) -> _Stream:
    """A stream whose content is deflated already."""
    pairs: list[tuple[str, str]] = re.findall(r"/(\w+) (\[[^]]*\]|<< >>|\S+)", entries)
    values = dictionary({**dict(pairs), "Filter": "/FlateDecode"})
    return cast("_Stream", cast("Callable[..., object]", pdfdoc.PDFStream)(values, content, filters=None))


def array(values: list[object]) -> object:
    """A PDF array."""
    return cast("Callable[[list[object]], object]", pdfdoc.PDFArray)(values)


def metadata(xml: str) -> object:
    """A stream of XMP metadata, not compressed so that any program finds it."""
    make = cast("Callable[..., object]", pdfdoc.PDFStream)
    return make(dictionary({"Type": "/Metadata", "Subtype": "/XML"}), xml.encode(), filters=None)


def page_reference(document: Document, at: int) -> Reference:
    """Point to a page, from 0."""
    name = f"Page{at + 1}"
    return document.Reference(document.idToObject[name], name)


def annotate(document: Document, at: int, annotations: Sequence[Reference]) -> None:
    """Put annotations on a page, from 0."""
    cast("_Page", document.idToObject[f"Page{at + 1}"]).Annots = array(list(annotations))


def structure_parent(document: Document, at: int) -> None:
    """Tell a page under which key its marks are found, and that fields follow the structure."""
    page = document.idToObject[f"Page{at + 1}"]
    keys = cast("list[str]", getattr(page, "__NoDefault__"))  # noqa: B009 - the name is mangled otherwise
    setattr(page, "__NoDefault__", [*keys, "StructParents", "Tabs"])  # noqa: B010
    marked = cast("_Page", page)
    marked.StructParents = at
    marked.Tabs = "/S"
