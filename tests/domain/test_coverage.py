from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from salesdesk.domain.coverage import Answer, Coverage, Why, coverage
from salesdesk.domain.money import Money
from salesdesk.domain.rates import Rate
from salesdesk.domain.refusals import OtherCurrency
from tests.domain.examples import eur

WON = eur(0)


@pytest.mark.parametrize(
    ("open_value", "left", "ratio"),
    [(7_500_000, 2_000_000, 3.75), (2_400_000, 800_000, 3.0), (3_000_000, 1_000_000, 3.0)],
)
def test_f1_the_ratio_is_open_value_over_what_is_left(open_value: int, left: int, ratio: float) -> None:
    assert coverage(eur(left), WON, eur(open_value), Rate.seen(28, 100)).ratio == pytest.approx(ratio)


def test_f1_7_5_million_open_at_28_percent_cover_2_million() -> None:
    shown = coverage(eur(2_000_000), WON, eur(7_500_000), Rate.seen(2_800, 10_000))
    assert (shown.answer, shown.why) == (Answer.ENOUGH, Why.INTERVAL)
    assert eur(7_500_000).times(0.28) == eur(2_100_000)


def test_f1_a_million_left_at_25_percent_needs_4_million() -> None:
    shown = coverage(eur(1_000_000), WON, eur(3_000_000), Rate.seen(1_000, 4_000))
    assert shown.answer is Answer.NOT_ENOUGH
    assert shown.required == eur(4_000_000)
    assert shown.pipeline_gap == eur(1_000_000)
    assert shown.needed_ratio == pytest.approx(4.0)
    assert shown.ratio == pytest.approx(3.0)


def test_f1_the_same_rate_from_40_deals_cannot_say() -> None:
    shown = coverage(eur(1_000_000), WON, eur(3_000_000), Rate.seen(10, 40))
    assert (shown.answer, shown.why) == (Answer.CANNOT_SAY, Why.BETWEEN)
    assert shown.pipeline_gap == eur(1_000_000)


def test_f1_three_times_is_not_healthy_when_four_times_is_needed() -> None:
    shown = coverage(eur(100_000), WON, eur(300_000), Rate.seen(25_000, 100_000))
    assert shown.ratio is not None
    assert shown.needed_ratio is not None
    assert shown.ratio < shown.needed_ratio
    assert shown.answer is Answer.NOT_ENOUGH


@pytest.mark.parametrize("won", [1_000_000, 1_200_000])
def test_f1_a_reached_target_is_done_and_divides_by_nothing(won: int) -> None:
    shown = coverage(eur(1_000_000), eur(won), eur(500), Rate.seen(10, 40))
    assert (shown.answer, shown.why) == (Answer.DONE, Why.REACHED)
    assert shown.ratio is None


@pytest.mark.parametrize(
    ("target", "open_value", "rate", "why"),
    [
        (None, 500, Rate.seen(10, 40), Why.NO_TARGET),
        (1_000, 500, Rate.seen(3, 7), Why.FEW_CLOSED),
        (1_000, 500, Rate.seen(0, 0), Why.FEW_CLOSED),
        (1_000, None, Rate.seen(10, 40), Why.NO_EXPECTED_DATES),
        (1_000, 50_000, Rate.seen(0, 8), Why.NO_WINS),
    ],
)
def test_f1_says_why_it_cannot_say(target: int | None, open_value: int | None, rate: Rate, why: Why) -> None:
    shown = coverage(
        None if target is None else eur(target), WON, None if open_value is None else eur(open_value), rate
    )
    assert (shown.answer, shown.why) == (Answer.CANNOT_SAY, why)
    assert shown.pipeline_gap is None
    # What would be required is known as soon as target and win rate are, whatever is open.
    assert (shown.required is not None) == (why is Why.NO_EXPECTED_DATES)


def test_f1_eight_closed_deals_are_enough_to_try() -> None:
    assert coverage(eur(1_000), WON, eur(100_000), Rate.seen(4, 8)).answer is Answer.ENOUGH


