"""What the page of one deal asks the store for beside what lists ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from salesdesk.application.deal_files import Sent
from salesdesk.application.timeline import Happened
from salesdesk.domain.lead import Lead


class OneDealRows(Protocol):
    """The read models around one deal; what was put away or taken back is left out."""

    def happened(self, deal_id: UUID, before: Happened | None, limit: int) -> Sequence[Happened]:
        """Return at least the newest `limit` things of a deal that come not after `before`, in no order.

        What the deal itself carries (pauses) and its leads are not among them.
        """
        ...

    def leads_of(self, deal_id: UUID) -> Sequence[Lead]:
        """Return the leads of which a deal came."""
        ...

    def sent(self, deal_id: UUID) -> Sequence[Sent]:
        """Return every revision that was issued of a deal's proposals, without the files themselves."""
        ...
