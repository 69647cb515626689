"""What is left of a price after what it costs us: for us only, never for the customer."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from salesdesk.domain.money import Money, total
from salesdesk.domain.pricing import WHOLE
from salesdesk.domain.product import first_year
from salesdesk.domain.proposal import ProposalLine, ProposalOption


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """The margin of the first twelve months, net, after every discount.

    It is of the `known` lines that tell what they cost, of `of` lines.
    """

    price: Money
    cost: Money
    known: int
    of: int

    @property
    def amount(self) -> Money:
        """What is left; below zero where it costs more than it brings."""
        return self.price - self.cost

    @property
    def share(self) -> float | None:
        """What is left of each unit of price, None where nothing is paid."""
        return self.amount.minor / self.price.minor if self.price.minor else None


def margin_of(option: ProposalOption, currency: str) -> Margin | None:
    """Return the margin of an option; None while no line tells what it costs. Raises OtherCurrency."""
    told = [line for line in option.lines if line.cost is not None]
    if not told:
        return None
    return Margin(
        price=total((_left(line, option.discount) for line in told), currency),
        cost=total((_cost(line) for line in told), currency),
        known=len(told),
        of=len(option.lines),
    )


def _left(line: ProposalLine, discount: Decimal) -> Money:
    """The same roundings as the totals: what the option's discount takes off a line is rounded once."""
    return first_year(line.amount - line.amount.times(discount / WHOLE), line.recurrence)


def _cost(line: ProposalLine) -> Money:
    each = line.total_cost
    return first_year(each, line.recurrence) if each is not None else Money.zero(line.price.currency)
