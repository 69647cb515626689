"""What priced lines come to: discounts, sums by how often they are due, tax by class; rounding is stated and shown.

Every amount that is printed is a whole number of minor units, and every total is the sum of printed amounts:

- a line: price x quantity, less its own discount, rounded once, half up;
- the discount of a whole option: taken off each line, rounded once, half up; what is printed is their sum;
- tax: for each class and each due date on the net sum of its lines, rounded once, half up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from salesdesk.domain.money import Money, total
from salesdesk.domain.product import MONTHS_IN_FIRST_YEAR, Recurrence
from salesdesk.domain.refusals import OutOfRange

WHOLE = Decimal(100)
"""All of it, in per cent."""

MOST_OF_AN_ITEM = Decimal(1_000_000_000)
"""A larger quantity of one item is a slip of the hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tax:
    """A class of tax as a line carries it: its name and its rate in per cent."""

    name: str
    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What one line comes to each time it is due, net of tax, after its own discount."""

    amount: Money
    recurrence: Recurrence = Recurrence.ONCE
    tax: Tax | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Amounts by how often they are due."""

    one_off: Money
    monthly: Money
    yearly: Money

    @property
    def first_year(self) -> Money:
        """One-off + the first 12 months of recurring: the value of a deal (terms: value)."""
        return self.one_off + self.following_year

    @property
    def following_year(self) -> Money:
        """What each year after the first comes to."""
        return self.monthly.times(MONTHS_IN_FIRST_YEAR) + self.yearly


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxSum:
    """The tax of one class: on what, and how much, each time it is due."""

    tax: Tax
    net: Sums
    amount: Sums


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The totals of an option, net of tax and after every discount: sums of the printed line amounts.

    `off` is what the discount of the whole option takes off, None where it has none; `taxes` by class.
    """

    one_off: Money
    monthly: Money
    yearly: Money
    off: Sums | None = None
    taxes: tuple[TaxSum, ...] = ()

    @property
    def net(self) -> Sums:
        """The same sums as a value of their own."""
        return Sums(one_off=self.one_off, monthly=self.monthly, yearly=self.yearly)

    @property
    def first_year(self) -> Money:
        """One-off + first 12 months of recurring: the value of the deal if this is chosen (terms: value)."""
        return self.net.first_year

    @property
    def following_year(self) -> Money:
        """What each year after the first costs."""
        return self.net.following_year

    @property
    def before_discount(self) -> Sums:
        """The sums of the printed lines, before the discount of the whole option."""
        off = self.off
        if off is None:
            return self.net
        return Sums(
            one_off=self.one_off + off.one_off, monthly=self.monthly + off.monthly, yearly=self.yearly + off.yearly
        )

    @property
    def first_year_tax(self) -> Money:
        """The tax of the first twelve months, all classes."""
        return total((t.amount.first_year for t in self.taxes), self.one_off.currency)

    @property
    def first_year_with_tax(self) -> Money:
        """What is paid in the first twelve months, tax included."""
        return self.first_year + self.first_year_tax


def discounted(amount: Decimal, discount: Decimal) -> Decimal:
    """Return what is left of an amount after a discount in per cent, not rounded."""
    return amount * (WHOLE - discount) / WHOLE


def line_amount(price: Money, quantity: Decimal, discount: Decimal = Decimal(0)) -> Money:
    """Return what a line comes to each time it is due: rounded once, half up."""
    return price.times(discounted(quantity, discount))


def checked_discount(discount: Decimal) -> Decimal:
    """Return a discount in per cent as it may be given. Raises OutOfRange."""
    if not 0 <= discount <= WHOLE:
        raise OutOfRange("discount", f"{discount:f} %", "0 %", "100 %")
    return discount


def checked_quantity(quantity: Decimal) -> Decimal:
    """Return how much of an item there is, as it may be said: more than nothing, a number. Raises OutOfRange."""
    if not quantity.is_finite() or quantity > MOST_OF_AN_ITEM:
        most = f"{MOST_OF_AN_ITEM:,}".replace(",", "\N{NO-BREAK SPACE}")  # read the same in every language
        raise OutOfRange("large_quantity", str(quantity), "0", most)
    if quantity <= 0:
        raise OutOfRange("quantity", f"{quantity:f}", "0")
    return quantity


def totals_of(dues: Iterable[Due], discount: Decimal, currency: str) -> Totals:
    """Add up what the lines of an option come to, less its own discount in per cent. Raises OtherCurrency."""
    lines = tuple(dues)
    offs = [due.amount.times(discount / WHOLE) for due in lines]
    nets = [(due, due.amount - off) for due, off in zip(lines, offs, strict=True)]
    net = _sums([(due.recurrence, amount) for due, amount in nets], currency)
    return Totals(
        one_off=net.one_off,
        monthly=net.monthly,
        yearly=net.yearly,
        off=_sums([(d.recurrence, off) for d, off in zip(lines, offs, strict=True)], currency) if discount else None,
        taxes=_taxes(nets, currency),
    )


def _sums(amounts: Iterable[tuple[Recurrence, Money]], currency: str) -> Sums:
    listed = tuple(amounts)

    def of(recurrence: Recurrence) -> Money:
        return total((amount for due, amount in listed if due is recurrence), currency)

    return Sums(one_off=of(Recurrence.ONCE), monthly=of(Recurrence.MONTHLY), yearly=of(Recurrence.YEARLY))


def _taxes(nets: Iterable[tuple[Due, Money]], currency: str) -> tuple[TaxSum, ...]:
    listed = tuple(nets)
    classes = dict.fromkeys(due.tax for due, _ in listed if due.tax is not None)
    return tuple(_tax_sum(tax, listed, currency) for tax in classes)


def _tax_sum(tax: Tax, nets: Iterable[tuple[Due, Money]], currency: str) -> TaxSum:
    net = _sums([(due.recurrence, amount) for due, amount in nets if due.tax == tax], currency)
    share = tax.rate / WHOLE
    amount = Sums(one_off=net.one_off.times(share), monthly=net.monthly.times(share), yearly=net.yearly.times(share))
    return TaxSum(tax=tax, net=net, amount=amount)
