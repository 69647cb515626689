"""What the price table is made of: both options level, row by row, and the rows add up to the totals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.papers import InvestmentRow
from salesdesk.application.proposal_paper import investment_rows
from salesdesk.domain.money import Money, total
from salesdesk.domain.product import Recurrence
from salesdesk.domain.proposal import ProposalLine, ProposalOption
from tests.domain.examples import eur, key, line

PRESS = key(60)
priced = st.builds(
    ProposalLine,
    text=st.sampled_from(["Press", "Visit", "Care"]),
    group=st.sampled_from(["", "Machines", "Service"]),
    price=st.builds(Money, st.integers(0, 10**6), st.just("EUR")),
    quantity=st.decimals("0.01", 90, places=2),
    discount=st.sampled_from([Decimal(0), Decimal("7.5"), Decimal("33.33"), Decimal(100)]),
    recurrence=st.sampled_from(Recurrence),
    product_id=st.sampled_from([None, PRESS]),
)
options = st.lists(priced, max_size=8).map(lambda lines: ProposalOption(lines=tuple(lines)))


@given(options, options, st.sampled_from([Decimal(0), Decimal("12.5"), Decimal("99.99")]))
def test_4_17_the_rows_of_the_table_add_up_to_the_totals_of_each_option(
    a: ProposalOption, b: ProposalOption, off: Decimal
) -> None:
    rows = investment_rows(a, b)
    for side, lines in ((0, a.lines), (1, b.lines)):
        totals = ProposalOption(lines=lines, discount=off).totals("EUR")
        before = totals.before_discount
        due = {Recurrence.ONCE: before.one_off, Recurrence.MONTHLY: before.monthly, Recurrence.YEARLY: before.yearly}
        for recurrence, sums in due.items():
            amounts = [(row.a, row.b)[side] for row in rows if row.recurrence is recurrence]
            assert total((amount for amount in amounts if amount is not None), "EUR") == sums


@given(options, options)
def test_4_17_a_group_stands_in_one_piece(a: ProposalOption, b: ProposalOption) -> None:
    groups = [row.group for row in investment_rows(a, b)]
    runs = [group for at, group in enumerate(groups) if at == 0 or groups[at - 1] != group]
    assert len(runs) == len(set(groups))


def _row(a: tuple[ProposalLine, ...], b: tuple[ProposalLine, ...]) -> InvestmentRow:
    (row,) = investment_rows(ProposalOption(lines=a), ProposalOption(lines=b))
    return row


def test_4_17_an_item_in_both_options_is_one_row_with_both_quantities() -> None:
    row = _row((line(quantity=2),), (line(quantity=3),))
    assert (row.quantity, row.quantity_b, row.a, row.b) == (Decimal(2), Decimal(3), eur(200), eur(300))
    assert _row((line(quantity=2),), (line(quantity=2),)).quantity_b is None


def test_4_17_an_item_that_is_not_in_an_option_says_so_and_one_at_no_price_is_included() -> None:
    row = _row((), (line(price=0, quantity=3),))
    assert (row.a, row.b, row.quantity, row.quantity_b) == (None, eur(0), Decimal(3), None)


def test_4_17_what_a_line_was_discounted_by_is_told_beside_it() -> None:
    off: dict[str, Any] = {"discount": Decimal(10)}
    row = _row((line(quantity=2, **off),), (line(quantity=2),))
    assert (row.price, row.a, row.off_a, row.off_b) == (eur(100), eur(180), eur(20), None)


def test_4_17_what_a_line_costs_us_is_known_only_when_every_part_of_it_says_so() -> None:
    known, unknown = line(quantity=2, cost=eur(60)), line(quantity=1)
    assert _row((known,), (known, unknown)).cost_a == eur(120)
    assert _row((known,), (known, unknown)).cost_b is None


def test_4_17_the_same_item_by_the_month_and_by_the_year_are_two_rows() -> None:
    monthly, yearly = line("Care", 10, recurrence=Recurrence.MONTHLY), line("Care", 99, recurrence=Recurrence.YEARLY)
    rows = investment_rows(ProposalOption(lines=(monthly,)), ProposalOption(lines=(yearly,)))
    assert [(row.recurrence, row.a, row.b) for row in rows] == [
        (Recurrence.MONTHLY, eur(10), None),
        (Recurrence.YEARLY, None, eur(99)),
    ]


def test_4_17_one_product_in_other_words_is_another_row_and_no_text_is_lost() -> None:
    fitted, trained = line("Fitting day", product_id=PRESS), line("Training day", 120, 2, product_id=PRESS)
    both = investment_rows(ProposalOption(lines=(fitted, trained)), ProposalOption(lines=(trained,)))
    assert [(row.text, row.a, row.b) for row in both] == [
        ("Fitting day", eur(100), None),
        ("Training day", eur(240), eur(240)),
    ]
    apart = investment_rows(ProposalOption(lines=(fitted,)), ProposalOption(lines=(trained,)))
    assert [(row.text, row.a, row.b) for row in apart] == [
        ("Fitting day", eur(100), None),
        ("Training day", None, eur(240)),
    ]


def test_4_17_days_and_hours_of_one_item_are_not_added_up() -> None:
    rows = investment_rows(ProposalOption(lines=(line(unit="day"),)), ProposalOption(lines=(line(unit="hour"),)))
    assert [(row.unit, row.quantity, row.quantity_b) for row in rows] == [
        ("day", Decimal(1), None),
        ("hour", Decimal(1), None),
    ]
    assert _row((line("Press line"),), (line(" press line"),)).b == eur(100)
