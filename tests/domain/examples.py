"""Small made-up values that several tests of the domain start from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import UUID

from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.money import Money
from salesdesk.domain.proposal import CompareRow, Proposal, ProposalLine, ProposalOption

_numbers = count(1)


def key(number: int | None = None) -> UUID:
    """Return a key of its own, or the same one for the same number."""
    return UUID(int=number if number is not None else next(_numbers) + 10**9)


def eur(amount: int | str) -> Money:
    """Return so many euro."""
    return Money.of(amount, "EUR")


def a_deal(**fields: Any) -> Deal:
    """Return an open deal in euro, changed by the fields given."""
    whole: dict[str, Any] = {"id": key(), "title": "Cold storage, hall 2", "currency": "EUR"}
    return Deal(**whole | fields)


def a_stage(**fields: Any) -> Stage:
    """Return a stage, changed by the fields given."""
    whole: dict[str, Any] = {"id": key(), "name": "Proposal", "order": 3}
    return Stage(**whole | fields)


def line(text: str = "Sensor", price: int | str = 100, quantity: int | str = 1, **fields: Any) -> ProposalLine:
    """Return a priced line in euro."""
    return ProposalLine(text=text, price=eur(price), quantity=Decimal(quantity), **fields)


RAISED_A, RAISED_B, ACCOUNT, DEAL = key(1), key(2), key(3), key(4)


def an_option(letter: str, *lines: ProposalLine, **fields: Any) -> ProposalOption:
    """Return an option that lacks nothing, with these lines."""
    whole: dict[str, Any] = {
        "name": f"The {letter} way",
        "sentence": "It does what was asked.",
        "rows": (CompareRow(label="Fits best if", text="you start small"),),
        "lines": lines,
        "raised": (RAISED_A if letter == "A" else RAISED_B,),
    }
    return ProposalOption(**whole | fields)


def a_proposal(*options: ProposalOption, **fields: Any) -> Proposal:
    """Return a proposal of 1 December 2026 on the deal, with two real options unless others are given."""
    both = options or (an_option("A", line(quantity=12)), an_option("B", line(quantity=30)))
    whole: dict[str, Any] = {
        "id": key(),
        "number": "SD-2026-001",
        "account_id": ACCOUNT,
        "deal_id": DEAL,
        "currency": "EUR",
        "title": "Cold storage",
        "dated": date(2026, 12, 1),
        "options": both,
    }
    return Proposal(**whole | fields)
