from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.deal import Category, Deal, Outcome, Status
from salesdesk.domain.forecast import Outlook, outlook, pace, weighted, win_rate
from salesdesk.domain.money import Money, total
from salesdesk.domain.period import Period, WorkCalendar
from tests.domain.examples import a_deal, a_stage, eur, key

DAY = date(2026, 11, 24)
QUARTER = Period.parse("2026-Q4")
STAGE = a_stage(chance=0.5)


def _due(value: int | None, chance: float | None = None, **fields: Any) -> Deal:
    whole: dict[str, Any] = {"expected_on": date(2026, 12, 10), "created_on": date(2026, 9, 1)} | fields
    return a_deal(value=None if value is None else eur(value), chance=chance, **whole)


def _outlook(*deals: Deal, target: Money | None = None) -> Outlook:
    return outlook(deals, {STAGE.id: STAGE}, QUARTER, DAY, target, "EUR")


def test_f3_each_month_sums_value_times_chance() -> None:
    june, july, august = (_due(100_000, chance) for chance in (0.5, 0.5, 1.0))
    assert [weighted(d, None, DAY) for d in (june, july, august)] == [eur(50_000), eur(50_000), eur(100_000)]


def test_f3_won_counts_at_value_and_lost_at_nothing_whatever_their_chance() -> None:
    closed: dict[str, Any] = {"closed_on": DAY, "chance": 1.0}
    assert weighted(_due(100, status=Status.WON, closed_on=DAY, chance=0.1), None, DAY) == eur(100)
    assert weighted(_due(100, status=Status.LOST, **closed), None, DAY) == eur(0)
    assert weighted(_due(100, status=Status.HANDED_BACK, **closed), None, DAY) == eur(0)


def test_f3_a_deal_closed_after_the_day_is_weighted_as_open() -> None:
    later = _due(100, 0.3, status=Status.LOST, closed_on=DAY + timedelta(days=1))
    assert weighted(later, None, DAY) == eur(30)


def test_f3_no_value_or_no_chance_gives_no_weighted_figure() -> None:
    assert weighted(_due(None, 0.5), STAGE, DAY) is None
    assert weighted(_due(100), None, DAY) is None
    assert weighted(_due(100), STAGE, DAY) == eur(50)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 100)), max_size=20))
def test_f3_the_weighted_rest_is_the_sum_of_its_deals(given_deals: list[tuple[int, int]]) -> None:
    deals = [_due(value, percent / 100) for value, percent in given_deals]
    parts = [Money((value * 100 * percent + 50) // 100, "EUR") for value, percent in given_deals]
    assert _outlook(*deals).weighted_rest == total(parts, "EUR")


def test_commit_counts_in_full_and_omitted_not_at_all() -> None:
    shown = _outlook(
        _due(1_000, 0.2, category=Category.COMMIT),
        _due(400, 0.5, category=Category.BEST_CASE),
        _due(600, 0.5),
        _due(5_000, 0.9, category=Category.OMITTED),
        target=eur(2_000),
    )
    assert (shown.commit, shown.weighted_rest) == (eur(1_000), eur(500))
    assert shown.shortfall == eur(500)


def test_the_outlook_holds_only_what_belongs_to_the_period_and_the_day() -> None:
    shown = _outlook(
        _due(100, status=Status.WON, closed_on=date(2026, 10, 1)),
        _due(100, status=Status.WON, closed_on=date(2026, 9, 30)),
        _due(100, 1.0, status=Status.WON, closed_on=DAY + timedelta(days=1)),
        _due(100, 1.0, expected_on=date(2027, 1, 1)),
        _due(100, 1.0, expected_on=None),
        _due(100, 1.0, created_on=DAY + timedelta(days=1)),
        _due(100, status=Status.LOST, closed_on=DAY),
    )
    assert (shown.won, shown.won_count, shown.lost_count) == (eur(100), 1, 1)
    assert shown.weighted_rest == eur(100)


def test_a_deal_without_value_or_chance_is_counted_beside_the_weighted_rest() -> None:
    shown = _outlook(_due(None, 0.5), _due(100), _due(100, stage_id=STAGE.id), _due(100, stage_id=key()))
    assert shown.not_weighted == 3
    assert shown.weighted_rest == eur(50)


def test_other_currencies_stand_in_no_sum() -> None:
    dollars = a_deal(currency="USD", value=Money.of(900, "USD"), chance=1.0, expected_on=date(2026, 12, 1))
    assert _outlook(dollars, _due(100, 1.0)).weighted_rest == eur(100)


def test_the_shortfall_is_never_negative_and_unknown_without_a_target() -> None:
    assert _outlook(_due(900, 1.0), target=eur(500)).shortfall == eur(0)
    assert _outlook(_due(900, 1.0)).shortfall is None


def test_2_13_fourteen_million_against_twelve_is_116_67_percent() -> None:
    won = _due(14_000_000, status=Status.WON, closed_on=date(2026, 10, 5))
    attainment = _outlook(won, target=eur(12_000_000)).attainment
    assert attainment is not None
    assert round(attainment * 100, 2) == 116.67


def test_f13_attainment_needs_a_target() -> None:
    assert _outlook().attainment is None
    assert _outlook(target=eur(0)).attainment is None


def test_f13_pace_sets_attainment_beside_the_working_days_that_are_over() -> None:
    # October to December 2026 have 66 weekdays; 38 of them are over before 24 November.
    won = _due(600, status=Status.WON, closed_on=date(2026, 10, 5))
    shown = pace(_outlook(won, target=eur(1_000)), DAY, WorkCalendar())
    assert shown.elapsed == pytest.approx(38 / 66)
    assert shown.attainment == pytest.approx(0.6)
    assert shown.ahead is True
    assert pace(_outlook(won, target=eur(2_000)), DAY, WorkCalendar()).ahead is False
    assert pace(_outlook(won), DAY, WorkCalendar()).ahead is None


def _closed(status: Status, day: date, outcome: Outcome | None = None) -> Deal:
    return a_deal(status=status, closed_on=day, outcome=outcome)


def test_f6_no_decision_is_a_loss_disqualified_and_handed_back_are_not() -> None:
    rate = win_rate(
        [
            _closed(Status.WON, DAY),
            _closed(Status.LOST, DAY, Outcome.NO_DECISION),
            _closed(Status.LOST, DAY, Outcome.COMPETITIVE),
            _closed(Status.LOST, DAY, Outcome.WITHDRAWN),
            _closed(Status.LOST, DAY, Outcome.DISQUALIFIED),
            _closed(Status.HANDED_BACK, DAY),
            a_deal(),
        ],
        DAY,
    )
    assert (rate.value, rate.n) == (0.25, 4)


@pytest.mark.parametrize(
    ("as_of", "closed", "counts"),
    [
        (DAY, DAY, True),
        (DAY, DAY + timedelta(days=1), False),
        (DAY, date(2024, 11, 25), True),
        (DAY, date(2024, 11, 24), False),
        (date(2017, 12, 31), date(2016, 1, 1), True),
        (date(2017, 12, 31), date(2015, 12, 31), False),
        (date(2026, 2, 28), date(2024, 2, 28), False),
        (date(2026, 2, 28), date(2024, 2, 29), True),
    ],
)
def test_f6_the_cohort_closed_in_the_24_months_up_to_the_day(as_of: date, closed: date, *, counts: bool) -> None:
    assert win_rate([_closed(Status.WON, closed)], as_of).n == int(counts)
