"""Groups over a real desk: attend, call the office, and each act taken back (1.14)."""

from __future__ import annotations

from datetime import date, time, timedelta

from salesdesk.application.desk import Desk
from salesdesk.application.following_up import Asked
from salesdesk.application.groups import EventTold, asking
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.group_event import GroupAct
from salesdesk.domain.network import Group, GroupEvent
from salesdesk.wording import Words
from salesdesk.wording.groups import state_told
from tests.new_desks import TODAY


def test_1_14_a_group_asks_for_a_call_until_one_is_booked_and_for_an_event_when_it_is_near(desk: Desk) -> None:
    chamber = desk.groups.keep(None, "Chamber of Trade", "+49 30 12").made(Group)
    online = desk.groups.keep(None, "Makers online").made(Group)
    assert [row.state.act for row in desk.groups.view()] == [GroupAct.CALL, GroupAct.CALL]
    asked = Asked(topic="Ask for suggestions", day=date(2026, 12, 3), clock=time(9), group_id=chamber)
    desk.following_up.book(asked)
    told = EventTold(title="Winter fair", day=date(2026, 12, 2), clock=time(18, 30), place="Hall 4")
    event = desk.groups.add_event(online, told).made(GroupEvent)
    rows = desk.groups.view()
    assert [(row.group.name, row.state.act) for row in rows] == [
        ("Makers online", GroupAct.ATTEND),
        ("Chamber of Trade", GroupAct.WAIT),
    ]
    assert [row.group.id for row in asking(rows)] == [online]
    step = desk.groups.attend(event, attending=False)
    assert {row.state.act for row in desk.groups.view()} == {GroupAct.CALL, GroupAct.WAIT}
    desk.changes.undo(step)
    assert desk.groups.view() == rows


def test_1_14_an_office_that_was_called_asks_again_after_a_week(desk: Desk) -> None:
    chamber = desk.groups.keep(None, "Chamber of Trade", "+49 30 12").made(Group)
    asked = Asked(topic="Ask for suggestions", day=TODAY, clock=time(9), group_id=chamber)
    call = desk.following_up.book(asked).made(FollowUp)
    (waits,) = desk.groups.view()
    assert state_told(Words(), waits, TODAY, "Europe/Berlin") == "call booked"
    step = desk.following_up.done(call)
    (called,) = desk.groups.view()
    assert (called.state.act, called.called_on) == (GroupAct.WAIT, TODAY)
    assert state_told(Words(), called, TODAY, "Europe/Berlin") == "called Tue 1 Dec"
    with desk.groups.bench.look() as look:
        assert look.rows.calls_to_groups(TODAY) == [(chamber, TODAY)]
        assert look.rows.calls_to_groups(TODAY + timedelta(days=1)) == []
    desk.changes.undo(step)
    assert desk.groups.view() == (waits,)


def test_1_14_a_group_goes_with_its_events_and_comes_back_with_them(desk: Desk) -> None:
    key = desk.groups.keep(None, "Chamber").made(Group)
    desk.groups.keep(key, "Chamber of Trade", "12")
    desk.groups.add_event(key, EventTold(title="Fair", day=date(2026, 12, 24)))
    before = desk.groups.view()
    step = desk.groups.drop(key)
    assert desk.groups.view() == ()
    desk.changes.undo(step)
    assert desk.groups.view() == before
