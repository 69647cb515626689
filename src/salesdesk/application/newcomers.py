"""Somebody who is not on the desk yet is introduced where their name comes up: a referral, a call (1.7, 4.22)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesdesk.application.changes import Edit
from salesdesk.application.selling import account_named
from salesdesk.domain.account import Account, Affiliation, ContactKind, ContactPoint, Person

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.bench import Bench
    from salesdesk.application.ports import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """A name, and where known the account by name, phone and e-mail; `referred_by` brought us together."""

    name: str
    account: str = ""
    phone: str = ""
    email: str = ""
    referred_by: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced:
    """The person to keep, with the account where they work; `edits` keep whichever of them is new."""

    person: Person
    account: Account | None
    edits: tuple[Edit, ...]


def introduced(bench: Bench, look: Reading, newcomer: Newcomer) -> Introduced:
    """Return the person as new; the account is the one of that name, else a new one of mine."""
    edits: list[Edit] = []
    account = account_named(look, newcomer.account)
    if account is None and newcomer.account.strip():
        me = bench.changes.settings(look).me
        account = Account(id=bench.new_id(), name=newcomer.account.strip(), owner_id=me)
        edits.append(Edit(None, account))
    given = ((ContactKind.PHONE, newcomer.phone), (ContactKind.EMAIL, newcomer.email))
    person = Person(
        id=bench.new_id(),
        name=newcomer.name.strip(),
        affiliations=(Affiliation(account_id=account.id),) if account else (),
        contacts=tuple(ContactPoint(kind=kind, value=value.strip()) for kind, value in given if value.strip()),
        referred_by=newcomer.referred_by,
    )
    return Introduced(person=person, account=account, edits=(*edits, Edit(None, person)))
