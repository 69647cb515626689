"""Puts a thank-you card: A6 across, always one page, whatever was typed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from salesdesk.application.papers import Made
from salesdesk.application.thanks_paper import Thanked
from salesdesk.documents.paper.blocks import Block, Drawn, Stack
from salesdesk.documents.paper.colours import BRAND, MUTED, Colour, colour
from salesdesk.documents.paper.faces import Face
from salesdesk.documents.paper.lines import Style
from salesdesk.documents.paper.one_page import one_page
from salesdesk.documents.paper.pen import Pen
from salesdesk.documents.paper.press import Placed, Press, Sheet
from salesdesk.documents.paper.typesetter import Typesetter
from salesdesk.wording import Words
from salesdesk.wording.thanks import thanks_for, thanks_head

_MM: Final = 72 / 25.4
_SHEET: Final = Sheet(width=148 * _MM, height=105 * _MM, left=19 * _MM, right=13 * _MM, top=14 * _MM, bottom=12 * _MM)
_BAND: Final = 6 * _MM
"""Width of the band in the letterhead's colour at the left edge."""
_HEAD = Style(face=Face.SERIF_SEMIBOLD, size=21, leading=26)
_SMALL = Style(size=8.5, leading=12, colour=MUTED)
_NAME = Style(face=Face.SEMIBOLD, size=9.5, leading=13)
_TEXTS: Final = (
    Style(face=Face.SERIF, size=12.5, leading=18.5),
    Style(face=Face.SERIF, size=11, leading=16),
    Style(face=Face.SERIF, size=9.5, leading=13.5),
    Style(face=Face.SERIF, size=8.5, leading=12),
)
"""From the size at which a card reads best to the smallest that is still read with ease."""


def write_card(thanked: Thanked, words: Words, *, invariant: bool = False) -> Made:
    """Make the card as a PDF (1.18); words too long for it are cut with "…" and noted."""
    press = Press()
    card = _Card(thanked, words, Typesetter(press.book))
    placed = card.placed()
    return one_page(
        press,
        card.setter,
        placed,
        _SHEET,
        title=card.setter.clean(thanks_head(words, thanked), _HEAD, card.place),
        author=thanked.seller,
        subject=card.place,
        language=words.language,
        invariant=invariant,
    )


@dataclass(frozen=True, slots=True)
class _Card:
    """What to print, its words, the typesetter."""

    thanked: Thanked
    words: Words
    setter: Typesetter

    @property
    def place(self) -> str:
        """The heading under which everything stands."""
        return self.words.text("Thank-you card")

    def placed(self) -> list[Placed]:
        """Return band, head, text and who thanks, where they stand."""
        head, foot = self._head(), self._foot()
        width = _SHEET.inner
        below = _SHEET.top + head.height(width) + 9
        at_foot = _SHEET.foot - foot.height(width)
        text = self._text(at_foot - 8 - below)
        ink = colour(self.thanked.colour) if self.thanked.colour else BRAND
        band = Drawn(1, partial(_banded, ink=ink))
        return [Placed(band, 0), Placed(head, _SHEET.top), Placed(text, below), Placed(foot, at_foot)]

    def _head(self) -> Block:
        return self._cut(thanks_head(self.words, self.thanked), _HEAD, 2, role="H1")

    def _text(self, room: float) -> Block:
        told = "\n\n".join(filter(None, (thanks_for(self.words, self.thanked), self.thanked.words)))
        for style in _TEXTS[:-1]:
            block = self.setter.text(told, style, self.place)
            if block.height(_SHEET.inner) <= room:
                return block
        smallest = _TEXTS[-1]
        return self.setter.fitted(told, smallest, self.place, _SHEET.inner, int(room // smallest.leading))

    def _foot(self) -> Block:
        thanked, day = self.thanked, self.words.date(self.thanked.on)
        lines: list[Block] = []
        if thanked.seller_person:
            lines.append(self._cut(thanked.seller_person, _NAME, 1))
        lines.append(self._cut("  ·  ".join(filter(None, (thanked.seller, day))), _SMALL, 1))
        return Stack(lines)

    def _cut(self, text: str, style: Style, most: int, *, role: str = "P") -> Block:
        return self.setter.fitted(text, style, self.place, _SHEET.inner, most, role=role)


def _banded(pen: Pen, _x: float, _y: float, _width: float, *, ink: Colour) -> None:
    pen.rectangle(0, 0, _BAND, _SHEET.height, ink)
