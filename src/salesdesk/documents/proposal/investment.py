"""Investment: the same items in the same rows for both options, totals, each following year, terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from salesdesk.application.papers import InvestmentRow
from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Block, Stack
from salesdesk.documents.paper.colours import INK
from salesdesk.documents.paper.grid import Column, Grid, Row, empty
from salesdesk.documents.paper.lines import Style
from salesdesk.documents.proposal.bench import LOOKS, SIDES, Bench, Side
from salesdesk.documents.proposal.options import pair_columns
from salesdesk.domain.money import Money
from salesdesk.domain.product import Recurrence

_GAP = 6.0
_INSET = 10.0
_LEAST_AMOUNT = 85.0
_MOST_AMOUNT_SHARE = 0.27
_MOST_QUANTITY = 92.0


def investment(bench: Bench) -> list[Block]:
    """The section's blocks; without priced items only the totals are shown."""
    words = bench.words
    title = words.text("Investment")
    lead = _lead(bench)
    blocks: list[Block] = [bench.h1(title), bench.setter.text(lead, styles.BODY, title, before=6), _table(bench, title)]
    if bench.content.payment:
        text = words.text("Payment for both options: {terms}", terms=bench.content.payment)
        blocks.append(bench.setter.text(text, styles.SMALL, title, before=14))
    terms = _terms(bench)
    if terms is not None:
        blocks += [bench.h2(words.text("Terms")), terms]
    return blocks


def _lead(bench: Bench) -> str:
    words, content = bench.words, bench.content
    if content.valid_until:
        prices = words.text(
            "All prices in {currency}, net of tax, valid until {date}.",
            currency=content.currency,
            date=words.date(content.valid_until),
        )
    else:
        prices = words.text("All prices in {currency}, net of tax.", currency=content.currency)
    if not content.investment:
        return prices
    same = words.text("The same items stand in the same rows for both options, so you can compare line by line.")
    return f"{prices} {same}"


def _table(bench: Bench, title: str) -> Grid:
    rows = [_head(bench)]
    items = _items(bench)
    if items:
        items[-1] = replace(items[-1], line=INK, line_width=0.9, keeps_next=True)
    rows += items
    rows += _totals(bench)
    columns = _columns(bench)
    return Grid(columns, rows, before=18)


def _columns(bench: Bench) -> list[Column]:
    setter, inner = bench.setter, bench.sheet.inner
    texts = [_amount_text(bench, amount) for row in bench.content.investment for amount in (row.a, row.b)]
    widest = max((setter.width(text, styles.AMOUNT) for text in texts), default=0)
    sums = [bench.words.money(option.totals.first_year, cents=True) for option in bench.content.options]
    widest = max(widest, *(setter.width(text, styles.TOTAL_AMOUNT) for text in sums))
    amount = min(max(widest + 2 * _INSET, _LEAST_AMOUNT), inner * _MOST_AMOUNT_SHARE)
    quantities = [_quantity(bench, row) for row in bench.content.investment]
    quantity = max([setter.width(text, styles.AMOUNT) for text in quantities], default=0)
    quantity = min(max(quantity, 46), _MOST_QUANTITY) + 10 if any(quantities) else 0
    first, second = (
        Column(width=amount, left=4, right=_INSET, gap=_GAP, ground=look.ground, cap=look.colour) for look in LOOKS
    )
    text = inner - quantity - 2 * (amount + _GAP)
    return [Column(width=text, right=10), Column(width=quantity, right=6 if quantity else 0), first, second]


def _head(bench: Bench) -> Row:
    words, setter = bench.words, bench.setter
    item, quantity = words.text("Item"), words.text("Quantity")
    labels = [_head_of(bench, 0), _head_of(bench, 1)]
    item_cell = Stack([setter.text(" ", LOOKS[0].label, item), setter.text(item, styles.HEADING, item)])
    quantity_cell: Block = empty()
    if any(_quantity(bench, row) for row in bench.content.investment):
        right = replace(styles.HEADING, align=styles.AMOUNT.align)
        quantity_cell = Stack([setter.text(" ", LOOKS[0].label, item), setter.text(quantity, right, quantity)])
    return Row(
        cells=(item_cell, quantity_cell, *labels),
        above=9,
        below=6,
        is_head=True,
        line=INK,
        line_width=0.9,
        keeps_next=True,
    )


def _head_of(bench: Bench, side: Side) -> Block:
    label = bench.option_label(side)
    right = replace(LOOKS[side].label, align=styles.AMOUNT.align)
    name = Style(size=8, leading=11, colour=LOOKS[side].colour, align=styles.AMOUNT.align)
    named = bench.setter.text(bench.content.options[side].name, name, label, most=3)
    return Stack([bench.setter.text(label, right, label), named])


