"""Who is on a deal: put on it, cast, taken off again; the account keeps them."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from salesdesk.application.deal_people import DealPeopleView, joined, left
from salesdesk.application.desk import Desk
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import BuyingRole, Deal, DealPerson
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.refusals import Missing
from tests.domain.examples import a_deal, key
from tests.new_desks import TODAY


def test_somebody_who_joins_again_keeps_their_part() -> None:
    part = DealPerson(person_id=key(1), role=BuyingRole.DECIDES, wants="quiet nights")
    deal = a_deal(people=(part,))
    assert joined(deal, key(1)) == deal
    assert joined(deal, key(2)).people == (part, DealPerson(person_id=key(2)))
    assert left(joined(deal, key(2)), key(1)).people == (DealPerson(person_id=key(2)),)


@pytest.fixture
def deal(desk: Desk) -> UUID:
    """Return a deal whose account has one person, who is not on it."""
    made = desk.selling.new_deal("Press line", account_name="Hallertau Malt")
    desk.selling.new_person(made.made(Account), "Ada Holm", "Buyer")
    return made.made(Deal)


def names(view: DealPeopleView) -> tuple[list[str], list[str]]:
    return [one.person.name for one in view.involved], [one.name for one in view.others]


def test_somebody_known_or_new_is_put_on_a_deal_and_one_undo_takes_both_back(desk: Desk, deal: UUID) -> None:
    assert names(desk.deal_people.view(deal)) == ([], ["Ada Holm"])
    (ada,) = desk.deal_people.view(deal).others
    desk.deal_people.add(deal, ada.id)
    step = desk.deal_people.add_new(deal, " Per Lund ", "Head of works", BuyingRole.DECIDES)
    view = desk.deal_people.view(deal)
    assert names(view) == (["Ada Holm", "Per Lund"], [])
    per = view.involved[1]
    assert (per.title, per.part.role, per.last) == ("Head of works", BuyingRole.DECIDES, None)
    desk.changes.undo(step)
    assert names(desk.deal_people.view(deal)) == (["Ada Holm"], [])
    with pytest.raises(Missing):
        desk.deal_people.add_new(deal, "  ")


def test_whoever_is_taken_off_stays_at_the_account_and_says_when_they_were_met(desk: Desk, deal: UUID) -> None:
    step = desk.deal_people.add_new(deal, "Per Lund")
    per = step.made(Person)
    talk = desk.discussing.record(TODAY, deal_id=deal).made(Meeting)
    with desk.changes.store.reading() as look:
        before = look.kept(Meeting, talk).value
    assert desk.deal_people.view(deal).involved[0].last is None
    desk.selling.keep(before, replace(before, people=(per,)))
    assert desk.deal_people.view(deal).involved[0].last == TODAY
    desk.deal_people.remove(deal, per)
    assert names(desk.deal_people.view(deal)) == ([], ["Ada Holm", "Per Lund"])
