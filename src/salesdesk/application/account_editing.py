"""Writing an account and its people, as pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from salesdesk.domain.account import Account, Affiliation, ContactKind, ContactPoint, Person

Contacts = tuple[ContactPoint, ...]


def reached(contacts: Contacts, kind: ContactKind) -> str:
    """Return the first contact point of a kind, or nothing."""
    return next((point.value for point in contacts if point.kind is kind), "")


def with_contact(contacts: Contacts, kind: ContactKind, value: str) -> Contacts:
    """Return the contact points with the first of a kind changed; without a value it goes, further ones stay."""
    at = next((place for place, point in enumerate(contacts) if point.kind is kind), len(contacts))
    text = value.strip()
    label = contacts[at].label if at < len(contacts) else ""
    changed = (ContactPoint(kind=kind, value=text, label=label),) if text else ()
    return (*contacts[:at], *changed, *contacts[at + 1 :])


def with_title(person: Person, account_id: UUID, title: str) -> Person:
    """Return the person in another position at the account; somebody new to it works for it from now on."""
    if any(one.account_id == account_id for one in person.affiliations):
        works = tuple(
            replace(one, title=title.strip()) if one.account_id == account_id else one for one in person.affiliations
        )
    else:
        works = (*person.affiliations, Affiliation(account_id=account_id, title=title.strip()))
    return replace(person, affiliations=works)


def may_be_parents(account: Account, accounts: Iterable[tuple[UUID, str]]) -> tuple[tuple[UUID, str], ...]:
    """Return the accounts that may own this one: any but itself."""
    return tuple((key, name) for key, name in accounts if key != account.id)
