"""What closing a gap asks the store for: accounts by name, who can be called there, noes with their reasons."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from salesdesk.domain.activity import Activity
from salesdesk.domain.deal import Deal


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountBrief:
    """An account by its name; `industry` is folded, so that one industry is one however it is typed."""

    id: UUID
    name: str
    industry: str = ""
    owner_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reachable:
    """Somebody who can be called: the name, where they work in which position, and their first number."""

    id: UUID
    name: str
    account_id: UUID | None = None
    title: str = ""
    phone: str = ""
    do_not_contact: bool = False


class GapRows(Protocol):
    """The read models of closing a gap; archived records are left out."""

    def accounts_in_brief(self) -> Mapping[UUID, AccountBrief]:
        """Return every account by its key."""
        ...

    def staff(self, accounts: Collection[UUID]) -> Mapping[UUID, Sequence[Reachable]]:
        """Return who works at each of these accounts now, by name."""
        ...

    def reachable(self, people: Collection[UUID]) -> Mapping[UUID, Reachable]:
        """Return these persons with how they are reached, at the first place where they work now."""
        ...

    def noes(self, last: date) -> Sequence[Deal]:
        """Return the deals that were lost up to a day, with their reasons and people, disqualified ones left out."""
        ...

    def left(self, accounts: Collection[UUID]) -> Mapping[tuple[UUID, UUID], date]:
        """Return for person and account the day on which they left it."""
        ...

    def contracts_end(self, deals: Collection[UUID]) -> Mapping[UUID, date]:
        """Return for deals that a present contract stood in the way of the day on which it ends."""
        ...

    def deals_with(self, people: Collection[UUID]) -> Mapping[UUID, Sequence[tuple[UUID, bool]]]:
        """Return for persons the deals that they have a part in, and whether they decide."""
        ...

    def talks(self, people: Collection[UUID], since: date) -> Sequence[Activity]:
        """Return what was logged with these persons since a day, the oldest first."""
        ...
