"""What customers have of ours, all of them at once, and what that proposes to each (0.3, 1.8)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from salesdesk.application.gap_rows import AccountBrief
from salesdesk.application.holdings import has_of
from salesdesk.application.rows import HeldProduct
from salesdesk.domain.exchange import DayRates
from salesdesk.domain.holding import LEAST_CUSTOMERS, Holding, Opening, Proposed, proposed
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product, Recurrence, first_year


@dataclass(frozen=True)
class Sold:
    """What every customer has on a day; `last` is the day up to which (and 90 days more) renewals are looked for."""

    accounts: Mapping[UUID, AccountBrief]
    products: Mapping[UUID, Product]
    holdings: Sequence[Holding]
    bought: Sequence[HeldProduct]
    rates: DayRates
    today: date
    last: date

    def held(self, key: UUID) -> tuple[Holding, ...]:
        """Return what a customer still has."""
        every = has_of(self._written.get(key, ()), self._bought.get(key, ()), self.products, self.today)
        return tuple(holding for holding, _ in every if holding.lasts)

    def proposed(self, key: UUID) -> Sequence[Proposed]:
        """Return what may be proposed to a customer, as their own page does it (1.8)."""
        industry, own = self.accounts[key].industry, self._have.get(key, frozenset())
        customers, counts = self._counts.get(industry, (0, {}))
        if not industry or customers - bool(own) < LEAST_CUSTOMERS:
            customers, counts = self._counts.get("", (0, {}))
        others = {product: count - (product in own) for product, count in counts.items()}
        return proposed(self.held(key), self.products, others, customers - bool(own), max(self.today, self.last))

    def value(self, one: Proposed) -> Money | None:
        """Return what it would bring in its first year: what the holding brings, else the list price."""
        if one.opening is Opening.RENEWAL and one.holding is not None and one.holding.value is not None:
            return self.rates.worth(one.holding.value)
        product = self.products.get(one.product_id) if one.product_id else None
        if product is None or product.price is None:
            return None
        quantity = one.holding.quantity if one.holding is not None else 1
        return self.rates.worth(first_year(product.price.times(quantity), product.recurrence))

    @property
    def more_to_sell(self) -> bool | None:
        """Whether anything can be sold up, across, added on or renewed (0.3); None: no product is known."""
        if not self.products and not self.holdings:
            return None
        lead_on = (
            one.upsells_to or one.renews_to or one.recurrence is not Recurrence.ONCE for one in self.products.values()
        )
        return len(self.products) > 1 or any(lead_on) or any(one.renews_on for one in self.holdings if one.lasts)

    @cached_property
    def _written(self) -> Mapping[UUID, Sequence[Holding]]:
        found: defaultdict[UUID, list[Holding]] = defaultdict(list)
        for holding in self.holdings:
            found[holding.account_id].append(holding)
        return found

    @cached_property
    def _bought(self) -> Mapping[UUID, Sequence[HeldProduct]]:
        found: defaultdict[UUID, list[HeldProduct]] = defaultdict(list)
        for one in self.bought:
            found[one.account_id].append(one)
        return found

    @cached_property
    def _have(self) -> Mapping[UUID, frozenset[UUID]]:
        """Which products each customer bought or has."""
        found: defaultdict[UUID, set[UUID]] = defaultdict(set)
        for one in self.bought:
            found[one.account_id].add(one.product_id)
        for holding in self.holdings:
            if holding.lasts and holding.product_id:
                found[holding.account_id].add(holding.product_id)
        return {key: frozenset(products) for key, products in found.items() if key in self.accounts}

    @cached_property
    def _counts(self) -> Mapping[str, tuple[int, Mapping[UUID, int]]]:
        """Per industry ("" for the whole desk) how many customers there are, and how many have what lasts."""
        written = {one.product_id for one in self.holdings if one.lasts}
        recurs = {key for key, one in self.products.items() if one.recurrence is not Recurrence.ONCE}
        lasting = recurs | {key for key in written if key is not None}
        customers: defaultdict[str, int] = defaultdict(int)
        counts: defaultdict[str, defaultdict[UUID, int]] = defaultdict(lambda: defaultdict(int))
        for key, products in self._have.items():
            for industry in {self.accounts[key].industry, ""}:
                customers[industry] += 1
                for product in products & lasting:
                    counts[industry][product] += 1
        return {industry: (n, dict(counts[industry])) for industry, n in customers.items()}
