"""A rep's own rate, drawn towards the team's as far as the figures say (F9)."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from salesdesk.domain.binomial import beta_below
from salesdesk.domain.rates import Rate
from salesdesk.domain.shrinkage import Seen, Team, shrunk, team_of

TEAM = Team(rate=Rate.seen(60, 240), deals=10)


def test_f9_three_of_four_with_a_team_of_60_of_240() -> None:
    found = shrunk((3, 4), TEAM)
    assert found.value is not None
    assert round(found.value, 4) == 0.3929
    assert (found.own.n, found.own.value) == (4, 0.75)
    # 3 + 2.5 won and 1 + 7.5 lost: the interval leaves 2.5 % of that distribution on either side.
    assert beta_below(found.low, 5.5, 8.5) == pytest.approx(0.025)
    assert beta_below(found.high, 5.5, 8.5) == pytest.approx(0.975)


def test_f9_without_a_weight_the_teams_rate_stands_for_all_with_its_interval() -> None:
    team = Team(rate=Rate.seen(60, 240))
    found = shrunk((3, 4), team)
    assert (found.value, found.low, found.high) == (team.rate.value, team.rate.low, team.rate.high)
    assert found.own == Rate.seen(3, 4)


def test_f9_a_rep_without_a_deal_gets_the_teams_rate_and_nobody_gets_none() -> None:
    assert shrunk((0, 0), TEAM).value == pytest.approx(0.25)
    assert shrunk((0, 0), team_of([])).value is None


seen = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
teams = st.tuples(seen.filter(lambda s: 0 < s[0] < s[1]), st.floats(0.2, 1_000)).map(
    lambda one: Team(rate=Rate.seen(*one[0]), deals=one[1])
)


@given(seen, teams)
def test_f9_it_lies_between_the_reps_own_rate_and_the_teams(own: Seen, team: Team) -> None:
    found = shrunk(own, team)
    assert found.value is not None
    assert found.own.value is not None
    assert team.rate.value is not None
    least, most = sorted([found.own.value, team.rate.value])
    assert least - 1e-9 <= found.value <= most + 1e-9
    assert 0 <= found.low <= found.high <= 1


@given(seen, teams, st.integers(2, 9))
def test_f9_the_more_deals_of_the_rep_the_nearer_to_the_reps_own_rate(own: Seen, team: Team, times: int) -> None:
    few, many = shrunk(own, team), shrunk((own[0] * times, own[1] * times), team)
    assert few.value is not None
    assert many.value is not None
    assert few.own.value is not None
    assert abs(many.value - few.own.value) <= abs(few.value - few.own.value) + 1e-9


@given(seen, teams)
def test_f9_one_more_win_never_lowers_it(own: Seen, team: Team) -> None:
    assume(own[0] < own[1])
    now, better = shrunk(own, team), shrunk((own[0] + 1, own[1]), team)
    assert now.value is not None
    assert better.value is not None
    assert better.value > now.value
    assert better.low >= now.low - 1e-9
    assert better.high >= now.high - 1e-9


def _reps(weight: float | None, reps: int = 60, seed: int = 5) -> list[Seen]:
    """Draw reps of a team of 40 % whose own rates differ as the weight says; None: not at all."""
    random = Random(seed)
    drawn: list[Seen] = []
    for _ in range(reps):
        n = random.randrange(20, 200)
        rate = 0.4 if weight is None else random.betavariate(0.4 * weight, 0.6 * weight)
        drawn.append((sum(random.random() < rate for _ in range(n)), n))
    return drawn


@pytest.mark.parametrize("weight", [5.0, 30.0])
def test_f9_the_weight_is_found_again_from_what_it_made(weight: float) -> None:
    found = team_of(_reps(weight)).deals
    assert found is not None
    assert weight / 2 < found < weight * 2


def test_f9_reps_who_differ_more_are_drawn_less() -> None:
    near, far = team_of(_reps(30.0)).deals, team_of(_reps(5.0)).deals
    assert near is not None
    assert far is not None
    assert far < near


@pytest.mark.parametrize(
    "reps",
    [
        [(10, 20)] * 5,
        [(1, 50), (49, 50)],
        [(1, 2), (1, 2), (2, 3)],
        [(0, 20), (0, 30), (0, 9)],
        [(20, 20), (30, 30), (9, 9)],
        [(0, 0)] * 4,
    ],
    ids=["all alike", "two reps", "seven deals", "no win", "no loss", "nobody"],
)
def test_f9_where_the_reps_do_not_tell_how_they_differ_it_is_the_teams_rate(reps: list[Seen]) -> None:
    team = team_of(reps)
    assert team.deals is None
    assert team.rate == Rate.seen(sum(hits for hits, _ in reps), sum(n for _, n in reps))


def test_f9_reps_who_are_nothing_like_each_other_keep_their_own_rates() -> None:
    team = team_of([(1, 100), (99, 100), (2, 100), (98, 100)])
    assert team.deals is not None
    assert shrunk((99, 100), team).value == pytest.approx(0.99, abs=0.01)


@given(st.lists(seen, min_size=3, max_size=8), st.integers())
def test_f9_the_order_of_the_reps_changes_nothing(reps: list[Seen], seed: int) -> None:
    team = team_of(reps)
    assert team_of(Random(seed).sample(reps, len(reps))) == team
    assert team.deals is None or team.deals > 0


def test_f9_the_fitted_weight_is_more_likely_than_its_neighbours() -> None:
    """Against the likelihood written out as products: B(k + a, n - k + b) / B(a, b)."""
    reps = [(3, 10), (8, 10), (5, 10), (1, 10), (7, 10)]
    team = team_of(reps)
    assert team.deals is not None

    def likelihood(weight: float) -> float:
        won, lost = weight * 24 / 50, weight * 26 / 50
        whole = 1.0
        for hits, n in reps:
            for i in range(hits):
                whole *= won + i
            for i in range(n - hits):
                whole *= lost + i
            for i in range(n):
                whole /= weight + i
        return whole

    assert all(likelihood(team.deals) >= likelihood(team.deals * factor) for factor in (0.5, 0.9, 0.99, 1.01, 1.1, 2))
