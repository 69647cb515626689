"""People from files of their own: with role, numbers, addresses and the account they work for."""

from __future__ import annotations

import pytest

from salesdesk.application.importing.kinds import FileKind
from salesdesk.application.importing.tidying import people_in, points_in
from salesdesk.domain.account import Account, ContactKind, Person
from salesdesk.domain.deal import Deal
from tests.application.importing.files import Office, office, text

PEOPLE = """
First name,Last name,Job title,Company,Email,Phone,Mobile
Ann,Lee,Head of purchasing,Nordwind AG,ann@nordwind.example,+49 30 1,+49 170 1
Bo,Ek,,Nordwind AG,bo@nordwind.example;bo@home.example,,
,,Cook,Eisbär KG,cy@eisbaer.example,,
"""


def account_of(trial: Office, person: Person) -> list[str]:
    names = {account.id: account.name for account in trial.every(Account)}
    return [names[a.account_id] for a in person.affiliations]


def test_people_arrive_with_role_numbers_and_account() -> None:
    trial = office()
    outcome = trial.bring(text(PEOPLE))
    assert (outcome.kind, outcome.counts.added, outcome.problems) == (FileKind.CONTACTS, 3, ())
    ann = trial.one(Person, "Ann Lee")
    assert account_of(trial, ann) == ["Nordwind AG"]
    assert ann.affiliations[0].title == "Head of purchasing"
    assert [(c.kind, c.value) for c in ann.contacts] == [
        (ContactKind.EMAIL, "ann@nordwind.example"),
        (ContactKind.PHONE, "+49 30 1"),
        (ContactKind.MOBILE, "+49 170 1"),
    ]
    assert outcome.made.accounts == ("Nordwind AG", "Eisbär KG")


def test_two_addresses_in_a_cell_are_two_and_no_name_is_the_address() -> None:
    trial = office()
    trial.bring(text(PEOPLE))
    bo = trial.one(Person, "Bo Ek")
    assert [c.value for c in bo.contacts] == ["bo@nordwind.example", "bo@home.example"]
    assert account_of(trial, trial.one(Person, "cy@eisbaer.example")) == ["Eisbär KG"]


def test_again_nothing_is_added_and_a_new_role_changes_its_person_alone() -> None:
    trial = office()
    trial.bring(text(PEOPLE))
    again = trial.bring(text(PEOPLE)).counts
    assert (again.added, again.updated, again.unchanged) == (0, 0, 3)
    moved = trial.bring(text(PEOPLE.replace("Head of purchasing", "Director"))).counts
    assert (moved.added, moved.updated, moved.unchanged) == (0, 1, 2)
    assert trial.one(Person, "Ann Lee").affiliations[0].title == "Director"


def test_a_file_of_people_completes_those_whom_deals_named() -> None:
    trial = office()
    trial.bring(text("Deal,Account,Stage,Contact\nCold store,Nordwind AG,New,Ann Lee; Bo Ek"))
    assert len(trial.one(Deal, "Cold store").people) == 2
    trial.bring(text(PEOPLE))
    assert len(trial.every(Person)) == 3
    ann = trial.one(Person, "Ann Lee")
    assert ann.affiliations[0].title == "Head of purchasing"
    assert ann.reached_by(ContactKind.EMAIL) == "ann@nordwind.example"
    assert ann.id in {p.person_id for p in trial.one(Deal, "Cold store").people}


def test_the_same_name_at_two_accounts_is_two_people() -> None:
    trial = office()
    trial.bring(text("Name,Company,Email\nMaria Kunz,Nordwind AG,m@n.example\nMaria Kunz,Eisbär KG,m@e.example"))
    assert sorted(account_of(trial, person)[0] for person in trial.every(Person)) == ["Eisbär KG", "Nordwind AG"]
    trial.bring(text("Deal,Account,Stage,Contact\nCounter,Eisbär KG,New,Maria Kunz"))
    (met,) = trial.one(Deal, "Counter").people
    assert trial.one(Account, "Eisbär KG").id == next(
        p.affiliations[0].account_id for p in trial.every(Person) if p.id == met.person_id
    )


def test_an_import_of_people_is_taken_back_whole() -> None:
    trial = office()
    outcome = trial.bring(text(PEOPLE))
    trial.importing.take_back(outcome.batch)
    assert (trial.every(Person), trial.every(Account)) == ([], [])


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Ann Lee", [("Ann Lee", "")]),
        ("Ann Lee (ann@lee.example);Bo <bo@ek.example>", [("Ann Lee", "ann@lee.example"), ("Bo", "bo@ek.example")]),
        ("ann@lee.example", [("ann@lee.example", "ann@lee.example")]),
        ("Lee, Ann", [("Lee, Ann", "")]),
        (";; ", []),
    ],
)
def test_a_cell_of_people_is_read_person_by_person(cell: str, people: list[tuple[str, str]]) -> None:
    assert list(people_in(cell)) == people


def test_numbers_in_a_cell_are_parted_and_none_stands_twice() -> None:
    assert points_in("+49 1, +49 2; +49 1;") == ("+49 1", "+49 2")
