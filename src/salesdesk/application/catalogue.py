"""The catalogue as a rep looks at it: one product with what its page shows beside it (4.17).

Lines of proposals and deals carry what they were made from: what is changed or put away here changes none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.domain.folding import fold
from salesdesk.domain.product import Product, TaxClass

NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductView:
    """A product, what it can be linked to, and how many customers have it; `currency` is the desk's own."""

    product: Product
    others: tuple[Product, ...]
    taxes: tuple[TaxClass, ...]
    currency: str
    customers: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Looking into the catalogue; products are written by `Selling.keep` and put away by `Selling.archive`."""

    bench: Bench

    def product(self, key: UUID) -> ProductView:
        """Return a product with what stands beside it. Raises NotKept."""
        with self.bench.look() as look:
            product = live(look, Product, key)
            held = look.rows.held_by_customers(NOBODY, of_its_segment=False)
            return ProductView(
                product=product,
                others=tuple(sorted((p for p in look.every(Product) if p.id != key), key=lambda p: fold(p.name))),
                taxes=tuple(sorted(look.every(TaxClass), key=lambda tax: (not tax.usual, tax.name))),
                currency=self.bench.changes.settings(look).currency,
                customers=held.by_product.get(key, 0),
            )


def margin_of(product: Product) -> float | None:
    """Return which share of the list price is left above its cost, None where either is unknown or price is nothing."""
    price, cost = product.price, product.cost
    if price is None or cost is None or price.currency != cost.currency or price.minor == 0:
        return None
    return (price.minor - cost.minor) / price.minor


def groups_like(products: Iterable[Product], typed: str, limit: int) -> Sequence[str]:
    """Return the groups of the catalogue that hold what was typed, each once, by name."""
    groups = sorted({product.group for product in products if product.group}, key=fold)
    return [group for group in groups if fold(typed) in fold(group)][:limit]
