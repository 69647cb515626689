"""The lands test: the share of the desk's own wins that closed in the days left, and what stands in where few did."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.closing_in_time import Cycles, InTime, Landing, Rests, cycles_of
from salesdesk.domain.deal import Deal, Motion, Status
from tests.domain.examples import a_deal, key

TODAY = date(2026, 12, 1)


def a_win(days: int, motion: Motion = Motion.NEW, closed_ago: int = 10) -> Deal:
    closed = TODAY - timedelta(days=closed_ago)
    begun = closed - timedelta(days=days)
    return a_deal(id=key(), status=Status.WON, motion=motion, qualified_on=begun, closed_on=closed)


def cycles(*days: int, motion: Motion = Motion.NEW, usual: int | None = None) -> Cycles:
    return cycles_of([a_win(one, motion) for one in days], {}, TODAY, usual)


def test_0_2_half_of_the_wins_in_the_days_left_lands_one_in_ten_may_fewer_come_too_late() -> None:
    ten = cycles(5, 10, 15, 20, 25, 30, 35, 40, 45, 50)
    shares = {days: ten.within(days, Motion.NEW) for days in (4, 5, 24, 25)}
    assert {days: found.verdict for days, found in shares.items()} == {
        4: Landing.TOO_LATE,
        5: Landing.MAY,
        24: Landing.MAY,
        25: Landing.LANDS,
    }
    assert (shares[5].n, shares[5].rests, shares[5].is_small) == (10, Rests.MOTION, False)
    share = shares[5].share
    assert share is not None
    assert share.value == pytest.approx(0.1)
    assert share.low < 0.1 < share.high


def test_0_2_under_eight_wins_the_middle_cycle_of_all_motions_decides_and_never_may() -> None:
    few = cycles_of([*(a_win(30, Motion.EXISTING) for _ in range(9)), *(a_win(80) for _ in range(7))], {}, TODAY)
    assert few.within(29, Motion.EXISTING).rests is Rests.MOTION
    assert few.within(29, Motion.NEW) == few.within(29, Motion.FORMER)
    assert (few.within(29, Motion.NEW).verdict, few.within(30, Motion.NEW).verdict) == (Landing.TOO_LATE, Landing.LANDS)
    assert (few.within(30, Motion.NEW).rests, few.within(30, Motion.NEW).median) == (Rests.POOLED, 30)


def test_0_2_without_a_win_the_cycle_that_was_set_decides_and_without_it_nobody_can_say() -> None:
    told = Cycles(usual=20)
    assert [told.within(days, Motion.NEW).verdict for days in (19, 20)] == [Landing.TOO_LATE, Landing.LANDS]
    unknown = Cycles().within(90, Motion.NEW)
    assert (unknown.verdict, unknown.chance, unknown.rests) == (Landing.CANNOT_SAY, None, Rests.NOTHING)


def test_1_2_fewer_than_eight_wins_are_said_to_be_few() -> None:
    found = cycles(10, 20, 30).within(30, Motion.NEW)
    assert (found.n, found.is_small, found.chance) == (3, True, 1.0)
    eight = cycles(*range(10, 18)).within(30, Motion.NEW)
    assert (eight.n, eight.is_small, eight.rests) == (8, False, Rests.MOTION)


def test_0_4_a_segment_with_eight_wins_of_its_own_is_taken_by_itself() -> None:
    fast, slow = [a_win(10) for _ in range(8)], [a_win(100) for _ in range(8)]
    both = cycles_of(
        [*fast, *slow], {deal.id: "Food" for deal in fast} | {deal.id: "Steel" for deal in slow[1:]}, TODAY
    )
    assert both.within(20, Motion.NEW, "Food").chance == 1.0
    assert both.within(20, Motion.NEW, "Food").rests is Rests.SEGMENT
    assert both.within(20, Motion.NEW, "Steel").rests is Rests.MOTION
    assert both.within(20, Motion.NEW, "Steel").chance == 0.5


def test_0_8_only_wins_of_the_last_24_months_tell_and_none_of_tomorrow() -> None:
    first = (TODAY - date(2024, 12, 2)).days
    old, future, lost = (
        a_win(10, closed_ago=first + 1),
        a_win(10, closed_ago=-1),
        replace(a_win(10), status=Status.LOST),
    )
    assert cycles_of([old, future, lost], {}, TODAY).won == {}
    assert cycles_of([a_win(10, closed_ago=first), a_win(10, closed_ago=0)], {}, TODAY).within(10, Motion.NEW).n == 2


def test_0_1_when_no_day_is_left_nothing_closes_any_more() -> None:
    same_day, told = cycles(*(0,) * 9), Cycles(usual=0)
    assert [one.within(0, Motion.NEW).chance for one in (same_day, told)] == [0.0, 0.0]
    assert [one.within(1, Motion.NEW).chance for one in (same_day, told)] == [1.0, 0.5]


def test_0_1_of_a_set_cycle_what_an_open_deal_has_behind_it_is_over() -> None:
    told = Cycles(usual=30)
    assert [told.closing(age, 10, Motion.NEW).chance for age in (19, 20, 50)] == [0.0, 0.5, 0.5]


def test_0_1_where_too_few_of_a_motion_got_as_old_all_wins_are_asked() -> None:
    wins = cycles_of([a_win(days) for days in (*(10,) * 9, *(90,) * 7)], {}, TODAY)
    assert (wins.closing(11, 79, Motion.NEW).rests, wins.closing(11, 79, Motion.NEW).n) == (Rests.POOLED, 7)


def test_0_1_an_open_deal_is_held_against_the_wins_that_got_as_old() -> None:
    wins = cycles(*range(10, 110, 10))
    young, older = wins.closing(0, 20, Motion.NEW), wins.closing(30, 20, Motion.NEW)
    assert (young.n, young.chance) == (10, 0.2)
    assert (older.n, older.chance) == (8, 0.375)
    assert older.median == 30


def test_0_1_what_is_older_than_any_win_closes_no_more() -> None:
    assert cycles(10, 20, 30).closing(31, 365, Motion.NEW).chance == 0.0


@given(
    st.lists(st.integers(0, 400), min_size=8, max_size=40),
    st.integers(0, 300),
    st.integers(0, 300),
    st.integers(0, 200),
)
def test_more_days_left_never_lessen_the_chance(days: list[int], left: int, more: int, age: int) -> None:
    found = cycles(*days)
    less, longer = (found.closing(age, one, Motion.NEW) for one in (left, left + more))
    assert (less.chance or 0.0) <= (longer.chance or 0.0)
    assert _rank(less) <= _rank(longer)


def _rank(found: InTime) -> int:
    return [Landing.TOO_LATE, Landing.MAY, Landing.LANDS].index(found.verdict)
