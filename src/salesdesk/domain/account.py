"""Accounts and the people in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.network import Circle


class AccountKind(StrEnum):
    """What the account is to us."""

    PROSPECT = "prospect"
    CUSTOMER = "customer"
    FORMER = "former"
    PARTNER = "partner"


class ContactKind(StrEnum):
    """How a person or an account is reached."""

    PHONE = "phone"
    MOBILE = "mobile"
    EMAIL = "email"
    WEB = "web"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPoint:
    """One number, address or page at which somebody is reached."""

    kind: ContactKind
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A company that buys or may buy; `employees` and `revenue_millions` as the source gave them."""

    id: UUID
    name: str
    industry: str = ""
    kind: AccountKind = AccountKind.PROSPECT
    country: str = ""
    region: str = ""
    founded: int | None = None
    employees: int | None = None
    revenue_millions: str = ""
    parent_id: UUID | None = None
    owner_id: UUID | None = None
    note: str = ""
    contacts: tuple[ContactPoint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """That a person works (or worked) for an account, in which position."""

    account_id: UUID
    title: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody we talk to; personal data throughout.

    `circle` is from which part of our life we know them (1.13), `origin` where what we know of them came from,
    `referred_by` who brought us together (1.7).
    """

    id: UUID
    name: str
    affiliations: tuple[Affiliation, ...] = ()
    contacts: tuple[ContactPoint, ...] = ()
    do_not_contact: bool = False
    note: str = ""
    circle: Circle | None = None
    origin: str = ""
    referred_by: UUID | None = None

    def title_at(self, account_id: UUID | None) -> str:
        """Return the position the person holds at the account, or nothing."""
        return next((a.title for a in self.affiliations if a.account_id == account_id), "")

    def reached_by(self, *kinds: ContactKind) -> str:
        """Return the first contact point of these kinds, or nothing."""
        return next((c.value for c in self.contacts if c.kind in kinds), "")


def proposable(people: Iterable[Person], already: Collection[UUID | None] = ()) -> tuple[Person, ...]:
    """Return those whom a plan may propose: nobody who is not to be contacted, but for who is in it already (1.13)."""
    return tuple(person for person in people if not person.do_not_contact or person.id in already)
