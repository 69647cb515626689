"""The moment that is proposed (2.6), and what meets at the same time."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.appointment import Appointment, AppointmentKind, clashes, look_after, proposed
from salesdesk.domain.courtesy import USUAL_COURTESY, Courtesy, LeadTime, with_lead_time
from salesdesk.domain.follow_up import FollowUpKind
from salesdesk.domain.moment import Moment
from salesdesk.domain.period import WorkCalendar
from tests.domain.examples import key

ZONE = "Europe/Berlin"
CALENDAR = WorkCalendar(holidays=frozenset({date(2026, 12, 25), date(2026, 12, 3)}))
KINDS = FollowUpKind


def _at(day: int, hour: int, minute: int = 0) -> Moment:
    return Moment.of(date(2026, 12, day), time(hour, minute), ZONE)


def _taken(starts: Moment, minutes: int = 30) -> Appointment:
    return Appointment(id=key(), kind=AppointmentKind.MEETING, starts=starts, minutes=minutes)


@pytest.mark.parametrize(
    ("kind", "day"),
    [(KINDS.INFORMATION, 2), (KINDS.CALL_BACK, 4), (KINDS.PROPOSAL, 7), (KINDS.DEMO, 9), (KINDS.VISIT, 11)],
)
def test_2_6_each_kind_has_its_lead_time_in_working_days_without_holidays(kind: FollowUpKind, day: int) -> None:
    assert proposed(kind, 30, _at(1, 8), USUAL_COURTESY, CALENDAR) == _at(day, 10)


def test_2_6_the_desk_may_set_another_lead_time_and_none_is_today_while_there_is_time() -> None:
    today = Courtesy(lead_times=(LeadTime(kind=KINDS.DEMO, days=0),))
    assert proposed(KINDS.DEMO, 30, _at(1, 8), today, CALENDAR) == _at(1, 10)
    assert proposed(KINDS.DEMO, 30, _at(1, 14, 20), today, CALENDAR) == _at(1, 14, 30)
    assert proposed(KINDS.DEMO, 30, _at(1, 16, 45), today, CALENDAR) == _at(2, 10)
    assert proposed(KINDS.DEMO, 30, _at(2, 18), today, CALENDAR) == _at(4, 10), "the third is a holiday"


def test_2_6_a_lead_time_is_set_and_goes_back_to_the_usual_one() -> None:
    slower = with_lead_time(USUAL_COURTESY, KINDS.VISIT, 9)
    assert (slower.days(KINDS.VISIT), slower.days(KINDS.DEMO)) == (9, USUAL_COURTESY.days(KINDS.DEMO))
    assert with_lead_time(slower, KINDS.VISIT, None) == USUAL_COURTESY
    assert with_lead_time(slower, KINDS.VISIT, 7) == USUAL_COURTESY


def test_2_6_the_first_free_half_hour_in_working_hours_is_proposed() -> None:
    busy = (_taken(_at(2, 10), 45), _taken(_at(2, 11)))
    assert proposed(KINDS.INFORMATION, 30, _at(1, 8), USUAL_COURTESY, CALENDAR, busy) == _at(2, 11, 30)
    full = (_taken(_at(2, 9), 480),)
    assert proposed(KINDS.INFORMATION, 30, _at(1, 8), USUAL_COURTESY, CALENDAR, full) == _at(4, 10)
    late = WorkCalendar(opens=time(13), closes=time(20))
    assert proposed(KINDS.INFORMATION, 30, _at(1, 8), USUAL_COURTESY, late) == _at(2, 13)


def test_what_ends_as_another_begins_does_not_meet_it() -> None:
    taken = _taken(_at(2, 10), 60)
    assert clashes(_at(2, 9, 30), 30, [taken]) == ()
    assert clashes(_at(2, 11), 30, [taken]) == ()
    assert clashes(_at(2, 10, 59), 30, [taken]) == (taken,)
    assert clashes(_at(2, 9, 31), 30, [taken]) == (taken,)
    tokyo = Moment(taken.starts.at, "Asia/Tokyo")
    assert clashes(tokyo, 15, [taken]) == (taken,), "it is the instant that meets, not the clock"


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 120)), min_size=2, max_size=8))
def test_whoever_meets_is_met(spans: list[tuple[int, int]]) -> None:
    base = _at(2, 9)
    taken = [_taken(Moment(base.at + timedelta(minutes=15 * at), ZONE), minutes) for at, minutes in spans]
    for one in taken:
        for other in clashes(one.starts, one.minutes, taken):
            assert one in clashes(other.starts, other.minutes, taken)


@given(st.integers(0, 365), st.sampled_from(list(FollowUpKind)), st.sets(st.dates(date(2026, 12, 1), date(2028, 3, 1))))
def test_2_6_never_proposed_on_a_holiday_or_before_now(days: int, kind: FollowUpKind, free: set[date]) -> None:
    calendar = WorkCalendar(holidays=frozenset(free))
    now = Moment.of(date(2026, 12, 1) + timedelta(days=days), time(12), ZONE)
    found = proposed(kind, 30, now, USUAL_COURTESY, calendar)
    assert calendar.is_working_day(found.day)
    assert found.at > now.at
    assert calendar.working_days(now.day + timedelta(days=1), found.day) >= USUAL_COURTESY.days(kind)


def test_2_9_we_look_on_the_next_working_day_at_the_same_time() -> None:
    assert look_after(_at(2, 10, 30), CALENDAR) == _at(4, 10, 30)


def test_a_desk_without_working_days_counts_every_day() -> None:
    never = WorkCalendar(weekdays=frozenset())
    assert never.working_day_after(date(2026, 12, 1), 3) == date(2026, 12, 4)
    assert CALENDAR.working_day_after(date(2026, 12, 5), 0) == date(2026, 12, 7)
