"""Puts a proposal together: sections onto pages, head and foot around them, pages into a file."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from salesdesk.application.papers import Made, PaperWarning, ProposalContent
from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Block, Text
from salesdesk.documents.paper.colours import RULE
from salesdesk.documents.paper.lines import Align, Style
from salesdesk.documents.paper.pen import PageRecord, Pen
from salesdesk.documents.paper.press import MM, BoundPage, Imprint, Placed, Press, fill_pages, sheet_of
from salesdesk.documents.paper.typed import capitals
from salesdesk.documents.paper.typesetter import Typesetter
from salesdesk.documents.proposal.acceptance import LEAST_REMARKS, acceptance, remarks
from salesdesk.documents.proposal.arranging import Extent, extent_of, starts
from salesdesk.documents.proposal.bench import Bench
from salesdesk.documents.proposal.cover import draw_cover
from salesdesk.documents.proposal.heard import heard
from salesdesk.documents.proposal.investment import investment
from salesdesk.documents.proposal.next_step import contact, next_step
from salesdesk.documents.proposal.options import options
from salesdesk.wording import Words

_SIDE, _TOP, _BOTTOM = 22, 26, 22


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the proposal: its name, what makes its blocks, what of the content it reads.

    `closing` makes a block for the foot of its last page.
    """

    name: str
    blocks: Callable[[Bench], list[Block]]
    reads: Callable[[ProposalContent], Hashable]
    closing: Callable[[Bench], Block | None] = lambda _bench: None


_PARTS = (
    Part("heard", heard, lambda c: c.heard),
    Part("options", options, lambda c: (c.options, c.rows, c.comparison, c.investment)),
    Part("investment", investment, lambda c: (c.options, c.investment, c.valid_until, c.currency, c.payment, c.terms)),
    Part("next step", next_step, lambda c: (c.next_step, c.after_choice, c.seller, c.options), contact),
)
_ACCEPTANCE = Part(
    "acceptance",
    acceptance,
    lambda c: (
        *(c.options, c.seller, c.client, c.number, c.revision, c.issued_on, c.remarks, c.investment),
        *(c.content_hash, c.is_draft),
    ),
)


@dataclass(frozen=True, slots=True)
class Composed:
    """A section in blocks: its heading, what it takes, what could not be printed in it."""

    part: Part
    heading: str
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
        return _Binding(self._press, content, words).make(invariant=False, tagged=False)

    def write(self, content: ProposalContent, words: Words, *, invariant: bool = False) -> Made:
        """Make the file that goes out, from what was kept of the last one; `invariant` leaves the clock out."""
        return _Binding(self._press, content, words).make(invariant=invariant)


def write_proposal(content: ProposalContent, words: Words, *, invariant: bool = False) -> Made:
    """Make a proposal PDF of exactly two options, amounts net of tax in the content's currency (2.14, 2.18)."""
    return ProposalPress().write(content, words, invariant=invariant)


