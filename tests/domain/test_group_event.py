"""What a group asks for: attend what is within two days, call the office where nothing is (1.14)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.group_event import GroupAct, checked_event, checked_group, first_day, last_day, state_of
from salesdesk.domain.moment import Moment
from salesdesk.domain.network import Group, GroupEvent
from salesdesk.domain.refusals import Missing, OutOfRange

TODAY, ZONE = date(2026, 12, 1), "Europe/Berlin"


def event(days: int, lasts: int = 0, *, attending: bool | None = None) -> GroupEvent:
    day = TODAY + timedelta(days=days)
    last = day + timedelta(days=lasts) if lasts else None
    key, group = UUID(int=days + 100), UUID(int=1)
    return GroupEvent(id=key, group_id=group, title=f"In {days}", day=day, last_day=last, attending=attending)


@pytest.mark.parametrize(
    ("events", "act", "title"),
    [
        ([], GroupAct.CALL, ""),
        ([event(-1)], GroupAct.CALL, ""),
        ([event(0)], GroupAct.ATTEND, "In 0"),
        ([event(2)], GroupAct.ATTEND, "In 2"),
        ([event(3)], GroupAct.WAIT, "In 3"),
        ([event(9), event(1)], GroupAct.ATTEND, "In 1"),
        ([event(-2, lasts=2)], GroupAct.ATTEND, "In -2"),
        ([event(1, attending=False)], GroupAct.CALL, ""),
        ([event(1, attending=False), event(30)], GroupAct.WAIT, "In 30"),
        ([event(1, attending=True)], GroupAct.ATTEND, "In 1"),
    ],
)
def test_1_14_an_event_within_two_days_is_attended_and_without_one_the_office_is_called(
    events: list[GroupEvent], act: GroupAct, title: str
) -> None:
    state = state_of(events, TODAY, ZONE)
    assert (state.act, state.event.title if state.event else "") == (act, title)


def test_1_14_a_call_that_is_booked_is_waited_for_and_an_event_counts_more() -> None:
    assert state_of([], TODAY, ZONE, called=True).act is GroupAct.WAIT
    assert state_of([event(1)], TODAY, ZONE, called=True).act is GroupAct.ATTEND


def test_1_14_an_event_elsewhere_is_on_the_day_it_is_here() -> None:
    late = Moment(datetime.combine(TODAY, time(20, 0), ZoneInfo("America/New_York")), "America/New_York")
    abroad = GroupEvent(id=UUID(int=2), group_id=UUID(int=1), title="Evening", starts=late)
    assert first_day(abroad, ZONE) == TODAY + timedelta(days=1)


@pytest.mark.parametrize(("hours", "days"), [(0, 0), (14, 0), (15, 0), (16, 1), (32, 1)])
def test_1_14_a_fair_of_two_days_with_hours_is_there_on_its_second_day(hours: int, days: int) -> None:
    begins = Moment.of(TODAY - timedelta(days=1), time(9), ZONE)
    fair = GroupEvent(id=UUID(int=2), group_id=UUID(int=1), title="Fair", starts=begins, minutes=60 * hours)
    assert last_day(fair, ZONE) == TODAY + timedelta(days=days - 1)
    assert state_of([fair], TODAY, ZONE).act is (GroupAct.ATTEND if days else GroupAct.CALL)


def test_what_has_no_name_or_day_or_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Missing, match="name"):
        checked_group(Group(id=UUID(int=1), name=" "))
    with pytest.raises(Missing, match="title"):
        checked_event(GroupEvent(id=UUID(int=1), group_id=UUID(int=1), title=" ", day=TODAY))
    with pytest.raises(Missing, match="day"):
        checked_event(GroupEvent(id=UUID(int=1), group_id=UUID(int=1), title="Fair"))
    with pytest.raises(OutOfRange):
        checked_event(event(2, lasts=-1))
