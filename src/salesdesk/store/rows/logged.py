"""The read models of the log, as the use cases ask for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from salesdesk.application.log_rows import KindSum, KnownPerson, LogPlace, LogQuery, LogRow
from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.funnel import Worked
from salesdesk.domain.moment import Moment
from salesdesk.store.rows import log_contacts, log_entries, log_places, worked
from salesdesk.store.rows.sums import SumRow


class LoggedRow(SumRow):
    """What each returns is said by `application.log_rows.LogRows`."""

    def log_places(self, query: LogQuery, after: LogPlace | None, limit: int) -> Sequence[LogPlace]:
        """Return the next places of a query, the newest first."""
        return log_places.places(self._connection, query, after, limit)

    def log_few(self, query: LogQuery, limit: int) -> Sequence[LogPlace] | None:
        """Return all places of a query, None where there are more than the limit."""
        return log_places.few(self._connection, query, limit)

    def log_count(self, query: LogQuery) -> int:
        """Return how many entries meet a query."""
        return log_places.count(self._connection, query)

    def log_rank(self, query: LogQuery, key: UUID) -> int:
        """Return how many entries of a query stand before one of them."""
        return log_places.rank(self._connection, query, key)

    def log_rows(self, places: Sequence[LogPlace]) -> Sequence[LogRow]:
        """Return the entries at these places."""
        return log_entries.entries(self._connection, places)

    def log_sums(self, query: LogQuery) -> Mapping[ActivityKind, KindSum]:
        """Return how much was done of each kind."""
        return log_places.sums(self._connection, query)

    def work_done(self, first: date, last: date) -> Sequence[Worked]:
        """Return what each rep did of each kind between two days."""
        return worked.work_done(self._connection, first, last)

    def advances_of_deals(self, last: date) -> Mapping[UUID, int]:
        """Return how many advances were noted of each deal up to a day."""
        return worked.advances_of_deals(self._connection, last)

    def people_known(self, limit: int) -> Sequence[KnownPerson]:
        """Return persons by name, each with the first account they belong to."""
        return log_contacts.people_known(self._connection, limit)

    def first_talk(self, lead_id: UUID, person_id: UUID | None, since: datetime, but: UUID) -> Moment | None:
        """Return when both first spoke with a lead or its person since a moment."""
        return log_contacts.first_talk(self._connection, lead_id, person_id, since, but)
