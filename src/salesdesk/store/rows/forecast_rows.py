"""The deals of a period, and what became of those that were expected in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from sqlalchemy import ColumnElement, and_, func, or_, select

from salesdesk.domain.deal import Deal, Outcome, Status
from salesdesk.domain.period import Period
from salesdesk.domain.snapshot import Foreseen, Occasion
from salesdesk.store.records.deals import deal
from salesdesk.store.records.forecast import snapshot, snapshot_deal
from salesdesk.store.rows.deal_rows import deals_where
from salesdesk.store.rows.pipeline import PipelineRow


class ForecastRow(PipelineRow):
    """What each returns is said by `application.forecast_rows.ForecastRows`."""

    def deals_of_period(self, period: Period) -> Sequence[Deal]:
        """Return the deals that are expected or were closed in a period."""
        within = or_(
            deal.c.expected_on.between(period.first, period.last), deal.c.closed_on.between(period.first, period.last)
        )
        return deals_where(self._connection, and_(within, deal.c.archived_at.is_(None)))

    def first_days(self) -> Sequence[str]:
        """Return the names of the periods of which a forecast of the first day was kept."""
        kept = select(snapshot.c.period).where(_of_the_first_day()).distinct().order_by(snapshot.c.period)
        return list(self._connection.scalars(kept))

    def slipped(self, period: Period) -> tuple[int, int]:
        """Return how many of the deals that were expected in a period slipped, and of how many that is known."""
        open_at_its_end = or_(deal.c.status == Status.OPEN, deal.c.closed_on > period.last)
        # Whoever turns a deal down or hands it back says nothing of when it would have closed.
        unlike = or_(deal.c.status == Status.HANDED_BACK, deal.c.outcome == Outcome.DISQUALIFIED)
        told = or_(open_at_its_end, func.coalesce(unlike, 0) == 0)
        count = partial(func.count, snapshot_deal.c.deal_id)
        asked = (
            select(count().filter(open_at_its_end), count().filter(told))
            .join_from(snapshot, snapshot_deal, snapshot_deal.c.snapshot_id == snapshot.c.id)
            .join(deal, deal.c.id == snapshot_deal.c.deal_id)
            .where(
                _of_the_first_day(),
                snapshot.c.period == period.name,
                snapshot.c.taken_on.between(period.first, period.last),
                snapshot_deal.c.foreseen != Foreseen.CLOSED,
                deal.c.archived_at.is_(None),
            )
        )
        slipped, known = self._connection.execute(asked).one()
        return int(slipped), int(known)


def _of_the_first_day() -> ColumnElement[bool]:
    return and_(snapshot.c.occasion == Occasion.FIRST_DAY, snapshot.c.archived_at.is_(None))
