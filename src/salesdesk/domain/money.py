"""Money as integer minor units of one currency: nothing is ever rounded unseen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from salesdesk.domain.refusals import OtherCurrency

_WITHOUT_MINOR = frozenset(
    ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"]
)
_THOUSANDTHS = frozenset(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"])
_CODE = re.compile(r"[A-Z]{3}")


def minor_digits(currency: str) -> int:
    """Return how many decimal places the currency is counted in (ISO 4217)."""
    if currency in _WITHOUT_MINOR:
        return 0
    return 3 if currency in _THOUSANDTHS else 2


def is_currency(text: str) -> bool:
    """Tell whether the text has the form of an ISO 4217 code."""
    return _CODE.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Money:
    """An amount: `minor` units (cents) of `currency` (ISO 4217 code), net of tax unless said otherwise."""

    minor: int
    currency: str

    @classmethod
    def of(cls, amount: Decimal | int | str, currency: str) -> Money:
        """Make money from major units, rounded half up to the currency's minor unit."""
        scaled = Decimal(amount).scaleb(minor_digits(currency))
        return cls(int(scaled.quantize(Decimal(1), rounding=ROUND_HALF_UP)), currency)

    @classmethod
    def zero(cls, currency: str) -> Money:
        """Return nothing, in the currency: a known amount of 0, which is not the same as no value yet."""
        return cls(0, currency)

    @property
    def amount(self) -> Decimal:
        """The amount in major units."""
        return Decimal(self.minor).scaleb(-minor_digits(self.currency))

    def times(self, factor: Decimal | int | float) -> Money:
        """Multiply (by a quantity or a chance), rounded half up to the minor unit."""
        exact = Decimal(self.minor) * (_as_written(factor) if isinstance(factor, float) else Decimal(factor))
        return Money(int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)), self.currency)

    def _same(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise OtherCurrency(self.currency, other.currency)
        return other

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other).minor, self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other).minor

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._same(other).minor

    def __gt__(self, other: Money) -> bool:
        return self.minor > self._same(other).minor

    def __ge__(self, other: Money) -> bool:
        return self.minor >= self._same(other).minor

    def __str__(self) -> str:
        """Return the form that JSON carries: "10005534.00 USD"."""
        return f"{self.amount:.{minor_digits(self.currency)}f} {self.currency}"


@lru_cache(maxsize=512)
def _as_written(factor: float) -> Decimal:
    """Return the number that a float is written as: 0.1 and not what is nearest to it in binary."""
    return Decimal(repr(factor))


def total(amounts: Iterable[Money], currency: str) -> Money:
    """Add the amounts, all of them in `currency`; no amounts make zero. Raises OtherCurrency."""
    return sum(amounts, start=Money.zero(currency))


def total_or_none(amounts: Iterable[Money], currency: str) -> Money | None:
    """Add the amounts, or say None when there is none: no value yet is not 0."""
    listed = tuple(amounts)
    return total(listed, currency) if listed else None
