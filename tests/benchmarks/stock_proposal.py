"""A proposal's typed texts as a stock platypus document: paragraphs and a table, no design, faces embedded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from html import escape
from io import BytesIO
from typing import Any

from reportlab.lib.colors import grey
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from salesdesk.application.papers import ProposalContent
from salesdesk.application.resources import resource

_BODY, _HEADING = "Stock-Body", "Stock-Heading"


def register_faces() -> None:
    """Make two of our faces known to ReportLab, as a stock document would, once per process."""
    for name, file in ((_BODY, "NotoSans-Regular.ttf"), (_HEADING, "NotoSans-Bold.ttf")):
        with resource("fonts", file).open("rb") as opened:
            registerFont(TTFont(name, BytesIO(opened.read())))


def stock_proposal(content: ProposalContent) -> bytes:
    """Return the PDF: cover, what was heard, the options, the prices, the next step and the remarks on pages apart."""
    body = ParagraphStyle("body", fontName=_BODY, fontSize=10, leading=14, spaceAfter=5)
    heading = ParagraphStyle("heading", fontName=_HEADING, fontSize=15, leading=20, spaceAfter=8)
    story: list[Flowable] = [Paragraph(escape(content.title), heading)]
    for part in (content.seller, content.client, None, content.heard, None, content.options, content.comparison, None):
        story += [Paragraph(escape(text), body) for text in texts_of(part)] if part else [PageBreak()]
    story += [_grid([[r.label, r.a, r.b] for r in content.rows], body), PageBreak()]
    story += [_grid([[r.group, r.text, r.quantity, r.a, r.b] for r in content.investment], body), PageBreak()]
    for last in (content.next_step, content.after_choice, None, content.remarks):
        story += [Paragraph(escape(text), body) for text in texts_of(last)] if last else [PageBreak()]
    made = BytesIO()
    SimpleDocTemplate(made, pagesize=A4, title=content.title).build(story)
    return made.getvalue()


def _grid(rows: Sequence[Sequence[object]], style: ParagraphStyle) -> Table:
    """Return lines as a ruled table."""
    cells = [[Paragraph(escape(str(cell or "–")), style) for cell in row] for row in rows]
    return Table(cells, style=[("GRID", (0, 0), (-1, -1), 0.5, grey)])


def texts_of(value: Any) -> Iterator[str]:
    """Yield every text, figure and day in a value, whatever it is nested in."""
    if value is None or value == "":
        return
    if is_dataclass(value) and not hasattr(value, "minor"):
        for each in fields(value):
            yield from texts_of(getattr(value, each.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part)
    else:
        yield str(value)
