"""The press: fills pages with blocks, keeps what did not change, binds the pages into a PDF."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from time import gmtime, strftime
from typing import NamedTuple, TypeVar, cast

from salesdesk.application.papers import Paper
from salesdesk.documents.paper.blocks import Block
from salesdesk.documents.paper.embedding import Programs
from salesdesk.documents.paper.faces import Face, FaceBook
from salesdesk.documents.paper.objects import Dictionary, Document, text
from salesdesk.documents.paper.pen import PageRecord, Pen
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


class Heading(NamedTuple):
    """A heading that the outline leads to: how far down its page it is, and under how many others it stands."""

    title: str
    y: float
    level: int = 0


@dataclass(frozen=True, slots=True)
class BoundPage:
    """One page of the bound file: what was drawn on it, part by part, and the headings the outline leads to.

    `places` are what links within the document lead to: the name of each and how far down the page it is.
    """

    records: tuple[PageRecord, ...]
    headings: tuple[Heading, ...] = ()
    places: tuple[tuple[str, float], ...] = ()


class Press:
    """Makes PDFs one after the other, keeping faces and unchanged sections; one thread at a time."""

    def __init__(self, book: FaceBook | None = None) -> None:
        self.book = book or FaceBook()
        self._programs = Programs(self.book)
        self._kept: dict[str, tuple[Hashable, object]] = {}

    def pen(self, sheet: Sheet, marks: int = 0) -> Pen:
        """A pen for a page that has so many marks already."""
        return Pen(self.book, sheet.height, marks)

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
        document = Document((sheet.width, sheet.height), len(pages))
        document.catalog["Lang"] = text(imprint.language)
        document.describe(_description(imprint, invariant=invariant))
        records = [page.records for page in pages]
        self._draw_on(document, records)
        document.outline(
            [(one.title, at, sheet.height - one.y, one.level) for at, page in enumerate(pages) for one in page.headings]
        )
        spots = put_spots(document, records, [page.places for page in pages], sheet.height)
        if tagged:
            tag(document, records, spots, imprint.title, imprint.author)
        return document.written()

    def _draw_on(self, document: Document, pages: Sequence[Sequence[PageRecord]]) -> None:
        """Put the content of every page into a document, and what all of it needs."""
        faces: dict[tuple[Face, int], int] = {}
        for at, records in enumerate(pages):
            document.draw(at, "\n".join(record.code for record in records))
            for record in records:
                for key, blocks in record.faces:
                    faces[key] = faces.get(key, 0) | blocks
                for art in record.pictures:
                    document.picture(art)
        document.resources["Font"] = Dictionary(dict(self._programs.put(document, faces)))


def _description(imprint: Imprint, *, invariant: bool) -> dict[str, str]:
    said = {"Title": imprint.title, "Author": imprint.author, "Subject": imprint.subject}
    said |= {"Creator": imprint.creator, "Producer": imprint.creator}
    # The clock of the machine: when the file was made, not what day it is in the desk.
    return said if invariant else {**said, "CreationDate": strftime("D:%Y%m%d%H%M%SZ", gmtime())}
