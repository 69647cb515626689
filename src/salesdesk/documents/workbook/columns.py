"""The columns of the sheet of deals: what each is called, how it looks, and what stands in it for a deal."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from openpyxl.utils import get_column_letter

from salesdesk.application.rows import DealRow
from salesdesk.application.workbook_content import PipelineSheet
from salesdesk.documents.workbook import cells
from salesdesk.documents.workbook.look import COUNT, DAY, DAY_AND_TIME, PERCENT, QUIET, Look, money_format
from salesdesk.documents.workbook.sums import Sums, base_value, weighted_value
from salesdesk.domain.deal import Category, Motion, Status
from salesdesk.domain.moment import zone_named
from salesdesk.domain.money import minor_digits
from salesdesk.wording import Words
from salesdesk.wording.labels import label

Slot = Callable[[DealRow, int], str]
"""What stands in a cell for a deal, in the row of that number."""

TABLE = "Deals"
_SPECIAL = re.compile(r"(['\[\]#@])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: `slot` gives the rest of a row's cell; `typed_in` tells that people wrote what stands there."""

    key: str
    title: str
    width: float
    look: Look
    slot: Slot
    typed_in: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns in their order, with the formula that weights a deal."""

    listed: tuple[Column, ...]
    currency: str

    def letter(self, key: str) -> str:
        """Return the letter of a column."""
        return get_column_letter(next(n for n, c in enumerate(self.listed, 1) if c.key == key))

    def named(self, key: str) -> str:
        """Return how formulas name a column of the table, such as `Deals[Expected close]`."""
        title = next(c.title for c in self.listed if c.key == key)
        escaped = _SPECIAL.sub(r"'\1", title)
        return f"{TABLE}[{escaped}]"


def columns_of(sheet: PipelineSheet, words: Words, sums: Sums) -> Columns:
    """Return the columns that these deals need: amounts in other currencies have one of their own."""
    digits = minor_digits(sheet.currency) if sums.cents else 0
    money = Look(right=True, indent=1, number=money_format(words.symbol(sheet.currency), digits))
    listed = [*_who(words), *_amounts(sheet, words, money, foreign=sums.foreign), *_when(sheet, words)]
    if sums.closed:
        listed.append(_closed(words))
    weighted = next(n for n, c in enumerate(listed) if c.key == "weighted")
    letters = {c.key: get_column_letter(n) for n, c in enumerate(listed, 1)}
    formula = _weighting(letters, sheet.currency, words)
    listed[weighted] = replace(listed[weighted], slot=_weighted(sheet.currency, formula))
    return Columns(tuple(listed), sheet.currency)


def _weighting(letters: Mapping[str, str], currency: str, words: Words) -> Callable[[int], str]:
    """Return the formula of a row's weighted value: open x chance, won in full, lost nothing (F3)."""
    value, chance, status = letters["value"], letters["chance"], letters["status"]
    is_open, is_won = quoted(label(words, Status.OPEN)), quoted(label(words, Status.WON))
    digits = minor_digits(currency)

    def formula(n: int) -> str:
        share = f'IF(ISNUMBER({chance}{n}),ROUND({value}{n}*{chance}{n},{digits}),"")'
        closed = f"IF({status}{n}={is_won},{value}{n},0)"
        return f'IF(ISNUMBER({value}{n}),IF({status}{n}={is_open},{share},{closed}),"")'

    return formula


def quoted(text: str) -> str:
    """Return the text as a formula holds it."""
    return '"' + text.replace('"', '""') + '"'


def _who(words: Words) -> list[Column]:
    strong, plain = Look(bold=True, indent=1), Look(indent=1)
    no_stage = words.text("No stage")
    return [
        _text("account", words.text("Account"), 26, strong, lambda row: row.account),
        _text("deal", words.text("Deal"), 34, plain, lambda row: row.title),
        _text("stage", words.text("Stage"), 17, plain, lambda row: row.stage or no_stage),
        _text("owner", words.text("Owner"), 18, plain, lambda row: row.owner),
    ]


def _text(key: str, title: str, width: float, look: Look, read: Callable[[DealRow], str]) -> Column:
    return Column(
        key=key, title=title, width=width, look=look, slot=lambda row, _: cells.text_cell(read(row)), typed_in=True
    )


