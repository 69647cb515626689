"""Contacts that look like somebody of the same account: another person until somebody says that it is the same."""

from __future__ import annotations

from uuid import UUID

import pytest

from salesdesk.application.importing.likeness import NameKind
from salesdesk.application.importing.matching import Choices
from salesdesk.application.importing.troubles import ProblemCode, RemarkCode
from salesdesk.application.importing.twins import Twin
from salesdesk.domain.account import Account, Affiliation, ContactKind, ContactPoint, Person
from tests.application.importing.files import Office, office, text

NORDWIND = Account(id=UUID(int=501), name="Nordwind GmbH")
BECK = Account(id=UUID(int=502), name="Beck")
ILSE = Person(
    id=UUID(int=503),
    name="Ilse Brandt",
    affiliations=(Affiliation(account_id=NORDWIND.id),),
    contacts=(ContactPoint(kind=ContactKind.EMAIL, value="ilse@nordwind.example"),),
)
HEAD = "Name,Company,Email,Phone\n"


def twins(trial: Office, rows: str, choices: Choices | None = None) -> tuple[Twin, ...]:
    return trial.importing.preview(trial.importing.understand(text(HEAD + rows)), choices or Choices()).twins


def test_an_initial_and_another_address_may_be_somebody_who_is_here() -> None:
    (twin,) = twins(office(NORDWIND, BECK, ILSE), "I. Brandt,Nordwind GmbH,i.brandt@nordwind.example,1")
    assert (twin.kind, twin.row, twin.other, twin.other_title, twin.same) == (
        NameKind.PERSON,
        2,
        ILSE.id,
        "Ilse Brandt",
        None,
    )


@pytest.mark.parametrize(
    "row",
    [
        "I. Brandt,Beck,i.brandt@beck.example,1",
        "Jo Falk,Nordwind GmbH,jo@nordwind.example,1",
        "Ilse Brandt-Falk,Nordwind GmbH,ilse@nordwind.example,1",
    ],
)
def test_another_account_name_or_the_same_address_asks_nothing(row: str) -> None:
    assert twins(office(NORDWIND, BECK, ILSE), row) == ()


def test_without_a_word_there_are_two_people_and_it_is_said() -> None:
    trial = office(NORDWIND, ILSE)
    outcome = trial.bring(text(HEAD + "I. Brandt,Nordwind GmbH,i.brandt@nordwind.example,1"))
    assert len(trial.every(Person)) == 2
    assert [r.words for r in outcome.remarks if r.code is RemarkCode.LIKE_A_PERSON] == [("2",)]


def test_by_a_word_it_is_the_same_person_and_known_from_then_on() -> None:
    trial = office(NORDWIND, ILSE)
    rows = "I. Brandt,Nordwind GmbH,i.brandt@nordwind.example,1"
    trial.importing.apply(trial.importing.understand(text(HEAD + rows)), Choices(all_same=True))
    assert [person.id for person in trial.every(Person)] == [ILSE.id]
    assert twins(trial, rows) == ()


def test_two_rows_of_one_file_may_be_one_person() -> None:
    trial = office()
    file = text(HEAD + "Ilse Brandt,Beck,ilse@beck.example,1\nBrandt I.,Beck,brandt@beck.example,2")
    outcome = trial.importing.apply(trial.importing.understand(file), Choices(same_rows=frozenset({3})))
    assert [(p.row, p.code, p.value) for p in outcome.problems] == [(3, ProblemCode.SAME_DEAL, "2")]
    assert [person.name for person in trial.every(Person)] == ["Ilse Brandt"]


def test_who_is_called_the_same_in_one_account_is_the_same_without_asking() -> None:
    rows = "Ilse Brandt,Beck,ilse@beck.example,1\nIlse Brandt,Beck,brandt@beck.example,2"
    assert twins(office(), rows) == ()


def test_the_account_of_a_contact_is_matched_too() -> None:
    trial = office(NORDWIND, ILSE)
    reading = trial.importing.understand(text(HEAD + "Jo Falk,Nordwind,jo@nordwind.example,1"))
    assert [match.text for match in trial.importing.preview(reading).matching.open] == ["Nordwind"]
    trial.importing.apply(reading, Choices(alike=True))
    assert [account.id for account in trial.every(Account)] == [NORDWIND.id]
