"""A discount is one whatever it is called; without an impediment of price none goes out (1.11, B7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.discounting import PriceList, below_list, below_list_rows, gives_discount, list_for
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product, Recurrence
from salesdesk.domain.proposal import Proposal, ProposalLine
from salesdesk.domain.two_options import Fault, Flaw, Provenance, faults_of
from tests.domain.examples import ACCOUNT, DEAL, RAISED_A, RAISED_B, a_proposal, an_option, eur, key, line

PRESS = Product(id=key(50), name="Press", price=eur(100))
CARE = Product(id=key(51), name="Care plan", code="CP-1", price=eur(100), recurrence=Recurrence.MONTHLY)
FREE = Product(id=key(52), name="Manual", price=eur(0))
KNOWN = (PRESS, CARE, FREE)
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
        (of(PRESS, 0), True),
        (of(FREE, 0), False),
        (line("Not in the list", 0), False),
        (of(CARE, 100), False),
        (of(CARE, 1100, Recurrence.YEARLY), True),
        (of(CARE, 1200, Recurrence.YEARLY), False),
        (of(CARE, 100, Recurrence.ONCE), True),
        (line("Rebate", -500), True),
        (of(CARE, 1200, Recurrence.ONCE), True),
        (of(PRESS, 9, Recurrence.MONTHLY), False),
        (line("Visit", 1), False),
        (line(" press ", 99), True),
        (line("PRESS", 100), False),
        (line("cp-1", 99, recurrence=Recurrence.MONTHLY), True),
        (replace(of(PRESS, 1), price=Money.of(1, "USD")), False),
        (line("Gone from the list", 1, product_id=key(99)), False),
    ],
)
def test_b7_a_price_below_the_list_is_a_discount_however_it_is_written_and_due(
    priced: ProposalLine, *, below: bool
) -> None:
    assert below_list(priced, PriceList.of(KNOWN, [priced])) is below


@pytest.mark.parametrize(
    ("a", "b", "below"),
    [
        ([of(CARE, 100)], [of(CARE, 0)], ()),
        ([of(CARE, 0)], [line("care PLAN", 100, recurrence=Recurrence.MONTHLY)], ()),
        ([of(CARE, 0)], [of(CARE, 0)], (CARE.name,)),
        ([of(CARE, 0)], [], (CARE.name,)),
        ([of(CARE, 0), of(CARE, 100)], [], (CARE.name,)),
        ([of(CARE, 0), of(CARE, 100)], [of(CARE, 0)], (CARE.name,)),
    ],
)
def test_b7_included_is_what_the_other_option_asks_a_price_for(
    a: list[ProposalLine], b: list[ProposalLine], below: tuple[str, ...]
) -> None:
    one, other = (an_option(letter, of(PRESS, 100), *lines) for letter, lines in (("A", a), ("B", b)))
    assert below_list_rows(one, list_for(a_proposal(one, other), KNOWN)) == below


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
