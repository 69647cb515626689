"""What rows of the accounts and team files say; they complete what deals only named (products have their own)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from salesdesk.application.importing.merging import Attributes
from salesdesk.application.importing.naming import Names
from salesdesk.application.importing.reading import Cells
from salesdesk.application.importing.refusing import RowRefused
from salesdesk.application.importing.troubles import ProblemCode
from salesdesk.application.importing.words import key_of, values
from salesdesk.domain.account import Account, AccountKind, ContactKind, ContactPoint
from salesdesk.domain.desk_settings import Rep, Team
from salesdesk.domain.folding import squeeze

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "parent_id": ("parent",),
    "owner_id": ("owner",),
    "contacts": ("web", "phone", "email", "address"),
    "manager_id": ("manager",),
    "team_id": ("team", "office"),
    "price": ("price", "currency"),
    "cost": ("cost", "currency"),
    "tax_id": ("tax",),
}
"""Our fields that an attribute comes from; where none stands here, its own name."""

_CONTACTS: Final = (
    ("web", ContactKind.WEB),
    ("phone", ContactKind.PHONE),
    ("email", ContactKind.EMAIL),
    ("address", ContactKind.ADDRESS),
)


class AccountWords:
    """Turns rows into the attributes of accounts."""

    def __init__(self, accounts: Names[Account], reps: Names[Rep]) -> None:
        self.accounts = accounts
        self.reps = reps

    def attributes(self, cells: Cells, *, make: bool) -> Attributes:
        """Return what the row says of the account; a parent that nobody knows is made."""
        parent = cells.get("parent", "")
        kind = values().account_kinds.get(key_of(cells.get("kind", "")))
        said: dict[str, Any] = {
            "name": self.accounts.called(cells.get("name", "")),
            "industry": cells.get("industry", ""),
            "country": cells.get("country", ""),
            "region": cells.get("region", ""),
            "founded": _whole(cells.get("founded")),
            "employees": _whole(cells.get("employees")),
            "revenue_millions": cells.get("revenue_millions", ""),
            "parent_id": _named(self.accounts, parent if not _same(parent, cells) else "", make=make),
            "owner_id": _named(self.reps, cells.get("owner", ""), make=make),
            "note": cells.get("note", ""),
            "contacts": tuple(ContactPoint(kind=kind, value=cells[name]) for name, kind in _CONTACTS if name in cells),
        }
        return said | {"kind": AccountKind(kind)} if kind else said

    def checked(self, account: Account) -> Account:
        """Return the account. Raises RowRefused when it would be a subsidiary of its own subsidiary."""
        seen: set[UUID] = set()
        parent = account.parent_id
        while parent is not None and parent not in seen:
            if parent == account.id:
                raise RowRefused(ProblemCode.PARENT_CIRCLE, "parent", account.name)
            seen.add(parent)
            above = self.accounts.get(parent)
            parent = above.parent_id if above else None
        return account


class TeamWords:
    """Turns rows into the attributes of reps; a team without a name of its own is called by its office."""

    def __init__(self, reps: Names[Rep], teams: Names[Team]) -> None:
        self.reps = reps
        self.teams = teams

    def attributes(self, cells: Cells, *, make: bool) -> Attributes:
        """Return what the row says of the rep; managers and teams that nobody knows are made."""
        manager = cells.get("manager", "")
        office = cells.get("office", "")
        team = _named(self.teams, cells.get("team") or office, make=make)
        if team and team in self.teams.made:
            self.teams.put(replace(self.teams.made[team], office=office or self.teams.made[team].office))
        return {
            "name": self.reps.called(cells.get("name", "")),
            "email": cells.get("email", ""),
            "team_id": team,
            "manager_id": _named(self.reps, manager if not _same(manager, cells) else "", make=make),
        }

    def checked(self, rep: Rep) -> Rep:
        """Return the rep; every rep may be."""
        return rep


def _same(other: str, cells: Cells) -> bool:
    return squeeze(other) == squeeze(cells.get("name", ""))


def _whole(text: str | None) -> int | None:
    return int(text) if text else None


def _named(names: Names[Any], name: str, *, make: bool) -> UUID | None:
    if not name:
        return None
    return names.named(name) if make else names.find(name)
