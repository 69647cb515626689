"""What the priced items come to: sums as they fall due, the option's discount, the total, tax by class.

Every figure is one of the content's totals: the printed lines of a column add up to the printed total, always.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Block, Stack, Text
from salesdesk.documents.paper.colours import RULE
from salesdesk.documents.paper.grid import Row, empty
from salesdesk.documents.paper.lines import Align, Style
from salesdesk.documents.proposal.bench import Bench
from salesdesk.domain.money import Money
from salesdesk.domain.pricing import Sums, Tax, Totals

_TIED = "\N{NO-BREAK SPACE}"
_MINUS = "\N{MINUS SIGN}"
_NOTE = replace(styles.TINY_NOTE, align=Align.RIGHT)
_TAXED = replace(styles.TOTAL, size=9.5, leading=14)
_TAXED_AMOUNT = replace(styles.TOTAL_AMOUNT, size=9.5, leading=14)
Weight = Literal["part", "total", "taxed"]
_LABELS: Mapping[Weight, Style] = MappingProxyType({"part": styles.SMALL_CELL, "total": styles.TOTAL, "taxed": _TAXED})
_AMOUNTS: Mapping[Weight, Style] = MappingProxyType(
    {"part": styles.AMOUNT_SMALL, "total": styles.TOTAL_AMOUNT, "taxed": _TAXED_AMOUNT}
)


@dataclass(frozen=True, slots=True)
class Sum:
    """One row under the items: its label, the amount of each option, a note under each, how much weight it has."""

    label: str
    amounts: tuple[str, str]
    notes: tuple[str, str] = ("", "")
    weight: Weight = "part"

    @property
    def style(self) -> Style:
        """How its amounts are set."""
        return _AMOUNTS[self.weight]


def sums(bench: Bench, *, cents: bool) -> list[Sum]:
    """What stands under the items: the parts where they differ from the total, the total, following years, tax."""
    words, content = bench.words, bench.content
    a, b = (option.totals for option in content.options)

    def money(of_a: Money, of_b: Money) -> tuple[str, str]:
        return words.money(of_a, cents=cents), words.money(of_b, cents=cents)

    found = _parts(bench, a, b, money)
    found.append(Sum(bench.total_label(), money(a.first_year, b.first_year), weight="total"))
    if bench.has_recurring():
        found.append(Sum(words.text("Each following year"), money(a.following_year, b.following_year)))
    return [*found, *_taxes(bench, a, b, money)]


_Both = Callable[[Money, Money], tuple[str, str]]


def _parts(bench: Bench, a: Totals, b: Totals, money: _Both) -> list[Sum]:
    """The sums as they fall due, each with what the discount of the whole option takes off it."""
    words = bench.words
    is_recurring, is_discounted = bench.has_recurring(), bool(a.off or b.off)
    if not (is_recurring or is_discounted):
        return []
    one_off = words.text("One-off") if is_recurring else words.text("Sum of the items")
    kinds: tuple[tuple[str, Callable[[Sums], Money]], ...] = (
        (one_off, lambda sums: sums.one_off),
        (words.text("Each month"), lambda sums: sums.monthly),
        (words.text("Each year"), lambda sums: sums.yearly),
    )
    found: list[Sum] = []
    for label, of in kinds:
        before = of(a.before_discount), of(b.before_discount)
        if before[0].minor or before[1].minor:
            first, second = money(*before)
            found.append(Sum(label, (first if before[0].minor else "–", second if before[1].minor else "–")))
            found += _discount(bench, a, b, of, money)
    return found


def _discount(bench: Bench, a: Totals, b: Totals, of: Callable[[Sums], Money], money: _Both) -> list[Sum]:
    offs = [None if totals.off is None else of(totals.off) for totals in (a, b)]
    if not any(off and off.minor for off in offs):
        return []
    nothing = Money.zero(a.one_off.currency)
    told = money(offs[0] or nothing, offs[1] or nothing)
    first, second = (f"{_MINUS}{text}" if off and off.minor else "–" for text, off in zip(told, offs, strict=True))
    rates = [option.discount for option in bench.content.options]
    words = bench.words
    if len(given := {rate for rate in rates if rate}) == 1:
        return [Sum(words.text("Discount {rate}", rate=words.rate(given.pop())), (first, second))]
    first_note, second_note = (
        words.rate(rate) if rate and off and off.minor else "" for rate, off in zip(rates, offs, strict=True)
    )
    return [Sum(words.text("Discount"), (first, second), (first_note, second_note))]


def _taxes(bench: Bench, a: Totals, b: Totals, money: _Both) -> list[Sum]:
    """The tax of the first twelve months by class, and the total with it; nothing where no item has a class."""
    words = bench.words
    classes = dict.fromkeys(taxed.tax for totals in (a, b) for taxed in totals.taxes)
    if not classes:
        return []
    found = [_tax(bench, tax, a, b, money) for tax in classes]
    label = words.text("First-year total with tax") if bench.has_recurring() else words.text("Total with tax")
    found.append(Sum(label, money(a.first_year_with_tax, b.first_year_with_tax), weight="taxed"))
    return found


def _tax(bench: Bench, tax: Tax, a: Totals, b: Totals, money: _Both) -> Sum:
    nothing = Money.zero(a.one_off.currency)
    of = [next((t for t in totals.taxes if t.tax == tax), None) for totals in (a, b)]
    net = money(*(nothing if t is None else t.net.first_year for t in of))
    due = money(*(nothing if t is None else t.amount.first_year for t in of))
    amounts = ("–" if of[0] is None else due[0], "–" if of[1] is None else due[1])
    first, second = (
        "" if taxed is None else bench.words.text("on {amount}", amount=amount)
        for taxed, amount in zip(of, net, strict=True)
    )
    return Sum(_tax_name(bench, tax), amounts, (first, second))


def _tax_name(bench: Bench, tax: Tax) -> str:
    """Its name as it was given, which mostly says the rate already."""
    if any(char.isdigit() for char in tax.name):
        return tax.name
    return f"{tax.name} {bench.words.rate(tax.rate)}"


def amount_text(bench: Bench, text: str, style: Style, place: str, room: float) -> Text:
    """Set an amount; one too wide for its column has the currency on a line of its own, never a part of the figure."""
    if bench.setter.width(text, style) > room:
        text = text.replace(_TIED, "\n")
    return bench.setter.text(text, style, place)


def sum_rows(bench: Bench, under: list[Sum], room: float) -> list[Row]:
    """The rows of the table, never parted from each other; the columns of amounts have so much room."""
    rows = [_row(bench, one, room) for one in under]
    for at, one in enumerate(under):
        if at == 0 and one.weight == "part":
            rows[at] = replace(rows[at], above=9)
        if one.weight == "total" and at + 1 < len(under) and under[-1].weight == "taxed":
            last = at if under[at + 1].notes != ("", "") else at + 1  # the line that parts net amounts from tax
            rows[last] = replace(rows[last], below=9, line=RULE)
            rows[last + 1] = replace(rows[last + 1], above=8)
    rows[-1] = replace(rows[-1], below=9)
    return [*(replace(row, keeps_next=True) for row in rows[:-1]), rows[-1]]


def _row(bench: Bench, one: Sum, room: float) -> Row:
    setter = bench.setter
    cells: list[Block] = [setter.text(one.label, _LABELS[one.weight], one.label), empty()]
    for amount, note in zip(one.amounts, one.notes, strict=True):
        shown = amount_text(bench, amount, one.style, one.label, room)
        cells.append(Stack([shown, setter.text(note, _NOTE, one.label)]) if note else shown)
    around = 7 if one.weight == "total" else 2
    return Row(cells=tuple(cells), above=around, below=around, line=None)
