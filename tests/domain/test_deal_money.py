"""The money of a deal: what was agreed and what is only the list price are never in one sum (terms: value)."""

from __future__ import annotations

from decimal import Decimal

from salesdesk.domain.deal import DealLine
from salesdesk.domain.deal_money import money_of
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product, Recurrence
from tests.domain.examples import a_deal, eur, key

CELL = Product(id=key(1), name="Cleaning cell", unit="pcs", price=eur(20_000))
CARE = Product(id=key(2), name="Care", price=eur(300), recurrence=Recurrence.MONTHLY)
PRODUCTS = {one.id: one for one in (CELL, CARE)}


def test_a_price_of_the_deal_is_agreed_and_one_of_the_list_an_estimate() -> None:
    lines = (
        DealLine(product_id=CELL.id, quantity=Decimal(2), price=eur(18_000)),
        DealLine(product_id=CARE.id),
        DealLine(text="Fitting", price=eur(500)),
    )
    money = money_of(a_deal(lines=lines, value=eur(36_500)), PRODUCTS)
    assert [(one.what, one.amount, one.listed) for one in money.lines] == [
        ("Cleaning cell", eur(36_000), False),
        ("Care", eur(300), True),
        ("Fitting", eur(500), False),
    ]
    assert money.agreed is not None
    assert money.listed is not None
    assert (money.agreed.first_year, money.listed.first_year) == (eur(36_500), eur(3_600))


def test_the_first_year_holds_twelve_months_and_the_following_one_what_recurs() -> None:
    lines = (DealLine(text="Fitting", price=eur(500)), DealLine(product_id=CARE.id, price=eur(250)))
    agreed = money_of(a_deal(lines=lines), PRODUCTS).agreed
    assert agreed is not None
    assert (agreed.one_off, agreed.first_year, agreed.following_year) == (eur(500), eur(3_500), eur(3_000))


def test_without_a_price_there_is_no_sum_and_another_currency_stands_in_none() -> None:
    lines = (DealLine(text="To be said"), DealLine(text="Freight", price=Money.of(90, "USD")))
    money = money_of(a_deal(lines=lines), PRODUCTS)
    assert (money.agreed, money.listed) == (None, None)
    assert [one.amount for one in money.lines] == [None, Money.of(90, "USD")]
