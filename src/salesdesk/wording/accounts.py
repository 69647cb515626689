"""What is said of accounts and their people."""

from __future__ import annotations

from salesdesk.application.account_editing import reached
from salesdesk.application.rows import AccountRow
from salesdesk.domain.account import Account, ContactKind, Person
from salesdesk.wording.labels import label
from salesdesk.wording.words import Words


def account_told(words: Words, account: Account, owner: str) -> str:
    """Return what an account is, in a line: "Customer, Retail, Germany, owned by Ines Roth"."""
    owned = words.text("owned by {name}", name=owner) if owner else ""
    return ", ".join(filter(None, (label(words, account.kind), account.industry, account.country, owned)))


def row_told(words: Words, row: AccountRow) -> str:
    """Return the second line of an account in a list: "Prospect, Retail"."""
    return ", ".join(filter(None, (label(words, row.kind), row.industry)))


def accounts_told(words: Words, shown: int, limit: int) -> str:
    """Return how many accounts are listed; a list that was cut says how to see the rest."""
    if shown >= limit:
        return words.text("The first {n} accounts by name. Search to see others", n=words.number(limit))
    return words.plural("{n} account", "{n} accounts", shown)


def person_told(words: Words, person: Person) -> str:
    """Return how a person is reached, in a line; somebody not to be contacted says only that."""
    if person.do_not_contact:
        return words.text("Do not contact")
    kinds = (ContactKind.PHONE, ContactKind.MOBILE, ContactKind.EMAIL)
    return ", ".join(filter(None, (reached(person.contacts, kind) for kind in kinds)))


def people_told(words: Words, shown: int, limit: int) -> str:
    """Return how many people are listed; a list that was cut says how to see the rest."""
    if shown >= limit:
        return words.text("The first {n} people by name. Search to see others", n=words.number(limit))
    return words.plural("{n} person", "{n} people", shown)
