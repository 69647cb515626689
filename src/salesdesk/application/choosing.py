"""For whom something is done: a deal or an account, found by what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from salesdesk.application.rows import AccountRow, DealRow
from salesdesk.domain.folding import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """A deal (with its account) or an account alone, and the words it is offered under."""

    words: str
    deal_id: UUID | None = None
    account_id: UUID | None = None


def whom_of(accounts: Sequence[AccountRow], deals: Sequence[DealRow]) -> tuple[Whom, ...]:
    """Return accounts, then deals with their accounts before their titles."""
    by_account = [Whom(words=row.name, account_id=row.id) for row in accounts]
    by_deal = [
        Whom(words=": ".join(filter(None, (row.account, row.title))), deal_id=row.id, account_id=row.account_id)
        for row in deals
    ]
    return (*by_account, *by_deal)


def matching(known: Sequence[Whom], typed: str, most: int) -> list[Whom]:
    """Return those whose words hold every word typed, whatever case and accents; beginnings come first."""
    wanted = fold(typed).split()
    if not wanted:
        return list(known[:most])
    folded = [(fold(whom.words), whom) for whom in known]
    found = [(text, whom) for text, whom in folded if all(word in text for word in wanted)]
    found.sort(key=lambda pair: not pair[0].startswith(wanted[0]))
    return [whom for _, whom in found[:most]]


def meant(known: Sequence[Whom], typed: str) -> list[Whom]:
    """Return whom a typed text can mean: those called exactly so, else all that match it."""
    exact = [whom for whom in known if fold(whom.words) == fold(typed)]
    return exact or (matching(known, typed, len(known)) if typed.strip() else [])


def account_of(found: list[Whom]) -> list[Whom]:
    """Return the account alone where nothing was found but it and its deals, else all that was found.

    For what can be done with the account as well: a plan takes up the deal of the last one by itself.
    """
    accounts = [whom for whom in found if whom.deal_id is None]
    if len(accounts) == 1 and {whom.account_id for whom in found} == {accounts[0].account_id}:
        return accounts
    return found
