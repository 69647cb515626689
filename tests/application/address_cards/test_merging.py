"""A card against somebody we know: what differs, and what each choice makes of it (1.13)."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from salesdesk.application.address_cards.circles import circle_of
from salesdesk.application.address_cards.knowing import Acquaintances, Known, Met
from salesdesk.application.address_cards.merging import CardField, Said, Take, differences, merged, person_from
from salesdesk.domain.account import Affiliation, ContactKind, ContactPoint, Person
from salesdesk.domain.address_card import AddressCard
from salesdesk.domain.network import Circle
from salesdesk.domain.portrait import Portrait

ACME, OTHER = UUID(int=1), UUID(int=2)
NAMES = {ACME: "Acme", OTHER: "Other"}


def point(kind: ContactKind, value: str) -> ContactPoint:
    """Return a contact point."""
    return ContactPoint(kind=kind, value=value)


MAIL, CELL, PHONE = ContactKind.EMAIL, ContactKind.MOBILE, ContactKind.PHONE
ADA = Person(
    id=UUID(int=10),
    name="Ada King",
    affiliations=(Affiliation(account_id=ACME, title="Buyer"),),
    contacts=(point(MAIL, "ada@example.com"), point(PHONE, "+44 20 7946 0000")),
    note="Likes tea",
)
CARD = AddressCard(
    name="Ada Lovelace",
    title="Head of buying",
    contacts=(point(MAIL, "ada@example.org"), point(PHONE, "020 7946 0000"), point(CELL, "07700 900000")),
    media="image/png",
    picture=b"p",
)
SAID = Said(card=CARD, account=OTHER, account_name="Other", circle=Circle.FRIEND, note="Plays chess")


def test_1_13_only_what_is_empty_here_is_filled_unless_somebody_chooses() -> None:
    found = differences(ADA, SAID, NAMES, None, {})
    assert [(d.field, d.take) for d in found] == [
        (CardField.NAME, Take.OURS),
        (CardField.ACCOUNT, Take.OURS),
        (CardField.MOBILE, Take.THEIRS),
        (CardField.EMAIL, Take.OURS),
        (CardField.NOTE, Take.OURS),
        (CardField.CIRCLE, Take.THEIRS),
        (CardField.PORTRAIT, Take.THEIRS),
    ]
    after = merged(ADA, SAID, found)
    assert after == replace(ADA, contacts=(*ADA.contacts, point(CELL, "07700 900000")), circle=Circle.FRIEND)
    kept = Portrait(id=UUID(int=3), person_id=ADA.id, media="image/png", content=b"p")
    assert differences(after, SAID, NAMES, kept, {}) == found[:2] + found[3:5]


@pytest.mark.parametrize(
    ("field", "take", "after"),
    [
        (CardField.NAME, Take.THEIRS, replace(ADA, name="Ada Lovelace")),
        (CardField.EMAIL, Take.THEIRS, replace(ADA, contacts=(ADA.contacts[1], point(MAIL, "ada@example.org")))),
        (CardField.EMAIL, Take.BOTH, replace(ADA, contacts=(*ADA.contacts, point(MAIL, "ada@example.org")))),
        (CardField.NOTE, Take.BOTH, replace(ADA, note="Likes tea\nPlays chess")),
        (CardField.NOTE, Take.THEIRS, replace(ADA, note="Plays chess")),
        (
            CardField.ACCOUNT,
            Take.BOTH,
            replace(ADA, affiliations=(*ADA.affiliations, Affiliation(account_id=OTHER, title="Head of buying"))),
        ),
        (
            CardField.ACCOUNT,
            Take.THEIRS,
            replace(ADA, affiliations=(Affiliation(account_id=OTHER, title="Head of buying"),)),
        ),
    ],
)
def test_1_13_each_field_is_kept_taken_or_both_by_choice(field: CardField, take: Take, after: Person) -> None:
    found = differences(ADA, SAID, NAMES, None, {field: take})
    chosen = tuple(d for d in found if d.field is field)
    assert merged(ADA, SAID, chosen) == after
    assert chosen[0].can_both is (field is not CardField.NAME)


def test_1_13_a_position_changes_in_the_same_account_only() -> None:
    here = replace(SAID, account=ACME, account_name="Acme")
    (title,) = [d for d in differences(ADA, here, NAMES, None, {}) if d.field is CardField.TITLE]
    assert (title.ours, title.theirs, title.take) == (("Buyer",), ("Head of buying",), Take.OURS)
    taken = merged(ADA, here, (replace(title, take=Take.THEIRS),))
    assert taken.title_at(ACME) == "Head of buying"


def test_1_13_do_not_contact_on_a_card_is_never_dropped() -> None:
    said = Said(card=AddressCard(name="Ada King", do_not_contact=True))
    assert merged(ADA, said, differences(ADA, said, NAMES, None, {})).do_not_contact
    assert person_from(ADA.id, said, "").do_not_contact


def test_1_13_a_title_without_a_company_stands_in_the_note() -> None:
    said = Said(card=AddressCard(name="Ada", title="Countess"), note="Plays chess")
    assert person_from(ADA.id, said, "Address card a.vcf").note == "Countess\nPlays chess"


def met(card: AddressCard, account: UUID | None = None, *others: Person) -> Met | None:
    """Return whom a card is about among Ada and others."""
    return Acquaintances((ADA, *others)).met(Said(card=card, account=account))


TWO = replace(ADA, id=UUID(int=11), contacts=(), affiliations=(Affiliation(account_id=OTHER),))


@pytest.mark.parametrize(
    ("card", "account", "others", "by"),
    [
        (AddressCard(name="Somebody", contacts=(point(MAIL, "ADA@example.com"),)), None, (), Known.EMAIL),
        (AddressCard(name="ada  KING"), None, (), Known.NAME),
        (AddressCard(name="Ada King"), ACME, (), Known.NAME),
        (AddressCard(name="Ada King"), OTHER, (), None),
        (AddressCard(name="Ada King"), None, (TWO,), Known.LIKE_NAME),
        (AddressCard(name="Bob", contacts=(point(CELL, "0044 (0)20 79460000"),)), OTHER, (), Known.PHONE),
        (AddressCard(name="Bob", contacts=(point(PHONE, "0000"),)), OTHER, (), None),
        (AddressCard(name="Ada Kingg"), ACME, (), Known.LIKE_NAME),
        (AddressCard(name="A. King"), ACME, (), Known.LIKE_NAME),
        (AddressCard(name="Ada Kingg"), OTHER, (), None),
    ],
)
def test_1_13_who_a_card_is_about(
    card: AddressCard, account: UUID | None, others: tuple[Person, ...], by: Known | None
) -> None:
    found = met(card, account, *others)
    assert (found.by if found else None) is by
    assert found is None or found.sure is (by in {Known.EMAIL, Known.NAME})


@pytest.mark.parametrize(
    ("categories", "circle"),
    [
        (("My Contacts", "Friends"), Circle.FRIEND),
        (("Kollegen",), Circle.COWORKER),
        (("ΟΙΚΟΓΈΝΕΙΑ",), Circle.FAMILY),
        (("online_group",), Circle.ONLINE_GROUP),
        (("My Contacts", "starred"), None),
        *(((circle.value,), circle) for circle in Circle),
    ],
)
def test_1_13_a_cards_own_words_propose_the_circle(categories: tuple[str, ...], circle: Circle | None) -> None:
    assert circle_of(categories) is circle
