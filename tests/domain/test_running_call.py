"""A call that is on the line is measured in minutes; a clock that was forgotten measures nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from salesdesk.domain.moment import Moment
from salesdesk.domain.running_call import RunningCall

BEGAN = datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [(-30, 1), (0, 1), (29, 1), (89, 1), (91, 2), (12 * 60, 12), (8 * 3600, 480), (8 * 3600 + 60, None)],
)
def test_4_32_a_call_lasts_whole_minutes_and_at_least_one(seconds: int, minutes: int | None) -> None:
    call = RunningCall(began=Moment(BEGAN, "Europe/Berlin"))
    now = BEGAN + timedelta(seconds=seconds)
    assert call.minutes(now) == minutes
    assert call.seconds(now) == max(0, seconds)
