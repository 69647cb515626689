"""The press: fills pages with blocks, keeps what did not change, binds the pages into a PDF."""

from __future__ import annotations

import copy
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TypeVar, cast

from salesdesk.application.papers import Paper
from salesdesk.documents.paper import settings
from salesdesk.documents.paper.blocks import Block
from salesdesk.documents.paper.faces import Face, FaceBook
from salesdesk.documents.paper.foreign import EmbeddedFont, PageCanvas, document_of, open_canvas, put_pictures, register
from salesdesk.documents.paper.pen import Glyphs, PageRecord, Pen
from salesdesk.documents.paper.placing import put_spots
from salesdesk.documents.paper.tags import tag

MM = 72 / 25.4
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of paper and its margins, in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def foot(self) -> float:
        """How far down blocks may reach."""
        return self.height - self.bottom


def sheet_of(paper: Paper, *, side: float, top: float, bottom: float) -> Sheet:
    """The sheet with margins given in millimetres."""
    width, height = (210 * MM, 297 * MM) if paper is Paper.A4 else (612.0, 792.0)
    return Sheet(width=width, height=height, left=side * MM, right=side * MM, top=top * MM, bottom=bottom * MM)


class NothingFits(Exception):
    """A block takes nothing of an empty page: a fault of ours, never of the text."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where it stands on its page."""

    block: Block
    y: float


def fill_pages(blocks: Sequence[Block], sheet: Sheet, start: float) -> tuple[list[list[Placed]], float]:
    """Place blocks from `start` points below the top of the first page; return the pages and where the last ends.

    Raises NothingFits when a block would leave a fresh page empty.
    """
    pages: list[list[Placed]] = [[]]
    y = start
    queue = list(blocks)
    while queue:
        block = queue.pop(0)
        fresh = y <= sheet.top + 0.01
        before = 0 if fresh else block.before
        room = sheet.foot - y - before
        stays = fresh or _needed(block, queue, sheet.inner) <= room + 0.01
        head, tail = block.split(sheet.inner, room, forced=fresh) if stays else (None, block)
        if head is not None:
            pages[-1].append(Placed(head, y + before))
            y += before + head.height(sheet.inner)
        elif fresh:
            raise NothingFits
        if tail is not None:
            queue.insert(0, tail)
            pages.append([])
            y = sheet.top
    return pages, y


def _needed(block: Block, following: Sequence[Block], width: float) -> float:
    """The height that has to be free for a block, with what it may not be parted from."""
    if not block.keeps_next or not following:
        return block.least(width)
    return block.height(width) + following[0].before + _needed(following[0], following[1:], width)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What the file says about itself."""

    title: str
    author: str
    subject: str
    language: str
    creator: str = "SalesDesk"


@dataclass(frozen=True, slots=True)
class BoundPage:
    """One page of the bound file: what was drawn on it, part by part, and the headings the outline leads to.

    `places` are what links within the document lead to: the name of each and how far down the page it is.
    """

    records: tuple[PageRecord, ...]
    headings: tuple[tuple[str, float], ...] = ()
    places: tuple[tuple[str, float], ...] = ()


def _registered_body(book: FaceBook) -> str:
    """Make the body face known to ReportLab, which else names an unembedded Helvetica in every file."""
    font = book.typeface(Face.BODY).font
    register(font)
    return font.fontName


class Press:
    """Makes PDFs one after the other, keeping faces and unchanged sections; one thread at a time."""

    def __init__(self, book: FaceBook | None = None) -> None:
        settings.pin()
        self.book = book or FaceBook()
        self._glyphs = Glyphs()
        self._kept: dict[str, tuple[Hashable, object]] = {}

    def fresh(self) -> Press:
        """A press with the same faces that remembers no document: a file it makes holds only its own glyphs."""
        return Press(self.book)

    def pen(self, sheet: Sheet, marks: int = 0) -> Pen:
        """A pen for a page that has so many marks already."""
        return Pen(self.book, self._glyphs, sheet.height, marks)

    def kept(self, name: str, key: Hashable, make: Callable[[], T]) -> T:
        """Give what was made under this name while its key is the same, else make it."""
        found = self._kept.get(name)
        if found is not None and found[0] == key:
            return cast("T", found[1])
        made = make()
        self._kept[name] = (key, made)
        return made

    def draw(self, pages: Sequence[Sequence[Placed]], sheet: Sheet, marks: int = 0) -> tuple[PageRecord, ...]:
        """Draw placed blocks; the first page has so many marks already."""
        records: list[PageRecord] = []
        for page in pages:
            pen = self.pen(sheet, 0 if records else marks)
            for placed in page:
                placed.block.draw(pen, sheet.left, placed.y, sheet.inner)
            records.append(pen.record())
        return tuple(records)

    def bind(
        self,
        pages: Sequence[BoundPage],
        sheet: Sheet,
        imprint: Imprint,
        *,
        invariant: bool = False,
        tagged: bool = True,
    ) -> bytes:
        """Bind drawn pages into a PDF.

        `invariant` leaves the clock out, so that equal input gives equal bytes; without `tagged` the file tells
        nothing to those who listen (enough for a picture on the screen).
        """
        settings.assert_pinned()
        file = BytesIO()
        font = _registered_body(self.book)
        canvas = open_canvas(file, (sheet.width, sheet.height), font, imprint.language, invariant=invariant)
        self._give_fonts(canvas)
        canvas.setTitle(imprint.title)
        canvas.setAuthor(imprint.author)
        canvas.setSubject(imprint.subject)
        canvas.setCreator(imprint.creator)
        for page in pages:
            for record in page.records:
                canvas.addLiteral(record.code)
            for title, y in page.headings:
                key = f"{title}-{canvas.getPageNumber()}-{y:.0f}"
                canvas.bookmarkHorizontal(key, 0, sheet.height - y)
                canvas.addOutlineEntry(title, key)
            canvas.showPage()
        for at, page in enumerate(pages):
            put_pictures(document_of(canvas), at, [art for record in page.records for art in record.pictures])
        records = [page.records for page in pages]
        spots = put_spots(document_of(canvas), records, [page.places for page in pages], sheet.height)
        if tagged:
            tag(canvas, records, spots, imprint.title, imprint.author)
        canvas.save()
        return file.getvalue()

    def _give_fonts(self, canvas: PageCanvas) -> None:
        """Hand the codes given out while drawing to the document that is bound now.

        Copies: binding closes a document's state, and the sections we keep go on using theirs.
        """
        document = document_of(canvas)
        for font in self._glyphs.delayedFonts:
            state = copy.copy(font.state[self._glyphs])
            font.state[document] = state
            document.fontMapping[font.fontName] = f"/{state.internalName}"
            document.delayedFonts.append(EmbeddedFont(font))