class _Binding:
    """One proposal on its way into a file."""

    def __init__(self, press: Press, content: ProposalContent, words: Words) -> None:
        self.press = press
        self.content = content
        self.words = words
        self.sheet = sheet_of(content.paper, side=_SIDE, top=_TOP, bottom=_BOTTOM)
        self.setter = Typesetter(press.book)
        self.records: list[list[PageRecord]] = []
        self.headings: list[list[tuple[str, float]]] = []
        self.warnings: dict[PaperWarning, None] = {}

    def make(self, *, invariant: bool, tagged: bool = True) -> Made:
        """Lay out what changed, put head and foot around it, bind."""
        self._cover()
        composed = [section for part in _PARTS if (section := self._composed(part)) is not None]
        for section, start in zip(composed, starts([c.extent for c in composed], self.sheet), strict=True):
            self._place(section, start)
        acceptance_page = self._composed(_ACCEPTANCE)
        if acceptance_page is not None:
            self._place(acceptance_page, None)
        pages = [
            BoundPage((*records, *self._furniture(at)), tuple(headings))
            for at, (records, headings) in enumerate(zip(self.records, self.headings, strict=True))
        ]
        pdf = self.press.bind(pages, self.sheet, self._imprint(), invariant=invariant, tagged=tagged)
        self._note(self.setter.warnings)
        return Made(pdf=pdf, pages=len(pages), warnings=tuple(self.warnings))

    def _note(self, warnings: tuple[PaperWarning, ...]) -> None:
        self.warnings |= dict.fromkeys(warnings)

    def _key(self, part: Part) -> Hashable:
        return (self.words.language, self.content.paper, part.reads(self.content))

    def _bench(self) -> Bench:
        return Bench(self.content, self.words, self.sheet, Typesetter(self.press.book))

    def _cover(self) -> None:
        def drawn() -> tuple[PageRecord, tuple[PaperWarning, ...]]:
            bench = self._bench()
            pen = self.press.pen(self.sheet)
            draw_cover(bench, pen)
            return pen.record(), bench.setter.warnings

        record, warnings = self.press.kept("cover", (self.words.language, self.content), drawn)
        self.records.append([record])
        self.headings.append([(self._plain(self.content.title) or self.content.reference, 0.0)])
        self._note(warnings)

    def _composed(self, part: Part) -> Composed | None:
        """The section's blocks, measured; None when the content has nothing for it."""

        def compose() -> Composed | None:
            bench = self._bench()
            blocks = part.blocks(bench)
            if not blocks:
                return None
            first = blocks[0]
            heading = first.measured.text if isinstance(first, Text) else part.name
            closing = part.closing(bench)
            extent = extent_of([*blocks, *([closing] if closing else [])], self.sheet)
            return Composed(part, heading, tuple(blocks), closing, extent, bench.setter.warnings)

        return self.press.kept(f"blocks of {part.name}", self._key(part), compose)

    def _place(self, section: Composed, start: float | None) -> None:
        """Draw a section, under the one before or from the top of a page."""
        marks = self.records[-1][-1].marks if start is not None else 0
        key = (self._key(section.part), start, marks)
        first, *others = self.press.kept(section.part.name, key, lambda: self._drawn(section, start, marks))
        if start is None:
            self.records.append([first])
            self.headings.append([])
        else:
            self.records[-1].append(first)
        self.headings[-1].append((section.heading, start or self.sheet.top))
        for record in others:
            self.records.append([record])
            self.headings.append([])
        self._note(section.warnings)

    def _drawn(self, section: Composed, start: float | None, marks: int) -> tuple[PageRecord, ...]:
        sheet = self.sheet
        blocks = [*section.blocks, *([section.closing] if section.closing else [])]
        pages, end = fill_pages(blocks, sheet, start or sheet.top)
        last = pages[-1][-1]
        if section.closing is last.block:
            pages[-1][-1] = Placed(last.block, sheet.foot - last.block.height(sheet.inner))
        elif section.part is _ACCEPTANCE:
            begin = end - LEAST_REMARKS
            pages[-1].append(Placed(remarks(self._bench(), sheet.foot - begin), begin))
        return self.press.draw(pages, sheet, marks)

    def _furniture(self, at: int) -> list[PageRecord]:
        """The running head and foot of a page; the cover has none."""
        if at == 0:
            return []
        sheet, words, content = self.sheet, self.words, self.content
        pen = self.press.pen(sheet)
        client = capitals(content.client.company)
        right = f"{content.reference}  ·  {words.date(content.issued_on)}"
        if content.is_draft:
            right = f"{words.text('Draft')}  ·  {right}"
        page = words.text("Page {n} of {m}", n=at + 1, m=len(self.records))
        y = 15 * MM - 8
        self._line(pen, client, styles.RUNNING_CLIENT, y, 0.56)
        self._line(pen, right, styles.RUNNING_RIGHT, y, 0.42)
        pen.line(sheet.left, y + 19, sheet.left + sheet.inner, y + 19, RULE, 0.7)
        foot = sheet.height - 12 * MM
        self._line(pen, content.seller.company, styles.RUNNING_FOOT, foot, 0.7)
        self._line(pen, page, styles.RUNNING_PAGE, foot, 0.28)
        return [pen.record()]

    def _line(self, pen: Pen, text: str, style: Style, y: float, share: float) -> None:
        """Write one line of head or foot, at most as wide as its share of the page."""
        width = self.sheet.inner * share
        block = self.setter.text(text.replace("\n", " "), style, self.words.text("Head and foot"), most=1)
        x = self.sheet.left if style.align is Align.LEFT else self.sheet.left + self.sheet.inner - width
        block.write(pen, x, y, width)

    def _plain(self, text: str) -> str:
        """A text on one line, with nothing in it that a file's metadata cannot hold."""
        return self.setter.clean(text, styles.BODY, self.words.text("Title")).replace("\n", " ")

    def _imprint(self) -> Imprint:
        content, words = self.content, self.words
        subject = words.text("Proposal {number} for {client}", number=content.reference, client=content.client.company)
        author = ", ".join(filter(None, (content.seller.person, content.seller.company)))
        return Imprint(
            title=self._plain(content.title) or content.reference,
            author=self._plain(author),
            subject=self._plain(subject),
            language=content.language,
        )
