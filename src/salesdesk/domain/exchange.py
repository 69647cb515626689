"""What other currencies are worth in the desk's own: rates that somebody entered, each from a day on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from salesdesk.domain.money import Money, is_currency, minor_digits
from salesdesk.domain.refusals import OutOfRange


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRate:
    """How many units of a currency one unit of the desk's currency buys, from a day on (desk's zone)."""

    id: UUID
    currency: str
    per_base: Decimal
    from_on: date


def checked(rate: ExchangeRate) -> ExchangeRate:
    """Return a rate as it may be kept. Raises OutOfRange for no currency, and for a rate that is not above 0."""
    if not is_currency(rate.currency):
        raise OutOfRange("currency", rate.currency)
    if rate.per_base <= 0:
        raise OutOfRange("exchange_rate", str(rate.per_base), "0")
    return rate


def rate_on(rates: Iterable[ExchangeRate], currency: str, on: date) -> ExchangeRate | None:
    """Return the rate of a currency that holds on a day: the latest from then or before; None where there is none."""
    found = [rate for rate in rates if rate.currency == currency and rate.from_on <= on]
    return max(found, key=lambda rate: rate.from_on, default=None)


def in_base(amount: Money, base: str, rates: Iterable[ExchangeRate], on: date) -> Money | None:
    """Return an amount in the desk's currency, rounded half up to its minor unit; None: no rate for it."""
    if amount.currency == base:
        return amount
    rate = rate_on(rates, amount.currency, on)
    if rate is None:
        return None
    units = Decimal(amount.minor).scaleb(-minor_digits(amount.currency)) / rate.per_base
    return Money(int(units.scaleb(minor_digits(base)).quantize(Decimal(1), ROUND_HALF_UP)), base)


def worth_in_base(currency: str, base: str, rates: Iterable[ExchangeRate], on: date) -> float | None:
    """Return how many minor units of the desk's currency one of a currency is worth, to put amounts in order."""
    rate = None if currency == base else rate_on(rates, currency, on)
    if rate is None:
        return 1.0 if currency == base else None
    return float(Decimal(1).scaleb(minor_digits(base) - minor_digits(currency)) / rate.per_base)