def _items(bench: Bench) -> list[Row]:
    rows: list[Row] = []
    for group, members in groupby(bench.content.investment, key=lambda row: row.group):
        if group:
            cells = (bench.setter.text(group, styles.GROUP, group), empty(), empty(), empty())
            rows.append(Row(cells=cells, above=6, below=3, keeps_next=True))
        rows += [_item(bench, row) for row in members]
    return rows


def _item(bench: Bench, row: InvestmentRow) -> Row:
    place = bench.words.text("Investment")
    return Row(
        cells=(
            bench.setter.text(row.text, styles.CELL, place),
            bench.setter.text(_quantity(bench, row), styles.AMOUNT, place),
            _amount(bench, row, row.a, place),
            _amount(bench, row, row.b, place),
        ),
        above=4.5,
        below=5,
    )


def _quantity(bench: Bench, row: InvestmentRow) -> str:
    words = bench.words

    def said(quantity: Decimal | None) -> str:
        return "" if quantity is None else words.quantity(quantity, row.unit)

    if row.quantity_b is not None and row.quantity_b != row.quantity:
        return f"{said(row.quantity)} / {said(row.quantity_b)}"
    return said(row.quantity)


def _amount_text(bench: Bench, amount: Money | None) -> str:
    if amount is None:
        return "–"
    if amount.minor == 0:
        return bench.words.text("included")
    return bench.words.money(amount, cents=bench.with_cents())


def _amount(bench: Bench, row: InvestmentRow, amount: Money | None, place: str) -> Block:
    text = _amount_text(bench, amount)
    if amount is None or amount.minor == 0:
        return bench.setter.text(text, styles.AMOUNT_QUIET, place)
    shown = bench.setter.text(text, styles.AMOUNT, place)
    if row.recurrence is Recurrence.ONCE:
        return shown
    words = bench.words
    due = words.text("each month") if row.recurrence is Recurrence.MONTHLY else words.text("each year")
    return Stack([shown, bench.setter.text(due, replace(styles.TINY_NOTE, align=styles.AMOUNT.align), place)])


def _totals(bench: Bench) -> list[Row]:
    """The parts where something recurs, then the total and each following year: never parted from each other."""
    words = bench.words
    a, b = (option.totals for option in bench.content.options)
    rows: list[Row] = []
    if bench.has_recurring():
        parts = (
            (words.text("One-off"), a.one_off, b.one_off),
            (words.text("Each month"), a.monthly, b.monthly),
            (words.text("Each year"), a.yearly, b.yearly),
        )
        kept = [part for part in parts if part[1].minor or part[2].minor]
        rows += [_part(bench, label, of_a, of_b) for label, of_a, of_b in kept]
    if rows:
        rows[0] = replace(rows[0], above=9)
    total = _total(bench)
    following: list[Row] = []
    if bench.has_recurring():
        label = words.text("Each following year")
        following = [replace(_part(bench, label, a.following_year, b.following_year), below=9)]
        total = replace(total, keeps_next=True)
    return [*[replace(row, keeps_next=True) for row in rows], total, *following]


def _part(bench: Bench, label: str, a: Money, b: Money) -> Row:
    cents = bench.with_cents()
    amounts = [bench.setter.text(bench.words.money(of, cents=cents), styles.AMOUNT_SMALL, label) for of in (a, b)]
    cells = (bench.setter.text(label, styles.SMALL_CELL, label), empty(), *amounts)
    return Row(cells=cells, above=2, below=2, line=None)


def _total(bench: Bench) -> Row:
    label, cents = bench.total_label(), bench.with_cents()
    amounts: Iterable[Block] = [
        bench.setter.text(bench.words.money(option.totals.first_year, cents=cents), styles.TOTAL_AMOUNT, label)
        for option in bench.content.options
    ]
    cells = (bench.setter.text(label, styles.TOTAL, label), empty(), *amounts)
    return Row(cells=cells, above=8, below=8, line=None)


def _terms(bench: Bench) -> Grid | None:
    """Payment, delivery, installation side by side."""
    words, (a, b) = bench.words, bench.content.options
    kinds: Sequence[tuple[str, str, str]] = (
        (words.text("Payment"), a.payment, b.payment),
        (words.text("Delivery"), a.delivery, b.delivery),
        (words.text("Installation"), a.installation, b.installation),
    )
    rows = [
        Row(
            cells=(
                bench.setter.text(label, styles.LABEL, label),
                *(bench.setter.text(text or "–", styles.CELL, label) for text in (of_a, of_b)),
            ),
            above=5,
            below=6,
        )
        for label, of_a, of_b in kinds
        if of_a or of_b
    ]
    if not rows:
        return None
    labels = [bench.setter.text(bench.option_label(side), LOOKS[side].label, "") for side in SIDES]
    head = Row(cells=(empty(), *labels), above=8, below=4, is_head=True, keeps_next=True)
    *held, last = rows
    return Grid(pair_columns(bench), [head, *(replace(row, keeps_next=True) for row in held), last], before=10)
