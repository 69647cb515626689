"""What only the internal copy shows: what each option leaves us, where the options come from, why there is a discount.

Amounts and costs are net of tax and of the first twelve months, as the value of a deal is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from salesdesk.application.papers import InvestmentRow
from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Block
from salesdesk.documents.paper.colours import INK
from salesdesk.documents.paper.grid import Column, Grid, Row, head_row, held
from salesdesk.documents.paper.lines import Align, Style
from salesdesk.documents.proposal.bench import LOOKS, SIDES, Bench, Side
from salesdesk.domain.margin import Margin, margin_over
from salesdesk.domain.money import Money, total
from salesdesk.domain.product import first_year
from salesdesk.wording.words import Words

_MINUS = "\N{MINUS SIGN}"
_SHARES = (0.34, 0.19, 0.19, 0.16, 0.12)
_TALKS = (0.13, 0.26, 0.21, 0.40)
_HEADING_RIGHT = replace(styles.HEADING, align=Align.RIGHT)
_PLAIN = (styles.CELL, styles.AMOUNT)
_TOTAL = replace(styles.TOTAL_AMOUNT, size=9.5, leading=14)


Costs = list[Money | None]
"""What each row costs us in the first twelve months, None where it does not say."""


def margins_of(rows: Sequence[InvestmentRow], side: Side, currency: str) -> list[tuple[str, Margin]]:
    """Return what each group of lines leaves in one option, in the order of the price table."""
    own = [row for row in rows if (row.a, row.b)[side] is not None]
    return [(name, _margin(list(members), side, currency)) for name, members in groupby(own, key=lambda row: row.group)]


def _margin(rows: Sequence[InvestmentRow], side: Side, currency: str) -> Margin:
    amounts = [first_year(amount, row.recurrence) for row in rows if (amount := (row.a, row.b)[side]) is not None]
    return margin_over(total(amounts, currency), costs_of(rows, side))


def costs_of(rows: Sequence[InvestmentRow], side: Side) -> Costs:
    """Return what the rows of one option cost us."""
    own = [row for row in rows if (row.a, row.b)[side] is not None]
    each = [(row.recurrence, (row.cost_a, row.cost_b)[side]) for row in own]
    return [None if cost is None else first_year(cost, recurrence) for recurrence, cost in each]


def internal(bench: Bench) -> list[Block]:
    """The section's blocks."""
    words, setter, content = bench.words, bench.setter, bench.content
    title = words.text("For us only")
    lead = words.text("Amounts, costs and margins are net of tax and of the first twelve months.")
    blocks: list[Block] = [bench.h1(title), setter.text(lead, styles.BODY, title, before=6)]
    for side in SIDES:
        heading = words.text("Margin of {option}", option=bench.option_label(side))
        blocks += [bench.h2(heading), _margins(bench, side, heading)]
    return [*blocks, *_talks(bench), *_discount(bench, content.discount_reason, content.price_impediment)]


def _margins(bench: Bench, side: Side, place: str) -> Grid:
    words, setter, content = bench.words, bench.setter, bench.content
    totals = content.options[side].totals
    found = margins_of(content.investment, side, content.currency)
    rows = [_row(bench, name or words.text("Without a group"), margin, place) for name, margin in found]
    if totals.off is not None:
        taken = words.money(totals.off.first_year, cents=True)
        label = words.text("Discount {rate}", rate=words.rate(content.options[side].discount))
        texts = (f"{_MINUS}{taken}", "", "", "")
        rows.append(_texts(bench, label, texts, place, styles.CELL_MUTED, styles.AMOUNT_SMALL))
    if rows:
        rows[-1] = replace(rows[-1], line=INK, line_width=0.9, keeps_next=True)
    whole = margin_over(totals.first_year, costs_of(content.investment, side))
    rows = [*held(rows), _row(bench, bench.total_label(), whole, place, (styles.TOTAL, _TOTAL))]
    figures = (words.text("Amount"), words.text("Cost"), words.text("Margin"), words.text("Per cent"))
    first = setter.text(words.text("Group"), styles.HEADING, place)
    head = head_row([first, *(setter.text(figure, _HEADING_RIGHT, place) for figure in figures)])
    columns = [Column(width=bench.sheet.inner * share, left=6 if at else 0) for at, share in enumerate(_SHARES)]
    return Grid(columns, [head, *rows], before=8, page=bench.room)


def _row(bench: Bench, name: str, margin: Margin, place: str, looks: tuple[Style, Style] = _PLAIN) -> Row:
    words = bench.words
    texts = (
        words.money(margin.price, cents=True),
        _cost(words, margin),
        words.money(margin.amount, cents=True),
        words.percent(margin.share, 1),
    )
    return _texts(bench, name, texts, place, *looks)


def _cost(words: Words, margin: Margin) -> str:
    """What the lines cost us; where not all of them tell, how many do, as the form says it."""
    if margin.cost is not None:
        return words.money(margin.cost, cents=True)
    if not margin.known:
        return words.text("cost not known")
    return words.text("{n} of {of} costs known", n=margin.known, of=margin.of)


def _texts(bench: Bench, name: str, texts: Sequence[str], place: str, label: Style, amount: Style) -> Row:
    setter = bench.setter
    cells = (setter.text(name, label, place), *(setter.text(text, amount, place) for text in texts))
    return Row(cells=cells, above=4.5, below=5)


def _talks(bench: Bench) -> list[Block]:
    """Who raised each option, when, and in which talk: its id finds it in the desk (2.16)."""
    words, setter, sheet = bench.words, bench.setter, bench.sheet
    heading = words.text("Where the options come from")
    rows = [
        Row(
            cells=(
                setter.text(bench.option_label(side), LOOKS[side].label, heading),
                setter.text(raised.who, styles.CELL, heading),
                setter.text(words.date(raised.on), styles.CELL, heading),
                setter.text(raised.talk or "–", styles.CELL_MUTED, heading),
            )
        )
        for side in SIDES
        for raised in bench.content.options[side].raised
    ]
    if not rows:
        return []
    heads = (words.text("Option"), words.text("Raised by"), words.text("When"), words.text("Talk"))
    columns = [Column(width=sheet.inner * share, right=8) for share in _TALKS]
    head = head_row([setter.text(text, styles.HEADING, heading) for text in heads])
    return [bench.h2(heading), Grid(columns, [head, *held(rows)], before=8, page=bench.room)]


def _discount(bench: Bench, reason: str, said: str) -> list[Block]:
    """Why something is cheaper than its list price: our reason, and what they said of the price (1.11)."""
    heading, setter = bench.words.text("Why there is a discount"), bench.setter
    told: list[Block] = []
    if reason.strip():
        told.append(setter.text(reason, styles.BODY, heading, before=6))
    if said.strip():
        told.append(setter.text(bench.words.text("They said: “{words}”", words=said), styles.QUOTE, heading, before=6))
    return [bench.h2(heading), *told] if told else []
