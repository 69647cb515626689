"""Puts a proposal together: sections onto pages, head and foot around them, pages into a file."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from salesdesk.application.papers import Copy, Made, PaperWarning, ProposalContent
from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Block
from salesdesk.documents.paper.pen import PageRecord
from salesdesk.documents.paper.press import BoundPage, Heading, Imprint, Placed, Press, fill_pages, sheet_of
from salesdesk.documents.paper.typesetter import Typesetter
from salesdesk.documents.proposal.acceptance import LEAST_REMARKS, remarks
from salesdesk.documents.proposal.arranging import Extent, extent_of, starts
from salesdesk.documents.proposal.bench import Bench
from salesdesk.documents.proposal.contents import Entry, headings_of
from salesdesk.documents.proposal.cover import cover_reads, draw_cover
from salesdesk.documents.proposal.furniture import draw_furniture, furniture_reads, has_furniture, internal_mark
from salesdesk.documents.proposal.parts import ACCEPTANCE, Part, parts_of
from salesdesk.wording import Words

_SIDE, _TOP, _BOTTOM = 22, 26, 22


@dataclass(frozen=True, slots=True)
class Composed:
    """A section in blocks: what it takes, what could not be printed in it."""

    part: Part
    blocks: tuple[Block, ...]
    closing: Block | None
    extent: Extent
    warnings: tuple[PaperWarning, ...]


class ProposalPress:
    """Makes proposals one after the other in one thread; sections that did not change are not laid out again."""

    def __init__(self, press: Press | None = None) -> None:
        self._press = press or Press()

    def preview(self, content: ProposalContent, words: Words) -> Made:
        """Make the proposal for the screen, from what was kept of the last one."""
        return _Binding(self._press, content, words, Copy.CUSTOMER).make(invariant=False, tagged=False)

    def write(
        self, content: ProposalContent, words: Words, *, copy: Copy = Copy.CUSTOMER, invariant: bool = False
    ) -> Made:
        """Make the file that goes out, from what was kept of the last one; `invariant` leaves the clock out."""
        return _Binding(self._press, content, words, copy).make(invariant=invariant)


def write_proposal(
    content: ProposalContent, words: Words, *, copy: Copy = Copy.CUSTOMER, invariant: bool = False
) -> Made:
    """Make a proposal PDF of exactly two options, amounts net of tax in the content's currency (2.14, 2.18)."""
    return ProposalPress().write(content, words, copy=copy, invariant=invariant)


def _place_name(at: int, heading: Heading) -> str:
    return f"section {at} {heading.y:.0f}"


