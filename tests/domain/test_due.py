"""When a follow-up is due (2.9): put off, theirs, over night, across zones, whole days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from salesdesk.domain.due import Due, Timing
from salesdesk.domain.follow_up import (
    Evidence,
    FollowUp,
    FollowUpKind,
    handed_over,
    rescheduled,
    snoozed,
    taken_over,
    who_should_act,
)
from salesdesk.domain.moment import Moment
from salesdesk.domain.refusals import OutOfRange
from tests.domain.examples import key

BERLIN, TOKYO = "Europe/Berlin", "Asia/Tokyo"
DAY = date(2026, 12, 8)
NOON = datetime(2026, 12, 8, 11, 0, tzinfo=UTC)
EARLIER = datetime(2026, 12, 1, 11, 0, tzinfo=UTC)
SAID = Evidence(on=DAY)


def _at(day: int, hour: int, zone: str = BERLIN) -> Moment:
    return Moment.of(date(2026, 12, day), time(hour), zone)


def _follow_up(**fields: Any) -> FollowUp:
    whole: dict[str, Any] = {"id": key(), "topic": "Their answer", "starts": _at(8, 10), "uid": "1@salesdesk"}
    return FollowUp(**whole | fields)


@pytest.mark.parametrize(
    ("timing", "due"),
    [
        (Timing(starts=_at(7, 10)), Due.LATE),
        (Timing(starts=_at(8, 9)), Due.TODAY),
        (Timing(starts=_at(8, 16)), Due.TODAY),
        (Timing(starts=_at(9, 9)), Due.AHEAD),
        (Timing(starts=_at(7, 10), snoozed=_at(8, 15)), Due.SNOOZED),
        (Timing(starts=_at(7, 10), snoozed=_at(8, 11)), Due.TODAY),
        (Timing(starts=_at(1, 10), snoozed=_at(7, 11)), Due.LATE),
        (Timing(starts=_at(9, 10), snoozed=_at(7, 11)), Due.AHEAD),
        (Timing(starts=_at(7, 10), snoozed=_at(9, 10), they_act=True), Due.THEIRS),
        (Timing(starts=_at(7, 10), snoozed=_at(8, 11), they_act=True), Due.TODAY),
        (Timing(starts=_at(7, 10), they_act=True), Due.LATE),
        (Timing(starts=_at(9, 10), they_act=True), Due.THEIRS),
    ],
)
def test_2_9_due_when_we_look_not_before(timing: Timing, due: Due) -> None:
    assert timing.due(NOON, BERLIN) is due


def test_a_travelling_rep_sees_the_day_of_the_desk_and_a_whole_day_is_the_same_everywhere() -> None:
    early = Moment.of(date(2026, 12, 9), time(7), TOKYO)
    assert Timing(starts=early).due(NOON, BERLIN) is Due.TODAY, "seven in Tokyo is eleven in the evening in Berlin"
    assert Timing(starts=early).due(NOON, TOKYO) is Due.AHEAD
    whole = Timing(starts=Moment.of(date(2026, 12, 9), time(0), TOKYO), all_day=True)
    assert whole.due(NOON, BERLIN) is whole.due(NOON, TOKYO) is Due.AHEAD
    assert whole.due(NOON + timedelta(days=1), BERLIN) is Due.TODAY


def test_what_is_done_or_called_off_is_never_due() -> None:
    for fields in ({"done_on": DAY}, {"cancelled_on": DAY}):
        gone = _follow_up(starts=_at(1, 10), **fields)
        assert gone.due(NOON, BERLIN) is None
        assert gone.late_days(DAY) == 0
    assert _follow_up(starts=_at(1, 10)).late_days(DAY) == 7
    assert _follow_up(starts=_at(1, 10), snoozed=_at(7, 9)).late_days(DAY) == 1


def test_2_9_they_act_until_the_agreed_moment_and_we_look_later() -> None:
    theirs = handed_over(_follow_up(), _at(9, 10), EARLIER)
    assert (theirs.they_act, theirs.starts, theirs.timing.reminds) == (True, _at(8, 10), _at(9, 10))
    with pytest.raises(OutOfRange) as refused:
        handed_over(_follow_up(), _at(7, 10), EARLIER)
    assert refused.value.what == "check_on"
    assert taken_over(theirs) == _follow_up(id=theirs.id)


def test_2_9_nobody_acts_by_a_moment_that_is_over() -> None:
    with pytest.raises(OutOfRange, match="act_by"):
        handed_over(_follow_up(), _at(9, 10), NOON)
    today = _follow_up(starts=_at(8, 0), all_day=True)
    assert handed_over(today, _at(9, 10), NOON).they_act
    with pytest.raises(OutOfRange, match="act_by"):
        handed_over(today, _at(9, 10), _at(9, 0).at)


def test_2_9_fewer_than_three_facts_ask_who_should_act() -> None:
    assert who_should_act(_follow_up().state, FollowUpKind.CALL_BACK)
    assert who_should_act(_follow_up(promised=SAID, ours=SAID).state, FollowUpKind.VISIT)
    assert not who_should_act(_follow_up(promised=SAID, ours=SAID, theirs=SAID).state, FollowUpKind.VISIT)
    assert not who_should_act(_follow_up().state, FollowUpKind.THANK_YOU), "thanks are owed in any case"


def test_putting_off_needs_a_moment_to_come_and_moving_ends_it() -> None:
    asleep = snoozed(_follow_up(promised=SAID), _at(9, 14), NOON)
    assert (asleep.snoozed, asleep.promised, asleep.sequence) == (_at(9, 14), SAID, 0)
    with pytest.raises(OutOfRange) as refused:
        snoozed(_follow_up(), Moment(NOON, BERLIN), NOON)
    assert refused.value.what == "snooze"
    assert rescheduled(asleep, _at(10, 10)).snoozed is None
    moved = rescheduled(handed_over(_follow_up(), _at(9, 10), EARLIER), _at(10, 10))
    assert (moved.they_act, moved.snoozed) == (True, _at(11, 10))
