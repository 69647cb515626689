"""Tables of accounts, the people in them, and what we found out."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Integer, String, Text
from sqlalchemy.schema import SchemaItem

from salesdesk.domain.account import AccountKind, ContactKind
from salesdesk.domain.network import Circle
from salesdesk.domain.research import FindingKind
from salesdesk.store.records.base import aggregate, part, refers, text
from salesdesk.store.types import Choice

account = aggregate(
    "account",
    text("name", personal=True),
    text("words", personal=True),
    text("industry"),
    text("industry_words"),
    Column("kind", Choice(AccountKind), nullable=False),
    text("country"),
    text("region"),
    Column("founded", Integer),
    Column("employees", Integer),
    Column("revenue_millions", Text, nullable=False),
    refers("parent_id", "account", index=True),
    refers("owner_id", "rep"),
    text("note"),
)


def _contact() -> tuple[SchemaItem, ...]:
    return (
        Column("kind", Choice(ContactKind), nullable=False),
        text("value", personal=True),
        text("words", personal=True),
        text("label"),
    )


account_contact = part("account_contact", "account", *_contact())

person = aggregate(
    "person",
    text("name", personal=True),
    text("words", personal=True),
    Column("do_not_contact", Boolean, nullable=False),
    text("note", personal=True),
    Column("circle", Choice(Circle)),
    text("origin", personal=True),
    refers("referred_by_id", "person", index=True),
)

person_contact = part("person_contact", "person", *_contact())

affiliation = part(
    "affiliation",
    "person",
    refers("account_id", "account", needed=True, index=True),
    text("title", personal=True),
    Column("since", Date),
    Column("until", Date),
)

finding = aggregate(
    "finding",
    Column("kind", Choice(FindingKind), nullable=False),
    text("text", personal=True),
    refers("account_id", "account", index=True),
    text("subject"),
    text("subject_words"),
    Column("source", String, nullable=False),
    Column("found_on", Date),
    refers("said_by_id", "person"),
    refers("competitor_id", "competitor", index=True),
)