def _amounts(sheet: PipelineSheet, words: Words, money: Look, *, foreign: bool) -> list[Column]:
    currency = sheet.currency
    quiet = replace(money, colour=QUIET, number=money.number if not foreign else "#,##0.00")
    columns = [
        Column(
            key="value",
            title=words.text("Value"),
            width=14,
            look=money,
            slot=lambda row, _: cells.money_cell(base_value(row, currency)),
        ),
        Column(
            key="chance",
            title=words.text("Chance"),
            width=9,
            look=Look(right=True, indent=1, number=PERCENT),
            slot=lambda row, _: cells.number_cell(row.chance),
        ),
        Column(key="weighted", title=words.text("Weighted"), width=14, look=money, slot=lambda _row, _: cells.EMPTY),
        Column(
            key="currency",
            title=words.text("Currency"),
            width=10,
            look=Look(colour=QUIET, centred=True),
            slot=lambda row, _: cells.text_cell(row.currency),
        ),
    ]
    if foreign:
        title = words.text("Value in other currency")
        columns.append(
            Column(key="foreign", title=title, width=15, look=quiet, slot=lambda row, _: _foreign(row, currency))
        )
    title = words.text("List price estimate")
    columns.append(Column(key="estimate", title=title, width=14, look=quiet, slot=lambda row, _: _estimate(row)))
    return columns


def _foreign(row: DealRow, currency: str) -> str:
    return cells.EMPTY if base_value(row, currency) else cells.money_cell(row.value)


def _estimate(row: DealRow) -> str:
    """An estimate in a currency that the row does not name would be read as one in the row's."""
    known = row.estimate is not None and row.estimate.currency == row.currency
    return cells.money_cell(row.estimate) if known else cells.EMPTY


def _weighted(currency: str, formula: Callable[[int], str]) -> Slot:
    def slot(row: DealRow, number: int) -> str:
        return cells.formula_cell(formula(number), weighted_value(row, base_value(row, currency)))

    return slot


def _when(sheet: PipelineSheet, words: Words) -> list[Column]:
    zone = zone_named(sheet.zone)
    categories = {c: cells.text_cell(label(words, c)) for c in Category}
    motions = {m: cells.text_cell(label(words, m)) for m in Motion}
    statuses = {s: cells.text_cell(label(words, s)) for s in Status}
    day, plain, quiet = Look(number=DAY, indent=1), Look(indent=1), Look(colour=QUIET, indent=1)
    return [
        Column(
            key="category",
            title=words.text("Category"),
            width=12,
            look=plain,
            slot=lambda row, _: categories[row.category],
        ),
        Column(
            key="expected",
            title=words.text("Expected close"),
            width=14,
            look=day,
            slot=lambda row, _: cells.date_cell(row.expected_on),
        ),
        _text("next", words.text("Next step"), 34, plain, lambda row: row.next_step.topic if row.next_step else ""),
        Column(
            key="next_at",
            title=words.text("Next step at"),
            width=23,
            look=Look(number=DAY_AND_TIME, indent=1),
            slot=lambda row, _: _next_at(row, zone),
        ),
        Column(
            key="age",
            title=words.text("Age in days"),
            width=9,
            look=Look(right=True, indent=1, number=COUNT),
            slot=lambda row, _: cells.number_cell(_age(row, sheet)),
        ),
        Column(key="motion", title=words.text("Motion"), width=17, look=quiet, slot=lambda row, _: motions[row.motion]),
        Column(
            key="status", title=words.text("Status"), width=11, look=quiet, slot=lambda row, _: statuses[row.status]
        ),
    ]


def _closed(words: Words) -> Column:
    look = Look(number=DAY, indent=1, colour=QUIET)
    return Column(
        key="closed",
        title=words.text("Closed"),
        width=13,
        look=look,
        slot=lambda row, _: cells.date_cell(row.closed_on),
    )


def _next_at(row: DealRow, zone: ZoneInfo) -> str:
    return cells.time_cell(row.next_step.starts.at.astimezone(zone)) if row.next_step else cells.EMPTY


def _age(row: DealRow, sheet: PipelineSheet) -> int | None:
    """Only an open deal grows older; a closed one has a cycle."""
    if row.status is not Status.OPEN or row.since is None:
        return None
    return max(0, (sheet.as_of - row.since).days)
