"""What is known when a moment is chosen (2.6), who acts (2.9), and that the counter counts the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.follow_up_lists import due_count, due_lists, due_rows
from salesdesk.application.following_up import Asked
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.follow_up import FollowUp, FollowUpKind, Reply
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.moment import Moment
from salesdesk.domain.network import Group
from salesdesk.domain.refusals import LooseWords, Missing, OutOfRange

TODAY = date(2026, 12, 1)
ZONE = "Europe/Berlin"


def _booked(desk: Desk, topic: str = "Which option?", **fields: Any) -> UUID:
    asked = Asked(topic=topic, day=TODAY + timedelta(days=2), clock=time(14))
    return desk.following_up.book(replace(asked, **fields)).made(FollowUp)


def _kept(desk: Desk, key: UUID) -> FollowUp:
    with desk.changes.store.reading() as look:
        return look.kept(FollowUp, key).value


def test_2_6_the_moment_proposed_keeps_to_the_country_and_to_what_is_booked(desk: Desk) -> None:
    settings_ = desk.setting_up.settings()
    desk.selling.keep(settings_, replace(settings_, country="FR"))
    times = desk.booking.times()
    assert times.proposed(FollowUpKind.CALL_BACK, 30) == Moment.of(date(2026, 12, 3), time(10), times.now.zone)
    assert not times.calendar.is_working_day(date(2026, 12, 25))
    _booked(desk, clock=time(10))
    account = desk.selling.new_account("Alpine Brew").made(Account)
    starts = Moment.of(date(2026, 12, 3), time(10, 30), times.now.zone)
    desk.changes.do(Edit(None, Meeting(id=UUID(int=7), account_id=account, starts=starts, minutes=60)))
    known = desk.booking.times()
    assert [one.who or one.about for one in known.taken] == ["Which option?", "Alpine Brew"]
    assert known.proposed(FollowUpKind.CALL_BACK, 30).local.time() == time(11, 30)
    assert [one.who for one in known.clashes(starts, 15)] == ["Alpine Brew"]
    assert known.clashes(starts, 15, but=UUID(int=7)) == ()


def test_what_is_called_off_theirs_or_a_whole_day_takes_no_time(desk: Desk) -> None:
    _booked(desk, they_act=True, look_day=TODAY + timedelta(days=3), look_clock=time(9))
    whole = _booked(desk, all_day=True, clock=None)
    desk.inviting.cancel(_booked(desk))
    assert desk.booking.times().taken == ()
    assert (_kept(desk, whole).all_day, _kept(desk, whole).starts.local.time()) == (True, time(0))


def test_2_9_the_prospect_acts_and_we_look(desk: Desk) -> None:
    key = _booked(desk, they_act=True, look_day=TODAY + timedelta(days=3), look_clock=time(9))
    follow_up = _kept(desk, key)
    assert (follow_up.they_act, follow_up.starts.day, follow_up.timing.reminds.day) == (
        True,
        TODAY + timedelta(days=2),
        TODAY + timedelta(days=3),
    )
    assert [row.follow_up.id for row in desk.today.view().theirs] == [key]
    desk.following_up.take_over(key)
    assert not _kept(desk, key).they_act
    with pytest.raises(Missing):
        desk.following_up.hand_over(key, TODAY + timedelta(days=4), None)
    with pytest.raises(OutOfRange):
        desk.following_up.hand_over(key, TODAY, time(9))
    desk.following_up.hand_over(key, TODAY + timedelta(days=4), time(9))
    assert _kept(desk, key).they_act


def test_2_7_putting_off_needs_a_day_and_a_time(desk: Desk) -> None:
    key = _booked(desk, day=TODAY - timedelta(days=1))
    assert [row.follow_up.id for row in desk.today.view().due] == [key]
    with pytest.raises(LooseWords):
        desk.following_up.snooze(key, None, None, said="next week")
    with pytest.raises(Missing):
        desk.following_up.snooze(key, TODAY + timedelta(days=1), None)
    desk.following_up.snooze(key, TODAY + timedelta(days=1), time(9))
    assert (desk.today.view().due, desk.today.due()) == ((), 0)
    desk.following_up.wake(key)
    assert desk.today.due() == 1


def test_who_is_to_be_there_is_kept_with_what_they_replied(desk: Desk) -> None:
    account = desk.selling.new_account("Alpine Brew").made(Account)
    ann, ben = (desk.selling.new_person(account, name).made(Person) for name in ("Ann Roth", "Ben Vale"))
    key = _booked(desk, account_id=account, people=(ann, ben), place=" Hall 2 ")
    before = _kept(desk, key)
    assert (before.place, [one.person_id for one in before.people]) == ("Hall 2", [ann, ben])
    said = replace(before, people=(replace(before.people[0], reply=Reply.ACCEPTED), before.people[1]))
    desk.changes.do(Edit(before, said))
    desk.following_up.expect(key, [ann], "Hall 3")
    assert [(one.person_id, one.reply) for one in _kept(desk, key).people] == [(ann, Reply.ACCEPTED)]
    row = desk.following_up.due()[0]
    assert (row.people, row.follow_up.people[0].reply) == (("Ann Roth",), Reply.ACCEPTED)


def test_what_is_called_off_is_gone_everywhere(desk: Desk) -> None:
    deal = desk.selling.new_deal("Press line", account_name="Hallertau Malt").made(Deal)
    key = _booked(desk, deal_id=deal, day=TODAY)
    assert desk.today.due() == 1
    with desk.changes.store.reading() as look:
        assert look.rows.deal_row(deal).next_step is not None
    step = desk.inviting.cancel(key)
    view = desk.selling.deal(deal)
    assert (desk.today.due(), desk.following_up.due(), view.follow_ups, view.account and view.account.name) == (
        0,
        [],
        (),
        "Hallertau Malt",
    )
    with desk.changes.store.reading() as look:
        assert look.rows.deal_row(deal).next_step is None
    desk.changes.undo(step)
    assert desk.today.due() == 1


_DAYS = st.integers(-3, 3)
_HOURS = st.integers(0, 23)
_ZONES = st.sampled_from([ZONE, "Pacific/Auckland", "America/Los_Angeles"])
_MOMENTS = st.builds(lambda d, h, z: Moment.of(TODAY + timedelta(days=d), time(h), z), _DAYS, _HOURS, _ZONES)
_OPTIONAL_DAY = st.none() | st.just(TODAY)


@given(
    st.lists(
        st.builds(
            FollowUp,
            id=st.uuids(version=4),
            topic=st.just("Which?"),
            starts=_MOMENTS,
            uid=st.just(""),
            snoozed=st.none() | _MOMENTS,
            all_day=st.booleans(),
            they_act=st.booleans(),
            done_on=_OPTIONAL_DAY,
            cancelled_on=_OPTIONAL_DAY,
        ),
        max_size=12,
        unique_by=lambda one: one.id,
    )
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_counter_equals_its_list_and_each_open_one_is_in_one(desk: Desk, wanted: list[FollowUp]) -> None:
    # Examples share the desk: what one left is put away, and no key is used twice.
    wanted = [replace(one, id=desk.changes.ids.new()) for one in wanted]
    for old in desk.following_up.due():
        desk.changes.do(Edit(old.follow_up, None))
    desk.changes.do(*(Edit(None, one) for one in wanted))
    now, zone = desk.changes.clock.now(), desk.setting_up.settings().zone
    with desk.changes.store.reading() as look:
        lists = due_lists(look, now, zone)
        rows = due_rows(look, now, zone)
        count = due_count(look, now, zone)
    assert count == len(lists.due) == len(rows) == desk.today.due() == len(desk.today.view().due)
    parts = (*lists.due, *lists.theirs, *lists.snoozed, *lists.ahead)
    assert sorted(row.follow_up.id for row in parts) == sorted(one.id for one in wanted if one.is_open)


def test_a_follow_up_may_belong_to_a_group(desk: Desk) -> None:
    group = Group(id=UUID(int=9), name="Chamber of commerce")
    desk.changes.do(Edit(None, group))
    _booked(desk, group_id=group.id)
    assert [row.group for row in desk.following_up.due()] == ["Chamber of commerce"]
