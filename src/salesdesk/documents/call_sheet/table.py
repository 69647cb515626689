"""What every block of the call sheet is set with: sizes, headings, texts cut to their place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from salesdesk.application.call_sheet_paper import CallSheetContent
from salesdesk.application.papers import Trouble
from salesdesk.documents.call_sheet.marks import NumberedHeading
from salesdesk.documents.paper.blocks import Block, Text
from salesdesk.documents.paper.colours import MUTED, WHITE
from salesdesk.documents.paper.faces import Face
from salesdesk.documents.paper.lines import Align, Style
from salesdesk.documents.paper.typed import ELLIPSIS, capitals
from salesdesk.documents.paper.typesetter import Typesetter
from salesdesk.wording import Words

BODY = Style(size=8.6, leading=12)
BODY_BOLD = Style(face=Face.SEMIBOLD, size=8.6, leading=12)
MUTED_BODY = Style(size=8.2, leading=12, colour=MUTED)
NAME = Style(face=Face.SERIF_SEMIBOLD, size=21, leading=26)
WHEN = Style(size=10, leading=14)
OBJECTIVE = Style(face=Face.SERIF, size=13, leading=17.5)
HEADING = Style(face=Face.SEMIBOLD, size=10, leading=14)
COLUMN = Style(face=Face.SEMIBOLD, size=7.4, leading=10, colour=MUTED)
TINY = Style(face=Face.SEMIBOLD, size=6.4, leading=9, colour=MUTED, tracking=0.8)
SMALL = Style(size=7.4, leading=10, colour=MUTED)
SMALL_RIGHT = Style(size=7.4, leading=10, colour=MUTED, align=Align.RIGHT)
KIND = Style(face=Face.SEMIBOLD, size=7.8, leading=12, colour=MUTED)
ITALIC = Style(face=Face.SERIF_ITALIC, size=9.2, leading=12)
_NUMBER = Style(face=Face.SEMIBOLD, size=8, leading=14, colour=WHITE, align=Align.CENTRE)

GUTTER = 14.0
_GAPS_SHRINK = 2.6
_NARROWEST = 0.2  # of its size: no letter of our faces is narrower


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much of everything the sheet shows: items per block, lines per text, and how small it is set.

    `scale` is the share of the full size; gaps shrink faster than letters. `claims` are those of each kind on a
    battlecard.
    """

    scale: float = 1.0
    people: int = 4
    findings: int = 6
    questions: int = 5
    objections: int = 4
    options: int = 4
    rivals: int = 3
    claims: int = 8
    lines: int
    objective: int = 2
    reason: int = 2


_SMALL = 0.86
ROOMS = (
    *(Room(scale=scale, lines=8, objective=6, reason=6) for scale in (1.0, 0.95, 0.9, _SMALL)),
    *(Room(scale=_SMALL, lines=8, objective=lines, reason=lines) for lines in (4, 3)),
    Room(scale=_SMALL, lines=4, objective=3, reason=3),
    Room(scale=_SMALL, lines=3, objective=3, reason=3),
    Room(scale=_SMALL, people=3, findings=5, options=3, lines=3, objective=3, reason=3),
    Room(scale=_SMALL, people=3, findings=5, questions=4, options=2, lines=3, objective=3, reason=3),
    Room(scale=_SMALL, lines=2, objective=3, reason=2),
    Room(scale=_SMALL, lines=2, objective=2, reason=2),
    Room(scale=_SMALL, people=3, findings=5, options=3, lines=2, objective=2, reason=2),
    Room(scale=_SMALL, people=3, findings=5, questions=4, options=2, lines=2, objective=2, reason=2),
    Room(scale=_SMALL, people=2, findings=5, questions=4, objections=3, options=2, lines=2, objective=2, reason=1),
    Room(scale=_SMALL, lines=1, objective=2, reason=1),
    Room(scale=_SMALL, people=3, findings=5, questions=4, options=3, lines=1, objective=2, reason=1),
    Room(scale=_SMALL, people=3, findings=5, questions=4, objections=3, options=2, lines=1, objective=2, reason=1),
    Room(scale=_SMALL, people=2, findings=4, questions=3, objections=3, options=2, lines=1, objective=2, reason=1),
)
"""From the roomiest to one that fits whatever is typed."""
CARD_ROOMS = (
    *(Room(scale=scale, lines=4) for scale in (1.0, 0.95, 0.9, _SMALL)),
    *(Room(scale=_SMALL, lines=lines, claims=claims) for claims, lines in ((6, 3), (4, 3), (4, 2), (3, 2), (3, 1))),
    Room(scale=_SMALL, lines=1, claims=2),
    Room(scale=_SMALL, lines=1, claims=1),
)
"""The same for the battlecards of the second page."""


