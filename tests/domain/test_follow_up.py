from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.follow_up import Evidence, FollowUp, FollowUpState, checked, rescheduled
from salesdesk.domain.moment import Moment
from salesdesk.domain.refusals import Missing
from tests.domain.examples import key

DAY = date(2026, 12, 1)
STARTS = Moment.of(DAY, time(10, 30), "Europe/Berlin")
SAID = Evidence(on=date(2026, 11, 24), text="said so on the phone")


def _follow_up(**fields: Any) -> FollowUp:
    whole: dict[str, Any] = {"id": key(), "topic": "Their answer", "starts": STARTS, "uid": "1@salesdesk"}
    return FollowUp(**whole | fields)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ((), FollowUpState.PROPOSED),
        (("ours",), FollowUpState.PROPOSED),
        (("theirs",), FollowUpState.PROPOSED),
        (("ours", "theirs"), FollowUpState.PROPOSED),
        (("promised",), FollowUpState.AGREED),
        (("promised", "ours"), FollowUpState.AGREED),
        (("promised", "theirs"), FollowUpState.AGREED),
        (("promised", "ours", "theirs"), FollowUpState.IN_BOTH_CALENDARS),
    ],
)
def test_2_8_three_states(facts: tuple[str, ...], state: FollowUpState) -> None:
    assert _follow_up(**dict.fromkeys(facts, SAID)).state is state


def test_2_8_another_moment_voids_what_was_agreed_and_counts_the_calendar_entry_up() -> None:
    agreed = _follow_up(promised=SAID, ours=SAID, theirs=SAID, sequence=2)
    moved = rescheduled(agreed, Moment.of(DAY + timedelta(days=1), time(10, 30), "Europe/Berlin"))
    assert moved.state is FollowUpState.PROPOSED
    assert (moved.sequence, moved.uid) == (3, agreed.uid)


def test_2_8_the_same_moment_voids_nothing() -> None:
    agreed = _follow_up(promised=SAID)
    assert rescheduled(agreed, STARTS) is agreed


def test_2_7_a_follow_up_says_what_it_is_about() -> None:
    with pytest.raises(Missing) as refused:
        checked(_follow_up(topic=" \n"))
    assert refused.value.what == "topic"
    assert checked(_follow_up()).topic == "Their answer"


@given(st.integers(-400, 400))
def test_a_follow_up_is_late_by_days_once_its_day_is_over(days: int) -> None:
    today = DAY + timedelta(days=days)
    assert _follow_up().late_days(today) == max(0, days)
    assert _follow_up(done_on=DAY).late_days(today) == 0
