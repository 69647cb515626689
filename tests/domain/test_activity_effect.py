"""Which activities work, and which cost hours and bring no advance (1.16, 4.2)."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.activity import Activity, ActivityKind, Channel, Reach
from salesdesk.domain.activity_effect import Effect, KindSum, Yield, counted, effects, unproductive
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.moment import Moment
from tests.domain.examples import key

TALK, RESEARCH, SERVICE = ActivityKind.CALL_OR_MEETING, ActivityKind.MARKET_RESEARCH, ActivityKind.SERVICE
AT = Moment(datetime(2026, 11, 24, 9, tzinfo=UTC), "Europe/Athens")


def _sum(kind: ActivityKind, hours: float, advances: int = 0, talks: int = 0, **fields: Any) -> KindSum:
    return KindSum(kind=kind, count=10, talks=talks, minutes=round(hours * 60), advances=advances, **fields)


def _of(kind: ActivityKind, *sums: KindSum) -> Effect:
    return next(one for one in effects(sums) if one.sum.kind is kind)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"minutes": 30, "outcome": OutcomeClass.ADVANCE},
            KindSum(kind=TALK, count=1, talks=1, minutes=30, advances=1),
        ),
        (
            {"minutes": 30, "outcome": OutcomeClass.ORDER},
            KindSum(kind=TALK, count=1, talks=1, minutes=30, advances=1, orders=1),
        ),
        ({"outcome": OutcomeClass.CONTINUATION}, KindSum(kind=TALK, count=1, talks=1, untimed=1)),
        ({"minutes": 5, "reach": Reach.NO_ANSWER}, KindSum(kind=TALK, count=1, minutes=5)),
        ({"channel": Channel.DESK, "reach": Reach.DONE, "minutes": 0}, KindSum(kind=TALK, count=1)),
    ],
)
def test_1_16_what_an_entry_of_the_log_counts_as(fields: dict[str, Any], expected: KindSum) -> None:
    assert counted(Activity(id=key(), began=AT, **fields)) == expected


def test_4_2_advances_an_hour_and_the_share_of_talks_that_advanced() -> None:
    shown = _of(TALK, _sum(TALK, 20, advances=5, talks=8))
    assert shown.per_hour == pytest.approx(0.25)
    assert (shown.advanced.value, shown.advanced.n) == (5 / 8, 8)
    assert shown.found is Yield.ADVANCES


def test_1_16_many_hours_and_no_advance_are_flagged() -> None:
    # The desk advances 10 times in 60 hours; 40 hours of research would have brought 6.7 of them.
    sums = [_sum(TALK, 20, advances=10), _sum(RESEARCH, 40)]
    assert _of(RESEARCH, *sums).found is Yield.MANY_HOURS_NO_ADVANCE
    assert _of(RESEARCH, *sums).expected == pytest.approx(40 / 6)
    assert [one.sum.kind for one in unproductive(effects(sums))] == [RESEARCH]


@pytest.mark.parametrize(
    ("others", "hours"),
    [((TALK, 20, 20), 7.9), ((TALK, 100, 10), 20), ((TALK, 100, 0), 50)],
    ids=["few hours", "may be chance", "no advance on the whole desk"],
)
def test_1_16_what_may_be_chance_is_not_flagged(others: tuple[ActivityKind, int, int], hours: float) -> None:
    kind, other_hours, advances = others
    sums = [_sum(kind, other_hours, advances=advances), _sum(RESEARCH, hours)]
    assert _of(RESEARCH, *sums).found is Yield.NOTHING_YET
    assert unproductive(effects(sums)) == ()


def test_1_16_one_advance_is_not_none() -> None:
    assert _of(RESEARCH, _sum(TALK, 20, advances=50), _sum(RESEARCH, 100, advances=1)).found is Yield.ADVANCES


def test_4_2_time_that_nobody_knows_gives_no_rate_an_hour() -> None:
    shown = _of(TALK, KindSum(kind=TALK, count=3, talks=3, untimed=3, advances=2))
    assert shown.per_hour is None
    assert shown.advanced.value == pytest.approx(2 / 3)


def test_4_2_the_kind_that_brings_most_an_hour_stands_first_and_the_longest_without_any_is_named_first() -> None:
    sums = [
        _sum(RESEARCH, 40),
        _sum(SERVICE, 60),
        _sum(TALK, 40, advances=20),
        _sum(ActivityKind.CLOSING, 4, advances=8),
    ]
    kinds = [one.sum.kind for one in effects(sums)]
    assert kinds == [ActivityKind.CLOSING, TALK, SERVICE, RESEARCH]
    assert [one.sum.kind for one in unproductive(effects(sums))] == [SERVICE, RESEARCH]


def test_4_2_nothing_done_yet() -> None:
    assert effects([]) == ()


sums_seen = st.lists(
    st.builds(
        KindSum,
        kind=st.sampled_from(ActivityKind),
        count=st.integers(1, 50),
        talks=st.integers(0, 50),
        minutes=st.integers(0, 6_000),
        advances=st.integers(0, 20),
    ),
    max_size=12,
)


@given(sums_seen, st.integers())
def test_4_2_the_kinds_add_up_to_the_whole_whatever_the_order(sums: list[KindSum], seed: int) -> None:
    shown = effects(sums)
    assert len({one.sum.kind for one in shown}) == len(shown)
    for name in ("count", "talks", "minutes", "advances"):
        assert sum(getattr(one.sum, name) for one in shown) == sum(getattr(one, name) for one in sums)
    if any(one.minutes for one in sums):
        assert sum(one.expected for one in shown) == pytest.approx(sum(one.advances for one in sums))
    assert effects(Random(seed).sample(sums, len(sums))) == shown
