"""Writing an account and its people; finding for whom something is done."""

from __future__ import annotations

from uuid import UUID

import pytest

from salesdesk.application.account_editing import reached, with_contact, with_title
from salesdesk.application.choosing import Whom, matching, meant
from salesdesk.domain.account import Affiliation, ContactKind, ContactPoint, Person

HERE, ELSEWHERE = UUID(int=1), UUID(int=2)
DESK_PHONE = ContactPoint(kind=ContactKind.PHONE, value="+49 30 1234", label="desk")
SECOND_PHONE = ContactPoint(kind=ContactKind.PHONE, value="+49 30 9999")
MAIL = ContactPoint(kind=ContactKind.EMAIL, value="ana@quarry.example")


def test_a_contact_point_is_changed_where_it_stands_and_the_others_stay() -> None:
    known = (DESK_PHONE, MAIL, SECOND_PHONE)
    changed = with_contact(known, ContactKind.PHONE, " +49 30 5678 ")
    assert [point.value for point in changed] == ["+49 30 5678", MAIL.value, SECOND_PHONE.value]
    assert changed[0].label == "desk"
    assert reached(changed, ContactKind.PHONE) == "+49 30 5678"


def test_a_contact_point_without_a_value_goes_and_the_next_of_its_kind_comes_up() -> None:
    left = with_contact((DESK_PHONE, MAIL, SECOND_PHONE), ContactKind.PHONE, "")
    assert left == (MAIL, SECOND_PHONE)
    assert reached(left, ContactKind.PHONE) == SECOND_PHONE.value


def test_a_new_kind_of_contact_stands_last() -> None:
    assert with_contact((DESK_PHONE,), ContactKind.WEB, "quarry.example")[-1].kind is ContactKind.WEB
    assert with_contact((DESK_PHONE,), ContactKind.WEB, "  ") == (DESK_PHONE,)


def test_a_title_belongs_to_one_account_and_leaves_the_others_alone() -> None:
    ana = Person(id=UUID(int=5), name="Ana", affiliations=(Affiliation(account_id=ELSEWHERE, title="Adviser"),))
    hired = with_title(ana, HERE, " Buyer ")
    assert (hired.title_at(HERE), hired.title_at(ELSEWHERE)) == ("Buyer", "Adviser")
    assert with_title(hired, HERE, "Head of buying").title_at(HERE) == "Head of buying"
    assert len(with_title(hired, HERE, "x").affiliations) == 2


KNOWN = (
    Whom(words="Quarry Lane Dairies", account_id=HERE),
    Whom(words="Øster Bryghus", account_id=ELSEWHERE),
    Whom(words="Quarry Lane Dairies: Cold-chain loggers", account_id=HERE, deal_id=UUID(int=7)),
    Whom(words="Λευκός Όρμος", account_id=UUID(int=8)),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("quarry", [0, 2]),
        ("dairies cold", [2]),
        ("LEUKOS", []),
        ("λευκος ορμος", [3]),
        ("nobody", []),
        ("", [0, 1, 2, 3]),
    ],
)
def test_whom_is_found_by_words_in_any_case_and_without_accents(typed: str, found: list[int]) -> None:
    assert matching(KNOWN, typed, 8) == [KNOWN[place] for place in found]


def test_beginnings_come_first_and_no_more_than_asked_for() -> None:
    known = (Whom(words="Big Kestrel"), Whom(words="Kestrel Parcel"))
    assert matching(known, "kes", 8)[0].words == "Kestrel Parcel"
    assert len(matching(known, "kes", 1)) == 1


def test_a_name_typed_in_full_means_that_one_even_if_others_begin_so() -> None:
    assert meant(KNOWN, "quarry lane dairies") == [KNOWN[0]]
    assert len(meant(KNOWN, "quarry")) == 2
    assert meant(KNOWN, "  ") == []
