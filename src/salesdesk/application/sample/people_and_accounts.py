"""The 30 accounts of the story and the people in them."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.application.sample.keys import key
from salesdesk.application.sample.source import Table, read, texts
from salesdesk.domain.account import Account, AccountKind, Affiliation, ContactKind, ContactPoint, Person
from salesdesk.domain.deal import BuyingRole
from salesdesk.domain.network import Circle

_FIRST_NUMBER = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """An account with its people, and the part each of them usually has in a decision."""

    account: Account
    people: tuple[Person, ...]
    roles: tuple[BuyingRole, ...]


def clients() -> dict[str, Client]:
    """Return the accounts as they were before the first deal, by the names the story gives them."""
    return {told["key"]: _client(told) for told in read("accounts")["account"]}


def _client(told: Table) -> Client:
    account = Account(
        id=key("account", told["key"]),
        kind=AccountKind(told.get("kind", AccountKind.PROSPECT)),
        founded=told["founded"],
        employees=told["employees"],
        owner_id=key("rep", told["owner"]),
        contacts=(
            ContactPoint(kind=ContactKind.PHONE, value=f"{told['phone']}00"),
            ContactPoint(kind=ContactKind.WEB, value=f"www.{told['domain']}"),
        ),
        **texts(told, "name", "industry", "country", "region", "note"),
    )
    return Client(
        account=account,
        people=tuple(_person(told, line, n) for n, line in enumerate(told["people"], _FIRST_NUMBER)),
        roles=tuple(BuyingRole(line[4]) for line in told["people"]),
    )


def _person(told: Table, line: list[str], number: int) -> Person:
    name_key, name, title, mailbox, _role, *known = line
    return Person(
        id=key("person", name_key),
        name=name,
        affiliations=(Affiliation(account_id=key("account", told["key"]), title=title),),
        contacts=(
            ContactPoint(kind=ContactKind.EMAIL, value=f"{mailbox}@{told['domain']}"),
            ContactPoint(kind=ContactKind.PHONE, value=f"{told['phone']}{number}"),
        ),
        circle=Circle(known[0]) if known else None,
        origin=known[1] if len(known) > 1 else "",
    )