@dataclass(frozen=True, slots=True)
class Table:
    """The plan to print, the words of its language, the typesetter, the width and how much room there is."""

    content: CallSheetContent
    words: Words
    setter: Typesetter
    width: float
    room: Room

    @property
    def half(self) -> float:
        """The width of one of two columns."""
        return (self.width - GUTTER) / 2

    def text(
        self,
        text: str,
        style: Style,
        place: str,
        width: float,
        *,
        role: str = "P",
        before: float = 0,
        most: int | None = None,
    ) -> Text:
        """A typed text, cut to as many lines as there is room for."""
        most = most or self.room.lines
        text = self._beginning(text, style, place, width * most)
        block = self.setter.fitted(text, self.sized(style), place, width, most, role=role)
        block.before = self.gap(before)
        return block

    def marked(
        self,
        mark: str,
        text: str,
        place: str,
        width: float,
        *,
        style: Style = BODY,
        marked_by: Style = BODY_BOLD,
        before: float = 0,
        most: int | None = None,
    ) -> Text:
        """A typed text behind a few words of ours in bold, cut to as many lines as there is room for."""
        most = most or self.room.lines
        text = self._beginning(text, style, place, width * most)
        spans = [(f"{mark} ", self.sized(marked_by)), (text, self.sized(style))]
        block = self.setter.spans(spans, place, before=self.gap(before), most=most)
        if block.is_cut(width):
            self.setter.note(Trouble.CUT_TO_FIT, place)
        return block

    def _beginning(self, text: str, style: Style, place: str, room: float) -> str:
        """As much of a text as its lines could ever hold, so that pages of it are not measured for a line."""
        text = text.strip(" \n")
        most = int(room / (self.sized(style).size * _NARROWEST)) + 1
        if len(text) <= most:
            return text
        self.setter.note(Trouble.CUT_TO_FIT, place)
        return text[:most] + ELLIPSIS

    def said(self, text: str, style: Style, *, role: str = "P", most: int | None = 1) -> Text:
        """A text of ours, on one line."""
        return self.setter.text(text, self.sized(style), text, role=role, most=most)

    def sized(self, style: Style) -> Style:
        """The style at the size this sheet is set in."""
        if self.room.scale == 1:
            return style
        return replace(style, size=style.size * self.room.scale, leading=style.leading * self.room.scale)

    def gap(self, points: float) -> float:
        """A gap at the size this sheet is set in."""
        return points * max(0.4, 1 - (1 - self.room.scale) * _GAPS_SHRINK)

    def heading(self, number: int, text: str) -> Block:
        """A numbered heading with a line under it."""
        title = self.said(text, HEADING, role="H2")
        return NumberedHeading(self.setter.text(str(number), _NUMBER, text, role="Span"), title)

    def more(self, left_out: int, *, before: float = 3) -> list[Block]:
        """The line that says how many items did not find room."""
        if left_out <= 0:
            return []
        text = self.words.plural("+{n} more in SalesDesk", "+{n} more in SalesDesk", left_out)
        return [self.text(text, SMALL, text, self.width, before=before)]

    def capitals(self, text: str) -> Text:
        """A small label in capitals."""
        return self.said(capitals(text), TINY)
