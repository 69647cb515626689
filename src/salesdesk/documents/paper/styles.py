"""How each kind of text is set on our papers: serif headings, Inter for the rest, figures of one width."""

from __future__ import annotations

from salesdesk.documents.paper.colours import (
    BRAND_LEAD,
    BRAND_QUIET,
    INK,
    MUTED,
    OPTION_A,
    OPTION_B,
    WHITE,
)
from salesdesk.documents.paper.faces import Face
from salesdesk.documents.paper.lines import Align, Style

H1 = Style(face=Face.SERIF_SEMIBOLD, size=25, leading=30)
LEAD = Style(face=Face.SERIF, size=13.5, leading=20)
QUESTION = Style(face=Face.SERIF_SEMIBOLD, size=12.8, leading=19)
H2 = Style(face=Face.SEMIBOLD, size=12, leading=16)
BODY = Style(size=10, leading=15)
BODY_BOLD = Style(face=Face.SEMIBOLD, size=10, leading=15)
BODY_MUTED = Style(size=9.5, leading=14, colour=MUTED)

CELL = Style(size=9.5, leading=14)
CELL_MEDIUM = Style(face=Face.MEDIUM, size=9.5, leading=14)
CELL_BOLD = Style(face=Face.SEMIBOLD, size=9.5, leading=14)
CELL_MUTED = Style(size=8.5, leading=14, colour=MUTED)
HEADING = Style(face=Face.SEMIBOLD, size=8, leading=12, colour=MUTED)
LABEL = Style(face=Face.SEMIBOLD, size=8, leading=14, colour=MUTED)
SMALL = Style(size=8.5, leading=12.5, colour=MUTED)
SMALL_INK = Style(size=8.5, leading=12.5)
TINY_CAPITALS = Style(face=Face.SEMIBOLD, size=6.8, leading=10, colour=MUTED, tracking=0.8)
TINY_NOTE = Style(size=7, leading=10, colour=MUTED)
SMALL_CELL = Style(size=8.5, leading=13, colour=MUTED)
QUOTE = Style(face=Face.SERIF_ITALIC, size=10, leading=14)
BIG_FIGURE = Style(face=Face.SERIF_SEMIBOLD, size=25, leading=30)

OPTION_NAME = Style(face=Face.SEMIBOLD, size=12.5, leading=16)
A_LABEL = Style(face=Face.SEMIBOLD, size=8.5, leading=12, colour=OPTION_A)
B_LABEL = Style(face=Face.SEMIBOLD, size=8.5, leading=12, colour=OPTION_B)
BADGE = Style(face=Face.SEMIBOLD, size=13, leading=16, colour=WHITE, align=Align.CENTRE)

GROUP = Style(face=Face.SEMIBOLD, size=9, leading=14)
AMOUNT = Style(face=Face.FIGURES, size=9.5, leading=14, align=Align.RIGHT)
AMOUNT_QUIET = Style(size=8.5, leading=14, colour=MUTED, align=Align.RIGHT)
AMOUNT_SMALL = Style(face=Face.FIGURES, size=8.5, leading=13, colour=MUTED, align=Align.RIGHT)
TOTAL = Style(face=Face.SEMIBOLD, size=10, leading=16)
TOTAL_AMOUNT = Style(face=Face.FIGURES_SEMIBOLD, size=11.5, leading=16, align=Align.RIGHT)
BIG_AMOUNT = Style(face=Face.FIGURES_SEMIBOLD, size=14.5, leading=20)

COVER_TITLE = Style(face=Face.SERIF_SEMIBOLD, size=42, leading=48, colour=WHITE)
COVER_SUBTITLE = Style(face=Face.SERIF, size=15.5, leading=22, colour=BRAND_LEAD)
COVER_COMPANY = Style(face=Face.SEMIBOLD, size=8, leading=12, colour=WHITE, tracking=1)
COVER_NUMBER = Style(face=Face.FIGURES, size=9, leading=12, colour=BRAND_QUIET, align=Align.RIGHT)

RUNNING_CLIENT = Style(face=Face.SEMIBOLD, size=7, leading=10, colour=MUTED, tracking=0.8)
RUNNING_RIGHT = Style(face=Face.FIGURES, size=8, leading=10, colour=MUTED, align=Align.RIGHT)
RUNNING_FOOT = Style(size=7.5, leading=10, colour=MUTED)
RUNNING_PAGE = Style(face=Face.FIGURES, size=7.5, leading=10, colour=MUTED, align=Align.RIGHT)

TILE_MONTH = Style(face=Face.SEMIBOLD, size=8.5, leading=12, colour=WHITE, align=Align.CENTRE)
TILE_DAY = Style(face=Face.SERIF_SEMIBOLD, size=29, leading=34, colour=INK, align=Align.CENTRE)
TILE_WEEKDAY = Style(size=8.5, leading=12, colour=MUTED, align=Align.CENTRE)
MOMENT = Style(face=Face.SERIF_SEMIBOLD, size=15.5, leading=21)
