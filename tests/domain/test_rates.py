from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.rates import Rate, nearest_rank, wilson


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(0, 5, 0.0, 0.4345), (1, 3, 0.0615, 0.7923), (3, 12, 0.0889, 0.5323), (10, 40, 0.1419, 0.4019)],
)
def test_f8_wilson_interval(hits: int, n: int, low: float, high: float) -> None:
    assert wilson(hits, n) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_f8_the_interval_holds_the_rate_and_stays_within_0_and_1(seen: tuple[int, int]) -> None:
    rate = Rate.seen(*seen)
    assert 0 <= rate.low <= rate.high <= 1
    if rate.value is not None:
        assert rate.low <= rate.value <= rate.high


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_f8_the_bounds_are_where_the_score_test_turns(seen: tuple[int, int]) -> None:
    """The bounds are the shares p at which (seen - p)^2 = z^2 p (1 - p) / n."""
    hits, n = seen
    for bound in wilson(hits, n):
        if 0 < bound < 1:
            assert math.isclose((hits / n - bound) ** 2, 1.959963984540054**2 * bound * (1 - bound) / n, rel_tol=1e-6)


@given(st.integers(1, 300))
def test_f8_the_interval_of_losses_mirrors_that_of_wins(n: int) -> None:
    low, high = wilson(n // 3, n)
    mirrored = wilson(n - n // 3, n)
    assert mirrored == pytest.approx((1 - high, 1 - low))


def test_nothing_seen_has_no_rate_and_can_be_anything() -> None:
    assert Rate.seen(0, 0) == Rate(value=None, low=0.0, high=1.0, n=0)


def test_percentiles_are_nearest_rank() -> None:
    assert nearest_rank([15, 20, 35, 40, 50], 40) == 20
    assert nearest_rank([15, 20, 35, 40, 50], 50) == 35
    assert nearest_rank([15, 20, 35, 40, 50], 100) == 50
    assert nearest_rank([7], 1) == 7
    assert nearest_rank(range(1, 101), 55) == 55
    assert nearest_rank([], 50) is None


@given(st.lists(st.integers(0, 500), min_size=1).map(sorted), st.integers(1, 100))
def test_a_percentile_is_a_value_that_was_seen_and_covers_its_share(ordered: list[int], percent: int) -> None:
    found = nearest_rank(ordered, percent)
    assert found in ordered
    assert 100 * sum(x <= found for x in ordered) >= percent * len(ordered)
    assert 100 * sum(x < found for x in ordered) < percent * len(ordered)
