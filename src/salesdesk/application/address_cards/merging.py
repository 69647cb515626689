"""A card against somebody we know, field by field: what differs, and what becomes of the person (1.13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final
from uuid import UUID

from salesdesk.domain.account import Affiliation, ContactKind, ContactPoint, Person
from salesdesk.domain.address_card import AddressCard
from salesdesk.domain.folding import fold, squeeze
from salesdesk.domain.network import Circle
from salesdesk.domain.portrait import Portrait


class CardField(StrEnum):
    """What of a person a card may say otherwise."""

    NAME = "name"
    TITLE = "title"
    ACCOUNT = "account"
    PHONE = "phone"
    MOBILE = "mobile"
    EMAIL = "email"
    ADDRESS = "address"
    WEB = "web"
    NOTE = "note"
    CIRCLE = "circle"
    PORTRAIT = "portrait"
    DO_NOT_CONTACT = "do_not_contact"


class Take(StrEnum):
    """What is kept of a field that both have: ours, what the card says, or both where several may stand."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


POINTS: Final[Mapping[CardField, ContactKind]] = {
    CardField.PHONE: ContactKind.PHONE,
    CardField.MOBILE: ContactKind.MOBILE,
    CardField.EMAIL: ContactKind.EMAIL,
    CardField.ADDRESS: ContactKind.ADDRESS,
    CardField.WEB: ContactKind.WEB,
}
SEVERAL: Final = frozenset({*POINTS, CardField.ACCOUNT, CardField.NOTE})
"""Fields in which both may stand."""
_NUMBERS: Final = frozenset({ContactKind.PHONE, ContactKind.MOBILE})
_LEAST_DIGITS: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A card with what it names found: the account, and the circle and note it comes to."""

    card: AddressCard
    account: UUID | None = None
    account_name: str = ""
    circle: Circle | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field of which the card says something else: what stands here, what it says, what is kept of it.

    Portraits have no text; `ours` is empty where nothing stands here.
    """

    field: CardField
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    take: Take

    @property
    def can_both(self) -> bool:
        """Whether both may stand."""
        return self.field in SEVERAL and bool(self.ours)

    @property
    def fills(self) -> bool:
        """Whether the card fills what is empty here."""
        return not self.ours


def differences(
    person: Person,
    said: Said,
    accounts: Mapping[UUID, str],
    portrait: Portrait | None,
    takes: Mapping[CardField, Take],
) -> tuple[Difference, ...]:
    """Return the fields in which the card says more or something else, each with what is kept of it.

    What is empty here is filled, everything else stays as it is unless `takes` says otherwise.
    """
    found: list[Difference] = []
    for field, theirs in _theirs(said).items():
        ours = _ours(person, field, accounts, portrait, said.account)
        if _differs(person, said, field, ours, theirs, portrait):
            default = Take.OURS if ours else Take.THEIRS
            found.append(Difference(field=field, ours=ours, theirs=theirs, take=takes.get(field, default)))
    return tuple(found)


def _differs(
    person: Person,
    said: Said,
    field: CardField,
    ours: tuple[str, ...],
    theirs: tuple[str, ...],
    portrait: Portrait | None,
) -> bool:
    match field:
        case CardField.PORTRAIT:
            return portrait is None or portrait.content != said.card.picture
        case CardField.NOTE:
            return fold(said.note) not in fold(person.note)
        case CardField.TITLE if all(a.account_id != said.account for a in person.affiliations):
            return False  # it comes with the account
        case CardField.PHONE | CardField.MOBILE:
            # A number may stand here as the one and on the card as the other.
            ours = tuple(point.value for point in person.contacts if point.kind in _NUMBERS)
            return not {_key(field, text) for text in theirs} <= {_key(field, text) for text in ours}
        case _:
            return not {_key(field, text) for text in theirs} <= {_key(field, text) for text in ours}


def _theirs(said: Said) -> Mapping[CardField, tuple[str, ...]]:
    """Return what a card says, by field; fields of which it says nothing are not there."""
    card = said.card
    named = {
        CardField.NAME: (card.name,),
        CardField.TITLE: (card.title,) if said.account else (),
        CardField.ACCOUNT: (said.account_name,),
        **{field: card.reached_by(kind) for field, kind in POINTS.items()},
        CardField.NOTE: (said.note,),
        CardField.CIRCLE: (said.circle.value if said.circle else "",),
        CardField.PORTRAIT: (card.media,),
        CardField.DO_NOT_CONTACT: ("true",) if card.do_not_contact else (),
    }
    return {field: kept for field, texts in named.items() if (kept := tuple(filter(None, texts)))}


