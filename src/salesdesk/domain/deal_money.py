"""What the lines of a deal come to: what was agreed, and what is only the list price, never in one sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.deal import Deal, DealLine
from salesdesk.domain.money import Money
from salesdesk.domain.pricing import Due, Sums, line_amount, totals_of
from salesdesk.domain.product import Product, Recurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyLine:
    """A line of a deal, net, each time it is due; `listed` is one that nobody agreed on: its product's list price."""

    what: str
    quantity: Decimal
    unit: str
    amount: Money | None
    recurrence: Recurrence = Recurrence.ONCE
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DealMoney:
    """The money of a deal: `agreed` sums the lines with a price of their own, `listed` those at the list price.

    A sum is None where no line has such a price. Lines in another currency than the deal's stand in no sum.
    """

    value: Money | None
    lines: tuple[MoneyLine, ...]
    agreed: Sums | None
    listed: Sums | None


def money_of(deal: Deal, products: Mapping[UUID, Product]) -> DealMoney:
    """Return the money of a deal from its lines and the products that they name."""
    lines = tuple(_line(line, products.get(line.product_id) if line.product_id else None) for line in deal.lines)
    return DealMoney(
        value=deal.value,
        lines=lines,
        agreed=_sums((one for one in lines if not one.listed), deal.currency),
        listed=_sums((one for one in lines if one.listed), deal.currency),
    )


def _line(line: DealLine, product: Product | None) -> MoneyLine:
    price = line.price or (product.price if product else None)
    return MoneyLine(
        what=line.text or (product.name if product else ""),
        quantity=line.quantity,
        unit=line.unit or (product.unit if product else ""),
        amount=line_amount(price, line.quantity) if price is not None else None,
        recurrence=product.recurrence if product else Recurrence.ONCE,
        listed=line.price is None and price is not None,
    )


def _sums(lines: Iterable[MoneyLine], currency: str) -> Sums | None:
    dues = [
        Due(amount=one.amount, recurrence=one.recurrence)
        for one in lines
        if one.amount is not None and one.amount.currency == currency
    ]
    return totals_of(dues, Decimal(0), currency).net if dues else None
