"""What is cheaper than its list price, however it is written: it stands against an impediment of price (1.11, B7).

A discount in per cent, a price typed below the list price, an amount below zero: all of them are discounts. A price of
exactly zero is none: it is printed as "included" and lowers no other price.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from uuid import UUID

from salesdesk.domain.product import Product, first_year
from salesdesk.domain.proposal import Proposal, ProposalLine, ProposalOption


def below_list(line: ProposalLine, products: Mapping[UUID, Product]) -> bool:
    """Whether a line is priced below what its product costs in the list, or below zero.

    Prices count for the first twelve months, so that a monthly price sold as a yearly one is noticed. A list price in
    another currency says nothing.
    """
    if line.price.minor <= 0:
        return line.price.minor < 0
    product = products.get(line.product_id) if line.product_id else None
    listed = product.price if product else None
    if product is None or listed is None or listed.currency != line.price.currency:
        return False
    return first_year(line.price, line.recurrence) < first_year(listed, product.recurrence)


def below_list_rows(option: ProposalOption, products: Iterable[Product]) -> tuple[str, ...]:
    """Return the items of an option that are priced below the list."""
    known = {product.id: product for product in products}
    return tuple(line.text for line in option.lines if below_list(line, known))


def gives_discount(proposal: Proposal, products: Iterable[Product]) -> bool:
    """Whether anything in either option is cheaper than it is in the price list."""
    known = tuple(products)
    return proposal.is_discounted or any(below_list_rows(option, known) for option in proposal.options)


Given = tuple[str, str, str, str]


def discounts_in(proposal: Proposal, products: Iterable[Product]) -> Counter[Given]:
    """Return every discount of a proposal once for each time it is given: two proposals can be compared by them."""
    known = {product.id: product for product in products}
    found: Counter[Given] = Counter()
    for place, option in enumerate(proposal.options):
        if option.discount:
            found[str(place), "", "", f"{option.discount.normalize():f}"] += 1
        for line in option.lines:
            if line.discount or below_list(line, known):
                price = f"{line.price} {line.recurrence}"
                found[str(place), str(line.product_id), price, f"{line.discount.normalize():f}"] += 1
    return found
