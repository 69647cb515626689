"""What other currencies are worth in the desk's own: rates that somebody entered, each from a day on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from salesdesk.domain.deal import Deal
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
    return None if rate is None else _bought(amount, base, rate.per_base)


def _bought(amount: Money, base: str, per_base: Decimal) -> Money:
    units = Decimal(amount.minor).scaleb(-minor_digits(amount.currency)) / per_base
    return Money(int(units.scaleb(minor_digits(base)).quantize(Decimal(1), ROUND_HALF_UP)), base)


@dataclass(frozen=True, slots=True)
class DayRates:
    """The desk's currency, and the rate that holds on one day for each other currency that has one.

    Every sum of deals is made with these: each value is converted on its own and rounded, then they are added, so that
    sums of the same deals are the same to the cent wherever they stand.
    """

    base: str
    per_base: Mapping[str, Decimal]

    def worth(self, amount: Money) -> Money | None:
        """Return an amount in the desk's currency, as `in_base` does; None: no rate for it."""
        if amount.currency == self.base:
            return amount
        per_base = self.per_base.get(amount.currency)
        return None if per_base is None else _bought(amount, self.base, per_base)

    def deal(self, deal: Deal) -> Deal:
        """Return a deal with its value in the desk's currency; one whose currency has no rate stays as it is."""
        if deal.currency not in self.per_base:
            return deal
        return replace(deal, currency=self.base, value=None if deal.value is None else self.worth(deal.value))

    def deals(self, deals: Iterable[Deal]) -> list[Deal]:
        """Return deals with their values in the desk's currency."""
        return [self.deal(one) for one in deals]


def day_rates(base: str, rates: Iterable[ExchangeRate], on: date) -> DayRates:
    """Return the rates that hold on a day; the desk's own currency needs none."""
    kept = tuple(rates)
    found = {code: rate_on(kept, code, on) for code in sorted({rate.currency for rate in kept} - {base})}
    return DayRates(base, {code: rate.per_base for code, rate in found.items() if rate is not None})


def worth_in_base(currency: str, base: str, rates: Iterable[ExchangeRate], on: date) -> float | None:
    """Return how many minor units of the desk's currency one of a currency is worth, to put amounts in order."""
    rate = None if currency == base else rate_on(rates, currency, on)
    if rate is None:
        return 1.0 if currency == base else None
    return float(Decimal(1).scaleb(minor_digits(base) - minor_digits(currency)) / rate.per_base)
