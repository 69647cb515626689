"""What the store tells of people before they are called: what was between us, and what is agreed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from salesdesk.domain.favour import Favour
from salesdesk.domain.goodwill import FriendlyContact
from salesdesk.domain.moment import Moment
from salesdesk.domain.pest_guard import Touch


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksRow:
    """A favour with the names that stand beside it: who it was, and where they work."""

    favour: Favour
    person: str
    account: str = ""
    account_id: UUID | None = None


class CourtesyRows(Protocol):
    """The read models of the pest guard, and of favours and thanks; archived records are left out."""

    def touches(self, people: Collection[UUID], leads: Collection[UUID] = ()) -> Mapping[UUID, Sequence[Touch]]:
        """Return what was between us and each of these persons and leads, as far as the guard needs it.

        The contacts of which one may be the last, and the attempts since the last contact that was logged.
        """
        ...

    def whom(self, deals: Collection[UUID]) -> Mapping[UUID, Sequence[tuple[UUID, str]]]:
        """Return whom one would call on each of these deals, with their names: the people of the deal.

        Where a deal names nobody, those of its account who may be contacted.
        """
        ...

    def left_alone(self, people: Collection[UUID]) -> frozenset[UUID]:
        """Return which of these persons are not to be contacted."""
        ...

    def favours_of(self, person_id: UUID) -> Sequence[Favour]:
        """Return the favours both ways with a person, the newest first."""
        ...

    def thanks_owed(self) -> Sequence[ThanksRow]:
        """Return the favours of which the thank-you is open, the longest due first."""
        ...

    def friendly_contacts(self, person_id: UUID) -> Sequence[FriendlyContact]:
        """Return the last contacts with a person that sold nothing (1.5): activities and held meetings."""
        ...

    def friendly_contacts_of(self, people: Collection[UUID]) -> Mapping[UUID, Sequence[FriendlyContact]]:
        """Return the same for many persons at once, without those who had none."""
        ...

    def appointments(self, people: Collection[UUID], day: date) -> Sequence[tuple[UUID, UUID]]:
        """Return persons with the promised, open follow-ups they have about that day, in whatever zone (B4)."""
        ...

    def meetings_accepted(self, people: Collection[UUID], day: date) -> Sequence[tuple[UUID, Moment]]:
        """Return persons with the moments of planned meetings about that day to which they said yes (B4)."""
        ...
