"""What the items of the chosen option come to: sums as they fall due, the discount, the total, tax by class."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from salesdesk.documents.agreement.chosen import Chosen
from salesdesk.domain.money import Money
from salesdesk.domain.pricing import Sums, TaxSum

_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Sum:
    """One row under the items: its label, its amount, a note under it, whether it is a total."""

    label: str
    amount: str
    note: str = ""
    is_total: bool = False


def sums(chosen: Chosen) -> list[Sum]:
    """Return the rows: parts where they differ from the total, the total, following years, tax by class."""
    words, totals = chosen.words, chosen.option.totals
    recurs = chosen.is_recurring
    total = words.text("First-year total, net of tax") if recurs else words.text("Total, net of tax")
    found = [*_parts(chosen), Sum(total, _money(chosen, totals.first_year), is_total=True)]
    if recurs:
        found.append(Sum(words.text("Each following year"), _money(chosen, totals.following_year)))
    found += [_tax(chosen, taxed) for taxed in totals.taxes]
    if totals.taxes:
        taxed = words.text("First-year total with tax") if recurs else words.text("Total with tax")
        found.append(Sum(taxed, _money(chosen, totals.first_year_with_tax), is_total=True))
    return found


def _parts(chosen: Chosen) -> Iterator[Sum]:
    words, totals = chosen.words, chosen.option.totals
    if not (chosen.is_recurring or totals.off):
        return
    one_off = words.text("One-off") if chosen.is_recurring else words.text("Sum of the items")
    kinds: tuple[tuple[str, Callable[[Sums], Money]], ...] = (
        (one_off, lambda sums: sums.one_off),
        (words.text("Each month"), lambda sums: sums.monthly),
        (words.text("Each year"), lambda sums: sums.yearly),
    )
    for label, of in kinds:
        before = of(totals.before_discount)
        if before.minor:
            yield Sum(label, _money(chosen, before))
        if totals.off is not None and of(totals.off).minor:
            taken = words.text("Discount {rate}", rate=words.rate(chosen.option.discount))
            yield Sum(taken, f"{_MINUS}{_money(chosen, of(totals.off))}")


def _tax(chosen: Chosen, taxed: TaxSum) -> Sum:
    """The tax of one class; its name says the rate already, as a rule."""
    words, tax = chosen.words, taxed.tax
    name = tax.name if any(char.isdigit() for char in tax.name) else f"{tax.name} {words.rate(tax.rate)}"
    on = words.text("on {amount}", amount=_money(chosen, taxed.net.first_year))
    return Sum(name, _money(chosen, taxed.amount.first_year), on)


def _money(chosen: Chosen, amount: Money) -> str:
    return chosen.words.money(amount, cents=chosen.with_cents)
