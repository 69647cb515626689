"""Whoever is not to be contacted is proposed by nothing that plans (1.13); each place by its practice id."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.log_subject import Subject, around
from salesdesk.domain.account import Account, Person, proposable
from salesdesk.domain.deal import BuyingRole, Deal, DealPerson
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.proposal import Proposal


class Home(NamedTuple):
    """An account with its deal, somebody who is not to be contacted and decides, and somebody who may be called."""

    account: UUID
    deal: UUID
    marked: UUID
    free: UUID


@pytest.fixture
def home(desk: Desk) -> Home:
    """Fill a desk: the marked person comes first by name, decides on the deal and took part before."""
    account = desk.selling.new_account("Acme").made(Account)
    marked = desk.selling.new_person(account, "Ada King").made(Person)
    free = desk.selling.new_person(account, "Bob Stone").made(Person)
    deal = desk.selling.new_deal("Line 4", account_id=account).made(Deal)
    with desk.changes.store.reading() as look:
        before = look.kept(Deal, deal).value
    people = (DealPerson(person_id=marked, role=BuyingRole.DECIDES), DealPerson(person_id=free))
    desk.changes.do(Edit(before, replace(before, people=people)))
    return Home(account, deal, marked, free)


def leave(desk: Desk, person: UUID) -> None:
    """Mark somebody."""
    with desk.changes.store.reading() as look:
        before = look.kept(Person, person).value
    desk.changes.do(Edit(before, replace(before, do_not_contact=True)))


def taking_part(desk: Desk, meeting: UUID) -> tuple[UUID, ...]:
    """Return who takes part."""
    with desk.changes.store.reading() as look:
        return look.kept(Meeting, meeting).value.people


def test_1_13_planning_a_call_takes_nobody_who_is_not_to_be_contacted(desk: Desk, home: Home) -> None:
    plan = desk.preparing.plan_call
    assert home.marked in taking_part(desk, plan(deal_id=home.deal).made(Meeting))
    leave(desk, home.marked)
    assert taking_part(desk, plan(deal_id=home.deal).made(Meeting)) == (home.free,)
    leave(desk, home.free)
    assert taking_part(desk, plan(deal_id=home.deal).made(Meeting)) == ()
    assert taking_part(desk, plan(account_id=home.account).made(Meeting)) == ()


def test_1_13_the_next_meeting_is_not_with_them_either(desk: Desk, home: Home) -> None:
    first = desk.preparing.plan_call(deal_id=home.deal).made(Meeting)
    assert set(taking_part(desk, first)) == {home.marked, home.free}
    leave(desk, home.marked)
    assert taking_part(desk, desk.preparing.plan_next(first).made(Meeting)) == (home.free,)


def test_1_13_attendees_are_offered_without_them_but_for_who_takes_part(desk: Desk, home: Home) -> None:
    joined = desk.preparing.plan_call(deal_id=home.deal).made(Meeting)
    leave(desk, home.marked)
    later = desk.preparing.plan_call(deal_id=home.deal).made(Meeting)
    assert {p.id for p in desk.preparing.view(later).known_people} == {home.free}
    assert {p.id for p in desk.preparing.view(joined).known_people} == {home.marked, home.free}


def test_1_13_and_2_7_follow_ups_are_offered_without_them(desk: Desk, home: Home) -> None:
    leave(desk, home.marked)
    offered = desk.following_up.whom
    assert [p.id for p in offered(home.account, None)] == [home.free]
    assert [p.id for p in offered(None, home.deal)] == [home.free]
    assert [p.id for p in offered(None, home.deal, (home.marked,))] == [home.marked, home.free]
    assert offered(None, None) == ()


def test_2_17_a_proposal_is_not_prepared_for_them(desk: Desk, home: Home) -> None:
    leave(desk, home.marked)
    key = desk.proposing.draft(deal_id=home.deal).made(Proposal)
    view = desk.proposing.view(key)
    assert view.proposal.person_id == home.free
    assert [p.id for p in view.who_may_be_met] == [home.free]
    assert {p.id for p in view.people} == {home.marked, home.free}


def test_4_32_logging_puts_nobody_forward_who_is_not_to_be_contacted(desk: Desk, home: Home) -> None:
    asked = Subject(deal_id=home.deal)
    with desk.changes.store.reading() as look:
        assert around(look, asked).subject.person_id == home.marked
    leave(desk, home.marked)
    with desk.changes.store.reading() as look:
        assert around(look, asked).subject.person_id == home.free
        # Whoever talked to them all the same says so.
        assert around(look, replace(asked, person_id=home.marked)).subject.person_id == home.marked


def test_b4_the_guard_stops_a_call_to_them(desk: Desk, home: Home) -> None:
    leave(desk, home.marked)
    guards = desk.guarding.guards((home.marked, home.free))
    assert not guards[home.marked].may_be_overridden
    assert guards[home.free].may_be_overridden


def test_1_9_a_stalled_deal_without_people_names_nobody_of_the_account_who_is_marked(desk: Desk, home: Home) -> None:
    leave(desk, home.marked)
    with desk.changes.store.reading() as look:
        before = look.kept(Deal, home.deal).value
    desk.changes.do(Edit(before, replace(before, people=())))
    assert [person.id for person in desk.guarding.of_deal(home.deal).people] == [home.free]


def test_1_13_who_is_in_it_already_stays_whatever_the_mark() -> None:
    ada = Person(id=UUID(int=1), name="Ada", do_not_contact=True)
    bob = Person(id=UUID(int=2), name="Bob")
    assert proposable((ada, bob)) == (bob,)
    assert proposable((ada, bob), (ada.id, None)) == (ada, bob)
