"""Money, numbers, days and sentences as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.wording import Words
from salesdesk.wording.reading import (
    NotUnderstood,
    read_day,
    read_decimal,
    read_exchange_rate,
    read_money,
    read_percent,
    read_rate,
    read_time,
)

NBSP = "\N{NO-BREAK SPACE}"
WORDS = Words()
TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (Money(6136200, "EUR"), f"€{NBSP}61,362"),
        (Money(6136250, "EUR"), f"€{NBSP}61,362.50"),
        (Money(-500, "EUR"), f"-€{NBSP}5"),
        (Money(6136250, "USD"), "$61,362.50"),
        (Money(1500, "JPY"), "¥1,500"),
        (Money(123456, "CHF"), f"CHF{NBSP}1,234.56"),
        (None, "–"),
    ],
)
def test_money_shows_minor_units_only_where_there_are_some(amount: Money | None, shown: str) -> None:
    assert WORDS.money(amount) == shown


def test_a_column_of_money_can_ask_for_cents_or_for_none() -> None:
    assert WORDS.money(Money(6136200, "EUR"), cents=True) == f"€{NBSP}61,362.00"
    assert WORDS.money(Money(6136250, "EUR"), cents=False) == f"€{NBSP}61,362"


def test_other_languages_write_money_and_days_their_way() -> None:
    assert Words("de").money(Money(6136250, "EUR")) == f"61.362,50{NBSP}€"
    assert Words("el").date(date(2026, 11, 27)) == "27 Νοεμβρίου 2026"


def test_day_and_time_always_stand_together_in_the_zone_that_was_agreed() -> None:
    at = Moment(datetime(2026, 12, 1, 9, 30, tzinfo=UTC), "Europe/Berlin")
    assert WORDS.day_time(at) == "Tue 1 Dec, 10:30"
    assert WORDS.full_day_time(at) == "Tuesday, 1 December 2026, 10:30"


def test_periods_are_said_as_people_say_them() -> None:
    assert WORDS.period(Period.parse("2026-11")) == "November 2026"
    assert WORDS.period(Period.parse("2026-Q4")) == "Q4 2026"
    assert WORDS.period(Period.parse("2026")) == "2026"


def test_lists_and_plurals() -> None:
    assert WORDS.listed(("a",)) == "a"
    assert WORDS.listed(("a", "b", "c")) == "a, b and c"
    assert WORDS.plural("{n} deal", "{n} deals", 1) == "1 deal"
    assert WORDS.plural("{n} deal", "{n} deals", 1200) == "1,200 deals"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1250", "1250"),
        ("1,250", "1250"),
        ("1.250", "1250"),
        ("1.250,75", "1250.75"),
        ("1,250.75", "1250.75"),
        ("1 250,75", "1250.75"),
        ("12,5", "12.5"),
        ("0.125", "0.125"),
        ("1.234.567", "1234567"),
        ("-3.5", "-3.5"),
    ],
)
def test_numbers_are_read_in_all_the_usual_ways(typed: str, read: str) -> None:
    assert read_decimal(typed) == Decimal(read)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_an_amount_that_was_shown_is_read_back_the_same(amount: Decimal) -> None:
    money = Money.of(amount, "EUR")
    assert read_money(WORDS.money(money), "EUR") == money


@given(st.text(max_size=30))
def test_nothing_typed_into_a_field_breaks_it(text: str) -> None:
    for read in (read_decimal, lambda t: read_money(t, "EUR"), read_percent, read_time, lambda t: read_day(t, TODAY)):
        try:
            read(text)
        except NotUnderstood as refused:
            assert refused.text == text  # noqa: PT017 (what was typed is kept)


def test_nothing_typed_is_no_value_not_zero() -> None:
    assert read_money("  ", "EUR") is None
    assert read_percent("") is None
    assert read_time("") is None
    assert read_day("", TODAY) is None


@pytest.mark.parametrize(
    ("typed", "amount"), [("12k", 12_000), ("1.5 m", 1_500_000), ("12.5k EUR", 12_500), ("12 kr", 12), ("EUR 300", 300)]
)
def test_a_short_amount_is_thousands_or_millions(typed: str, amount: int) -> None:
    assert read_money(typed, "EUR") == Money.of(amount, "EUR")


@pytest.mark.parametrize("typed", ["1e99", "2 x 500", "12k 5"])
def test_a_letter_between_digits_is_no_amount(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read_money(typed, "EUR")


@pytest.mark.parametrize(("typed", "share"), [("40", 0.4), ("40 %", 0.4), ("0.4", 0.4), ("100", 1.0), ("1 %", 0.01)])
def test_a_chance_is_read_as_percent_or_as_a_share(typed: str, share: float) -> None:
    assert read_percent(typed) == pytest.approx(share)


@pytest.mark.parametrize(
    ("typed", "rate"), [("12.5", "12.5"), ("12,5 %", "12.5"), ("12.345", "12.345"), ("100", "100"), (".5", "0.5")]
)
def test_a_rate_is_read_without_thousands(typed: str, rate: str) -> None:
    assert read_rate(typed) == Decimal(rate)


@pytest.mark.parametrize(
    ("typed", "rate"), [("1.085", "1.085"), ("1,085", "1.085"), ("162,4", "162.4"), ("17 000", "17000"), (" ", None)]
)
def test_3_14_an_exchange_rate_of_three_decimals_is_no_thousand(typed: str, rate: str | None) -> None:
    assert read_exchange_rate(typed) == (None if rate is None else Decimal(rate))


@given(st.decimals(min_value=0, max_value=10**9, places=9))
def test_an_exchange_rate_is_shown_so_that_it_reads_back(rate: Decimal) -> None:
    for words in (WORDS, Words("de")):
        assert read_exchange_rate(words.exchange_rate(rate)) == rate


@pytest.mark.parametrize("typed", ["1,234.5", "-1", "1e3", "x", "1.0.8", "٣"])
def test_what_is_no_exchange_rate_is_not_guessed(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read_exchange_rate(typed)


@pytest.mark.parametrize("typed", ["abc", "1e1", "-5", "101", "1,234.5", "5 or 6"])
def test_what_is_no_rate_from_0_to_100_is_not_read_as_one(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read_rate(typed)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("10:30", time(10, 30)),
        ("1030", time(10, 30)),
        ("9", time(9)),
        ("9.15", time(9, 15)),
        ("2 pm", time(14)),
        ("12 am", time(0)),
    ],
)
def test_times_of_day(typed: str, clock: time) -> None:
    assert read_time(typed) == clock


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-04", date(2026, 12, 4)),
        ("4.12.2026", date(2026, 12, 4)),
        ("4/12/2026", date(2026, 12, 4)),
        ("4 Dec", date(2026, 12, 4)),
        ("4 december 2027", date(2027, 12, 4)),
        ("Fri 4 Dec", date(2026, 12, 4)),
        ("30 Nov", date(2027, 11, 30)),
    ],
)
def test_days_are_read_and_without_a_year_the_next_is_meant(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["31 feb", "2026-13-01", "next week", "99"])
def test_2_7_what_is_no_day_is_not_read_as_one(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read_day(typed, TODAY)
