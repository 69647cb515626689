"""What open deals may come to: exact, the same every time (F10)."""

from __future__ import annotations

from itertools import permutations, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain import forecast_range
from salesdesk.domain.forecast_range import Bet, range_of

THOUSAND = 100_000
"""In minor units."""
VECTOR: list[Bet] = [(50, 0.6), (30, 0.5), (120, 0.2), (15, 0.8), (80, 0.1)]


def test_f10_the_vector_of_the_formulas() -> None:
    found = range_of([(value * THOUSAND, chance) for value, chance in VECTOR])
    assert found.mean == pytest.approx(89 * THOUSAND)
    assert (found.p10, found.p50, found.p90) == (15 * THOUSAND, 65 * THOUSAND, 185 * THOUSAND)
    assert found.at_least(100 * THOUSAND) == pytest.approx(0.2640)
    assert found.error == 0


@pytest.mark.parametrize(("chance", "boundaries"), [(0.9, (0, 10, 10)), (0.5, (0, 0, 10)), (0.1, (0, 0, 0))])
def test_f10_a_boundary_is_the_smallest_total_whose_probability_reaches_it(
    chance: float, boundaries: tuple[int, int, int]
) -> None:
    found = range_of([(10, chance)])
    assert (found.p10, found.p50, found.p90) == boundaries


bets = st.lists(st.tuples(st.integers(1, 10_000), st.floats(0.01, 0.99)), min_size=1, max_size=8)


@given(bets, st.integers(0, 30_000), st.sampled_from([0.1, 0.5, 0.9]))
def test_f10_up_to_sixteen_deals_every_outcome_is_counted(listed: list[Bet], amount: int, share: float) -> None:
    outcomes: list[tuple[int, float]] = []
    for come in product([False, True], repeat=len(listed)):
        weight, total = 1.0, 0
        for there, (value, chance) in zip(come, listed, strict=True):
            weight *= chance if there else 1 - chance
            total += value if there else 0
        outcomes.append((total, weight))
    found = range_of(listed)
    assert found.at_least(amount) == pytest.approx(sum(w for total, w in outcomes if total >= amount), abs=1e-9)
    quantile = found.reached(share)
    assert sum(w for total, w in outcomes if total <= quantile) >= share - 1e-9
    assert sum(w for total, w in outcomes if total < quantile) < share + 1e-9


def some(count: int, seed: int) -> list[Bet]:
    random = Random(seed)
    return [(random.randrange(100_000, 9_000_000), random.random()) for _ in range(count)]


@pytest.mark.parametrize("seed", range(3))
def test_f10_the_grid_equals_the_count_within_the_error_it_tells(seed: int) -> None:
    listed = some(16, seed)
    counted, grid = forecast_range._counted(listed), forecast_range._on_a_grid(listed)
    assert grid.error > 0
    for share in (0.1, 0.5, 0.9):
        assert abs(counted.reached(share) - grid.reached(share)) <= grid.error


@pytest.mark.parametrize("seed", range(3))
def test_f10_grid_and_characteristic_function_agree_on_200_deals(seed: int) -> None:
    listed = some(200, seed)
    grid, waves = forecast_range._on_a_grid(listed), forecast_range._by_frequencies(listed)
    for share in (0.1, 0.5, 0.9):
        assert abs(grid.reached(share) - waves.reached(share)) <= 0.005 * grid.most
    middle = grid.reached(0.5)
    assert waves.at_least(middle) == pytest.approx(grid.at_least(middle), abs=0.02)


def test_f10_not_even_the_last_digit_hangs_on_the_order_of_the_deals() -> None:
    listed = [(100, 0.1), (300, 0.16), (200, 0.5043474493008498), (500, 0.7), (100, 0.3)]
    assert len({range_of(order).at_least(400) for order in permutations(listed)}) == 1


def test_f10_above_200_deals_the_same_deals_give_the_same_figures() -> None:
    listed = some(1000, 7)
    one, other = range_of(listed), range_of(listed)
    assert (one.p10, one.p50, one.p90) == (other.p10, other.p50, other.p90)
    assert one.p10 < one.p50 < one.p90
    assert one.at_least(0) == 1.0
    assert one.at_least(one.most + 1) == 0.0


def test_what_is_sure_or_worth_nothing_moves_no_boundary() -> None:
    assert range_of([]).p90 == 0
    assert range_of([(0, 0.5), (700, 0.0)]).most == 0
    sure = range_of([(700, 1.0), (300, 1.0)])
    assert (sure.p10, sure.p90, sure.at_least(1000), sure.at_least(1001)) == (1000, 1000, 1.0, 0.0)
