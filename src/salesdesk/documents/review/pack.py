"""Puts the review pack together: a head in the look of the proposal, then section after section over its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salesdesk.application.forecast.review_paper import ReviewPaper
from salesdesk.application.papers import Made
from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Block, Stack, Text
from salesdesk.documents.paper.colours import BRAND, BRAND_LEAD, BRAND_QUIET, RULE, WHITE
from salesdesk.documents.paper.faces import Face
from salesdesk.documents.paper.lines import Align, Style
from salesdesk.documents.paper.pen import PageRecord, Pen
from salesdesk.documents.paper.press import MM, BoundPage, Heading, Imprint, Placed, Press, Sheet, fill_pages, sheet_of
from salesdesk.documents.paper.typed import capitals
from salesdesk.documents.paper.typesetter import Typesetter
from salesdesk.documents.review.parts import Parts
from salesdesk.wording import Words

_SIDE, _TOP, _BOTTOM = 20, 27, 22
_BAND = 50 * MM
_TITLE = Style(face=Face.SERIF_SEMIBOLD, size=28, leading=34, colour=WHITE)
_WHOSE = Style(face=Face.SERIF, size=13.5, leading=19, colour=BRAND_LEAD)
_EYEBROW = Style(face=Face.SEMIBOLD, size=8, leading=12, colour=WHITE, tracking=1)
_DAY = Style(face=Face.FIGURES, size=9, leading=12, colour=BRAND_QUIET, align=Align.RIGHT)


def write_review(content: ReviewPaper, words: Words, *, invariant: bool = False) -> Made:
    """Make the review pack as a PDF (3.15), tagged for those who listen to it."""
    press = Press()
    sheet = sheet_of(content.paper, side=_SIDE, top=_TOP, bottom=_BOTTOM)
    pack = _Pack(content, words, press, Typesetter(press.book), sheet)
    pages = pack.bound()
    imprint = Imprint(
        title=pack.title,
        author=content.seller or content.desk or "SalesDesk",
        subject=pack.place,
        language=words.language,
    )
    pdf = press.bind(pages, sheet, imprint, invariant=invariant)
    return Made(pdf=pdf, pages=len(pages), warnings=pack.setter.warnings)


@dataclass(frozen=True, slots=True)
class _Pack:
    """What to print, its words, the press, the typesetter, the sheet."""

    content: ReviewPaper
    words: Words
    press: Press
    setter: Typesetter
    sheet: Sheet

    @property
    def place(self) -> str:
        """What the paper is."""
        return self.words.text("Review pack")

    @property
    def title(self) -> str:
        """What the file is called."""
        named = ", ".join(part for part in (self.content.title, self.content.whose) if part)
        return self.setter.clean(named, styles.BODY, self.place).replace("\n", " ")

    def bound(self) -> list[BoundPage]:
        """Return the finished pages."""
        parts = Parts(self.words, self.setter, self.sheet)
        blocks = parts.summary(self.content.sections)
        for section in self.content.sections:
            blocks += parts.section(section)
        pages, _ = fill_pages(blocks, self.sheet, _BAND + 26)
        front = self._front()
        records = self.press.draw(pages, self.sheet, front.marks)
        names = {section.title for section in self.content.sections}
        return [
            BoundPage(
                (*([front] if at == 0 else []), record, *self._furniture(at + 1, len(pages))),
                tuple(_headings(placed, names)),
            )
            for at, (record, placed) in enumerate(zip(records, pages, strict=True))
        ]

    def _front(self) -> PageRecord:
        """The band on the first page: the company, the day, the period, whose it is."""
        pen, sheet, content = self.press.pen(self.sheet), self.sheet, self.content
        pen.rectangle(0, 0, sheet.width, _BAND, BRAND)
        named = capitals(content.seller or content.desk)
        self.setter.text(named, _EYEBROW, self.place, most=1).draw(pen, sheet.left, 42, sheet.inner * 0.62)
        day = self.words.date(content.as_of)
        right = self.setter.text(day, _DAY, self.place, most=1)
        right.draw(pen, sheet.left + sheet.inner * 0.64, 42, sheet.inner * 0.36)
        whose = content.whose or self.words.text("Everybody’s deals")
        told = self.words.text("{whose}, amounts in {currency}, net of tax", whose=whose, currency=content.currency)
        lines = Stack(
            [
                self.setter.text(content.title, _TITLE, self.place, role="H1", most=2),
                self.setter.text(told, _WHOSE, self.place, before=3, most=2),
            ]
        )
        lines.draw(pen, sheet.left, _BAND - 24 - lines.height(sheet.inner), sheet.inner)
        return pen.record()

    def _furniture(self, page: int, pages: int) -> list[PageRecord]:
        """The running head and foot of a page, from 1; the first page has no head, for the band stands there."""
        pen, sheet, words = self.press.pen(self.sheet), self.sheet, self.words
        if page > 1:
            y = 15 * MM - 8
            self._line(pen, capitals(self.content.seller or self.content.desk), styles.RUNNING_CLIENT, y, 0.36)
            self._line(pen, f"{self.title}  ·  {words.date(self.content.as_of)}", styles.RUNNING_RIGHT, y, 0.62)
            pen.line(sheet.left, y + 19, sheet.left + sheet.inner, y + 19, RULE, 0.7)
        foot = sheet.height - 12 * MM
        self._line(pen, words.text("Internal: for the talk with the team"), styles.RUNNING_FOOT, foot, 0.6)
        self._line(pen, words.text("Page {n} of {m}", n=page, m=pages), styles.RUNNING_PAGE, foot, 0.38)
        return [pen.record()]

    def _line(self, pen: Pen, text: str, style: Style, y: float, share: float) -> None:
        """Write one line of head or foot, at most as wide as its share of the page."""
        width = self.sheet.inner * share
        block = self.setter.text(text.replace("\n", " "), style, self.words.text("Head and foot"), most=1)
        x = self.sheet.left if style.align is Align.LEFT else self.sheet.left + self.sheet.inner - width
        block.write(pen, x, y, width)


def _headings(placed: Sequence[Placed], names: set[str]) -> list[Heading]:
    """The headings of sections on a page, for the outline."""
    return [
        Heading(told, one.y)
        for one in placed
        if isinstance(one.block, Text) and one.block.role == "H2" and (told := _told(one.block)) in names
    ]


def _told(block: Block) -> str:
    return block.measured.text if isinstance(block, Text) else ""
