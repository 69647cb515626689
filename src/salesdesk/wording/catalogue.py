"""What is said of products and tax classes."""

from __future__ import annotations

from salesdesk.application.catalogue import margin_of
from salesdesk.domain.product import Product, Recurrence, TaxClass
from salesdesk.wording.labels import label
from salesdesk.wording.words import Words


def product_told(words: Words, product: Product) -> str:
    """Return the line under a product's name: "CARE, Service, € 3,900 yearly"; without a price it says so."""
    return ", ".join(filter(None, (product.code, product.group, _price(words, product))))


def product_short(words: Words, product: Product) -> str:
    """Return what tells a product from others of nearly its name in a list: "CARE, € 3,900 yearly"."""
    return ", ".join(filter(None, (product.code, _price(words, product))))


def _price(words: Words, product: Product) -> str:
    if product.price is None:
        return words.text("no price yet")
    price = words.money(product.price)
    return price if product.recurrence is Recurrence.ONCE else f"{price} {label(words, product.recurrence).lower()}"


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
