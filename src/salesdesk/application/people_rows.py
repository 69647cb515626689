"""People as a list shows them, and their portraits, as the use cases ask for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from salesdesk.domain.network import Circle
from salesdesk.domain.portrait import Portrait


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """Somebody with what stands beside the name; `last_contact` is the day on which both last spoke."""

    id: UUID
    name: str
    account: str = ""
    account_id: UUID | None = None
    title: str = ""
    circle: Circle | None = None
    do_not_contact: bool = False
    last_contact: date | None = None


class PeopleRows(Protocol):
    """The read models of people; archived records are left out."""

    def people_listed(self, text: str, circles: Collection[Circle], limit: int) -> Sequence[PersonRow]:
        """Return people by name whose words, or whose account's, begin with those of the text; no circles means all."""
        ...

    def portraits_of(self, people: Collection[UUID]) -> Mapping[UUID, Portrait]:
        """Return the portraits of these persons."""
        ...
