"""How long sales take by group, and who is different only where the figures say so (1.3)."""

from __future__ import annotations

from collections import Counter
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.rates import nearest_rank
from salesdesk.domain.rhythm import Tempo, Took, median_interval, rhythms


def _won(group: str, *days: int) -> list[Took]:
    return [(group, one) for one in days]


TEAM = _won("team", *range(30, 91))


def _tempo(*days: int) -> Tempo:
    found = rhythms([*TEAM, *_won("Anna", *days)])
    return next(one.tempo for one in found.groups if one.group == "Anna")


def test_1_3_the_cycle_table_has_n_median_p75_and_p90_of_each_group() -> None:
    found = rhythms([*_won("Rail", *range(1, 101)), *_won("Food", 7)])
    rail, food = found.groups
    assert (rail.group, rail.cycle.n, rail.cycle.median, rail.cycle.p75, rail.cycle.p90) == ("Rail", 100, 50, 75, 90)
    assert (food.group, food.cycle.n, food.cycle.median) == ("Food", 1, 7)
    assert found.team.n == 101


def test_1_3_a_rep_is_different_only_where_the_interval_excludes_the_teams_median() -> None:
    # The team's median is about 60 days.
    assert _tempo(*range(100, 120)) is Tempo.SLOWER
    assert _tempo(*range(5, 25)) is Tempo.QUICKER
    assert _tempo(*range(50, 75)) is Tempo.ALIKE
    # Longer in the middle, but with a spread that allows for the team's.
    assert _tempo(20, 35, 50, 58, 75, 90, 95, 99, 120) is Tempo.ALIKE


def test_1_3_fewer_than_8_wins_cannot_say_however_far_off_they_are() -> None:
    assert _tempo(*[300] * 7) is Tempo.CANNOT_SAY
    assert _tempo(*[300] * 8) is Tempo.SLOWER


def test_1_3_nobody_won_anything_yet() -> None:
    assert rhythms([]).groups == ()
    assert rhythms([]).team.median is None


def _every_sample(values: list[int]) -> tuple[int, int]:
    """Return the interval from every sample there is, each as likely as the others."""
    medians = sorted(nearest_rank(sorted(drawn), 50) or 0 for drawn in product(values, repeat=len(values)))
    low, high = nearest_rank(medians, 2.5), nearest_rank(medians, 97.5)
    assert low is not None
    assert high is not None
    return low, high


@pytest.mark.parametrize("values", [[1, 2, 3, 4, 5], [3, 3, 3, 9, 9, 20], [10, 20, 30, 40], [5], [1, 1, 8, 8, 8]])
def test_1_3_the_interval_is_that_of_every_sample_that_could_be_drawn(values: list[int]) -> None:
    assert median_interval(Counter(values)) == _every_sample(values)


def test_1_3_drawing_samples_comes_near_what_is_counted() -> None:
    random = Random(1)
    values = [random.randrange(10, 200) for _ in range(61)]
    medians = sorted(sorted(random.choices(values, k=61))[30] for _ in range(4_000))
    ordered = sorted(values)
    for counted, drawn in zip(median_interval(Counter(values)), (medians[99], medians[3_899]), strict=True):
        assert abs(ordered.index(counted) - ordered.index(drawn)) <= 1


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.integers(0, 400)), max_size=60), st.integers())
def test_1_3_the_groups_are_the_team_whatever_the_order(won: list[Took], seed: int) -> None:
    found = rhythms(won)
    assert sum(one.cycle.n for one in found.groups) == found.team.n == len(won)
    assert rhythms(Random(seed).sample(won, len(won))) == found
    for one in found.groups:
        if one.low is not None:
            assert one.cycle.median is not None
            assert one.high is not None
            assert one.low <= one.cycle.median <= one.high
