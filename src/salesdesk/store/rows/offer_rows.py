"""What stands around proposals and customers: impediments, what customers have, answers."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, func, select

from salesdesk.application.rows import HeldCounts, HeldProduct
from salesdesk.domain.answer import Answer
from salesdesk.domain.deal import Status
from salesdesk.domain.holding import Holding
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.proposal import ProposalState
from salesdesk.store import aggregates
from salesdesk.store.aggregates import in_chunks
from salesdesk.store.records.accounts import account
from salesdesk.store.records.deals import deal, deal_line, impediment
from salesdesk.store.records.holdings import holding
from salesdesk.store.records.proposals import answer, proposal, revision
from salesdesk.store.rooms.columns import money_of
from salesdesk.store.rooms.offers import ANSWERS, HOLDINGS, IMPEDIMENTS


def impediments(connection: Connection, deal_id: UUID | None) -> Sequence[Impediment]:
    """Return the impediments of a deal (of all deals), in the order in which they were noted."""
    condition = IMPEDIMENTS.alive()
    if deal_id is not None:
        condition &= impediment.c.deal_id == deal_id
    return [kept.value for kept in aggregates.fetch(connection, IMPEDIMENTS, condition)]


def standing_impediments(connection: Connection, deals: Sequence[UUID]) -> Sequence[Impediment]:
    """Return what stands in the way of these deals now, in the order in which it was noted."""
    standing = IMPEDIMENTS.alive() & impediment.c.removed_on.is_(None)
    return [
        kept.value
        for chunk in in_chunks(deals)
        for kept in aggregates.fetch(connection, IMPEDIMENTS, standing & impediment.c.deal_id.in_(chunk))
    ]


def discounted_deals(connection: Connection) -> Sequence[tuple[UUID, Status]]:
    """Return the deals to which a proposal with a discount went out, each once, and how they stand."""
    went_out = proposal.c.impediment_id.is_not(None) & (proposal.c.state != ProposalState.DRAFT)
    there = proposal.c.archived_at.is_(None) & deal.c.archived_at.is_(None)
    found = connection.execute(
        select(deal.c.id, deal.c.status).join(proposal, proposal.c.deal_id == deal.c.id).where(went_out & there)
    )
    return list({row.id: (row.id, row.status) for row in found}.values())


def holdings_of(connection: Connection, account_id: UUID) -> Sequence[Holding]:
    """Return what was written down that a customer has or had."""
    condition = HOLDINGS.alive() & (holding.c.account_id == account_id)
    return [kept.value for kept in aggregates.fetch(connection, HOLDINGS, condition)]


def bought(connection: Connection, account_id: UUID | None) -> Sequence[HeldProduct]:
    """Return the products in the lines of won deals (of one account), the oldest first."""
    shown = (
        select(
            deal.c.account_id,
            deal.c.id.label("deal_id"),
            deal.c.closed_on,
            deal_line.c.product_id,
            deal_line.c.quantity,
            deal_line.c.price_minor,
            deal_line.c.price_currency,
        )
        .join(deal_line, deal_line.c.deal_id == deal.c.id)
        .where(deal.c.status == Status.WON, deal.c.archived_at.is_(None))
        .where(deal.c.account_id.is_not(None), deal_line.c.product_id.is_not(None))
        .order_by(deal.c.closed_on, deal.c.id, deal_line.c.place)
    )
    if account_id is not None:
        shown = shown.where(deal.c.account_id == account_id)
    return [
        HeldProduct(
            account_id=row.account_id,
            product_id=row.product_id,
            deal_id=row.deal_id,
            since=row.closed_on,
            quantity=row.quantity,
            price=money_of(row.price_minor, row.price_currency),
        )
        for row in connection.execute(shown)
    ]


def written_down(connection: Connection) -> Sequence[tuple[UUID, UUID]]:
    """Return account and product of everything that was written down and lasts."""
    shown = select(holding.c.account_id, holding.c.product_id).where(
        HOLDINGS.alive(), holding.c.ended_on.is_(None), holding.c.product_id.is_not(None)
    )
    return [(row.account_id, row.product_id) for row in connection.execute(shown)]


def held_by_customers(connection: Connection, but: UUID, *, of_its_segment: bool) -> HeldCounts:
    """Return how many customers have which product, one account left out; all, or those of that one's segment."""
    won = (
        select(deal.c.account_id, deal_line.c.product_id)
        .join(deal_line, deal_line.c.deal_id == deal.c.id)
        .where(deal.c.status == Status.WON, deal.c.archived_at.is_(None), deal_line.c.product_id.is_not(None))
    )
    written = select(holding.c.account_id, holding.c.product_id).where(
        HOLDINGS.alive(), holding.c.ended_on.is_(None), holding.c.product_id.is_not(None)
    )
    pairs = won.union(written).subquery()
    counted = account.c.archived_at.is_(None) & (account.c.id != but)
    if of_its_segment:
        its_own = select(account.c.industry_words).where(account.c.id == but).scalar_subquery()
        counted &= account.c.industry_words == its_own
    shown = select(pairs.c.product_id, pairs.c.account_id).join(account, account.c.id == pairs.c.account_id)
    theirs = shown.where(counted).subquery()
    customers = connection.scalar(select(func.count(theirs.c.account_id.distinct()))) or 0
    by_product = connection.execute(select(theirs.c.product_id, func.count()).group_by(theirs.c.product_id))
    return HeldCounts(customers=customers, by_product={row[0]: row[1] for row in by_product})


def answers_of(connection: Connection, proposal_id: UUID) -> Sequence[Answer]:
    """Return the answers that were taken to a proposal, oldest first."""
    condition = ANSWERS.alive() & (answer.c.proposal_id == proposal_id)
    return [kept.value for kept in aggregates.fetch(connection, ANSWERS, condition)]


def proposal_of(connection: Connection, number: str) -> UUID | None:
    """Return the id of the proposal of that number, archived or not; None when there is none."""
    shown = select(proposal.c.id).where(proposal.c.number == number).order_by(proposal.c.created_at)
    return connection.scalars(shown).first()


def check_numbers(connection: Connection) -> Sequence[tuple[str, UUID]]:
    """Return the content hash of everything that was ever issued, and the id of the proposal it is of."""
    shown = select(revision.c.content_hash, revision.c.proposal_id)
    return [(row.content_hash, row.proposal_id) for row in connection.execute(shown)]
