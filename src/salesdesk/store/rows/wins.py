"""What the desk's wins say of its open deals, counted without reading a deal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, exists, func, select

from salesdesk.application.rows import DealQuery
from salesdesk.domain.deal import Status
from salesdesk.domain.moment import Moment
from salesdesk.domain.segment import SegmentBy
from salesdesk.store.database import kept_state
from salesdesk.store.records.deals import deal, follow_up
from salesdesk.store.records.sums import deal_cycle
from salesdesk.store.rooms.next_steps import open_follow_up
from salesdesk.store.rows.deal_asked import condition_of
from salesdesk.store.rows.pipeline_rows import named


def cycles(connection: Connection, day: date) -> Mapping[int, int]:
    """Return how many of the deals won up to the day took how many days."""
    if _later(connection, day):
        counted = select(deal.c.cycle, func.count()).where(_won(connection, day)).group_by(deal.c.cycle)
    else:
        counted = select(deal_cycle.c.days, deal_cycle.c.deals)
    return {row[0]: row[1] for row in connection.execute(counted)}


def segment_cycles(connection: Connection, by: SegmentBy, day: date) -> Mapping[str, Mapping[int, int]]:
    """Return the same segment by segment, for the deals that have one; asked at every key, so kept until a change."""
    state = kept_state(connection)
    asked = (state, by, day)
    known: tuple[object, Mapping[str, Mapping[int, int]]] | None = connection.info.get("segment cycles")
    if state is not None and known is not None and known[0] == asked:
        return known[1]
    found = _segment_cycles(connection, by, day)
    connection.info["segment cycles"] = (asked, found)
    return found


def _segment_cycles(connection: Connection, by: SegmentBy, day: date) -> Mapping[str, Mapping[int, int]]:
    _, name = named(by).selected_columns
    asked = named(by).with_only_columns(name, deal.c.cycle, func.count()).where(_won(connection, day))
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for segment, days, count in connection.execute(asked.group_by(name, deal.c.cycle)):
        if segment:
            found[segment][days] = count
    return found


def _later(connection: Connection, day: date) -> bool:
    return bool(connection.scalar(select(exists().where(deal.c.closed_on > day))))


def _won(connection: Connection, day: date) -> ColumnElement[bool]:
    """Return the condition of deals won up to the day; where none is closed later it keeps to the index."""
    won = and_(deal.c.status == Status.WON, deal.c.archived_at.is_(None), deal.c.cycle.is_not(None))
    return and_(won, deal.c.closed_on <= day) if _later(connection, day) else won


def promised_keeps(connection: Connection, query: DealQuery) -> Sequence[tuple[UUID, Moment]]:
    """Return the deals of a query that a sweep kept, with each step that the customer promised and is to do."""
    kept = select(deal.c.id).where(condition_of(connection, query), deal.c.keeps > 0)
    steps = select(follow_up.c.deal_id, follow_up.c.starts_at, follow_up.c.starts_zone).where(
        follow_up.c.deal_id.in_(kept), follow_up.c.promised_on.is_not(None), open_follow_up()
    )
    return [(key, Moment(at, zone)) for key, at, zone in connection.execute(steps)]
