"""What is said of products and tax classes."""

from __future__ import annotations

from salesdesk.application.catalogue import margin_of
from salesdesk.domain.product import Product, Recurrence, TaxClass
from salesdesk.wording.labels import label
from salesdesk.wording.words import Words


def product_told(words: Words, product: Product) -> str:
    """Return the line under a product's name: "CARE, Service, € 3,900 yearly"; without a price it says so."""
    if product.price is None:
        price = words.text("no price yet")
    elif product.recurrence is Recurrence.ONCE:
        price = words.money(product.price)
    else:
        price = f"{words.money(product.price)} {label(words, product.recurrence).lower()}"
    return ", ".join(filter(None, (product.code, product.group, price)))


def tax_told(words: Words, tax: TaxClass) -> str:
    """Return a class of tax with its rate: "VAT 21 %", "Reduced, 9 %"."""
    rate = f"{words.number(tax.rate)}\N{NO-BREAK SPACE}%"
    bare = tax.name.replace("\N{NO-BREAK SPACE}", " ").replace(" ", "")
    return tax.name if rate.replace("\N{NO-BREAK SPACE}", "") in bare else f"{tax.name}, {rate}"


def margin_told(words: Words, product: Product) -> str:
    """Return what is left of the list price above the cost: "Margin € 1,200, 34 %"; nothing where nobody knows."""
    share = margin_of(product)
    if share is None or product.price is None or product.cost is None:
        return ""
    left = words.money(product.price - product.cost)
    return words.text("Margin {left}, {share}", left=left, share=words.percent(share))


def customers_told(words: Words, customers: int) -> str:
    """Return how many customers have a product."""
    if not customers:
        return words.text("No customer has it yet.")
    return words.plural("{n} customer has it.", "{n} customers have it.", customers)
