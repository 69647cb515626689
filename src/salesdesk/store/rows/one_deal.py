"""The read models around one deal, as the use cases ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from salesdesk.application.deal_files import Sent
from salesdesk.application.timeline import Happened
from salesdesk.domain.lead import Lead
from salesdesk.store.rows import sent_rows, timeline_rows
from salesdesk.store.rows.sums import SumRow


class OneDealRow(SumRow):
    """What each returns is said by `application.one_deal_rows.OneDealRows`."""

    def happened(self, deal_id: UUID, before: Happened | None, limit: int) -> Sequence[Happened]:
        """Return at least the newest things of a deal that come not after `before`."""
        return timeline_rows.happened(self._connection, deal_id, before, limit)

    def leads_of(self, deal_id: UUID) -> Sequence[Lead]:
        """Return the leads of which a deal came."""
        return timeline_rows.leads_of(self._connection, deal_id)

    def sent(self, deal_id: UUID) -> Sequence[Sent]:
        """Return every revision that was issued of a deal's proposals."""
        return sent_rows.sent(self._connection, deal_id)
