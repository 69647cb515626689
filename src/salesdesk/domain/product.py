"""What we sell: the product list that priced lines come from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.money import Money
from salesdesk.domain.refusals import Missing, OutOfRange


class Recurrence(StrEnum):
    """How often a price is due."""

    ONCE = "once"
    MONTHLY = "monthly"
    YEARLY = "yearly"


MONTHS_IN_FIRST_YEAR = 12
MOST_TAX = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A product with its list price, net of tax; without a price it is a name that an import brought.

    `tax_id` is its tax class, `cost` what a unit costs us; `upsells_to` is the product that customers who have this
    one may add or move up to, `renews_to` the one that takes its place when it is renewed (itself when None).
    """

    id: UUID
    name: str
    code: str = ""
    group: str = ""
    unit: str = ""
    price: Money | None = None
    recurrence: Recurrence = Recurrence.ONCE
    note: str = ""
    tax_id: UUID | None = None
    cost: Money | None = None
    upsells_to: UUID | None = None
    renews_to: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxClass:
    """A class of tax: its name as it is printed ("VAT 21 %"), its rate in per cent; `usual` is taken for new lines."""

    id: UUID
    name: str
    rate: Decimal
    usual: bool = False


def first_year(price: Money, recurrence: Recurrence) -> Money:
    """Return what a price comes to in the first twelve months."""
    return price.times(MONTHS_IN_FIRST_YEAR) if recurrence is Recurrence.MONTHLY else price


def following_year(price: Money, recurrence: Recurrence) -> Money:
    """Return what a price comes to in each later twelve months: nothing where it is due once."""
    return Money.zero(price.currency) if recurrence is Recurrence.ONCE else first_year(price, recurrence)


def checked_tax(tax: TaxClass) -> TaxClass:
    """Return a class of tax as it may be kept. Raises Missing (name), OutOfRange (rate)."""
    if not tax.name.strip():
        raise Missing("name", "tax_class")
    if not 0 <= tax.rate <= MOST_TAX:
        raise OutOfRange("rate", f"{tax.rate:f} %", "0 %", f"{MOST_TAX} %")
    return tax
