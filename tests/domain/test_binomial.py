"""How likely so many hits come of so many tries: exact against every term counted, and quick (F7)."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.binomial import at_least, beta_at, beta_below, least_tries


def _counted(hits: int, tries: int, chance: Fraction) -> Fraction:
    return sum(
        (math.comb(tries, n) * chance**n * (1 - chance) ** (tries - n) for n in range(hits, tries + 1)), Fraction(0)
    )


def test_f7_three_hits_of_16_tries_at_a_quarter_come_in_four_cases_of_five() -> None:
    assert round(at_least(3, 16, 0.25), 4) == 0.8029
    assert least_tries(3, 0.25, 0.8) == 16


@given(st.integers(0, 120), st.integers(0, 120), st.integers(0, 64))
def test_f7_the_probability_is_the_one_of_every_outcome_counted(hits: int, tries: int, parts: int) -> None:
    exact = float(_counted(hits, tries, Fraction(parts, 64)))
    assert at_least(hits, tries, parts / 64) == pytest.approx(exact, abs=1e-12)


@given(st.integers(1, 12), st.integers(1, 16), st.sampled_from([0.5, 0.8, 0.95]))
def test_f7_the_fewest_tries_are_enough_and_one_fewer_is_not(hits: int, parts: int, confidence: float) -> None:
    found = least_tries(hits, parts / 16, confidence)
    assert found is not None
    assert float(_counted(hits, found, Fraction(parts, 16))) >= confidence - 1e-9
    assert float(_counted(hits, found - 1, Fraction(parts, 16))) < confidence + 1e-9


def test_f7_tens_of_thousands_of_tries_against_the_sum_of_every_term() -> None:
    found = least_tries(500, 0.01, 0.8)
    assert found is not None
    assert found > 50_000

    def summed(tries: int) -> float:
        first = tries * math.log1p(-0.01)
        logs = [first]
        for n in range(1, 500):
            logs.append(logs[-1] + math.log((tries - n + 1) / n) + math.log(0.01) - math.log1p(-0.01))
        return 1 - math.fsum(math.exp(one) for one in logs)

    assert summed(found) >= 0.8 > summed(found - 1)
    assert at_least(500, found, 0.01) == pytest.approx(summed(found), abs=1e-9)


def test_f7_nothing_to_reach_needs_nothing_and_what_never_hits_is_never_enough() -> None:
    assert least_tries(0, 0.0, 0.8) == 0
    assert least_tries(3, 0.0, 0.8) is None
    assert least_tries(3, 1.0, 0.8) == 3


def test_f7_exactly_the_confidence_is_enough() -> None:
    assert least_tries(1, 0.5, 0.5) == 1
    assert least_tries(1, 0.5, 0.75) == 2


@given(st.floats(0.5, 500), st.floats(0.5, 500), st.floats(0.01, 0.99))
def test_f9_the_share_below_a_quantile_is_the_one_that_was_asked_for(a: float, b: float, share: float) -> None:
    assert beta_below(beta_at(share, a, b), a, b) == pytest.approx(share, abs=1e-6)
    assert beta_below(0.3, a, b) == pytest.approx(1 - beta_below(0.7, b, a), abs=1e-12)
