"""Puts the quota case: always one page, in the look of the proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from salesdesk.application.papers import Made
from salesdesk.application.quota_paper import QuotaPaper
from salesdesk.documents.paper.blocks import Beside, Block, Card, Drawn, Stack
from salesdesk.documents.paper.colours import (
    BRAND,
    FIELD,
    INK,
    MUTED,
    OPTION_A,
    OPTION_A_GROUND,
    OPTION_B,
    OPTION_B_GROUND,
    WARNING,
    Colour,
)
from salesdesk.documents.paper.faces import Face
from salesdesk.documents.paper.grid import Column, Grid, Row
from salesdesk.documents.paper.lines import Align, Style
from salesdesk.documents.paper.one_page import one_page
from salesdesk.documents.paper.pen import Pen
from salesdesk.documents.paper.press import Placed, Press, Sheet, sheet_of
from salesdesk.documents.paper.typed import capitals
from salesdesk.documents.paper.typesetter import Typesetter
from salesdesk.wording import Words
from salesdesk.wording.quota import (
    QuotaFigure,
    figures_told,
    for_whom,
    method_told,
    rests_told,
    stands_told,
    verdict_told,
)

_SIDE, _TOP, _BOTTOM = 24, 26, 22
_GUTTER = 14.0
_INSET = 13.0
_TO_WRITE = 34.0
"""Points left free over a line on which somebody writes."""
_SHARES: Final = (0.36, 0.2, 0.44)
_EYEBROW = Style(face=Face.SEMIBOLD, size=7.4, leading=11, colour=MUTED, tracking=0.9)
_DAY = Style(size=9, leading=11, colour=MUTED, align=Align.RIGHT)
_NAME = Style(face=Face.SERIF_SEMIBOLD, size=25, leading=31)
_SUBJECT = Style(face=Face.SERIF, size=13.5, leading=19)
_VERDICT = Style(face=Face.SERIF, size=13, leading=19)
_HEADING = Style(face=Face.SERIF_SEMIBOLD, size=13, leading=18)
_LABEL = Style(face=Face.SEMIBOLD, size=8.5, leading=12, colour=MUTED)
_SUM = Style(face=Face.SEMIBOLD, size=15, leading=20)
_CELL = Style(size=9.5, leading=13.5)
_FIGURE = Style(face=Face.SEMIBOLD, size=9.5, leading=13.5, align=Align.RIGHT)
_QUIET = Style(size=9, leading=13, colour=MUTED)
_SMALL = Style(size=8.5, leading=12.5, colour=MUTED)


def write_quota_page(content: QuotaPaper, words: Words, *, invariant: bool = False) -> Made:
    """Make the page as a PDF (1.17, B19); a name too long for its place is cut with "…" and noted."""
    press = Press()
    sheet = sheet_of(content.paper, side=_SIDE, top=_TOP, bottom=_BOTTOM)
    page = _Page(content, words, Typesetter(press.book), sheet)
    placed = page.placed()
    return one_page(
        press,
        page.setter,
        placed,
        sheet,
        title=f"{page.place}: {page.title}",
        author=content.seller,
        subject=page.place,
        language=words.language,
        invariant=invariant,
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """What to print, its words, the typesetter, the sheet."""

    content: QuotaPaper
    words: Words
    setter: Typesetter
    sheet: Sheet

    @property
    def place(self) -> str:
        """The heading under which everything stands."""
        return self.words.text("Quota case")

    @property
    def title(self) -> str:
        """Of which period the target is."""
        return self.words.text("The target of {period}", period=self.words.period(self.content.view.gap.period))

    def placed(self) -> list[Placed]:
        """Return the head, the answer, what it rests on, and the lines to write at the foot, where they stand."""
        body = Stack([self._head(), self._stands(), self._answers(), self._rests()])
        foot = self._foot()
        return [Placed(body, self.sheet.top), Placed(foot, self.sheet.foot - foot.height(self.sheet.inner))]

    def _head(self) -> Block:
        words, width = self.words, self.sheet.inner
        day = self._cut(words.date(self.content.printed_on), _DAY, width / 3, 1)
        top = Beside([self._cut(capitals(self.place), _EYEBROW, width / 2, 1), day], widths=[width / 2, width / 2])
        top.gutter = 0
        lines: list[Block] = [top, self._cut(self.title, _NAME, width, 2, role="H1", before=10)]
        lines.append(self._cut(for_whom(self.content.view, words), _SUBJECT, width, 1, before=3))
        lines.append(Drawn(1, _ruled, before=14))
        return Stack(lines)

    def _stands(self) -> Block:
        figures = stands_told(self.content.view, self.words)
        return Beside([self._figure(one, INK) for one in figures], gutter=_GUTTER, before=18)

    def _answers(self) -> Block:
        case = self.content.view.case
        verdict = self._cut(verdict_told(case, self.words), _VERDICT, self.sheet.inner, 3)
        reached = WARNING if case.is_case else OPTION_A
        colours = ((FIELD, reached), (OPTION_A_GROUND, OPTION_A), (OPTION_B_GROUND, OPTION_B))
        cards = [
            Card(self._figure(one, ink, self._third - 2 * _INSET), ground, inset=_INSET)
            for one, (ground, ink) in zip(figures_told(case, self.words), colours, strict=True)
        ]
        # Cards of one row are as tall as the tallest of them.
        return Stack([verdict, Beside(_level(cards, self._third), gutter=_GUTTER, before=14)], before=22)

    def _rests(self) -> Block:
        words, width = self.words, self.sheet.inner
        head = self._cut(words.text("What this rests on"), _HEADING, width, 1, role="H2")
        rows = [self._row(one) for one in rests_told(self.content.view.case, words)]
        columns = [
            Column(width=width * _SHARES[0], right=8),
            Column(width=width * _SHARES[1], right=18),
            Column(width=width * _SHARES[2]),
        ]
        method = self.setter.fitted(method_told(words), _SMALL, self.place, width, 3)
        method.before = 10
        return Stack([head, Grid(columns, rows, before=6, head=0), method], before=26)

    def _row(self, one: QuotaFigure) -> Row:
        width = self.sheet.inner
        cells = (
            self._cut(one.name, _CELL, width * _SHARES[0] - 8, 2),
            self._cut(one.value, _FIGURE, width * _SHARES[1] - 18, 1),
            self._cut(one.under, _QUIET, width * _SHARES[2], 2),
        )
        return Row(cells=cells)

    def _foot(self) -> Block:
        """What both agree on, to be written by hand in the talk."""
        words = self.words
        head = self._cut(words.text("What we agree on"), _HEADING, self.sheet.inner, 1, role="H2")
        names = (words.text("The number"), words.text("From when on"), words.text("Date and names"))
        return Stack([head, Beside([self._to_write(one) for one in names], gutter=_GUTTER)])

    def _to_write(self, name: str) -> Block:
        return Stack([Drawn(_TO_WRITE, _line_to_write), self._cut(name, _SMALL, self._third, 1, before=4)])

    @property
    def _third(self) -> float:
        return (self.sheet.inner - 2 * _GUTTER) / 3

    def _figure(self, one: QuotaFigure, ink: Colour, width: float | None = None) -> Stack:
        room = self._third if width is None else width
        value = Style(face=_SUM.face, size=_SUM.size, leading=_SUM.leading, colour=ink)
        return Stack(
            [
                self._cut(one.name, _LABEL, room, 1),
                self._cut(one.value, value, room, 1, before=2),
                self._cut(one.under, _SMALL, room, 3, before=1),
            ]
        )

    def _cut(self, text: str, style: Style, width: float, most: int, *, role: str = "P", before: float = 0) -> Block:
        block = self.setter.fitted(text, style, self.place, width, most, role=role)
        block.before = before
        return block


def _level(cards: Sequence[Card], width: float) -> list[Block]:
    """Return cards that are all as tall as the tallest."""
    tall = max(card.height(width) for card in cards)
    return [
        Card(
            Stack([card.block, Drawn(tall - card.height(width), _nothing)]),
            card.ground,
            inset=card.inset,
        )
        for card in cards
    ]


def _nothing(_pen: Pen, _x: float, _y: float, _width: float) -> None:
    """Draw nothing: room alone."""


def _ruled(pen: Pen, x: float, y: float, width: float) -> None:
    pen.line(x, y, x + width, y, BRAND, 1.2)


def _line_to_write(pen: Pen, x: float, y: float, width: float) -> None:
    pen.line(x, y + _TO_WRITE, x + width, y + _TO_WRITE, INK, 0.7)
