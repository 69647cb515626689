"""The read models of courtesy, as the use cases ask for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from salesdesk.application.courtesy_rows import ThanksRow
from salesdesk.domain.favour import Favour
from salesdesk.domain.goodwill import FriendlyContact
from salesdesk.domain.moment import Moment
from salesdesk.domain.pest_guard import Touch
from salesdesk.store.rows import courtesy_rows, favour_rows
from salesdesk.store.rows.logged import LoggedRow


class CourteousRow(LoggedRow):
    """What each returns is said by `application.courtesy_rows.CourtesyRows`."""

    def touches(self, people: Collection[UUID], leads: Collection[UUID] = ()) -> Mapping[UUID, Sequence[Touch]]:
        """Return what was between us and each of these persons and leads, as far as the guard needs it."""
        return courtesy_rows.touches(self._connection, people, leads)

    def whom(self, deals: Collection[UUID]) -> Mapping[UUID, Sequence[tuple[UUID, str]]]:
        """Return whom one would call on each of these deals, with their names."""
        return courtesy_rows.whom(self._connection, deals)

    def left_alone(self, people: Collection[UUID]) -> frozenset[UUID]:
        """Return which of these persons are not to be contacted."""
        return courtesy_rows.left_alone(self._connection, people)

    def favours_of(self, person_id: UUID) -> Sequence[Favour]:
        """Return the favours both ways with a person, the newest first."""
        return favour_rows.favours_of(self._connection, person_id)

    def thanks_owed(self) -> Sequence[ThanksRow]:
        """Return the favours of which the thank-you is open, the longest due first."""
        return favour_rows.thanks_owed(self._connection)

    def friendly_contacts(self, person_id: UUID) -> Sequence[FriendlyContact]:
        """Return the last contacts with a person that sold nothing."""
        return favour_rows.friendly_contacts(self._connection, person_id)

    def friendly_contacts_of(self, people: Collection[UUID]) -> Mapping[UUID, Sequence[FriendlyContact]]:
        """Return the same for many persons at once."""
        return favour_rows.friendly_contacts_of(self._connection, people)

    def appointments(self, people: Collection[UUID], day: date) -> Sequence[tuple[UUID, UUID]]:
        """Return persons with the promised, open follow-ups they have about that day."""
        return courtesy_rows.appointments(self._connection, people, day)

    def meetings_accepted(self, people: Collection[UUID], day: date) -> Sequence[tuple[UUID, Moment]]:
        """Return persons with the moments of planned meetings about that day to which they said yes."""
        return courtesy_rows.meetings_accepted(self._connection, people, day)
