"""A discount is one whatever it is called; without an impediment of price none goes out (1.11, B7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.discounting import below_list, gives_discount
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product, Recurrence
from salesdesk.domain.proposal import Proposal, ProposalLine
from salesdesk.domain.two_options import Fault, Flaw, Provenance, faults_of
from tests.domain.examples import ACCOUNT, DEAL, RAISED_A, RAISED_B, a_proposal, an_option, eur, key, line

PRESS = Product(id=key(50), name="Press", price=eur(100))
CARE = Product(id=key(51), name="Care", price=eur(100), recurrence=Recurrence.MONTHLY)
KNOWN: dict[UUID, Product] = {PRESS.id: PRESS, CARE.id: CARE}
RAISED = tuple(Provenance(id=r, on=date(2026, 11, 20), account_id=ACCOUNT, deal_id=DEAL) for r in (RAISED_A, RAISED_B))


def of(product: Product, price: int | str, recurrence: Recurrence | None = None) -> ProposalLine:
    return line(product.name, price, product_id=product.id, recurrence=recurrence or product.recurrence)


def offered(press: ProposalLine) -> Proposal:
    return a_proposal(an_option("A", press), an_option("B", of(PRESS, 100), line("Visit", 30)))


@pytest.mark.parametrize(
    ("priced", "below"),
    [
        (of(PRESS, 100), False),
        (of(PRESS, "99.99"), True),
        (of(PRESS, 120), False),
        (of(PRESS, 0), False),
        (of(CARE, 100), False),
        (of(CARE, 1100, Recurrence.YEARLY), True),
        (of(CARE, 1200, Recurrence.YEARLY), False),
        (of(CARE, 100, Recurrence.ONCE), True),
        (line("Rebate", -500), True),
        (line("Visit", 1), False),
        (replace(of(PRESS, 1), price=Money.of(1, "USD")), False),
        (line("Gone from the list", 1, product_id=key(99)), False),
    ],
)
def test_b7_a_price_below_the_list_is_a_discount_and_included_is_none(priced: ProposalLine, *, below: bool) -> None:
    assert below_list(priced, KNOWN) is below


def test_b7_a_lower_price_goes_out_only_against_an_impediment_of_price_and_with_its_reason() -> None:
    cheap = offered(of(PRESS, 80))
    assert faults_of(cheap, RAISED, has_next_step=True, products=[PRESS]) == (
        Flaw(fault=Fault.BELOW_LIST, letter="A", rows=("Press",)),
    )
    told = faults_of(cheap, RAISED, has_next_step=True, products=[PRESS], price_stands=True)
    assert [flaw.fault for flaw in told] == [Fault.NO_DISCOUNT_REASON]
    blank = faults_of(
        replace(cheap, discount_reason=" "), RAISED, has_next_step=True, products=[PRESS], price_stands=True
    )
    assert blank == told, "a blank is no reason"
    reasoned = replace(cheap, discount_reason="They order two lines at once")
    assert faults_of(reasoned, RAISED, has_next_step=True, products=[PRESS], price_stands=True) == ()


def test_1_11_a_discount_and_a_lower_price_are_both_named_with_the_option_they_are_in() -> None:
    both = offered(replace(of(PRESS, 80), discount=Decimal(5)))
    told = faults_of(both, RAISED, has_next_step=True, products=[PRESS])
    assert [(flaw.fault, flaw.letter) for flaw in told] == [(Fault.DISCOUNT_LOCKED, "A"), (Fault.BELOW_LIST, "A")]


@given(st.decimals(0, 100, places=2), st.decimals(0, 100, places=2), st.integers(1, 20_000))
def test_b7_whatever_is_cheaper_than_the_list_is_locked(off: Decimal, off_all: Decimal, cents: int) -> None:
    priced = replace(of(PRESS, 100), discount=off, price=Money(cents, "EUR"))
    shown = a_proposal(an_option("A", priced, discount=off_all), an_option("B", of(PRESS, 100), line("Visit", 30)))
    cheaper = shown.options[0].totals("EUR").one_off < eur(100)
    locked = {Fault.DISCOUNT_LOCKED, Fault.BELOW_LIST}
    found = {flaw.fault for flaw in faults_of(shown, RAISED, has_next_step=True, products=[PRESS])}
    assert not cheaper or found & locked
    assert gives_discount(shown, [PRESS]) == bool(found & locked)
