"""Puts the call sheet together: always one page, whatever was typed."""

from __future__ import annotations

from salesdesk.application.papers import CallSheetContent, Made
from salesdesk.documents.call_sheet import blocks
from salesdesk.documents.call_sheet.marks import WritingLines
from salesdesk.documents.call_sheet.table import ROOMS, SMALL, SMALL_RIGHT, Room, Table
from salesdesk.documents.paper.blocks import Beside, Stack
from salesdesk.documents.paper.press import BoundPage, Imprint, Placed, Press, Sheet, sheet_of
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
        """Make the one-page PDF (2.1, 2.4, 4.14, 4.20); texts that do not fit are cut with "…" and noted."""
        press = self._press.fresh()
        sheet = sheet_of(content.paper, side=_SIDE, top=_TOP, bottom=_BOTTOM)
        table, body = _fitting(press, content, words, sheet)
        height = body.height(sheet.inner)
        step = _LINE * table.room.scale
        lines = min(_MOST_LINES, int((sheet.foot - sheet.top - height + 0.01) // step))
        placed = [Placed(body, sheet.top), Placed(WritingLines(lines, step), sheet.top + height)]
        placed.append(Placed(_foot(table), sheet.height - 30))
        records = press.draw([placed], sheet)
        title = table.setter.clean(content.account, SMALL, words.text("Call plan")).replace("\n", " ")
        imprint = Imprint(
            title=words.text("Call plan: {account}", account=title),
            author="SalesDesk",
            subject=words.text("Call plan"),
            language=content.language,
        )
        pdf = press.bind([BoundPage(records, ((imprint.title, 0.0),))], sheet, imprint, invariant=invariant)
        return Made(pdf=pdf, pages=1, warnings=table.setter.warnings)


def write_call_sheet(content: CallSheetContent, words: Words, *, invariant: bool = False) -> Made:
    """Make the one-page call sheet as a PDF."""
    return CallSheetPress().write(content, words, invariant=invariant)


def _fitting(press: Press, content: CallSheetContent, words: Words, sheet: Sheet) -> tuple[Table, Stack]:
    """The roomiest body that leaves a few lines to write on."""
    *roomy, smallest = ROOMS
    for room in roomy:
        table, body = _body(press, content, words, sheet, room)
        if body.height(sheet.inner) <= sheet.foot - sheet.top - _LEAST_LINES * _LINE * room.scale:
            return table, body
    return _body(press, content, words, sheet, smallest)


def _body(press: Press, content: CallSheetContent, words: Words, sheet: Sheet, room: Room) -> tuple[Table, Stack]:
    table = Table(content, words, Typesetter(press.book), sheet.inner, room)
    parts = (
        blocks.header,
        blocks.objective,
        blocks.know_and_ask,
        blocks.objections,
        blocks.options_and_follow_up,
        blocks.after_call,
    )
    return table, Stack([part(table) for part in parts])


def _foot(table: Table) -> Beside:
    words = table.words
    place = words.text("Call plan")
    left = table.setter.text(words.text("SalesDesk call plan"), SMALL, place, most=1)
    right = table.setter.text(words.text("Confidential: do not leave with the prospect"), SMALL_RIGHT, place, most=1)
    return Beside([left, right])
