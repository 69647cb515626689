"""The forecast by category: each alone, and together with the surer ones (F4)."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.deal import Category, Deal, Status
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.roll_up import RollUp, roll_up
from tests.domain.examples import a_deal, eur

DAY = date(2026, 11, 24)
QUARTER = Period.parse("2026-Q4")


def _due(value: int | None, category: Category = Category.PIPELINE, **fields: Any) -> Deal:
    whole: dict[str, Any] = {"expected_on": date(2026, 12, 10)} | fields
    return a_deal(value=None if value is None else eur(value), category=category, **whole)


def _won(value: int, day: date = DAY) -> Deal:
    return a_deal(value=eur(value), status=Status.WON, closed_on=day)


def _shown(*deals: Deal) -> RollUp:
    return roll_up(deals, QUARTER, DAY, "EUR")


def test_f4_each_category_alone_and_with_the_surer_ones() -> None:
    shown = _shown(_won(50), _due(100, Category.COMMIT), _due(150, Category.BEST_CASE), _due(200))
    assert (shown.closed, shown.commit, shown.best_case, shown.pipeline) == (eur(50), eur(100), eur(150), eur(200))
    assert (shown.with_commit, shown.with_best_case, shown.with_pipeline) == (eur(150), eur(300), eur(500))
    assert shown.open_pipeline == eur(450)


def test_f4_omitted_stands_in_nothing_else() -> None:
    shown = _shown(_due(70, Category.OMITTED))
    assert shown.omitted == eur(70)
    assert (shown.with_pipeline, shown.open_pipeline) == (eur(0), eur(0))


def test_f4_only_the_period_the_day_and_the_currency_count() -> None:
    dollars = a_deal(currency="USD", value=Money.of(9, "USD"), expected_on=date(2026, 12, 1))
    before = _won(9, date(2026, 9, 30))
    later = _due(9, expected_on=date(2027, 1, 1))
    lost = _due(9, status=Status.LOST, closed_on=DAY)
    assert _shown(dollars, before, later, lost, _due(None), _due(9, expected_on=None)).with_pipeline == eur(0)
    assert _shown(_won(9, date(2026, 11, 25))).closed == eur(0)


@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(Category)), max_size=12),
    st.integers(0, 12),
    st.integers(),
)
def test_f4_the_parts_are_the_whole_whatever_the_order(
    given_deals: list[tuple[int, Category]], cut: int, seed: int
) -> None:
    deals = [_due(value, category) for value, category in given_deals]
    whole = _shown(*deals)
    assert _shown(*deals[:cut]) + _shown(*deals[cut:]) == whole
    assert _shown(*Random(seed).sample(deals, len(deals))) == whole
    assert whole.with_pipeline + whole.omitted == eur(sum(value for value, _ in given_deals))