def test_f1_without_a_win_the_upper_bound_can_still_tell_that_it_is_not_enough() -> None:
    shown = coverage(eur(1_000), WON, eur(1_000), Rate.seen(0, 40))
    assert (shown.answer, shown.why) == (Answer.NOT_ENOUGH, Why.INTERVAL)
    assert shown.required is None
    assert shown.needed_ratio is None


def test_f1_nothing_open_in_the_period_is_not_enough() -> None:
    shown = coverage(eur(1_000), WON, eur(0), Rate.seen(10, 40))
    assert shown.answer is Answer.NOT_ENOUGH
    assert shown.ratio == 0


def test_f1_a_target_in_another_currency_is_refused() -> None:
    with pytest.raises(OtherCurrency):
        coverage(Money.of(1_000, "USD"), WON, eur(500), Rate.seen(10, 40))


@given(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(8, 500), st.data())
def test_f1_more_open_value_never_makes_the_answer_worse(
    left: int, open_value: int, n: int, data: st.DataObject
) -> None:
    rate = Rate.seen(data.draw(st.integers(0, n)), n)
    order = [Answer.NOT_ENOUGH, Answer.CANNOT_SAY, Answer.ENOUGH]
    less = coverage(eur(left), WON, eur(open_value), rate)
    more = coverage(eur(left), WON, eur(open_value * 2 + 1), rate)
    assert order.index(less.answer) <= order.index(more.answer)


@given(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(1, 500), st.integers(8, 500))
def test_f1_required_is_open_plus_the_gap_or_open_is_more(left: int, open_value: int, wins: int, n: int) -> None:
    assume(wins <= n)
    shown = coverage(eur(left), WON, eur(open_value), Rate.seen(wins, n))
    assert shown.required is not None
    assert shown.pipeline_gap is not None
    assert shown.pipeline_gap == max(eur(0), shown.required - eur(open_value))
    assert shown.required >= eur(left)


def test_f1_what_slips_has_to_be_open_beside_what_is_required() -> None:
    """A fifth slips: required 4 million / 0.8, need 1 / (0.25 x 0.8)."""
    shown = coverage(eur(1_000_000), WON, eur(4_500_000), Rate.seen(1_000, 4_000), slip=0.2)
    assert shown.required == eur(5_000_000)
    assert shown.needed_ratio == pytest.approx(5.0)
    assert shown.pipeline_gap == eur(500_000)
    assert shown.answer is Answer.NOT_ENOUGH
    assert coverage(eur(1_000_000), WON, eur(4_500_000), Rate.seen(1_000, 4_000)).answer is Answer.ENOUGH


def test_f1_where_everything_slips_nothing_is_enough() -> None:
    shown = coverage(eur(1_000), WON, eur(10**6), Rate.seen(10, 40), slip=1.0)
    assert shown.answer is Answer.NOT_ENOUGH
    assert (shown.required, shown.needed_ratio) == (None, None)


@given(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(8, 500), st.data())
def test_f1_a_better_win_rate_never_makes_the_answer_worse_nor_more_slip_better(
    left: int, open_value: int, n: int, data: st.DataObject
) -> None:
    wins, slip = data.draw(st.integers(0, n - 1)), data.draw(st.floats(0, 0.9))
    order = [Answer.NOT_ENOUGH, Answer.CANNOT_SAY, Answer.ENOUGH]

    def shown(hits: int, slips: float) -> Coverage:
        return coverage(eur(left), WON, eur(open_value), Rate.seen(hits, n), slip=slips)

    better, now, worse = shown(wins + 1, slip), shown(wins, slip), shown(wins, slip + 0.1)
    assert order.index(worse.answer) <= order.index(now.answer) <= order.index(better.answer)
    if now.required is not None:
        assert better.required is not None
        assert better.required <= now.required
        assert worse.required is None or now.required <= worse.required
