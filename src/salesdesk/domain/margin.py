"""What is left of a price after what it costs us: for us only, never for the customer.

A margin is known when every line tells what it costs: without one of them, what is left would be told too high.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from salesdesk.domain.money import Money, total
from salesdesk.domain.product import first_year
from salesdesk.domain.proposal import ProposalLine, ProposalOption


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """The margin of the first twelve months, net, after every discount.

    `known` of `of` lines tell what they cost; `cost` is None where one of them does not.
    """

    price: Money
    cost: Money | None
    known: int
    of: int

    @property
    def amount(self) -> Money | None:
        """What is left; below zero where it costs more than it brings, None where that is not known."""
        return None if self.cost is None else self.price - self.cost

    @property
    def share(self) -> float | None:
        """What is left of each unit of price, None where nothing is paid or a cost is not known."""
        left = self.amount
        return left.minor / self.price.minor if left is not None and self.price.minor else None


def margin_over(price: Money, costs: Iterable[Money | None]) -> Margin:
    """Return what is left of a price when its lines cost that much, both of the first year. Raises OtherCurrency."""
    listed = tuple(costs)
    told = [cost for cost in listed if cost is not None]
    all_told = bool(listed) and len(told) == len(listed)
    cost = total(told, price.currency) if all_told else None
    return Margin(price=price, cost=cost, known=len(told), of=len(listed))


def margin_of(option: ProposalOption, currency: str) -> Margin | None:
    """Return the margin of an option; None while no line tells what it costs. Raises OtherCurrency."""
    found = margin_over(option.totals(currency).first_year, (_cost(line) for line in option.lines))
    return found if found.known else None


def _cost(line: ProposalLine) -> Money | None:
    each = line.total_cost
    return first_year(each, line.recurrence) if each is not None else None
