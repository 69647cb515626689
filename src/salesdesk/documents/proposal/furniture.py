"""What stands around a page: whose proposal it is, its number and date, the page's number, and whose copy."""

from __future__ import annotations

from collections.abc import Hashable

from salesdesk.application.papers import Copy, ProposalContent
from salesdesk.documents.paper import styles
from salesdesk.documents.paper.colours import RULE, WARNING, WHITE
from salesdesk.documents.paper.faces import Face
from salesdesk.documents.paper.lines import Align, Style
from salesdesk.documents.paper.pen import Pen
from salesdesk.documents.paper.press import MM
from salesdesk.documents.paper.typed import capitals
from salesdesk.documents.proposal.bench import Bench

_BAR = 20.0
_MARK = Style(face=Face.SEMIBOLD, size=8.5, leading=12, colour=WHITE, align=Align.CENTRE, tracking=0.3)


def furniture_reads(content: ProposalContent) -> Hashable:
    """What of the content stands around a page."""
    return content.client.company, content.seller.company, content.reference, content.issued_on, content.is_draft


def has_furniture(bench: Bench, page: int) -> bool:
    """Whether anything stands around a page; the cover of the customer's copy is bare."""
    return page > 1 or bench.copy is Copy.INTERNAL


def draw_furniture(bench: Bench, pen: Pen, page: int, pages: int) -> None:
    """Draw the running head and foot of a page, from 1, and the mark of the internal copy."""
    if bench.copy is Copy.INTERNAL:
        _mark(bench, pen)
    if page > 1:
        _head_and_foot(bench, pen, page, pages)


def internal_mark(bench: Bench) -> str:
    """What the internal copy says on every page."""
    return bench.words.text("Internal copy: do not send")


def _mark(bench: Bench, pen: Pen) -> None:
    mark = internal_mark(bench)
    pen.rectangle(0, 0, bench.sheet.width, _BAR, WARNING)
    bench.setter.text(mark, _MARK, mark).write(pen, 0, (_BAR - _MARK.leading) / 2, bench.sheet.width)


def _head_and_foot(bench: Bench, pen: Pen, page: int, pages: int) -> None:
    sheet, words, content = bench.sheet, bench.words, bench.content
    right = f"{content.reference}  ·  {words.date(content.issued_on)}"
    if content.is_draft:
        right = f"{words.text('Draft')}  ·  {right}"
    number = words.text("Page {n} of {m}", n=page, m=pages)
    y = 15 * MM - 8
    _line(bench, pen, capitals(content.client.company), styles.RUNNING_CLIENT, y, 0.56)
    _line(bench, pen, right, styles.RUNNING_RIGHT, y, 0.42)
    pen.line(sheet.left, y + 19, sheet.left + sheet.inner, y + 19, RULE, 0.7)
    foot = sheet.height - 12 * MM
    _line(bench, pen, content.seller.company, styles.RUNNING_FOOT, foot, 0.7)
    _line(bench, pen, number, styles.RUNNING_PAGE, foot, 0.28)


def _line(bench: Bench, pen: Pen, text: str, style: Style, y: float, share: float) -> None:
    """Write one line of head or foot, at most as wide as its share of the page."""
    width = bench.sheet.inner * share
    block = bench.setter.text(text.replace("\n", " "), style, bench.words.text("Head and foot"), most=1)
    x = bench.sheet.left if style.align is Align.LEFT else bench.sheet.left + bench.sheet.inner - width
    block.write(pen, x, y, width)
