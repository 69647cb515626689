"""What the use cases ask the store for without reading deals: sums that are kept, and counts of one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from salesdesk.application.rows import DealQuery
from salesdesk.domain.deal import Deal
from salesdesk.domain.exchange import DayRates
from salesdesk.domain.moment import Moment
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline_sums import Alike
from salesdesk.domain.segment import SegmentBy


class SumRows(Protocol):
    """The sums of the whole pipeline as it stands; archived records are left out."""

    def sums(self, period: Period, rates: DayRates) -> Sequence[Alike]:
        """Return what all deals come to by the rates of a day, those that count alike in the period in one."""
        ...

    def not_as_now(self, day: date) -> Sequence[tuple[Deal, bool]]:
        """Return the deals that are closed after the day or not known on it yet, and whether they are unproven."""
        ...

    def ends(self, first: date, last: date) -> tuple[int, int]:
        """Return how many deals were won, and lost without being disqualified, between two days, both included."""
        ...

    def cycles(self, day: date) -> Mapping[int, int]:
        """Return how many of the deals won up to the day took how many days (terms: cycle)."""
        ...

    def segment_cycles(self, by: SegmentBy, day: date) -> Mapping[str, Mapping[int, int]]:
        """Return the same segment by segment, for the deals that have one (terms: segment)."""
        ...

    def stays(self, day: date) -> Mapping[UUID, Mapping[int, int]]:
        """Return how many of the deals won up to the day stayed in each stage for how many days (`stays_of`)."""
        ...

    def promised_keeps(self, query: DealQuery) -> Sequence[tuple[UUID, Moment]]:
        """Return the deals of a query that a sweep kept, with each step that the customer promised and is to do."""
        ...
