"""What the use cases ask the store for to keep a pipeline honest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from salesdesk.application.deal_places import Hop, Place
from salesdesk.application.rows import DealPage, DealQuery, DealRow, StageTotal
from salesdesk.domain.deal import Deal
from salesdesk.domain.losses import Ended
from salesdesk.domain.segment import SegmentBy
from salesdesk.domain.stalled import Acts, StageChange


class PipelineRows(Protocol):
    """The read models of the whole pipeline; archived records are left out."""

    def segments(self, by: SegmentBy, deals: Sequence[UUID] | None = None) -> Mapping[UUID, str]:
        """Return the segment of each deal that has one (terms: segment), of these deals or of all.

        Sizes are bands such as "10-49".
        """
        ...

    def unproven(self) -> frozenset[UUID]:
        """Return the open deals that lack evidence for a criterion of an earlier stage (3.8)."""
        ...

    def acts(self, day: date) -> Mapping[UUID, Acts]:
        """Return the last contact and the last act of the customer of each deal open on a day that has had one."""
        ...

    def ended(self, by: SegmentBy, first: date, last: date) -> Sequence[Ended]:
        """Return the deals that were won or lost between two days, both included, by day."""
        ...

    def stage_changes(self) -> Sequence[StageChange]:
        """Return every move of a deal from stage to stage that was not withdrawn, oldest first."""
        ...

    def first_deals(self, query: DealQuery, limit: int) -> DealPage:
        """Return the first deals of a query in its order, without counting them; `deal_page` goes on from there."""
        ...

    def deals_of_keys(self, keys: Sequence[UUID], as_of: date) -> Sequence[DealRow]:
        """Return the rows of deals in the order of their keys; keys of none are left out."""
        ...

    def deals_after(self, query: DealQuery, place: Place, skip: int, limit: int) -> Sequence[DealRow]:
        """Return the deals of a query after a place of its order, without the first `skip` of them."""
        ...

    def last_deals(self, query: DealQuery, skip: int, limit: int) -> Sequence[DealRow]:
        """Return the last deals of a query in its order, without the very last `skip`; reads none of those before."""
        ...

    def hop(self, query: DealQuery, place: Place) -> Hop:
        """Go on from a place of a query's order over some thousands of deals, counting those that meet the query."""
        ...

    def deal_rank(self, query: DealQuery, key: UUID) -> int:
        """Return how many deals of a query stand before one of them, -1 for a deal that does not meet it."""
        ...

    def count_deals(self, query: DealQuery) -> int:
        """Return how many deals meet a query."""
        ...

    def account_names(self) -> Sequence[tuple[UUID, str]]:
        """Return every account's id and name, by name."""
        ...

    def won_deals(self) -> Sequence[Deal]:
        """Return the won deals as figures read them: what cycles are counted over, without reading the others."""
        ...

    def stage_totals(self, query: DealQuery) -> Mapping[UUID | None, StageTotal]:
        """Return how many deals of a query stand in each stage that has any, put away or not, and their sum."""
        ...
