"""Proposals as lists show them, what was issued of them, and the numbers that are taken."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, and_, func, select

from salesdesk.application.rows import ProposalRow
from salesdesk.domain.money import Money
from salesdesk.domain.proposal import Revision
from salesdesk.store import aggregates
from salesdesk.store.records.accounts import account
from salesdesk.store.records.deals import deal, follow_up
from salesdesk.store.records.proposals import proposal, proposal_option, revision
from salesdesk.store.rooms.columns import moment_of
from salesdesk.store.rooms.proposals import REVISIONS
from salesdesk.store.types import AnyRow, AnySelect


def proposals(connection: Connection, account_id: UUID | None, deal_id: UUID | None) -> Sequence[ProposalRow]:
    """Return proposals, newest number first."""
    rows = connection.execute(_shown(account_id, deal_id)).all()
    options = _options(connection, [row.id for row in rows])
    newest_first = sorted(rows, key=lambda row: (_counted(row.number), row.id), reverse=True)
    return [_row(row, options.get(row.id, ())) for row in newest_first]


def _counted(number: str) -> list[tuple[int, str]]:
    """Return a number so that 10 comes after 9: its digits as numbers, the rest as words."""
    return [(int(run), "") if run.isdecimal() else (-1, run) for run in re.findall(r"\d+|\D+", number)]


def _shown(account_id: UUID | None, deal_id: UUID | None) -> AnySelect:
    joined = (
        proposal.outerjoin(account, account.c.id == proposal.c.account_id)
        .outerjoin(deal, deal.c.id == proposal.c.deal_id)
        .outerjoin(follow_up, and_(follow_up.c.id == proposal.c.next_step_id, follow_up.c.cancelled_on.is_(None)))
    )
    issued = revision.c.proposal_id == proposal.c.id
    last_issued = select(func.max(revision.c.issued_at)).where(issued).scalar_subquery()
    shown = select(
        proposal,
        account.c.name.label("account"),
        deal.c.title.label("deal"),
        follow_up.c.starts_at,
        follow_up.c.starts_zone,
        last_issued.label("issued_at"),
    ).select_from(joined)
    shown = shown.where(proposal.c.archived_at.is_(None))
    if account_id is not None:
        shown = shown.where(proposal.c.account_id == account_id)
    return shown if deal_id is None else shown.where(proposal.c.deal_id == deal_id)


def _options(connection: Connection, keys: Sequence[UUID]) -> Mapping[UUID, list[tuple[str, int]]]:
    found: dict[UUID, list[tuple[str, int]]] = defaultdict(list)
    columns = select(proposal_option.c.proposal_id, proposal_option.c.name, proposal_option.c.first_year_minor)
    for chunk in aggregates.in_chunks(keys):
        mine = columns.where(proposal_option.c.proposal_id.in_(chunk))
        for key, name, minor in connection.execute(mine.order_by(*proposal_option.primary_key.columns)):
            found[key].append((name, minor))
    return found


def _row(row: AnyRow, options: Sequence[tuple[str, int]]) -> ProposalRow:
    return ProposalRow(
        id=row.id,
        number=row.number,
        revision=row.revision,
        title=row.title,
        account=row.account or "",
        account_id=row.account_id,
        deal=row.deal or "",
        deal_id=row.deal_id,
        state=row.state,
        dated=row.dated,
        valid_until=row.valid_until,
        option_names=tuple(name for name, _ in options),
        totals=tuple(Money(minor, row.currency) for _, minor in options),
        next_step=moment_of(row.starts_at, row.starts_zone),
        issued_at=row.issued_at,
    )


def revisions(connection: Connection, proposal_id: UUID) -> Sequence[Revision]:
    """Return what was issued of a proposal, oldest first."""
    found = aggregates.fetch(connection, REVISIONS, revision.c.proposal_id == proposal_id)
    return [kept.value for kept in found]


def revision_keys(connection: Connection) -> Sequence[UUID]:
    """Return the keys of everything that was ever issued."""
    return connection.scalars(select(revision.c.id).order_by(revision.c.id)).all()


def proposal_numbers(connection: Connection, start: str) -> Sequence[str]:
    """Return every number that starts so, archived proposals included: numbers are never used twice."""
    begins = proposal.c.number.startswith(start, autoescape=True)
    return connection.scalars(select(proposal.c.number).where(begins).order_by(proposal.c.number)).all()
