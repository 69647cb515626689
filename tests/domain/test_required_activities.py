"""How much activity a goal takes, by mean and at 80 % confidence; planned and done (F7, 4.2, 4.10)."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.binomial import at_least
from salesdesk.domain.period import Period, WorkCalendar
from salesdesk.domain.rates import Rate
from salesdesk.domain.required_activities import (
    Conversion,
    WeekPlan,
    beside,
    by_kind,
    per_week,
    required,
    week_of,
    weeks_left,
)
from tests.domain.examples import key

MONDAY = date(2026, 11, 23)
TALK, CLOSING = ActivityKind.CALL_OR_MEETING, ActivityKind.CLOSING


def _funnel(*rates: tuple[int, int]) -> list[Conversion]:
    return [Conversion(of=f"step {n}", rate=Rate.seen(hits, of)) for n, (hits, of) in enumerate(rates)]


def test_f7_from_the_goal_up_by_the_mean() -> None:
    shown = required(14, _funnel((40, 100), (50, 100), (35, 100), (10, 100)))
    assert [one.by_mean for one in shown] == [35, 70, 200, 2_000]


def test_f7_three_at_a_quarter_take_12_on_average_and_16_to_be_fairly_sure() -> None:
    (shown,) = required(3, _funnel((25, 100)))
    assert (shown.by_mean, shown.sure) == (12, 16)


def test_f7_a_third_of_three_is_nine_and_not_ten() -> None:
    assert required(3, _funnel((10, 30)))[0].by_mean == 9


def test_f7_fairly_sure_means_the_goal_itself_from_every_step() -> None:
    shown = required(14, _funnel((40, 100), (50, 100), (35, 100), (10, 100)))
    for one, through in zip(shown, (0.4, 0.2, 0.07, 0.007), strict=True):
        assert one.sure is not None
        assert at_least(14, one.sure, through) >= 0.8 > at_least(14, one.sure - 1, through)


@pytest.mark.parametrize("seen", [(2, 7), (0, 50), (0, 0)])
def test_f7_cannot_say_from_a_step_on_of_which_too_few_were_seen_or_none_went_on(seen: tuple[int, int]) -> None:
    shown = required(5, _funnel((4, 8), seen, (50, 100)))
    assert [(one.by_mean is None, one.sure is None) for one in shown] == [(False, False), (True, True), (True, True)]


def test_f7_no_goal_takes_nothing() -> None:
    assert [(one.by_mean, one.sure) for one in required(0, _funnel((4, 8)))] == [(0, 0)]


@given(
    st.integers(1, 60),
    st.lists(
        st.integers(8, 200).flatmap(lambda n: st.tuples(st.integers(1, n - 1), st.just(n))), min_size=1, max_size=4
    ),
    st.data(),
)
def test_f7_a_better_rate_never_takes_more_and_a_larger_goal_never_less(
    goal: int, rates: list[tuple[int, int]], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(rates) - 1))
    better = [(hits + (n == at), of) for n, (hits, of) in enumerate(rates)]
    now = required(goal, _funnel(*rates))
    for less, here, more in zip(
        required(goal, _funnel(*better)), now, required(goal + 1, _funnel(*rates)), strict=True
    ):
        assert less.by_mean is not None
        assert less.sure is not None
        assert here.by_mean is not None
        assert here.sure is not None
        assert more.by_mean is not None
        assert more.sure is not None
        assert less.by_mean <= here.by_mean < more.by_mean
        assert less.sure <= here.sure < more.sure
        assert min(here.by_mean, here.sure) >= goal


def test_4_10_the_weeks_that_are_left_are_working_weeks() -> None:
    december = Period.parse("2026-12")
    assert weeks_left(december, date(2026, 12, 1), WorkCalendar()) == pytest.approx(23 / 5)
    shut = WorkCalendar(holidays=frozenset(date(2026, 12, 24) + timedelta(days=n) for n in range(8)))
    assert weeks_left(december, date(2026, 12, 21), shut) == pytest.approx(3 / 5)
    assert weeks_left(december, date(2027, 1, 1), WorkCalendar()) == 0
    assert weeks_left(december, date(2026, 12, 1), WorkCalendar(weekdays=frozenset())) == 0


@pytest.mark.parametrize(
    ("count", "weeks", "each"), [(2_000, 10, 200), (23, 4.6, 5), (24, 4.6, 6), (7, 0.4, 7), (0, 0, 0), (7, 0, None)]
)
def test_4_10_how_many_a_week(count: int, weeks: float, each: int | None) -> None:
    assert per_week(count, weeks) == each


def test_4_10_a_number_is_shared_out_as_the_kinds_were_seen() -> None:
    assert by_kind(10, {TALK: 60, CLOSING: 30, ActivityKind.NEGOTIATION: 0}) == {TALK: 7, CLOSING: 3}
    assert by_kind(10, {}) == {}


@given(
    st.integers(0, 5_000),
    st.dictionaries(st.sampled_from(ActivityKind), st.integers(0, 900), min_size=1).filter(lambda d: any(d.values())),
    st.integers(),
)
def test_4_10_the_parts_of_the_kinds_add_up_whatever_their_order(
    count: int, seen: dict[ActivityKind, int], seed: int
) -> None:
    parts = by_kind(count, seen)
    assert sum(parts.values()) == count
    assert all(abs(parts[kind] - count * seen[kind] / sum(seen.values())) < 1 for kind in parts)
    assert by_kind(count, dict(Random(seed).sample(list(seen.items()), len(seen)))) == parts


def _plan(number: int, kind: ActivityKind = TALK, week: date = MONDAY) -> WeekPlan:
    return WeekPlan(id=key(), week=week, kind=kind, number=number)


def test_4_10_planned_and_done_stand_beside_what_is_required() -> None:
    plans = [_plan(20), _plan(5), _plan(99, week=MONDAY + timedelta(days=7)), _plan(2, ActivityKind.PROPOSAL)]
    shown = beside(MONDAY, {TALK: 40, CLOSING: 3}, plans, {TALK: 11, CLOSING: 4})
    assert [one.kind for one in shown] == [ActivityKind.PROPOSAL, TALK, CLOSING]
    proposal, talk, closing = shown
    assert (talk.required, talk.planned, talk.done, talk.left) == (40, 25, 11, 14)
    assert (closing.required, closing.planned, closing.done, closing.left) == (3, None, 4, 0)
    assert (proposal.required, proposal.planned, proposal.done, proposal.left) == (None, 2, 0, 2)


def test_4_10_a_week_is_named_by_its_monday() -> None:
    sunday = MONDAY + timedelta(days=6)
    assert {week_of(MONDAY), week_of(sunday)} == {MONDAY}
