"""What goes into the pipeline workbook: the deals a person chose to take along, and the desk's figures beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from salesdesk.application.rows import DealRow
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline import PipelineFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineSheet:
    """The deals of a query with the figures of the whole desk on a day.

    `rows` may be a selection; `figures` never are. Moments are shown in the desk's `zone` (IANA), sums in its
    `currency` (ISO 4217), net of tax.
    """

    desk: str
    as_of: date
    zone: str
    period: Period
    currency: str
    rows: Sequence[DealRow]
    figures: PipelineFigures