class _Binding:
    """One proposal on its way into a file."""

    def __init__(self, press: Press, content: ProposalContent, words: Words, copy: Copy) -> None:
        self.copy = copy
        self.press = press
        self.content = content
        self.words = words
        self.sheet = sheet_of(content.paper, side=_SIDE, top=_TOP, bottom=_BOTTOM)
        self.setter = Typesetter(press.book)
        self.records: list[list[PageRecord]] = []
        self.headings: list[list[Heading]] = []
        self.warnings: dict[PaperWarning, None] = {}

    def make(self, *, invariant: bool, tagged: bool = True) -> Made:
        """Lay out what changed, put head and foot around it, bind."""
        self._opened()
        composed = [section for part in parts_of(self.copy) if (section := self._composed(part)) is not None]
        for section, start in zip(composed, starts([c.extent for c in composed], self.sheet), strict=True):
            self._place(section, start)
        if self.copy is Copy.CUSTOMER and (accepted := self._composed(ACCEPTANCE)) is not None:
            self._place(accepted, None)
        self._cover()
        pages = [
            BoundPage((*records, *self._furniture(at)), tuple(headings), self._places(at))
            for at, (records, headings) in enumerate(zip(self.records, self.headings, strict=True))
        ]
        pdf = self.press.bind(pages, self.sheet, self._imprint(), invariant=invariant, tagged=tagged)
        self._note(self.setter.warnings)
        return Made(pdf=pdf, pages=len(pages), warnings=tuple(self.warnings))

    def _note(self, warnings: tuple[PaperWarning, ...]) -> None:
        self.warnings |= dict.fromkeys(warnings)

    def _key(self, part: Part) -> Hashable:
        return (self.words.language, self.content.paper, self.copy, part.reads(self.content))

    def _bench(self) -> Bench:
        return Bench(self.content, self.words, self.sheet, Typesetter(self.press.book), self.copy)

    def _opened(self) -> None:
        """Keep the first page for the cover, which is drawn last: it says what is on which page."""
        self.records.append([])
        self.headings.append([Heading(self._plain(self.content.title) or self.content.reference, 0.0)])

    def _cover(self) -> None:
        entries = tuple(
            Entry(heading.title, at + 1, _place_name(at, heading))
            for at, headings in enumerate(self.headings)
            for heading in headings
            if at and not heading.level
        )

        def drawn() -> tuple[PageRecord, tuple[PaperWarning, ...]]:
            bench = self._bench()
            pen = self.press.pen(self.sheet)
            draw_cover(bench, pen, entries)
            return pen.record(), bench.setter.warnings

        key = (self.words.language, self.content.paper, cover_reads(self.content), entries)
        record, warnings = self.press.kept("cover", key, drawn)
        self.records[0].append(record)
        self._note(warnings)

    def _places(self, at: int) -> tuple[tuple[str, float], ...]:
        """What the list of contents leads to on a page."""
        return tuple((_place_name(at, heading), heading.y) for heading in self.headings[at] if at and not heading.level)

    def _composed(self, part: Part) -> Composed | None:
        """The section's blocks, measured; None when the content has nothing for it."""

        def compose() -> Composed | None:
            bench = self._bench()
            blocks = part.blocks(bench)
            if not blocks:
                return None
            closing = part.closing(bench)
            extent = extent_of([*blocks, *([closing] if closing else [])], self.sheet)
            return Composed(part, tuple(blocks), closing, extent, bench.setter.warnings)

        return self.press.kept(f"blocks of {part.name}", self._key(part), compose)

    def _place(self, section: Composed, start: float | None) -> None:
        """Draw a section, under the one before or from the top of a page."""
        marks = self.records[-1][-1].marks if start is not None else 0
        key = (self._key(section.part), start, marks)
        drawn = self.press.kept(section.part.name, key, lambda: self._drawn(section, start, marks))
        for at, (record, headings) in enumerate(drawn):
            if at or start is None:
                self.records.append([])
                self.headings.append([])
            self.records[-1].append(record)
            self.headings[-1] += headings
        self._note(section.warnings)

    def _drawn(
        self, section: Composed, start: float | None, marks: int
    ) -> tuple[tuple[PageRecord, tuple[Heading, ...]], ...]:
        """The pages of a section, with the headings on each."""
        sheet = self.sheet
        blocks = [*section.blocks, *([section.closing] if section.closing else [])]
        pages, end = fill_pages(blocks, sheet, start or sheet.top)
        last = pages[-1][-1]
        if section.closing is last.block:
            pages[-1][-1] = Placed(last.block, sheet.foot - last.block.height(sheet.inner))
        elif section.part is ACCEPTANCE:
            begin = end - LEAST_REMARKS
            pages[-1].append(Placed(remarks(self._bench(), sheet.foot - begin), begin))
        headings = [tuple(headings_of(page, sheet.inner)) for page in pages]
        return tuple(zip(self.press.draw(pages, sheet, marks), headings, strict=True))

    def _furniture(self, at: int) -> list[PageRecord]:
        """What stands around a page; not part of its sections, so that these can be kept when pages are added."""
        page, pages = at + 1, len(self.records)

        def drawn() -> tuple[list[PageRecord], tuple[PaperWarning, ...]]:
            bench = self._bench()
            if not has_furniture(bench, page):
                return [], ()
            pen = self.press.pen(self.sheet)
            draw_furniture(bench, pen, page, pages)
            return [pen.record()], bench.setter.warnings

        key = (self.words.language, self.content.paper, self.copy, furniture_reads(self.content), pages)
        records, warnings = self.press.kept(f"furniture of page {page}", key, drawn)
        self._note(warnings)
        return records

    def _plain(self, text: str) -> str:
        """A text on one line, with nothing in it that a file's metadata cannot hold."""
        return self.setter.clean(text, styles.BODY, self.words.text("Title of the proposal")).replace("\n", " ")

    def _imprint(self) -> Imprint:
        content, words = self.content, self.words
        subject = words.text("Proposal {number} for {client}", number=content.reference, client=content.client.company)
        author = ", ".join(filter(None, (content.seller.person, content.seller.company)))
        title = self._plain(content.title) or content.reference
        if self.copy is Copy.INTERNAL:
            title = words.text("{title} ({copy})", title=title, copy=internal_mark(self._bench()))
        return Imprint(
            title=title,
            author=self._plain(author),
            subject=self._plain(subject),
            language=content.language,
        )
