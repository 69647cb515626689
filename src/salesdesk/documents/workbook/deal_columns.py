"""Which columns the sheet of deals has: who, how much, when, how old, what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from salesdesk.application.rows import DealRow
from salesdesk.application.workbook_content import PipelineSheet
from salesdesk.documents.workbook import cells
from salesdesk.documents.workbook.column import (
    Column,
    Slot,
    Value,
    day_column,
    money_column,
    named_column,
    number_column,
    text_column,
)
from salesdesk.documents.workbook.columns import Columns, quoted
from salesdesk.documents.workbook.look import ACCENT, COUNT, DAY, DAY_AND_TIME, PERCENT, QUIET, Look, money_format
from salesdesk.documents.workbook.sums import Sums
from salesdesk.domain.ageing import Tier
from salesdesk.domain.deal import Category, Motion, Status
from salesdesk.domain.impediment import Impediment, ImpedimentKind
from salesdesk.domain.moment import zone_named
from salesdesk.domain.money import Money, minor_digits
from salesdesk.wording import Words
from salesdesk.wording.labels import label
from salesdesk.wording.workbooks import tier_told

_ROW = "{row}"
"""What stands in a formula for the number of its row."""

_PLAIN, _QUIET, _DAY = Look(indent=1), Look(colour=QUIET, indent=1), Look(number=DAY, indent=1)


def columns_of(sheet: PipelineSheet, words: Words, sums: Sums) -> Columns:
    """Return the columns that these deals need: amounts in other currencies have one of their own."""
    amounts = _Amounts(sheet, words, sums)
    listed = [*_who(words), *amounts.columns(), *_when(sheet, words), *_ages(words, sums), *_state(sheet, words)]
    if sums.closed:
        closed = replace(_DAY, colour=QUIET)
        listed.append(day_column("closed", words.text("Closed"), 13, closed, lambda row: row.closed_on))
    letters = {c.key: get_column_letter(n) for n, c in enumerate(listed, 1)}
    live = {"value": amounts.value_slot(letters), "weighted": amounts.weighted_slot(letters)}
    return Columns(tuple(replace(c, slot=live.get(c.key, c.slot)) for c in listed), sheet.currency)


def _who(words: Words) -> list[Column]:
    strong, no_stage = Look(bold=True, indent=1, colour=ACCENT), words.text("No stage")
    return [
        text_column("account", words.text("Account"), 26, strong, lambda row: row.account),
        text_column("deal", words.text("Deal"), 30, _PLAIN, lambda row: row.title),
        text_column("stage", words.text("Stage"), 17, _PLAIN, lambda row: row.stage or no_stage),
        text_column("owner", words.text("Owner"), 18, _PLAIN, lambda row: row.owner),
    ]


@dataclass(frozen=True, slots=True)
class _Amounts:
    """The columns of money: the desk's currency first, what was agreed in another one beside it."""

    sheet: PipelineSheet
    words: Words
    sums: Sums

    @property
    def _look(self) -> Look:
        digits = minor_digits(self.sheet.currency) if self.sums.cents else 0
        return Look(right=True, indent=1, number=money_format(self.words.symbol(self.sheet.currency), digits))

    def columns(self) -> list[Column]:
        """Return them in their order; value and weighted value are given their formulas when all letters are known."""
        words, money, worth = self.words, self._look, self.sums.worth
        share = Look(right=True, indent=1, number=PERCENT)
        listed = [
            Column(
                key="value",
                title=self._value_title(),
                width=21 if self.sums.not_counted else 14,
                look=money,
                slot=lambda row, _: cells.money_cell(row.value),
                read=self._value_read,
            ),
            number_column("chance", words.text("Chance"), 9, share, lambda row: row.chance),
            money_column("weighted", words.text("Weighted"), 14, money, worth.weighted),
            text_column(
                "currency",
                words.text("Currency"),
                10,
                Look(colour=QUIET, centred=True),
                lambda row: row.currency,
                typed_in=False,
            ),
        ]
        quiet = replace(money, colour=QUIET, number="#,##0.00" if self.sums.foreign else money.number)
        if self.sums.foreign:
            title = words.text("Value in other currency")
            listed.append(money_column("foreign", title, 15, quiet, self._foreign))
        listed.append(money_column("estimate", words.text("List price estimate"), 14, quiet, _estimate))
        return listed

    def _value_title(self) -> str:
        if self.sums.foreign:
            return self.words.text("Value in {currency}", currency=self.sheet.currency)
        return self.words.text("Value")

    def _foreign(self, row: DealRow) -> Money | None:
        return row.value if row.value is not None and row.value.currency != self.sheet.currency else None

    def _value_read(self, row: DealRow) -> Value:
        foreign = self._foreign(row)
        if foreign is not None and foreign.currency not in self.sums.worth.rates:
            return self.words.text("Not counted: no rate for {currency}", currency=foreign.currency)
        return self.sums.worth.of(row)

    def value_slot(self, letters: Mapping[str, str]) -> Slot:
        """Return the cell of a value; one in another currency is divided by its rate, where the desk has one."""
        worth, own, digits = self.sums.worth, self.sheet.currency, minor_digits(self.sheet.currency)
        foreign = letters.get("foreign", "")

        def slot(row: DealRow, number: int) -> str:
            value = row.value
            if value is None or value.currency == own:
                return cells.money_cell(value)
            name = worth.rate_name(value.currency)
            if not name:
                return cells.text_cell(str(self._value_read(row)))
            return cells.formula_cell(f"ROUND({foreign}{number}/{name},{digits})", worth.of(row))

        return slot

    def weighted_slot(self, letters: Mapping[str, str]) -> Slot:
        """Return the cell of a weighted value: open x chance, won in full, lost nothing (F3)."""
        formula, weighed = escape(_weighting(letters, self.sheet.currency, self.words)), self.sums.weighed
        return lambda _, number: cells.escaped_formula_cell(formula.replace(_ROW, str(number)), weighed(number))


