"""How fast a pipeline brings money, and what each lever would do (F2, 3.13)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.ageing import Cycle
from salesdesk.domain.coverage import Answer, coverage
from salesdesk.domain.rates import Rate
from salesdesk.domain.velocity import Lever, Unmeasured, Velocity, bettered, closing, velocity_of
from tests.domain.examples import eur


def _velocity(deals: int = 40, won: int = 25_000, rate: float = 0.25, cycle: float = 90) -> Velocity:
    return Velocity(deals=deals, win_rate=rate, mean_won=eur(won), cycle=cycle)


velocities = st.builds(
    _velocity,
    st.integers(1, 500),
    st.integers(1, 10**6),
    st.integers(1, 100).map(lambda p: p / 100),
    st.integers(1, 999),
)


@pytest.mark.parametrize(
    ("deals", "won", "rate", "cycle", "per_day"),
    [(40, 25_000, 0.25, 90, "2777.78"), (18, 42_000, 0.24, 78, "2326.15"), (50, 12_000, 0.25, 90, "1666.67")],
)
def test_f2_velocity_a_day(deals: int, won: int, rate: float, cycle: float, per_day: str) -> None:
    assert _velocity(deals, won, rate, cycle).per_day == eur(per_day)


def test_f2_many_days_are_rounded_once() -> None:
    assert _velocity().in_days(90) == eur(250_000)


def test_f2_a_cycle_a_tenth_shorter_brings_11_1_percent_more_not_10() -> None:
    found = bettered(_velocity(), Lever.CYCLE)
    assert round(found.gain * 100, 1) == 11.1
    assert found.velocity.cycle == pytest.approx(81)
    assert found.velocity.per_day == eur("3086.42")


@pytest.mark.parametrize("lever", [Lever.DEALS, Lever.WIN_RATE, Lever.VALUE])
def test_f2_the_other_levers_bring_a_tenth_more(lever: Lever) -> None:
    found = bettered(_velocity(), lever)
    assert found.gain == pytest.approx(0.1)
    assert found.velocity.per_day == eur("3055.56")


def test_f2_a_win_rate_does_not_go_above_all_of_them() -> None:
    found = bettered(_velocity(rate=0.96), Lever.WIN_RATE)
    assert found.velocity.win_rate == 1
    assert found.gain == pytest.approx(1 / 0.96 - 1)


@given(velocities, st.sampled_from(Lever), st.integers(1, 90))
def test_f2_no_lever_brings_less_and_each_brings_what_it_says(now: Velocity, lever: Lever, percent: int) -> None:
    found = bettered(now, lever, percent / 100)
    before, after = now.in_days(365), found.velocity.in_days(365)
    assert after >= before
    assert after.minor == pytest.approx(before.minor * (1 + found.gain), rel=1e-6, abs=now.deals * 2 * 365)


@pytest.mark.parametrize(
    ("rate", "won", "cycle", "why"),
    [
        (Rate.seen(3, 7), 100, 60.0, Unmeasured.FEW_CLOSED),
        (Rate.seen(0, 8), 100, 60.0, Unmeasured.NO_WINS),
        (Rate.seen(4, 8), None, 60.0, Unmeasured.NO_VALUE),
        (Rate.seen(4, 8), 0, 60.0, Unmeasured.NO_VALUE),
        (Rate.seen(4, 8), 100, None, Unmeasured.NO_CYCLE),
        (Rate.seen(4, 8), 100, 0.0, Unmeasured.NO_CYCLE),
    ],
)
def test_f2_says_why_it_cannot_say(rate: Rate, won: int | None, cycle: float | None, why: Unmeasured) -> None:
    assert velocity_of(5, rate, None if won is None else eur(won), Cycle(n=1, mean=cycle)) is why


def test_f2_nothing_open_brings_nothing_and_that_is_known() -> None:
    found = velocity_of(0, Rate.seen(4, 8), eur(100), Cycle(n=4, mean=60.0))
    assert isinstance(found, Velocity)
    assert found.per_day == eur(0)


def test_3_13_what_a_better_rate_value_or_cycle_has_to_come_to() -> None:
    """A million left at 25 % needs 4 million; 3 are open."""
    shown = coverage(eur(1_000_000), eur(0), eur(3_000_000), Rate.seen(1_000, 4_000))
    found = closing(shown, _velocity(deals=30, won=100_000), days_left=60)
    assert found is not None
    assert found.win_rate == pytest.approx(1 / 3)
    assert found.value_factor == pytest.approx(4 / 3)
    assert found.deals == 10
    # 30 deals x 25 % x 100,000 bring 750,000 a cycle: in 60 days they bring a million if the cycle is 45 days.
    assert found.cycle == pytest.approx(45)


def test_3_13_a_rate_above_all_of_them_is_no_way_to_close_the_gap() -> None:
    shown = coverage(eur(1_000), eur(0), eur(500), Rate.seen(10, 40))
    found = closing(shown, Unmeasured.NO_CYCLE, days_left=60)
    assert found is not None
    assert (found.win_rate, found.deals, found.cycle) == (None, None, None)
    assert found.value_factor == pytest.approx(8)


@pytest.mark.parametrize(
    ("target", "open_value", "rate"),
    [
        (None, 500, Rate.seen(10, 40)),
        (100, 500, Rate.seen(1, 4)),
        (100, None, Rate.seen(10, 40)),
        (100, 900, Rate.seen(10, 40)),
    ],
)
def test_3_13_no_gap_or_none_that_is_known_needs_no_lever(
    target: int | None, open_value: int | None, rate: Rate
) -> None:
    shown = coverage(
        None if target is None else eur(target), eur(0), None if open_value is None else eur(open_value), rate
    )
    assert closing(shown, _velocity(), days_left=60) is None


@given(velocities, st.integers(1, 10**6), st.integers(0, 10**6), st.integers(1, 99), st.integers(1, 100))
def test_3_13_with_what_a_lever_has_to_come_to_the_gap_is_closed(
    now: Velocity, left: int, open_value: int, wins: int, days: int
) -> None:
    rate = Rate.seen(wins, 100)
    shown = coverage(eur(left), eur(0), eur(open_value), rate, slip=0.25)
    found = closing(shown, now, days)
    if found is None or shown.pipeline_gap is None:
        assert shown.pipeline_gap == eur(0)
        return
    if found.win_rate is not None:
        assert open_value * 0.75 * found.win_rate == pytest.approx(left)
    if found.value_factor is not None:
        assert shown.required is not None
        assert open_value * found.value_factor == pytest.approx(float(shown.required.amount))
    assert found.deals is not None
    assert now.mean_won.minor * (found.deals - 1) < shown.pipeline_gap.minor <= now.mean_won.minor * found.deals
    assert found.cycle is not None
    in_time = Velocity(deals=now.deals, win_rate=now.win_rate, mean_won=now.mean_won, cycle=found.cycle)
    assert in_time.in_days(days).minor == pytest.approx(eur(left).minor, rel=1e-9, abs=1)


def test_3_13_enough_pipeline_has_no_lever_to_move() -> None:
    shown = coverage(eur(100), eur(0), eur(10_000), Rate.seen(10, 40))
    assert shown.answer is Answer.ENOUGH
    assert closing(shown, _velocity(), days_left=60) is None
