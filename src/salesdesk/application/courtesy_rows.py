"""What the store tells of people before they are called: what was between us, and what is agreed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from salesdesk.domain.pest_guard import Touch


class CourtesyRows(Protocol):
    """The read models of the pest guard; archived records are left out."""

    def touches(self, people: Collection[UUID], leads: Collection[UUID] = ()) -> Mapping[UUID, Sequence[Touch]]:
        """Return what was between us and each of these persons and leads, as far as the guard needs it.

        The contacts of which one may be the last, and the attempts since the last contact that was logged.
        """
        ...

    def left_alone(self, people: Collection[UUID]) -> frozenset[UUID]:
        """Return which of these persons are not to be contacted."""
        ...

    def appointments(self, people: Collection[UUID], day: date) -> Sequence[tuple[UUID, UUID]]:
        """Return persons with the promised, open follow-ups they have about that day, in whatever zone (B4)."""
        ...
