"""What the customer did on a deal, kept beside it: the last contact, the last act, what a stage still lacks.

An act of the customer is noted evidence, a meeting that was held, an answer to a proposal, or that they came to us
(terms: customer act). A contact is a meeting that was held or an activity in which both spoke or they came to us.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, bindparam, exists, func, or_, select, union, union_all, update

from salesdesk.domain.activity import WRITING, Reach
from salesdesk.store.aggregates import in_chunks
from salesdesk.store.records.buying import evidence
from salesdesk.store.records.deals import deal
from salesdesk.store.records.desk import exit_criterion, stage
from salesdesk.store.records.following import activity
from salesdesk.store.records.meetings import meeting
from salesdesk.store.records.proposals import answer, proposal
from salesdesk.store.types import AnySelect


def _held() -> ColumnElement[bool]:
    return and_(meeting.c.held_on.is_not(None), meeting.c.archived_at.is_(None))


def _contact() -> ColumnElement[bool]:
    talked = and_(activity.c.reach == Reach.SPOKE, activity.c.channel.not_in(WRITING))
    return and_(or_(talked, activity.c.theirs), activity.c.archived_at.is_(None))


def _acts(deals: list[UUID]) -> AnySelect:
    noted = select(evidence.c.deal_id.label("deal_id"), evidence.c.happened_on.label("on")).where(
        evidence.c.deal_id.in_(deals), evidence.c.archived_at.is_(None)
    )
    met = select(meeting.c.deal_id, meeting.c.held_on).where(meeting.c.deal_id.in_(deals), _held())
    answered = (
        select(proposal.c.deal_id, answer.c.answered_on)
        .join(answer, answer.c.proposal_id == proposal.c.id)
        .where(proposal.c.deal_id.in_(deals), answer.c.archived_at.is_(None))
    )
    came = select(activity.c.deal_id, activity.c.day).where(
        activity.c.deal_id.in_(deals), activity.c.theirs, activity.c.archived_at.is_(None)
    )
    acts = union_all(noted, met, answered, came).subquery()
    return select(acts.c.deal_id, func.max(acts.c.on)).group_by(acts.c.deal_id)


def _contacts(deals: list[UUID]) -> AnySelect:
    met = select(meeting.c.deal_id.label("deal_id"), meeting.c.held_on.label("on")).where(
        meeting.c.deal_id.in_(deals), _held()
    )
    logged = select(activity.c.deal_id, activity.c.day).where(activity.c.deal_id.in_(deals), _contact())
    contacts = union_all(met, logged).subquery()
    return select(contacts.c.deal_id, func.max(contacts.c.on)).group_by(contacts.c.deal_id)


def refresh_acts(connection: Connection, deals: Iterable[UUID | None]) -> None:
    """Bring the deals' last contact and last act of the customer up to date."""
    for keys in in_chunks({key for key in deals if key is not None}):
        acted: dict[UUID, date] = {row[0]: row[1] for row in connection.execute(_acts(keys))}
        contact: dict[UUID, date] = {row[0]: row[1] for row in connection.execute(_contacts(keys))}
        kept = connection.execute(select(deal.c.id, deal.c.contact_on, deal.c.acted_on).where(deal.c.id.in_(keys)))
        moved = [
            {"key": key, "contact": contact.get(key), "acted": acted.get(key)}
            for key, contact_on, acted_on in kept
            if (contact_on, acted_on) != (contact.get(key), acted.get(key))
        ]
        if moved:
            statement = update(deal).where(deal.c.id == bindparam("key"))
            connection.execute(statement.values(contact_on=bindparam("contact"), acted_on=bindparam("acted")), moved)


def deals_without_their_act(connection: Connection) -> Sequence[UUID]:
    """Return the deals on which the customer did something that they do not know yet."""
    unknown = deal.c.acted_on.is_(None)
    met = select(deal.c.id).join(meeting, meeting.c.deal_id == deal.c.id).where(_held(), unknown)
    noted = select(deal.c.id).join(evidence, evidence.c.deal_id == deal.c.id)
    answered = select(deal.c.id).join(proposal, proposal.c.deal_id == deal.c.id)
    answered = answered.join(answer, answer.c.proposal_id == proposal.c.id)
    found = union(
        met,
        noted.where(evidence.c.archived_at.is_(None), unknown),
        answered.where(answer.c.archived_at.is_(None), unknown),
    )
    return connection.scalars(found).all()


def lacks_evidence() -> ColumnElement[bool]:
    """Return the condition of deals that lack evidence for a criterion of an earlier stage (terms: unproven)."""
    met = (
        select(evidence.c.id)
        .where(
            evidence.c.deal_id == deal.c.id,
            evidence.c.criterion_id == exit_criterion.c.criterion_id,
            evidence.c.archived_at.is_(None),
        )
        .correlate(deal, exit_criterion)
        .exists()
    )
    return exists(
        select(exit_criterion.c.stage_id)
        .join(stage, stage.c.id == exit_criterion.c.stage_id)
        .where(stage.c.place < deal.c.stage_place, stage.c.archived_at.is_(None), ~met)
        .correlate(deal)
    )


def refresh_unproven(connection: Connection, deals: Iterable[UUID | None] | None = None) -> None:
    """Bring up to date which of these deals (of all deals) are unproven."""
    lacking = lacks_evidence()
    moved = update(deal).where(deal.c.unproven != lacking).values(unproven=lacking)
    if deals is None:
        connection.execute(moved)
        return
    for keys in in_chunks({key for key in deals if key is not None}):
        connection.execute(moved.where(deal.c.id.in_(keys)))
