"""What goes into the pipeline workbook: the deals a person chose to take along, and the desk's figures beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from salesdesk.application.rows import DealRow
from salesdesk.domain.ageing import Yardsticks
from salesdesk.domain.exchange import ExchangeRate
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.losses import LossReport
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline import PipelineFigures
from salesdesk.domain.segment import SegmentBy


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineSheet:
    """The deals of a query with the figures of the whole desk on a day.

    `rows` may be a selection (`filter` is what a person typed to get it); `figures`, `yardsticks` and `losses` (the 24
    months up to the day) never are. Moments are shown in the desk's `zone` (IANA), sums in its `currency` (ISO 4217),
    net of tax; amounts in other currencies are counted at the `rates` of the day. `segments` names the segment of each
    deal that has one, `impediments` the first that stands in a deal's way.
    """

    desk: str
    as_of: date
    zone: str
    period: Period
    currency: str
    rows: Sequence[DealRow]
    figures: PipelineFigures
    yardsticks: Yardsticks
    losses: LossReport
    filter: str = ""
    segment_by: SegmentBy = SegmentBy.INDUSTRY
    rates: Sequence[ExchangeRate] = ()
    segments: Mapping[UUID, str] = field(default_factory=dict[UUID, str])
    impediments: Mapping[UUID, Impediment] = field(default_factory=dict[UUID, Impediment])
