"""The margin of the first year: what is left where every line tells what it costs us."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.margin import margin_of
from salesdesk.domain.product import Recurrence
from tests.domain.examples import an_option, eur, line


def test_a_margin_is_known_when_every_line_tells_what_it_costs() -> None:
    press, visit = line("Press", 1000, 2, cost=eur(600)), line("Visit", 400, cost=eur(40))
    found = margin_of(an_option("A", press, visit), "EUR")
    assert found
    assert (found.amount, found.share, found.known, found.of) == (eur(1160), 1160 / 2400, 2, 2)
    partly = margin_of(an_option("A", press, line("Visit", 400)), "EUR")
    assert partly
    assert (partly.amount, partly.share, partly.known, partly.of) == (None, None, 1, 2)
    assert margin_of(an_option("A", line("Visit", 300)), "EUR") is None


def test_recurring_lines_count_for_twelve_months_and_after_both_discounts() -> None:
    care = line("Care", 100, recurrence=Recurrence.MONTHLY, cost=eur(50), discount=Decimal(10))
    found = margin_of(an_option("A", care, discount=Decimal(50)), "EUR")
    assert found
    assert (found.price, found.cost, found.amount) == (eur(540), eur(600), eur(-60))


def test_what_is_included_has_a_cost_and_no_share() -> None:
    found = margin_of(an_option("A", line("Support", 0, cost=eur(40))), "EUR")
    assert found
    assert (found.amount, found.share) == (eur(-40), None)


@given(st.lists(st.tuples(st.integers(1, 99_999), st.decimals(1, 99, places=3)), min_size=1), st.decimals(0, 100))
def test_the_price_of_the_margin_is_the_first_year_that_is_printed(
    priced: list[tuple[int, Decimal]], off: Decimal
) -> None:
    lines = [line(str(n), f"{cents / 100:.2f}", f"{q:f}", cost=eur(1)) for n, (cents, q) in enumerate(priced)]
    option = an_option("A", *lines, discount=off)
    found = margin_of(option, "EUR")
    assert found
    assert found.price == option.totals("EUR").first_year
