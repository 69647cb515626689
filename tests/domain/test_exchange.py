"""Other currencies in the desk's own: by the rate that holds on a day, rounded half up, never guessed (3.14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from salesdesk.domain.deal import Deal
from salesdesk.domain.exchange import ExchangeRate, checked, day_rates, in_base, rate_on, worth_in_base
from salesdesk.domain.money import Money
from salesdesk.domain.refusals import OutOfRange


def _rate(currency: str, per_base: str, from_on: date) -> ExchangeRate:
    return ExchangeRate(id=uuid4(), currency=currency, per_base=Decimal(per_base), from_on=from_on)


JULY, OCTOBER = _rate("USD", "1.08", date(2026, 7, 1)), _rate("USD", "1.25", date(2026, 10, 1))
RATES = (OCTOBER, JULY, _rate("JPY", "160", date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (date(2026, 6, 30), None),
        (date(2026, 7, 1), JULY),
        (date(2026, 9, 30), JULY),
        (date(2026, 10, 1), OCTOBER),
        (date(2027, 5, 5), OCTOBER),
    ],
)
def test_3_14_a_rate_holds_from_its_day_until_the_next_one(on: date, holds: ExchangeRate | None) -> None:
    assert rate_on(RATES, "USD", on) == holds


@pytest.mark.parametrize(
    ("amount", "worth"),
    [
        (Money.of("125.00", "USD"), Money.of("100.00", "EUR")),
        (Money.of("0.01", "USD"), Money.of("0.01", "EUR")),
        (Money.of(1000, "JPY"), Money.of("6.25", "EUR")),
        (Money.of(7, "EUR"), Money.of(7, "EUR")),
        (Money.of(7, "CHF"), None),
    ],
)
def test_3_14_an_amount_is_divided_by_its_rate_and_without_one_nothing_is_said(
    amount: Money, worth: Money | None
) -> None:
    assert in_base(amount, "EUR", RATES, date(2026, 12, 1)) == worth


@pytest.mark.parametrize("on", [date(2026, 6, 30), date(2026, 7, 1), date(2026, 12, 1)])
@pytest.mark.parametrize("currency", ["EUR", "USD", "JPY", "CHF"])
def test_3_14_a_deal_is_worth_what_its_value_is_on_the_day_and_without_a_rate_it_stays(currency: str, on: date) -> None:
    deal = Deal(id=uuid4(), title="Press line", currency=currency, value=Money(12_345, currency))
    assert deal.value is not None
    worth = in_base(deal.value, "EUR", RATES, on)
    (counted,) = day_rates("EUR", RATES, on).deals([deal])
    assert counted == (deal if worth is None else replace(deal, currency="EUR", value=worth))


def test_3_14_a_deal_without_a_value_counts_in_the_desks_currency_once_its_own_has_a_rate() -> None:
    deal = Deal(id=uuid4(), title="Press line", currency="USD")
    rates = day_rates("EUR", RATES, date(2026, 12, 1))
    assert rates.deal(deal) == replace(deal, currency="EUR")
    assert "EUR" not in day_rates("EUR", [_rate("EUR", "2", date(2026, 1, 1))], date(2026, 12, 1)).per_base


@pytest.mark.parametrize(("currency", "per_base"), [("US", "1"), ("USD", "0"), ("USD", "-1")])
def test_what_is_no_rate_is_not_kept(currency: str, per_base: str) -> None:
    with pytest.raises(OutOfRange):
        checked(_rate(currency, per_base, date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("currency", "worth"),
    [("EUR", 1.0), ("USD", 0.8), ("JPY", 0.625), ("CHF", None)],
    ids=["own", "cents", "yen", "none"],
)
def test_a_minor_unit_is_put_in_order_by_what_it_is_worth(currency: str, worth: float | None) -> None:
    assert worth_in_base(currency, "EUR", RATES, date(2026, 12, 1)) == worth