def _weighting(letters: Mapping[str, str], currency: str, words: Words) -> str:
    """Return the formula of a weighted value, its row being `_ROW`."""
    value, chance, status = letters["value"], letters["chance"], letters["status"]
    is_open, is_won = quoted(label(words, Status.OPEN)), quoted(label(words, Status.WON))
    digits, n = minor_digits(currency), _ROW
    share = f'IF(ISNUMBER({chance}{n}),ROUND({value}{n}*{chance}{n},{digits}),"")'
    closed = f"IF({status}{n}={is_won},{value}{n},0)"
    return f'IF(ISNUMBER({value}{n}),IF({status}{n}={is_open},{share},{closed}),"")'


def _estimate(row: DealRow) -> Money | None:
    """An estimate in a currency that the row does not name would be read as one in the row's."""
    return row.estimate if row.estimate is not None and row.estimate.currency == row.currency else None


def _when(sheet: PipelineSheet, words: Words) -> list[Column]:
    zone = zone_named(sheet.zone)
    categories = {c: label(words, c) for c in Category}

    def starts(row: DealRow) -> datetime | None:
        return row.next_step.starts.at.astimezone(zone) if row.next_step else None

    def topic(row: DealRow) -> str:
        return row.next_step.topic if row.next_step else ""

    category = words.text("Category")
    return [
        named_column("category", category, 12, _PLAIN, lambda row: row.category, categories),
        day_column("expected", words.text("Expected close"), 14, _DAY, lambda row: row.expected_on),
        text_column("next", words.text("Next step"), 32, _PLAIN, topic),
        Column(
            key="next_at",
            title=words.text("Next step at"),
            width=23,
            look=Look(number=DAY_AND_TIME, indent=1),
            slot=lambda row, _: cells.time_cell(starts(row)),
            read=starts,
        ),
    ]


def _ages(words: Words, sums: Sums) -> list[Column]:
    ages, told = sums.ages, {tier: tier_told(tier, words) for tier in Tier}

    def days(row: DealRow) -> int | None:
        age = ages.of(row)
        return age.days if age else None

    def tier(row: DealRow) -> str:
        age = ages.of(row)
        return told[age.tier] if age else ""

    return [
        number_column("age", words.text("Age in days"), 9, Look(right=True, indent=1, number=COUNT), days),
        text_column("tier", words.text("Beside won deals"), 18, _PLAIN, tier, typed_in=False),
    ]


def _state(sheet: PipelineSheet, words: Words) -> list[Column]:
    motions, statuses = {m: label(words, m) for m in Motion}, {s: label(words, s) for s in Status}
    kinds, unproven = {k: label(words, k) for k in ImpedimentKind}, words.text("Unproven")

    def impediment(row: DealRow) -> str:
        found = sheet.impediments.get(row.id)
        return _impediment_told(found, kinds) if found else ""

    def proof(row: DealRow) -> str:
        return unproven if row.unproven else ""

    return [
        day_column("acted", words.text("Customer's last act"), 14, _DAY, lambda row: row.acted_on),
        text_column("impediment", words.text("Impediment"), 24, _PLAIN, impediment),
        text_column("proof", words.text("Evidence"), 11, _PLAIN, proof, typed_in=False),
        text_column("segment", words.text("Segment"), 15, _QUIET, lambda row: sheet.segments.get(row.id, "")),
        named_column("motion", words.text("Motion"), 17, _QUIET, lambda row: row.motion, motions),
        named_column("status", words.text("Status"), 11, _QUIET, lambda row: row.status, statuses),
    ]


def _impediment_told(found: Impediment, kinds: Mapping[ImpedimentKind, str]) -> str:
    said = " ".join((found.words or found.removes).split())
    return f"{kinds[found.kind]}: {said}" if said else kinds[found.kind]
