"""Puts the page on how we will work together: always one page, whatever was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from salesdesk.application.papers import Made
from salesdesk.application.working_agreement import WorkingAgreement
from salesdesk.documents.paper.blocks import Beside, Block, Drawn, Stack
from salesdesk.documents.paper.colours import BRAND, INK, MUTED
from salesdesk.documents.paper.faces import Face
from salesdesk.documents.paper.lines import Align, Style
from salesdesk.documents.paper.one_page import one_page
from salesdesk.documents.paper.pen import Pen
from salesdesk.documents.paper.press import Placed, Press, Sheet, sheet_of
from salesdesk.documents.paper.typed import capitals
from salesdesk.documents.paper.typesetter import Typesetter
from salesdesk.wording import Words

_SIDE, _TOP, _BOTTOM = 24, 26, 22
_GUTTER = 28.0
_TO_WRITE = 46.0
"""Points left free over a line on which somebody signs."""
_EYEBROW = Style(face=Face.SEMIBOLD, size=7.4, leading=11, colour=MUTED, tracking=0.9)
_DAY = Style(size=9, leading=11, colour=MUTED, align=Align.RIGHT)
_NAME = Style(face=Face.SERIF_SEMIBOLD, size=25, leading=31)
_SUBJECT = Style(face=Face.SERIF, size=13.5, leading=19)
_PARTY = Style(face=Face.SEMIBOLD, size=10, leading=15)
_PEOPLE = Style(size=9.5, leading=14, colour=MUTED)
_SMALL = Style(size=8.5, leading=12.5, colour=MUTED)
_TEXTS: Final = (
    Style(size=11.5, leading=18.5),
    Style(size=10.5, leading=16.5),
    Style(size=9.5, leading=14.5),
    Style(size=8.5, leading=12.5),
)
"""From the size at which a page reads best to the smallest that is still read with ease."""


def write_working_agreement(content: WorkingAgreement, words: Words, *, invariant: bool = False) -> Made:
    """Make the page as a PDF (2.5); a text too long for one page is cut with "…" and noted."""
    press = Press()
    sheet = sheet_of(content.paper, side=_SIDE, top=_TOP, bottom=_BOTTOM)
    page = _Page(content, words, Typesetter(press.book), sheet)
    placed = page.placed()
    title = words.text("How we will work: {name}", name=page.setter.clean(content.client, _SMALL, page.place))
    return one_page(
        press,
        page.setter,
        placed,
        sheet,
        title=title,
        author=content.seller,
        subject=page.place,
        language=words.language,
        invariant=invariant,
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """What to print, its words, the typesetter, the sheet."""

    content: WorkingAgreement
    words: Words
    setter: Typesetter
    sheet: Sheet

    @property
    def place(self) -> str:
        """The heading under which everything stands."""
        return self.words.text("How we will work")

    def placed(self) -> list[Placed]:
        """Return head, text and the lines to sign, where they stand."""
        head, foot = self._head(), self._foot()
        below = self.sheet.top + head.height(self.sheet.inner) + 22
        at_foot = self.sheet.foot - foot.height(self.sheet.inner)
        text = self._text(at_foot - 24 - below)
        # The lines to sign follow the text; on a full page they stand at its foot.
        signed = min(at_foot, below + text.height(self.sheet.inner) + 44)
        return [Placed(head, self.sheet.top), Placed(text, below), Placed(foot, signed)]

    def _head(self) -> Block:
        content, words, width = self.content, self.words, self.sheet.inner
        day = self._cut(words.date(content.printed_on), _DAY, width / 3, 1)
        top = Beside([self._cut(capitals(self.place), _EYEBROW, width / 2, 1), day], widths=[width / 2, width / 2])
        top.gutter = 0
        lines: list[Block] = [top, self._cut(content.client, _NAME, width, 2, role="H1", before=10)]
        if content.subject:
            lines.append(self._cut(content.subject, _SUBJECT, width, 2, before=3))
        if content.decides_on is not None:
            told = words.text("Decision planned for {day}", day=words.date(content.decides_on))
            lines.append(self._cut(told, _PEOPLE, width, 1, before=4))
        lines.append(Drawn(1, _ruled, before=14))
        return Stack(lines)

    def _text(self, room: float) -> Block:
        width = self.sheet.inner
        for style in _TEXTS[:-1]:
            block = self.setter.text(self.content.text, style, self.place)
            if block.height(width) <= room:
                return block
        smallest = _TEXTS[-1]
        return self.setter.fitted(self.content.text, smallest, self.place, width, int(room // smallest.leading))

    def _foot(self) -> Block:
        content, words = self.content, self.words
        ours = content.seller or content.seller_person or words.text("us")
        person = content.seller_person if content.seller else ""
        names = [
            self._party(content.client, words.listed(content.client_people)),
            self._party(ours, person),
        ]
        # Both sign on one level, however many names stand over one of the lines.
        return Stack([Beside(names, gutter=_GUTTER), Beside([self._to_sign(), self._to_sign()], gutter=_GUTTER)])

    def _party(self, party: str, people: str) -> Block:
        width = (self.sheet.inner - _GUTTER) / 2
        lines: list[Block] = [
            self._cut(self.words.text("For {party}", party=party), _PARTY, width, 2),
            self._cut(people or " ", _PEOPLE, width, 2),
        ]
        return Stack(lines)

    def _to_sign(self) -> Block:
        width = (self.sheet.inner - _GUTTER) / 2
        told = self._cut(self.words.text("Date and name"), _SMALL, width, 1, before=4)
        return Stack([Drawn(_TO_WRITE, _line_to_write), told])

    def _cut(self, text: str, style: Style, width: float, most: int, *, role: str = "P", before: float = 0) -> Block:
        block = self.setter.fitted(text, style, self.place, width, most, role=role)
        block.before = before
        return block


def _ruled(pen: Pen, x: float, y: float, width: float) -> None:
    pen.line(x, y, x + width, y, BRAND, 1.2)


def _line_to_write(pen: Pen, x: float, y: float, width: float) -> None:
    pen.line(x, y + _TO_WRITE, x + width, y + _TO_WRITE, INK, 0.7)
