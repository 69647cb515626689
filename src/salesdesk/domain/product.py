"""What we sell: the product list that priced lines come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.money import Money


class Recurrence(StrEnum):
    """How often a price is due."""

    ONCE = "once"
    MONTHLY = "monthly"
    YEARLY = "yearly"


MONTHS_IN_FIRST_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A product with its list price, net of tax; without a price it is a name that an import brought."""

    id: UUID
    name: str
    code: str = ""
    group: str = ""
    unit: str = ""
    price: Money | None = None
    recurrence: Recurrence = Recurrence.ONCE
    note: str = ""


def first_year(price: Money, recurrence: Recurrence) -> Money:
    """Return what a price comes to in the first twelve months."""
    return price.times(MONTHS_IN_FIRST_YEAR) if recurrence is Recurrence.MONTHLY else price
