"""Today: what waits is listed by what is urgent, and every counter counts its list."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.favours import FavourTold
from salesdesk.application.following_up import Asked
from salesdesk.application.groups import EventTold, asking
from salesdesk.application.leads import NewLead
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.favour import Favour, FavourKind
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.group_event import GroupAct
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.moment import Moment
from salesdesk.domain.network import Group
from tests.new_desks import TODAY

ACTS = ("late", "due", "ahead", "theirs", "lead", "favour", "event", "group")


@pytest.fixture
def person(desk: Desk) -> Person:
    deal = desk.selling.new_deal("Line", account_name="Malt").made(Deal)
    account = desk.selling.deal(deal).account
    assert account is not None
    key = desk.selling.new_person(account.id, "Greta Holm", "").made(Person)
    with desk.letters.bench.look() as look:
        return look.kept(Person, key).value


def did(desk: Desk, person: Person, act: str, number: int) -> None:
    """Do one thing that Today counts."""
    ago = TODAY - timedelta(days=number % 9 + 1)
    days = {"late": -1, "due": 0, "ahead": 3, "theirs": 1}
    if act in days:
        day, look = TODAY + timedelta(days=days[act]), TODAY + timedelta(days=2)
        theirs = act == "theirs"
        asked = Asked(topic=act, day=day, clock=time(16), they_act=theirs, look_day=look, look_clock=time(9))
        desk.following_up.book(asked).made(FollowUp)
    elif act == "lead":
        desk.leads.new(NewLead(name=f"Lead {number}", day=ago, clock=time(9)))
    elif act == "favour":
        told = FavourTold(person_id=person.id, kind=FavourKind.TIP, day=ago, words=str(number))
        desk.favours.record(told).made(Favour)
    else:
        key = desk.groups.keep(None, f"Group {number}").made(Group)
        if act == "event":
            desk.groups.add_event(key, EventTold(title="Fair", day=TODAY + timedelta(days=number % 5)))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(ACTS), max_size=8))
def test_every_counter_equals_its_list_whatever_was_done(desk: Desk, person: Person, acts: list[str]) -> None:
    for number, act in enumerate(acts):
        did(desk, person, act, number)
    view = desk.today.view()
    assert desk.today.due() == len(view.meetings) + len(view.due)
    assert desk.leads.count() == len(view.leads)
    assert len(desk.favours.owed()) == len(view.thanks)
    assert len(asking(desk.groups.view())) == len(view.groups)
    assert all(row.state.act is not GroupAct.WAIT for row in view.groups)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_a_meeting_is_of_the_day_it_is_then_on_the_desk_wherever_it_was_agreed(desk: Desk, zone: str) -> None:
    bench = desk.letters.bench
    account = desk.selling.new_account("Acme").made(Account)
    now = Moment(bench.now() + timedelta(minutes=1), zone)
    bench.do(Edit(None, Meeting(id=bench.new_id(), account_id=account, starts=now)))
    view = desk.today.view()
    assert ([row.starts for row in view.meetings], view.coming) == ([now], ())
    assert desk.today.due() == 1


def test_what_waits_longest_comes_first(desk: Desk, person: Person) -> None:
    for number, act in enumerate(("lead", "lead", "lead", "due", "late", "favour", "favour")):
        did(desk, person, act, number)
    view = desk.today.view()
    assert [row.lead.name for row in view.leads] == ["Lead 2", "Lead 1", "Lead 0"]
    assert [row.follow_up.topic for row in view.due] == ["late", "due"]
    assert [row.favour.words for row in view.thanks] == ["6", "5"]


def test_what_is_done_is_gone_from_today(desk: Desk, person: Person) -> None:
    for number, act in enumerate(("lead", "due", "favour")):
        did(desk, person, act, number)
    view = desk.today.view()
    desk.following_up.done(view.due[0].follow_up.id)
    desk.favours.waive(view.thanks[0].favour.id, "They asked for none")
    desk.leads.spoke(view.leads[0].lead.id, date(2026, 11, 30), time(10))
    after = desk.today.view()
    assert (after.due, after.thanks, after.leads) == ((), (), ())
