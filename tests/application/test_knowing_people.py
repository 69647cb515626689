"""People listed by name, account and circle, with the day both last spoke (1.13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.domain.account import Account, Person
from salesdesk.domain.network import Circle
from salesdesk.domain.portrait import Portrait


@pytest.fixture
def people(desk: Desk) -> dict[str, UUID]:
    """Fill a desk with three people, two of them at an account."""
    acme = desk.selling.new_account("Ácme Works").made(Account)
    keys = {name: desk.selling.new_person(acme, name, "Buyer").made(Person) for name in ("Ada King", "Bob Stone")}
    zoe = Person(id=desk.changes.ids.new(), name="Ζωή Νίκου", circle=Circle.FAMILY, referred_by=keys["Ada King"])
    desk.changes.do(Edit(None, zoe))
    with desk.changes.store.reading() as look:
        ada = look.kept(Person, keys["Ada King"]).value
    desk.changes.do(Edit(ada, replace(ada, circle=Circle.FRIEND, do_not_contact=True)))
    return keys | {"Ζωή Νίκου": zoe.id}


def names(desk: Desk, text: str = "", *circles: Circle) -> list[str]:
    """Return who is listed."""
    return [row.name for row in desk.people.listed(text, circles)]


def test_1_13_people_are_found_by_their_words_their_account_and_circle(desk: Desk, people: dict[str, UUID]) -> None:
    assert names(desk) == ["Ada King", "Bob Stone", "Ζωή Νίκου"]
    assert names(desk, "acme") == ["Ada King", "Bob Stone"]
    assert names(desk, "ζωη") == ["Ζωή Νίκου"]
    assert names(desk, "", Circle.FRIEND, Circle.FAMILY) == ["Ada King", "Ζωή Νίκου"]
    assert names(desk, "works stone") == ["Bob Stone"]
    ada = desk.people.listed("ada")[0]
    assert (ada.account, ada.title, ada.circle, ada.do_not_contact) == ("Ácme Works", "Buyer", Circle.FRIEND, True)


def test_1_13_the_last_contact_is_the_day_both_last_spoke(desk: Desk, people: dict[str, UUID]) -> None:
    account = desk.people.listed("bob")[0].account_id
    for day in (date(2026, 11, 20), date(2026, 11, 10)):
        desk.discussing.record(day, account_id=account, people=(people["Bob Stone"],))
    assert {row.name: row.last_contact for row in desk.people.listed()} == {
        "Ada King": None,
        "Bob Stone": date(2026, 11, 20),
        "Ζωή Νίκου": None,
    }


def test_1_7_who_brought_us_together_and_the_portrait_stand_beside_somebody(
    desk: Desk, people: dict[str, UUID]
) -> None:
    key = people["Ζωή Νίκου"]
    drawn = Portrait(id=desk.changes.ids.new(), person_id=key, media="image/png", content=b"\x89PNG")
    desk.changes.do(Edit(None, drawn))
    seen = desk.people.seen(key)
    assert (seen.person.id, seen.account, seen.referred_by, seen.portrait) == (key, None, "Ada King", drawn)
    ada = desk.people.seen(people["Ada King"])
    assert ada.account is not None
    assert (ada.account.name, ada.portrait) == ("Ácme Works", None)
