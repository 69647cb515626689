"""Is a period on course? Plan beside wins, and the warning that comes early (F13, 4.1)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.forecast_range import Bet
from salesdesk.domain.money import Money
from salesdesk.domain.pace_line import Course, PacePoint, Win, chance_to_reach, early_warning, pace_line, planned
from salesdesk.domain.period import Period, Span, WorkCalendar
from salesdesk.domain.refusals import OtherCurrency
from tests.domain.examples import eur

QUARTER = Period.parse("2026-Q4")
DAY = date(2026, 11, 24)
WEEK = WorkCalendar()
# October to December 2026 have 66 weekdays; 39 of them are over at the end of 24 November.
TARGET = eur(66_000)


def _line(*wins: Win, target: Money | None = TARGET) -> dict[date, PacePoint]:
    return {point.day: point for point in pace_line(QUARTER, DAY, WEEK, target, wins, "EUR")}


def test_f13_the_plan_follows_the_working_days() -> None:
    assert planned(TARGET, QUARTER, date(2026, 10, 1), WEEK) == eur(1_000)
    assert planned(TARGET, QUARTER, DAY, WEEK) == eur(39_000)
    assert planned(TARGET, QUARTER, date(2026, 9, 30), WEEK) == eur(0)
    assert planned(TARGET, QUARTER, date(2026, 12, 31), WEEK) == TARGET
    assert planned(None, QUARTER, DAY, WEEK) is None


def test_f13_holidays_are_no_working_days() -> None:
    closed = WorkCalendar(holidays=frozenset({date(2026, 10, 1), date(2026, 10, 2)}))
    assert planned(eur(64_000), QUARTER, date(2026, 10, 5), closed) == eur(1_000)
    shut = WorkCalendar(weekdays=frozenset())
    assert planned(TARGET, QUARTER, DAY, shut) == eur(0)
    assert planned(TARGET, QUARTER, QUARTER.last, shut) == TARGET


def test_4_1_each_week_of_the_period_shows_plan_and_wins() -> None:
    shown = _line((date(2026, 10, 4), eur(5)), (date(2026, 10, 5), eur(7)), (DAY, eur(11)))
    assert list(shown)[:3] == [date(2026, 10, 4), date(2026, 10, 11), date(2026, 10, 18)]
    assert shown[date(2026, 10, 4)].won == eur(5)
    assert shown[date(2026, 10, 11)].won == eur(12)
    assert shown[DAY].won == eur(23)
    assert shown[DAY].behind == eur(39_000 - 23)
    assert shown[date(2026, 11, 29)].won is None
    assert shown[date(2026, 11, 29)].behind is None
    assert list(shown)[-1] == QUARTER.last


def test_4_1_wins_outside_the_period_or_after_the_day_are_not_on_the_line() -> None:
    shown = _line((date(2026, 9, 30), eur(5)), (DAY + timedelta(days=1), eur(7)))
    assert shown[DAY].won == eur(0)


def test_4_1_without_a_target_there_is_no_plan() -> None:
    shown = _line((DAY, eur(5)), target=None)[DAY]
    assert (shown.planned, shown.behind, shown.won) == (None, None, eur(5))


def test_4_1_other_currencies_are_refused() -> None:
    with pytest.raises(OtherCurrency):
        _line((DAY, Money.of(5, "USD")))


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.sampled_from(Span),
    st.lists(st.tuples(st.integers(-40, 400), st.integers(0, 10**6)), max_size=10),
    st.integers(0, 10**9),
    st.integers(),
)
def test_4_1_plan_and_wins_never_fall_and_end_at_the_whole(
    day: date, span: Span, given_wins: list[tuple[int, int]], target: int, seed: int
) -> None:
    period = Period.around(day, span)
    wins = [(period.first + timedelta(days=n), eur(value)) for n, value in given_wins]
    line = pace_line(period, day, WEEK, eur(target), wins, "EUR")
    for one, following in pairwise(line):
        assert one.day < following.day
        assert one.planned is not None
        assert following.planned is not None
        assert one.planned <= following.planned
        assert following.won is None or (one.won is not None and one.won <= following.won)
    assert line[-1].planned == eur(target)
    here = next(point for point in line if point.day == day)
    assert here.won == eur(sum(value.minor // 100 for on, value in wins if period.first <= on <= day))
    assert pace_line(period, day, WEEK, eur(target), Random(seed).sample(wins, len(wins)), "EUR") == line


VECTOR: list[Bet] = [(5_000_000, 0.6), (3_000_000, 0.5), (12_000_000, 0.2), (1_500_000, 0.8), (8_000_000, 0.1)]


def test_4_1_how_likely_the_target_is_reached_is_the_exact_range() -> None:
    """100,000 left of 250,000: .2640, as in F10."""
    assert chance_to_reach(eur(250_000), eur(150_000), VECTOR) == pytest.approx(0.2640)


def test_4_1_a_reached_target_is_certain_and_nothing_open_brings_nothing() -> None:
    assert chance_to_reach(eur(100), eur(100), []) == 1
    assert chance_to_reach(eur(100), eur(50), []) == 0


def test_4_1_cannot_say_without_a_target_or_where_no_open_deal_has_a_chance() -> None:
    assert chance_to_reach(None, eur(50), VECTOR) is None
    assert chance_to_reach(eur(100), eur(50), [], not_weighted=3) is None
    assert early_warning(None, eur(0), None, 0.1).course is Course.CANNOT_SAY
    assert early_warning(eur(100), eur(0), None, 0.1).course is Course.CANNOT_SAY


@pytest.mark.parametrize(
    ("chance", "elapsed", "course"),
    [
        (0.49, 0.5, Course.WARNED),
        (0.49, 0.0, Course.WARNED),
        (0.49, 0.51, Course.LATE),
        (0.5, 0.1, Course.ON_COURSE),
        (0.5, 0.9, Course.ON_COURSE),
    ],
)
def test_4_1_the_warning_comes_with_half_the_period_or_more_left(chance: float, elapsed: float, course: Course) -> None:
    found = early_warning(eur(100), eur(10), chance, elapsed)
    assert (found.course, found.chance) == (course, chance)
    assert found.left == pytest.approx(1 - elapsed)


def test_4_1_half_time_of_a_quarter_is_still_early_and_the_day_after_is_late() -> None:
    half = WEEK.elapsed_share(QUARTER, date(2026, 11, 17))
    after = WEEK.elapsed_share(QUARTER, date(2026, 11, 18))
    assert early_warning(eur(100), eur(0), 0.4, half).course is Course.WARNED
    assert early_warning(eur(100), eur(0), 0.4, after).course is Course.LATE


def test_4_1_a_reached_target_is_never_warned_about() -> None:
    assert early_warning(eur(100), eur(120), 0.0, 0.1).course is Course.REACHED


@given(st.lists(st.tuples(st.integers(1, 1000), st.floats(0.01, 0.98)), max_size=8), st.integers(1, 4000), st.data())
def test_4_1_a_better_chance_of_one_deal_never_makes_the_target_less_likely(
    bets: list[Bet], left: int, data: st.DataObject
) -> None:
    now = chance_to_reach(Money(left, "EUR"), eur(0), bets)
    assert now is not None
    assert chance_to_reach(Money(left, "EUR"), eur(0), bets[::-1]) == pytest.approx(now)
    if bets:
        at = data.draw(st.integers(0, len(bets) - 1))
        surer = [*bets[:at], (bets[at][0], 0.99), *bets[at + 1 :]]
        better = chance_to_reach(Money(left, "EUR"), eur(0), surer)
        assert better is not None
        assert better >= now - 1e-9
