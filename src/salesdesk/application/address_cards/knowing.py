"""Whom a card is about: somebody we surely know, somebody it may be, or nobody yet (1.13)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from salesdesk.application.address_cards.merging import Said, number_key
from salesdesk.application.importing.likeness import Likely, NameKind
from salesdesk.domain.account import ContactKind, Person
from salesdesk.domain.folding import fold, squeeze

_NUMBERS = (ContactKind.PHONE, ContactKind.MOBILE)


class Known(StrEnum):
    """By what a card and somebody we know are brought together."""

    EMAIL = "email"
    NAME = "name"
    PHONE = "phone"
    LIKE_NAME = "like_name"


SURE = frozenset({Known.EMAIL, Known.NAME})
"""Nobody is asked: the same address, or the same name where nothing tells two people of that name apart."""


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody a card may be about, and why."""

    person: UUID
    by: Known

    @property
    def sure(self) -> bool:
        """Whether the card is about that person without anybody's word."""
        return self.by in SURE


class Acquaintances:
    """Everybody we know, by address, name and number; those that cards make are added as they come."""

    def __init__(self, persons: Iterable[Person]) -> None:
        self._by_mail: dict[str, UUID] = {}
        self._by_number: dict[str, UUID] = {}
        self._by_name: dict[str, dict[UUID, frozenset[UUID]]] = defaultdict(dict)
        self._alike: dict[UUID | None, Likely[UUID]] = defaultdict(lambda: Likely(NameKind.PERSON))
        for person in persons:
            self.add(person)

    def add(self, person: Person) -> None:
        """Take somebody, or somebody again who changed."""
        for point in person.contacts:
            if point.kind is ContactKind.EMAIL:
                self._by_mail.setdefault(fold(point.value), person.id)
            elif point.kind in _NUMBERS and (key := number_key(point.value)):
                self._by_number.setdefault(key, person.id)
        accounts = frozenset(a.account_id for a in person.affiliations)
        named = self._by_name[squeeze(person.name)]
        if person.id not in named:
            for account in (None, *accounts):
                self._alike[account].add(person.name, person.id)
        named[person.id] = accounts

    def met(self, said: Said) -> Met | None:
        """Return whom a card is about, or may be: by address, by name, by number, by a name like it."""
        card = said.card
        mails = (self._by_mail.get(fold(mail)) for mail in card.reached_by(ContactKind.EMAIL))
        if reached := next(filter(None, mails), None):
            return Met(reached, Known.EMAIL)
        if named := self._named(card.name, said.account):
            return Met(named, Known.NAME)
        numbers = (self._by_number.get(number_key(number)) for number in card.reached_by(*_NUMBERS))
        if called := next(filter(None, numbers), None):
            return Met(called, Known.PHONE)
        # With an account only its own people are compared: elsewhere a like name is somebody else's.
        alike = self._alike[said.account].best(card.name) if said.account in self._alike else None
        return Met(alike[0], Known.LIKE_NAME) if alike else None

    def _named(self, name: str, account: UUID | None) -> UUID | None:
        """Return who is called so in that account; without an account on either side, whoever alone is called so."""
        named = self._by_name.get(squeeze(name), {})
        there = [key for key, accounts in named.items() if account in accounts]
        if there:
            return there[0]
        free = [key for key, accounts in named.items() if account is None or not accounts]
        return free[0] if len(free) == 1 else None
