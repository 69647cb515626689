"""The read models of sums, as the use cases ask for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from salesdesk.application.rows import DealQuery
from salesdesk.domain.deal import Deal
from salesdesk.domain.exchange import DayRates
from salesdesk.domain.moment import Moment
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline_sums import Alike
from salesdesk.domain.segment import SegmentBy
from salesdesk.store import sqlite_rollup
from salesdesk.store.rows import deal_sums, wins
from salesdesk.store.rows.pipeline import PipelineRow


class SumRow(PipelineRow):
    """What each returns is said by `application.sum_rows.SumRows`."""

    def sums(self, period: Period, rates: DayRates) -> Sequence[Alike]:
        """Return what all deals come to by the rates of a day, those that count alike in the period in one."""
        return deal_sums.sums(self._connection, period, rates)

    def not_as_now(self, day: date) -> Sequence[tuple[Deal, bool]]:
        """Return the deals that are closed after the day or not known on it yet, and whether they are unproven."""
        return deal_sums.not_as_now(self._connection, day)

    def ends(self, first: date, last: date) -> tuple[int, int]:
        """Return how many deals were won, and lost without being disqualified, between two days."""
        return deal_sums.ends(self._connection, first, last)

    def cycles(self, day: date) -> Mapping[int, int]:
        """Return how many of the deals won up to the day took how many days."""
        return wins.cycles(self._connection, day)

    def segment_cycles(self, by: SegmentBy, day: date) -> Mapping[str, Mapping[int, int]]:
        """Return the same segment by segment."""
        return wins.segment_cycles(self._connection, by, day)

    def stays(self, day: date) -> Mapping[UUID, Mapping[int, int]]:
        """Return how many of the deals won up to the day stayed in each stage for how many days."""
        return sqlite_rollup.stays(self._connection, day)

    def promised_keeps(self, query: DealQuery) -> Sequence[tuple[UUID, Moment]]:
        """Return the deals of a query that a sweep kept, with each step that the customer promised and is to do."""
        return wins.promised_keeps(self._connection, query)
