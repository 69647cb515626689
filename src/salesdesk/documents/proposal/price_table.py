"""The price table: a row for each item, level in both options, its groups, and under it what it all comes to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from salesdesk.application.papers import InvestmentRow
from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Block, Stack
from salesdesk.documents.paper.colours import INK
from salesdesk.documents.paper.grid import Column, Grid, Row, empty, held
from salesdesk.documents.paper.lines import Style
from salesdesk.documents.proposal.bench import LOOKS, SIDES, Bench, Side
from salesdesk.documents.proposal.sums import Sum, amount_text, sum_rows, sums
from salesdesk.domain.money import Money
from salesdesk.domain.product import Recurrence

_GAP = 6.0
_INSET = 10.0
_LEFT = 7.0
_LEAST_AMOUNT = 85.0
_MOST_AMOUNT_SHARE = 0.3
_MOST_QUANTITY = 92.0
_NOTE = replace(styles.TINY_NOTE, align=styles.AMOUNT.align)


@dataclass(frozen=True, slots=True)
class _Amount:
    """What stands in a cell of one option: the amount, quiet where it is none, and the notes under it."""

    text: str
    is_quiet: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """One row of the table in words."""

    row: InvestmentRow
    quantity: str
    amounts: tuple[_Amount, _Amount]


def price_table(bench: Bench) -> Grid:
    """The table, to be parted between rows; what it comes to is never parted, nor alone on a page."""
    cents = bench.with_cents(table=True)
    items = [_item(bench, row, cents=cents) for row in bench.content.investment]
    under = sums(bench, cents=cents)
    columns = _columns(bench, items, under)
    room = columns[-1].inner
    rows = _item_rows(bench, items, room)
    if rows:
        rows[-1] = replace(rows[-1], line=INK, line_width=0.9, keeps_next=True)
    head = _head(bench, has_quantity=any(item.quantity for item in items))
    return Grid(columns, [head, *held(rows), *sum_rows(bench, under, room)], before=16, page=bench.room)


def _item(bench: Bench, row: InvestmentRow, *, cents: bool) -> _Item:
    a = _amount(bench, row, row.a, row.off_a, cents=cents)
    return _Item(row, _quantity(bench, row), (a, _amount(bench, row, row.b, row.off_b, cents=cents)))


def _amount(bench: Bench, row: InvestmentRow, amount: Money | None, off: Money | None, *, cents: bool) -> _Amount:
    words = bench.words
    if amount is None:
        return _Amount("–", is_quiet=True, notes=())
    notes: list[str] = []
    if amount.minor and row.recurrence is Recurrence.MONTHLY:
        notes.append(words.text("each month"))
    elif amount.minor and row.recurrence is Recurrence.YEARLY:
        notes.append(words.text("each year"))
    if off is not None and off.minor:
        notes.append(words.text("after {amount} off", amount=words.money(off, cents=cents)))
    if not amount.minor:
        return _Amount(words.text("included"), is_quiet=True, notes=tuple(notes))
    return _Amount(words.money(amount, cents=cents), is_quiet=False, notes=tuple(notes))


def _quantity(bench: Bench, row: InvestmentRow) -> str:
    words = bench.words

    def said(quantity: Decimal | None) -> str:
        return "" if quantity is None else words.quantity(quantity, row.unit)

    if row.quantity_b is not None and row.quantity_b != row.quantity:
        return f"{said(row.quantity)} / {said(row.quantity_b)}"
    return said(row.quantity)


def _columns(bench: Bench, items: list[_Item], under: list[Sum]) -> list[Column]:
    setter, inner = bench.setter, bench.sheet.inner
    widest = max((setter.width(text, style) for text, style in _texts(items, under)), default=0)
    amount = min(max(widest + _LEFT + _INSET, _LEAST_AMOUNT), inner * _MOST_AMOUNT_SHARE)
    quantities = {item.quantity for item in items} - {""}
    quantity = max([setter.width(text, styles.AMOUNT) for text in quantities], default=0)
    quantity = min(max(quantity, 46), _MOST_QUANTITY) + 10 if quantities else 0
    first, second = (
        Column(width=amount, left=_LEFT, right=_INSET, gap=_GAP, ground=look.ground, cap=look.colour) for look in LOOKS
    )
    text = inner - quantity - 2 * (amount + _GAP)
    return [Column(width=text, right=10), Column(width=quantity, right=6 if quantity else 0), first, second]


def _texts(items: list[_Item], under: list[Sum]) -> Iterator[tuple[str, Style]]:
    """Every text of the columns of amounts, as it is set; equal ones once."""
    texts = dict.fromkeys((a.text, styles.AMOUNT) for item in items for a in item.amounts)
    texts |= dict.fromkeys((note, _NOTE) for item in items for a in item.amounts for note in a.notes)
    for one in under:
        texts |= dict.fromkeys((text, one.style) for text in one.amounts)
        texts |= dict.fromkeys((note, _NOTE) for note in one.notes)
    return iter(texts)


def _head(bench: Bench, *, has_quantity: bool) -> Row:
    words, setter = bench.words, bench.setter
    item, quantity = words.text("Item"), words.text("Quantity")
    item_cell = Stack([setter.text(" ", LOOKS[0].label, item), setter.text(item, styles.HEADING, item)])
    quantity_cell: Block = empty()
    if has_quantity:
        right = replace(styles.HEADING, align=styles.AMOUNT.align)
        quantity_cell = Stack([setter.text(" ", LOOKS[0].label, item), setter.text(quantity, right, quantity)])
    return Row(
        cells=(item_cell, quantity_cell, *(_head_of(bench, side) for side in SIDES)),
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


def _item_rows(bench: Bench, items: list[_Item], room: float) -> list[Row]:
    rows: list[Row] = []
    for group, members in groupby(items, key=lambda item: item.row.group):
        if group:
            cells = (bench.setter.text(group, styles.GROUP, group), empty(), empty(), empty())
            rows.append(Row(cells=cells, above=6, below=3, keeps_next=True))
            rows += held([_row(bench, item, room) for item in members])
        else:
            rows += [_row(bench, item, room) for item in members]
    return rows


def _row(bench: Bench, item: _Item, room: float) -> Row:
    place = bench.words.text("Investment")
    return Row(
        cells=(
            bench.setter.text(item.row.text, styles.CELL, place),
            bench.setter.text(item.quantity, styles.AMOUNT, place),
            *(_cell(bench, amount, place, room) for amount in item.amounts),
        ),
        above=4.5,
        below=5,
    )


def _cell(bench: Bench, amount: _Amount, place: str, room: float) -> Block:
    style = styles.AMOUNT_QUIET if amount.is_quiet else styles.AMOUNT
    shown = amount_text(bench, amount.text, style, place, room)
    if not amount.notes:
        return shown
    return Stack([shown, *(bench.setter.text(note, _NOTE, place) for note in amount.notes)])
