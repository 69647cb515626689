"""Deals that were won or lost, with what a report on losses asks of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, func, select

from salesdesk.domain.deal import LossReason, Status
from salesdesk.domain.losses import Ended
from salesdesk.domain.moment import zone_named
from salesdesk.domain.segment import SegmentBy
from salesdesk.store.records.buying import buying_process
from salesdesk.store.records.deals import deal, loss_reason
from salesdesk.store.records.desk import desk
from salesdesk.store.records.proposals import proposal, revision
from salesdesk.store.rows.pipeline_rows import segments


def ended(connection: Connection, by: SegmentBy, first: date, last: date) -> Sequence[Ended]:
    """Return the deals that closed between two days, both included, in the order in which they did.

    The first proposal is the first that went out: a later revision, with a later date on it, makes it no younger.
    """
    closed = (
        deal.c.archived_at.is_(None)
        & deal.c.status.in_((Status.LOST, Status.WON))
        & (deal.c.closed_on >= first)
        & (deal.c.closed_on <= last)
    )
    learnt = (
        select(buying_process.c.deal_id, func.min(buying_process.c.price_learnt_on).label("learnt"))
        .where(buying_process.c.archived_at.is_(None), buying_process.c.price_expected_minor.is_not(None))
        .group_by(buying_process.c.deal_id)
        .subquery()
    )
    offered = (
        select(proposal.c.deal_id, func.min(revision.c.issued_at).label("offered"))
        .join(revision, revision.c.proposal_id == proposal.c.id)
        .where(proposal.c.archived_at.is_(None))
        .group_by(proposal.c.deal_id)
        .subquery()
    )
    rows = connection.execute(
        select(deal.c.id, deal.c.closed_on, deal.c.status, deal.c.outcome, learnt.c.learnt, offered.c.offered)
        .outerjoin(learnt, learnt.c.deal_id == deal.c.id)
        .outerjoin(offered, offered.c.deal_id == deal.c.id)
        .where(closed)
        .order_by(deal.c.closed_on, deal.c.id)
    ).all()
    zone = zone_named(connection.scalar(select(desk.c.zone).where(desk.c.archived_at.is_(None))) or "UTC")
    reasons, named = _reasons(connection), segments(connection, by)
    return [
        Ended(
            deal_id=key,
            closed_on=closed_on,
            status=status,
            outcome=outcome,
            reasons=reasons.get(key, ()),
            segment=named.get(key, ""),
            price_learnt_on=learnt_on,
            proposed_on=offered_at.astimezone(zone).date() if offered_at else None,
        )
        for key, closed_on, status, outcome, learnt_on, offered_at in rows
    ]


def _reasons(connection: Connection) -> Mapping[UUID, tuple[LossReason, ...]]:
    found: dict[UUID, tuple[LossReason, ...]] = {}
    for row in connection.execute(select(loss_reason).order_by(loss_reason.c.deal_id, loss_reason.c.place)):
        one = LossReason(code=row.code, main=row.main, source=row.source, competitor=row.competitor, note=row.note)
        found[row.deal_id] = (*found.get(row.deal_id, ()), one)
    return found
