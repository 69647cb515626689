from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.money import Money, is_currency, minor_digits, total, total_or_none
from salesdesk.domain.refusals import OtherCurrency
from tests.domain.examples import eur

minors = st.integers(-(10**13), 10**13)
cents = st.builds(Money, minors, st.just("EUR"))


@pytest.mark.parametrize(("currency", "digits"), [("EUR", 2), ("USD", 2), ("JPY", 0), ("KWD", 3)])
def test_minor_units_follow_iso_4217(currency: str, digits: int) -> None:
    assert minor_digits(currency) == digits


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("10.005", "EUR", 1001),
        ("10.004", "EUR", 1000),
        ("-10.005", "EUR", -1001),
        ("7.5", "JPY", 8),
        ("1.2345", "KWD", 1235),
    ],
)
def test_major_units_are_rounded_half_up_away_from_zero(amount: str, currency: str, minor: int) -> None:
    assert Money.of(amount, currency).minor == minor


@given(cents)
def test_an_amount_survives_its_printed_form(money: Money) -> None:
    amount, currency = str(money).split()
    assert Money.of(amount, currency) == money


def test_json_carries_an_amount_with_its_minor_units() -> None:
    assert str(eur("10005534")) == "10005534.00 EUR"
    assert str(Money(5, "JPY")) == "5 JPY"
    assert str(Money(-5, "KWD")) == "-0.005 KWD"


@given(cents, cents, cents)
def test_adding_is_what_it_is_for_integers(a: Money, b: Money, c: Money) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert (a + b) - b == a


@given(cents, st.integers(0, 100))
def test_a_chance_in_per_cent_rounds_at_most_half_a_cent(money: Money, percent: int) -> None:
    exact = Fraction(money.minor) * Fraction(percent, 100)
    assert abs(Fraction(money.times(percent / 100).minor) - exact) <= Fraction(1, 2)


def test_a_chance_is_taken_as_it_is_written_not_as_its_binary_neighbour() -> None:
    # The float nearest to 0.145 is a little less, so that 14.5 cents would come out as 14.
    assert eur(1).times(0.145) == eur("0.15")
    assert eur(1).times(Decimal("0.145")) == eur("0.15")


@given(cents, cents)
def test_amounts_of_one_currency_are_ordered_by_size(a: Money, b: Money) -> None:
    assert (a < b) == (a.minor < b.minor)
    assert (a <= b) == (not a > b)
    assert (a >= b) == (not a < b)


def test_two_currencies_never_meet() -> None:
    one, other = eur(1), Money.of(1, "USD")
    for meet in (lambda: one + other, lambda: one - other, lambda: one < other, lambda: total([one, other], "EUR")):
        with pytest.raises(OtherCurrency):
            meet()


@given(st.lists(cents))
def test_a_total_is_the_sum_of_minor_units(amounts: list[Money]) -> None:
    assert total(amounts, "EUR").minor == sum(m.minor for m in amounts)


def test_no_value_yet_is_not_zero() -> None:
    assert total_or_none([], "EUR") is None
    assert total_or_none([eur(0)], "EUR") == Money.zero("EUR")


@pytest.mark.parametrize(
    ("text", "is_one"), [("EUR", True), ("eur", False), ("EURO", False), ("", False), ("E1R", False)]
)
def test_a_currency_is_three_capital_letters(text: str, is_one: bool) -> None:
    assert is_currency(text) is is_one
