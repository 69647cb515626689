"""The read models that keep a pipeline honest, as the use cases ask for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from salesdesk.domain.segment import SegmentBy
from salesdesk.domain.stalled import Acts, StageChange
from salesdesk.store.rows import pipeline_rows
from salesdesk.store.rows.offers import OfferRow


class PipelineRow(OfferRow):
    """What each returns is said by `application.pipeline_rows.PipelineRows`."""

    def segments(self, by: SegmentBy) -> Mapping[UUID, str]:
        """Return the segment of each deal that has one."""
        return pipeline_rows.segments(self._connection, by)

    def unproven(self) -> frozenset[UUID]:
        """Return the open deals that lack evidence for a criterion of an earlier stage."""
        return pipeline_rows.unproven(self._connection)

    def acts(self) -> Mapping[UUID, Acts]:
        """Return the last contact and the last act of the customer of each open deal that has had one."""
        return pipeline_rows.acts(self._connection)

    def stage_changes(self) -> Sequence[StageChange]:
        """Return every move of a deal from stage to stage, oldest first."""
        return pipeline_rows.stage_changes(self._connection)