def _ours(
    person: Person, field: CardField, accounts: Mapping[UUID, str], portrait: Portrait | None, account: UUID | None
) -> tuple[str, ...]:
    if field in POINTS:
        return tuple(point.value for point in person.contacts if point.kind is POINTS[field])
    texts = {
        CardField.NAME: (person.name,),
        CardField.TITLE: (person.title_at(account),),
        CardField.ACCOUNT: tuple(accounts.get(a.account_id, "") for a in person.affiliations),
        CardField.NOTE: (person.note,),
        CardField.CIRCLE: (person.circle.value if person.circle else "",),
        CardField.PORTRAIT: (portrait.media if portrait else "",),
        CardField.DO_NOT_CONTACT: ("true",) if person.do_not_contact else (),
    }
    return tuple(filter(None, texts[field]))


def _key(field: CardField, text: str) -> str:
    """Return a text as two of a field are compared: numbers by their digits, the rest without case and spaces."""
    if field in {CardField.PHONE, CardField.MOBILE}:
        return number_key(text) or fold(text)
    return squeeze(text)


def number_key(number: str) -> str:
    """Return the digits by which two ways of writing a number are one: the last nine; "" for too few to tell."""
    digits = "".join(character for character in number if character.isdigit())
    return digits[-9:] if len(digits) >= _LEAST_DIGITS else ""


def merged(person: Person, said: Said, found: tuple[Difference, ...]) -> Person:
    """Return the person with what is taken of the card; the portrait is kept apart."""
    for difference in found:
        if difference.take is not Take.OURS:
            person = _taken(person, said, difference)
    return person


def _taken(person: Person, said: Said, difference: Difference) -> Person:
    field, both = difference.field, difference.take is Take.BOTH
    if field in POINTS:
        return replace(person, contacts=_points(person, said.card, field, both=both))
    match field:
        case CardField.NAME:
            return replace(person, name=said.card.name)
        case CardField.NOTE:
            return replace(person, note=f"{person.note}\n{said.note}" if both and person.note else said.note)
        case CardField.CIRCLE:
            return replace(person, circle=said.circle)
        case CardField.DO_NOT_CONTACT:
            return replace(person, do_not_contact=True)
        case CardField.ACCOUNT | CardField.TITLE if said.account is not None:
            return replace(person, affiliations=_affiliations(person, said, field, both=both))
        case _:
            return person


def _points(person: Person, card: AddressCard, field: CardField, *, both: bool) -> tuple[ContactPoint, ...]:
    """Return the contact points with those of one kind exchanged, or those added that are not there yet."""
    kind = POINTS[field]
    kept = tuple(point for point in person.contacts if both or point.kind is not kind)
    kinds = _NUMBERS if kind in _NUMBERS else {kind}
    there = {_key(field, point.value) for point in kept if point.kind in kinds}
    new = (point for point in card.contacts if point.kind is kind and _key(field, point.value) not in there)
    return (*kept, *new)


def _affiliations(person: Person, said: Said, field: CardField, *, both: bool) -> tuple[Affiliation, ...]:
    """Return where somebody works: a position changes in place, a new account stands beside the others or alone."""
    assert said.account is not None
    own = next((a for a in person.affiliations if a.account_id == said.account), None)
    if field is CardField.TITLE and own is not None:
        titled = replace(own, title=said.card.title)
        return tuple(titled if a is own else a for a in person.affiliations)
    if field is CardField.TITLE:
        return person.affiliations
    new = own or Affiliation(account_id=said.account, title=said.card.title)
    others = person.affiliations if both else ()
    return (*(a for a in others if a.account_id != said.account), new)


def person_from(key: UUID, said: Said, origin: str) -> Person:
    """Return somebody new as the card says; a title without an account stands in the note."""
    card = said.card
    note = said.note if said.account or not card.title else "\n".join(filter(None, (card.title, said.note)))
    return Person(
        id=key,
        name=card.name,
        affiliations=(Affiliation(account_id=said.account, title=card.title),) if said.account else (),
        contacts=card.contacts,
        do_not_contact=card.do_not_contact,
        note=note,
        circle=said.circle,
        origin=origin,
    )
