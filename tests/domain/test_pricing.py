"""Discounts, totals and tax: whatever is printed adds up, to the minor unit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.money import Money, total
from salesdesk.domain.pricing import Due, Tax, checked_discount, line_amount, totals_of
from salesdesk.domain.product import Recurrence
from salesdesk.domain.refusals import OutOfRange

STANDARD, REDUCED = Tax(name="VAT 24 %", rate=Decimal(24)), Tax(name="VAT 13 %", rate=Decimal(13))
amounts = st.integers(-(10**9), 10**9).map(lambda minor: Money(minor, "EUR"))
dues = st.lists(
    st.builds(
        Due,
        amount=amounts,
        recurrence=st.sampled_from(Recurrence),
        tax=st.sampled_from([None, STANDARD, REDUCED]),
    ),
    max_size=12,
)
percent = st.decimals(0, 100, places=2)


def eur(minor: int) -> Money:
    return Money(minor, "EUR")


def test_a_line_is_rounded_once_half_up() -> None:
    assert line_amount(Money(333, "EUR"), Decimal("2.5")) == Money(833, "EUR")  # 8.325
    assert line_amount(Money(1999, "EUR"), Decimal(3), Decimal("12.5")) == Money(5247, "EUR")  # 52.47375


@given(dues, percent)
def test_the_printed_lines_less_the_printed_discount_are_the_printed_total(lines: list[Due], off: Decimal) -> None:
    totals = totals_of(lines, off, "EUR")
    before = totals.before_discount
    for recurrence, sums, left in (
        (Recurrence.ONCE, before.one_off, totals.one_off),
        (Recurrence.MONTHLY, before.monthly, totals.monthly),
        (Recurrence.YEARLY, before.yearly, totals.yearly),
    ):
        assert sums == total((due.amount for due in lines if due.recurrence is recurrence), "EUR")
        taken = sum(due.amount.times(off / 100).minor for due in lines if due.recurrence is recurrence)
        assert left.minor == sums.minor - taken
    assert (totals.off is None) == (off == 0)


@given(dues, percent)
def test_each_class_is_taxed_on_the_net_of_its_lines_and_the_sums_add_up(lines: list[Due], off: Decimal) -> None:
    totals = totals_of(lines, off, "EUR")
    taxed = [due for due in lines if due.tax is not None]
    assert {t.tax for t in totals.taxes} == {due.tax for due in taxed}
    untaxed = totals_of([due for due in lines if due.tax is None], off, "EUR")
    assert total((t.net.first_year for t in totals.taxes), "EUR") == totals.first_year - untaxed.first_year
    assert totals.first_year_with_tax == totals.first_year + totals.first_year_tax


def test_tax_is_counted_each_time_it_is_due() -> None:
    monthly = Due(amount=Money(999, "EUR"), recurrence=Recurrence.MONTHLY, tax=STANDARD)
    (tax,) = totals_of([monthly], Decimal(0), "EUR").taxes
    assert tax.amount.monthly == Money(240, "EUR")  # 2.3976
    assert tax.amount.first_year == Money(2880, "EUR")
    yearly = Due(amount=Money(999, "EUR"), recurrence=Recurrence.YEARLY, tax=REDUCED)
    (tax,) = totals_of([yearly, yearly], Decimal(50), "EUR").taxes
    assert tax.net.yearly == Money(998, "EUR")  # half of 9.99 is taken off as 5.00, on each line
    assert (tax.amount.yearly, tax.amount.one_off, tax.amount.first_year) == (eur(130), eur(0), eur(130))  # 129.74


@pytest.mark.parametrize("discount", ["-0.01", "100.01"])
def test_a_discount_outside_0_to_100_is_refused(discount: str) -> None:
    with pytest.raises(OutOfRange):
        checked_discount(Decimal(discount))
