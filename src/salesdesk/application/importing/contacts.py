"""What rows of a file of contacts say; they complete what deals only named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from typing_extensions import override

from salesdesk.application.importing.homes import NamedHome
from salesdesk.application.importing.merging import Attributes
from salesdesk.application.importing.naming import Names
from salesdesk.application.importing.people import People
from salesdesk.application.importing.reading import Cells
from salesdesk.application.importing.tidying import points_in
from salesdesk.application.ports import SourceRow
from salesdesk.domain.account import Account, Affiliation, ContactKind, ContactPoint, Person

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("name", "last_name", "first_name", "email"),
    "affiliations": ("account", "account_key", "role"),
    "contacts": ("email", "phone", "mobile", "address"),
}
"""Our fields that an attribute of a person comes from; where none stands here, its own name."""

_POINTS: Final = (
    ("email", ContactKind.EMAIL),
    ("phone", ContactKind.PHONE),
    ("mobile", ContactKind.MOBILE),
)


class ContactHome(NamedHome[Person]):
    """People, whom rows find by their address, or by name and account."""

    def __init__(self, people: People, accounts: Names[Account], known: Sequence[SourceRow]) -> None:
        super().__init__(people, lambda person: person, known)
        self._people = people
        self._accounts = accounts

    @override
    def located(self, cells: Cells) -> UUID | None:
        account = self._accounts.find(cells["account"]) if "account" in cells else None
        mail = next(iter(points_in(cells.get("email", ""))), "")
        if "account" in cells and account is None:
            # The account comes with this row: whoever is called so elsewhere is somebody else.
            found = self._people.reached_at(mail)
        else:
            found = self._people.met(cells["name"], mail, account)
        if found is None or "id" not in cells:
            return found
        own = f"id:{cells['id']}"
        return found if self._with_ids.setdefault(found, own) == own else None


class ContactWords:
    """Turns rows into the attributes of people; an account that nobody knows is made by its name."""

    def __init__(self, accounts: Names[Account]) -> None:
        self.accounts = accounts

    def attributes(self, cells: Cells, *, make: bool) -> Attributes:
        """Return what the row says of the person; a role without an account stands in the note."""
        name, role = cells.get("account", ""), cells.get("role", "")
        account = (self.accounts.named(name) if make else self.accounts.find(name)) if name else None
        points = [
            ContactPoint(kind=kind, value=value) for ours, kind in _POINTS for value in points_in(cells.get(ours, ""))
        ]
        if "address" in cells:
            points.append(ContactPoint(kind=ContactKind.ADDRESS, value=cells["address"]))
        note = cells.get("note", "")
        return {
            "name": cells.get("name", ""),
            "affiliations": (Affiliation(account_id=account, title=role),) if account else (),
            "contacts": tuple(points),
            "note": note if account or not role else "\n".join(filter(None, (role, note))),
        }
