"""Time in which a deal does not age, because the customer stopped it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.deal import Status
from salesdesk.domain.deals_alike import day_of_age
from salesdesk.domain.pausing import Pause, begun, days_old, ended, paused_days, standing
from salesdesk.domain.refusals import Missing, OutOfRange
from tests.domain.examples import a_deal

BEGUN = date(2026, 9, 1)


def day(n: int) -> date:
    return BEGUN + timedelta(days=n)


def pause(first: int, last: int | None = None) -> Pause:
    return Pause(begun_on=day(first), ended_on=None if last is None else day(last), reason="Budget round")


@pytest.mark.parametrize(
    ("pauses", "days"),
    [
        ((), 0),
        ((pause(10, 15),), 5),
        ((pause(10, 20), pause(15, 25)), 15),
        ((pause(15, 25), pause(10, 40)), 30),
        ((pause(-5, 3),), 3),
        ((pause(55),), 5),
        ((pause(60, 80),), 0),
    ],
)
def test_days_of_pauses_count_once_and_only_between_the_two_days(pauses: tuple[Pause, ...], days: int) -> None:
    assert paused_days(pauses, BEGUN, day(60)) == days


def test_3_9_a_deal_that_waits_keeps_its_age_and_ages_on_from_there() -> None:
    waits = a_deal(qualified_on=BEGUN, pauses=begun((), day(30), " Budget round "))
    assert waits.paused_age == 30
    assert standing(waits.pauses) == Pause(begun_on=day(30), reason="Budget round")
    goes_on = a_deal(qualified_on=BEGUN, pauses=ended(waits.pauses, day(50)))
    assert goes_on.paused_age is None
    assert goes_on.ages_from == day(20)


def test_3_9_a_deal_that_waits_or_is_closed_stands_still_at_its_age() -> None:
    assert a_deal(qualified_on=BEGUN).still_age is None
    assert a_deal(qualified_on=BEGUN, pauses=(pause(10),)).still_age == 10
    won = a_deal(qualified_on=BEGUN, status=Status.WON, closed_on=day(40))
    assert won.still_age == 40
    assert replace(won, pauses=(pause(10, 15),)).still_age == 35
    assert replace(won, pauses=(pause(10),)).still_age == 10
    assert replace(won, qualified_on=None, created_on=None).still_age is None


stops = st.lists(st.tuples(st.integers(-10, 50), st.integers(0, 30)), max_size=4)


@given(stops, st.none() | st.integers(-5, 60))
def test_3_9_an_age_is_the_days_on_which_no_pause_stood_however_pauses_overlap(
    told: list[tuple[int, int]], still: int | None
) -> None:
    over = [pause(first, min(60, first + days)) for first, days in told]
    pauses = (*over, pause(still)) if still is not None else tuple(over)
    deal = a_deal(qualified_on=BEGUN, pauses=pauses)
    aged = [n for n in range(60) if not any(one.begun_on <= day(n) < (one.ended_on or date.max) for one in pauses)]
    assert deal.ages_from is not None
    assert days_old(deal.ages_from, day(60), deal.paused_age) == len(aged)
    if aged and still is None:
        assert day_of_age(deal, len(aged)) == day(aged[-1] + 1)


def test_3_9_before_a_pause_began_a_deal_was_younger_than_it_is_while_it_waits() -> None:
    waits = a_deal(qualified_on=BEGUN, pauses=(pause(30),))
    assert [days_old(BEGUN, day(n), waits.paused_age) for n in (-3, 12, 30, 55)] == [0, 12, 30, 30]


def test_a_second_pause_needs_the_end_of_the_first_and_each_a_reason() -> None:
    with pytest.raises(OutOfRange, match="second_pause"):
        begun((pause(3),), day(9), "Again")
    with pytest.raises(Missing):
        begun((), day(9), "  ")
    with pytest.raises(OutOfRange, match="pause_ended_on"):
        ended((pause(9),), day(8))
    assert ended((pause(1, 2),), day(9)) == (pause(1, 2),)
