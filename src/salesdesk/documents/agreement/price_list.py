"""The price list of an agreement: the items of the chosen option in their groups, and what they come to."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from salesdesk.application.papers import InvestmentRow
from salesdesk.documents.agreement.chosen import Chosen
from salesdesk.documents.agreement.sums import Sum, sums
from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Block, Stack
from salesdesk.documents.paper.colours import INK
from salesdesk.documents.paper.followed import Followed
from salesdesk.documents.paper.grid import Column, Grid, Row, empty, held
from salesdesk.documents.paper.lines import Align
from salesdesk.documents.proposal.rounding import rounding
from salesdesk.domain.product import Recurrence

_QUANTITY, _AMOUNT = 92.0, 120.0
_NOTE = replace(styles.TINY_NOTE, align=Align.RIGHT)
_RIGHT = replace(styles.HEADING, align=Align.RIGHT)


def price_list(chosen: Chosen) -> list[Block]:
    """The section's blocks; totals are never parted from each other, nor alone on a page, nor their note."""
    words, setter, bench = chosen.words, chosen.setter, chosen.bench
    title = words.text("Investment")
    rows = _item_rows(chosen, title)
    if rows:
        rows[-1] = replace(rows[-1], line=INK, line_width=0.9, keeps_next=True)
    grid = Grid(_columns(chosen), [_head(chosen), *held(rows), *_sum_rows(chosen)], before=8, page=bench.room)
    return [bench.h2(title), Followed(grid, setter.text(_notes(chosen), styles.TINY_NOTE, title, before=8))]


def _columns(chosen: Chosen) -> list[Column]:
    look, inner = chosen.look, chosen.bench.sheet.inner
    amount = Column(width=_AMOUNT, left=7, right=10, gap=6, ground=look.ground, cap=look.colour)
    return [Column(width=inner - _QUANTITY - _AMOUNT - 6, right=10), Column(width=_QUANTITY, right=6), amount]


def _head(chosen: Chosen) -> Row:
    words, setter = chosen.words, chosen.setter
    item, quantity = words.text("Item"), words.text("Quantity")
    label = replace(chosen.look.label, align=Align.RIGHT)
    cells = (
        setter.text(item, styles.HEADING, item),
        setter.text(quantity, _RIGHT, quantity),
        setter.text(chosen.label, label, chosen.label),
    )
    return Row(cells=cells, above=9, below=6, is_head=True, line=INK, line_width=0.9, keeps_next=True)


def _item_rows(chosen: Chosen, place: str) -> list[Row]:
    rows: list[Row] = []
    for group, members in groupby(chosen.rows, key=lambda row: row.group):
        listed = [_row(chosen, row, place) for row in members]
        if group:
            cells = (chosen.setter.text(group, styles.GROUP, group), empty(), empty())
            rows.append(Row(cells=cells, above=6, below=3, keeps_next=True))
            listed = held(listed)
        rows += listed
    return rows


def _row(chosen: Chosen, row: InvestmentRow, place: str) -> Row:
    setter = chosen.setter
    cells = (
        setter.text(row.text, styles.CELL, place),
        setter.text(chosen.quantity(row), styles.AMOUNT, place),
        _amount(chosen, row, place),
    )
    return Row(cells=cells, above=4.5, below=5)


def _amount(chosen: Chosen, row: InvestmentRow, place: str) -> Block:
    words, setter, amount, off = chosen.words, chosen.setter, chosen.amount(row), chosen.off(row)
    free = amount is None or not amount.minor
    notes: list[str] = []
    if not free and row.recurrence is Recurrence.MONTHLY:
        notes.append(words.text("each month"))
    elif not free and row.recurrence is Recurrence.YEARLY:
        notes.append(words.text("each year"))
    if off is not None and off.minor:
        notes.append(words.text("after {amount} off", amount=words.money(off, cents=chosen.with_cents)))
    shown = words.text("included") if free else words.money(amount, cents=chosen.with_cents)
    told = setter.text(shown, styles.AMOUNT_QUIET if free else styles.AMOUNT, place)
    return Stack([told, *(setter.text(note, _NOTE, place) for note in notes)]) if notes else told


def _sum_rows(chosen: Chosen) -> list[Row]:
    found = sums(chosen)
    rows = [_sum_row(chosen, one) for one in found]
    rows[0] = replace(rows[0], above=9)
    return [*(replace(row, keeps_next=True) for row in rows[:-1]), replace(rows[-1], below=9)]


def _sum_row(chosen: Chosen, one: Sum) -> Row:
    setter = chosen.setter
    amount = setter.text(one.amount, styles.TOTAL_AMOUNT if one.is_total else styles.AMOUNT_SMALL, one.label)
    label = setter.text(one.label, styles.TOTAL if one.is_total else styles.SMALL_CELL, one.label)
    told = Stack([amount, setter.text(one.note, _NOTE, one.label)]) if one.note else amount
    room = 6 if one.is_total else 2
    return Row(cells=(label, empty(), told), above=room, below=room, line=None)


def _notes(chosen: Chosen) -> str:
    """In which currency it is, what "included" means, and how amounts are rounded."""
    words, currency = chosen.words, chosen.bench.content.currency
    notes = [words.text("All prices in {currency}, net of tax.", currency=currency)]
    if any(not amount.minor for row in chosen.rows if (amount := chosen.amount(row)) is not None):
        notes.append(words.text("“included”: at no extra price."))
    return " ".join([*notes, rounding(words, currency, [chosen.option])])
