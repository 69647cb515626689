"""The totals of both options as they stand under the price table: what neither has is left out."""

from __future__ import annotations

from decimal import Decimal

from salesdesk.domain.pricing import Tax
from salesdesk.domain.product import Recurrence
from salesdesk.domain.proposal import ProposalOption
from salesdesk.wording import Words
from salesdesk.wording.pricing import sums_told
from tests.domain.examples import a_proposal, an_option, eur, line

VAT = Tax(name="VAT 21 %", rate=Decimal(21))
LOW = Tax(name="VAT 9 %", rate=Decimal(9))


def sums(a: ProposalOption, b: ProposalOption) -> list[tuple[str, str, str]]:
    told = sums_told(Words(), a_proposal(a, b))
    return [(one.name, one.a.replace("\u00a0", " "), one.b.replace("\u00a0", " ")) for one in told]


def test_plain_lines_come_to_one_off_and_the_first_year() -> None:
    assert sums(an_option("A", line(price=100)), an_option("B", line(price=90))) == [
        ("One-off", "€ 100", "€ 90"),
        ("First year", "€ 100", "€ 90"),
    ]


def test_discount_recurrence_and_tax_by_class_each_have_their_line() -> None:
    care = line("Care", 10, recurrence=Recurrence.MONTHLY, tax=LOW)
    a = an_option("A", line(price=1000, tax=VAT), care, discount=Decimal(10))
    assert sums(a, an_option("B", line(price=500, tax=VAT))) == [
        ("Discount in the first year", "− € 112", "–"),
        ("One-off", "€ 900", "€ 500"),
        ("Each month", "€ 9", "€ 0"),
        ("First year", "€ 1,008", "€ 500"),
        ("Each following year", "€ 108", "€ 0"),
        ("VAT 21 % in the first year", "€ 189", "€ 105"),
        ("VAT 9 % in the first year", "€ 9.72", "–"),
        ("First year with tax", "€ 1,206.72", "€ 605"),
    ]


def test_our_margin_is_told_with_how_much_of_it_is_known() -> None:
    a = an_option("A", line(price=1000, cost=eur(600)), line("Visit", 100))
    assert sums(a, an_option("B", line("Visit", 100)))[-3:] == [
        ("Margin in the first year, for us only", "–", "–"),
        ("of the price", "–", "–"),
        ("Items that tell what they cost", "1 of 2", "–"),
    ]
    whole = an_option("A", line(price=1000, cost=eur(600)))
    assert sums(whole, an_option("B", line("Visit", 100)))[-2:] == [
        ("Margin in the first year, for us only", "€ 400", "–"),
        ("of the price", "40 %", "–"),
    ]
