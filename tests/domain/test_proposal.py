from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.money import Money, total
from salesdesk.domain.product import Recurrence, first_year
from salesdesk.domain.proposal import ProposalLine, ProposalState, Standing, answered, checked_lines, standing
from salesdesk.domain.refusals import OtherCurrency, OutOfRange
from tests.domain.examples import a_proposal, an_option, eur, key, line

lines = st.lists(
    st.builds(
        ProposalLine,
        text=st.just("Sensor"),
        price=st.builds(Money, st.integers(0, 10**7), st.just("EUR")),
        quantity=st.decimals(0, 1000, places=3),
        recurrence=st.sampled_from(Recurrence),
    ),
    max_size=15,
)


@given(lines)
def test_the_total_is_the_sum_of_the_printed_lines(given_lines: list[ProposalLine]) -> None:
    sums = an_option("A", *given_lines).totals("EUR")
    printed = {r: [x.amount for x in given_lines if x.recurrence is r] for r in Recurrence}
    assert sums.one_off == total(printed[Recurrence.ONCE], "EUR")
    assert sums.monthly == total(printed[Recurrence.MONTHLY], "EUR")
    assert sums.yearly == total(printed[Recurrence.YEARLY], "EUR")


@given(lines)
def test_the_first_year_is_that_of_its_lines_added_up(given_lines: list[ProposalLine]) -> None:
    sums = an_option("A", *given_lines).totals("EUR")
    assert sums.first_year == total((x.first_year for x in given_lines), "EUR")
    assert sums.first_year == sums.one_off + sums.following_year


@given(st.integers(0, 10**7), st.decimals(0, 1000, places=3))
def test_a_printed_line_is_quantity_times_price_to_the_cent(cents: int, quantity: Decimal) -> None:
    shown = ProposalLine(text="Sensor", price=Money(cents, "EUR"), quantity=quantity).amount.amount
    exact = Decimal(cents) / 100 * quantity
    assert shown == exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def test_what_recurs_counts_twelve_months_in_the_first_year() -> None:
    assert first_year(eur(90), Recurrence.MONTHLY) == eur(1080)
    assert first_year(eur(90), Recurrence.YEARLY) == eur(90)
    assert first_year(eur(90), Recurrence.ONCE) == eur(90)
    sums = an_option("A", line(price=500), line(price=90, recurrence=Recurrence.MONTHLY)).totals("EUR")
    assert (sums.first_year, sums.following_year) == (eur(1580), eur(1080))


def test_no_line_comes_to_nothing_and_a_price_of_another_currency_is_refused() -> None:
    assert an_option("A").totals("EUR").first_year == eur(0)
    dollars = ProposalLine(text="Sensor", price=Money.of(1, "USD"))
    with pytest.raises(OtherCurrency):
        an_option("A", dollars).totals("EUR")


def test_lines_are_the_same_item_by_product_else_by_text() -> None:
    assert line(" Sensor ").key == line("SENSOR").key
    assert line("Sensor", product_id=key(1)).key == line("Probe", product_id=key(1)).key
    assert line("Sensor", product_id=key(1)).key != line("Sensor").key


UNTIL = date(2026, 12, 31)


@pytest.mark.parametrize(("days", "stands"), [(-1, Standing.ISSUED), (0, Standing.ISSUED), (1, Standing.EXPIRED)])
def test_2_18_a_proposal_waits_through_the_last_day_it_is_valid(days: int, stands: Standing) -> None:
    assert standing(ProposalState.ISSUED, UNTIL, UNTIL + timedelta(days=days)) is stands
    assert standing(ProposalState.ISSUED, None, UNTIL + timedelta(days=days)) is Standing.ISSUED


@pytest.mark.parametrize("state", [state for state in ProposalState if state is not ProposalState.ISSUED])
def test_2_18_only_what_waits_can_expire(state: ProposalState) -> None:
    assert standing(state, UNTIL, date(2027, 6, 1)).value == state.value


def test_2_18_an_answer_names_one_of_the_two_options() -> None:
    assert (answered("A"), answered("B")) == (ProposalState.ANSWERED_A, ProposalState.ANSWERED_B)
    with pytest.raises(ValueError, match="answered_c"):
        answered("C")


def test_4_17_a_line_is_kept_only_in_the_currency_of_the_proposal_its_cost_too() -> None:
    whole = a_proposal(an_option("A", line(cost=eur(60))), an_option("B", line(quantity=2)))
    assert checked_lines(whole) is whole
    for wrong in (line(cost=Money.of(60, "USD")), ProposalLine(text="Sensor", price=Money.of(1, "USD"))):
        with pytest.raises(OtherCurrency):
            checked_lines(a_proposal(an_option("A", line()), an_option("B", wrong)))
    with pytest.raises(OutOfRange):
        checked_lines(a_proposal(an_option("A", line(quantity="1e10")), an_option("B", line())))
