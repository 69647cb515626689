"""The read models that keep a pipeline honest, as the use cases ask for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from salesdesk.application.deal_places import Hop, Place
from salesdesk.application.rows import DealPage, DealQuery, DealRow, StageTotal
from salesdesk.domain.deal import Deal
from salesdesk.domain.losses import Ended
from salesdesk.domain.segment import SegmentBy
from salesdesk.domain.stalled import Acts, StageChange
from salesdesk.store.rows import account_rows, deal_pages, deal_rows, ended_rows, pipeline_rows
from salesdesk.store.rows.offers import OfferRow


class PipelineRow(OfferRow):
    """What each returns is said by `application.pipeline_rows.PipelineRows`."""

    def segments(self, by: SegmentBy, deals: Sequence[UUID] | None = None) -> Mapping[UUID, str]:
        """Return the segment of each deal that has one, of these deals or of all."""
        return pipeline_rows.segments(self._connection, by, deals)

    def unproven(self) -> frozenset[UUID]:
        """Return the open deals that lack evidence for a criterion of an earlier stage."""
        return pipeline_rows.unproven(self._connection)

    def acts(self, day: date) -> Mapping[UUID, Acts]:
        """Return the last contact and the last act of the customer of each deal open on a day that has had one."""
        return pipeline_rows.acts(self._connection, day)

    def ended(self, by: SegmentBy, first: date, last: date) -> Sequence[Ended]:
        """Return the deals that were won or lost between two days."""
        return ended_rows.ended(self._connection, by, first, last)

    def stage_changes(self) -> Sequence[StageChange]:
        """Return every move of a deal from stage to stage, oldest first."""
        return pipeline_rows.stage_changes(self._connection)

    def first_deals(self, query: DealQuery, limit: int) -> DealPage:
        """Return the first deals of a query in its order, without counting them."""
        return deal_pages.first_deals(self._connection, query, limit)

    def deals_of_keys(self, keys: Sequence[UUID], as_of: date) -> Sequence[DealRow]:
        """Return the rows of deals in the order of their keys."""
        return deal_rows.rows_of(self._connection, keys, as_of)

    def deals_after(self, query: DealQuery, place: Place, skip: int, limit: int) -> Sequence[DealRow]:
        """Return the deals of a query after a place of its order."""
        return deal_pages.deals_after(self._connection, query, place, skip, limit)

    def last_deals(self, query: DealQuery, skip: int, limit: int) -> Sequence[DealRow]:
        """Return the last deals of a query in its order."""
        return deal_pages.last_deals(self._connection, query, skip, limit)

    def hop(self, query: DealQuery, place: Place) -> Hop:
        """Go on from a place of a query's order, counting."""
        return deal_pages.hop(self._connection, query, place)

    def deal_rank(self, query: DealQuery, key: UUID) -> int:
        """Return how many deals of a query stand before one of them."""
        return deal_pages.deal_rank(self._connection, query, key)

    def count_deals(self, query: DealQuery) -> int:
        """Return how many deals meet a query."""
        return deal_pages.count_deals(self._connection, query)

    def account_names(self) -> Sequence[tuple[UUID, str]]:
        """Return every account's id and name, by name."""
        return account_rows.account_names(self._connection)

    def won_deals(self) -> Sequence[Deal]:
        """Return the won deals as figures read them."""
        return deal_rows.won_deals(self._connection)

    def stage_totals(self, query: DealQuery) -> Mapping[UUID | None, StageTotal]:
        """Return how many deals of a query stand in each stage that has any, and their sum."""
        return deal_pages.stage_totals(self._connection, query)
