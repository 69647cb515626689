"""What is cheaper than its list price, however it is written: it stands against an impediment of price (1.11, B7).

A discount in per cent, a price typed below the list price, an amount below zero: all of them are discounts, also where
an item is written by hand under the name of a product. A price of exactly zero prints as "included". It is none for
what is in no price list, nor for what the other option asks its price for: there it is a difference between the two.
What has a list price and is asked for in neither option is given away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from salesdesk.domain.folding import fold
from salesdesk.domain.product import Product, first_year, following_year
from salesdesk.domain.proposal import LETTERS, Proposal, ProposalLine, ProposalOption


@dataclass(frozen=True, slots=True)
class PriceList:
    """The products that items are held against: by their ids, and by the names and codes that were written by hand.

    `included` are those that one option asks a price for and the other has at zero.
    """

    by_id: Mapping[UUID, Product]
    by_name: Mapping[str, Product]
    included: frozenset[UUID] = frozenset()

    @classmethod
    def of(cls, products: Iterable[Product], *sides: Sequence[ProposalLine]) -> PriceList:
        """Return the list for the items of the options; a code comes before a name, as where an item is typed."""
        lines = tuple(line for side in sides for line in side)
        written = {fold(line.text) for line in lines if line.product_id is None} - {""}
        known = tuple(products)
        called = [(fold(product.name), product) for product in known] if written else []
        coded = [(fold(product.code), product) for product in known] if written else []
        by_name: dict[str, Product] = {}
        for name, product in (*coded, *called):
            if name in written:
                by_name.setdefault(name, product)
        listed = cls({product.id: product for product in known}, by_name)
        return replace(listed, included=listed._included(*sides) if len(sides) == len(LETTERS) else frozenset())

    def _included(self, a: Iterable[ProposalLine], b: Iterable[ProposalLine]) -> frozenset[UUID]:
        priced, free = ([self._keys(side, priced=which) for side in (a, b)] for which in (True, False))
        return ((priced[0] - free[0]) & (free[1] - priced[1])) | ((priced[1] - free[1]) & (free[0] - priced[0]))

    def _keys(self, lines: Iterable[ProposalLine], *, priced: bool) -> frozenset[UUID]:
        found = (self.product_of(line) for line in lines if line.is_priced is priced)
        return frozenset(product.id for product in found if product is not None)

    def product_of(self, line: ProposalLine) -> Product | None:
        """Return the product that an item is, or is called."""
        return self.by_id.get(line.product_id) if line.product_id else self.by_name.get(fold(line.text))


def below_list(line: ProposalLine, listed: PriceList) -> bool:
    """Whether a line is priced below what its product costs in the list, or below zero.

    Prices count for the first twelve months and for the twelve that follow, so that neither a monthly price sold as a
    yearly one nor one that is due only once goes unnoticed. A list price in another currency says nothing.
    """
    if line.price.minor < 0:
        return True
    product = listed.product_of(line)
    price = product.price if product else None
    if product is None or price is None or price.currency != line.price.currency:
        return False
    if not line.is_priced and product.id in listed.included:
        return False
    return any(
        due(line.price, line.recurrence) < due(price, product.recurrence) for due in (first_year, following_year)
    )


def below_list_rows(option: ProposalOption, listed: PriceList) -> tuple[str, ...]:
    """Return the items of an option that are priced below the list."""
    return tuple(line.text for line in option.lines if below_list(line, listed))


def list_for(proposal: Proposal, products: Iterable[Product]) -> PriceList:
    """Return the price list that the items of a proposal are held against."""
    return PriceList.of(products, *(option.lines for option in proposal.options))


def gives_discount(proposal: Proposal, products: Iterable[Product]) -> bool:
    """Whether anything in either option is cheaper than it is in the price list."""
    listed = list_for(proposal, products)
    return proposal.is_discounted or any(below_list_rows(option, listed) for option in proposal.options)


Given = tuple[str, str, str, str]


def discounts_in(proposal: Proposal, products: Iterable[Product]) -> Counter[Given]:
    """Return every discount of a proposal once for each time it is given: two proposals can be compared by them."""
    listed = list_for(proposal, products)
    found: Counter[Given] = Counter()
    for place, option in enumerate(proposal.options):
        if option.discount:
            found[str(place), "", "", f"{option.discount.normalize():f}"] += 1
        for line in option.lines:
            if line.discount or below_list(line, listed):
                price = f"{line.price} {line.recurrence}"
                found[str(place), str(line.product_id), price, f"{line.discount.normalize():f}"] += 1
    return found
