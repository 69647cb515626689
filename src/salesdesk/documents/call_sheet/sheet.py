"""Puts the call sheet together: always one page, or two with the battlecard, whatever was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from salesdesk.application.call_sheet_paper import CallSheetContent
from salesdesk.application.papers import Made
from salesdesk.documents.call_sheet.battlecard import battlecard
from salesdesk.documents.call_sheet.blocks import know_and_ask, objections, to_bring
from salesdesk.documents.call_sheet.closing import after_call, options_and_follow_up
from salesdesk.documents.call_sheet.header import header
from salesdesk.documents.call_sheet.marks import WritingLines
from salesdesk.documents.call_sheet.objective import objective
from salesdesk.documents.call_sheet.table import CARD_ROOMS, ROOMS, SMALL, SMALL_RIGHT, Room, Table
from salesdesk.documents.paper.blocks import Beside, Block, Stack
from salesdesk.documents.paper.press import BoundPage, Heading, Imprint, Placed, Press, Sheet, sheet_of
from salesdesk.documents.paper.typesetter import Typesetter
from salesdesk.wording import Words

_SIDE, _TOP, _BOTTOM = 15, 13, 19
_LINE = 21.0
_LEAST_LINES = 2
_MOST_LINES = 30


class CallSheetPress:
    """Makes call sheets one after the other in one thread, keeping the faces."""

    def __init__(self, press: Press | None = None) -> None:
        self._press = press or Press()

    def write(self, content: CallSheetContent, words: Words, *, invariant: bool = False) -> Made:
        """Make the PDF (2.1, 2.4, 4.14, 4.20); texts that do not fit are cut with "…" and noted.

        It has one page, and a second one with the battlecards (4.4) where the content has rivals, even none.
        """
        press = self._press
        sheet = sheet_of(content.paper, side=_SIDE, top=_TOP, bottom=_BOTTOM)
        page = _Fitting(press, content, words, sheet)
        call = page.roomiest(ROOMS, _call, least=_LEAST_LINES * _LINE)
        title = call.setter.clean(content.account, SMALL, words.text("Call plan")).replace("\n", " ")
        imprint = Imprint(
            title=words.text("Call plan: {account}", account=title),
            author="SalesDesk",
            subject=words.text("Call plan"),
            language=content.language,
        )
        pages = [page.bound(call, _call(call), words.text("SalesDesk call plan"), imprint.title)]
        warnings = call.setter.warnings
        if content.rivals is not None:
            cards = page.roomiest(CARD_ROOMS, battlecard, least=_LEAST_LINES * _LINE)
            name = words.text("SalesDesk battlecard")
            pages.append(page.bound(cards, battlecard(cards), name, words.text("Battlecard")))
            warnings += cards.setter.warnings
        pdf = press.bind(pages, sheet, imprint, invariant=invariant)
        return Made(pdf=pdf, pages=len(pages), warnings=tuple(dict.fromkeys(warnings)))


def write_call_sheet(content: CallSheetContent, words: Words, *, invariant: bool = False) -> Made:
    """Make the call sheet as a PDF."""
    return CallSheetPress().write(content, words, invariant=invariant)


class _Fitting:
    """Finds for each page the roomiest way to set it that fits its sheet."""

    def __init__(self, press: Press, content: CallSheetContent, words: Words, sheet: Sheet) -> None:
        self._press = press
        self._content = content
        self._words = words
        self._sheet = sheet

    def roomiest(self, rooms: Sequence[Room], body: Callable[[Table], Block], least: float = 0) -> Table:
        """The table of the first room in which the body leaves the least height free, else of the last room."""
        free = self._sheet.foot - self._sheet.top
        *roomy, smallest = rooms
        for room in roomy:
            if body(self._table(room)).height(self._sheet.inner) <= free - least * room.scale:
                return self._table(room)
        return self._table(smallest)

    def _table(self, room: Room) -> Table:
        return Table(self._content, self._words, Typesetter(self._press.book), self._sheet.inner, room)

    def bound(self, table: Table, body: Block, name: str, heading: str) -> BoundPage:
        """The page with its foot, and lines to write on in the room that is left."""
        sheet = self._sheet
        height = body.height(sheet.inner)
        step = _LINE * table.room.scale
        count = min(_MOST_LINES, int((sheet.foot - sheet.top - height + 0.01) // step))
        placed = [Placed(body, sheet.top), Placed(WritingLines(count, step), sheet.top + height)]
        placed.append(Placed(_foot(table, name), sheet.height - 30))
        return BoundPage(self._press.draw([placed], sheet), (Heading(heading, 0.0),))


def _call(table: Table) -> Block:
    parts = (
        header(table),
        objective(table),
        know_and_ask(table),
        *to_bring(table),
        objections(table),
        options_and_follow_up(table),
        after_call(table),
    )
    return Stack(parts)


def _foot(table: Table, name: str) -> Beside:
    words = table.words
    left = table.setter.text(name, SMALL, name, most=1)
    right = table.setter.text(words.text("Confidential: do not leave with the prospect"), SMALL_RIGHT, name, most=1)
    return Beside([left, right])
