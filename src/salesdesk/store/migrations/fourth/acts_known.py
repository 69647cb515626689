"""What was done on deals before, told to the deals: their last contact and the last act of the customer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def _table(name: str, *columns: str) -> sa.TableClause:
    return sa.table(name, *(_column(one) for one in columns))


def _column(name: str) -> sa.ColumnClause[object]:
    return sa.column(name)


_DEAL = _table("deal", "id", "contact_on", "acted_on")
_MEETING = _table("meeting", "deal_id", "held_on", "archived_at")
_EVIDENCE = _table("evidence", "deal_id", "happened_on", "archived_at")
_PROPOSAL = _table("proposal", "id", "deal_id")
_ANSWER = _table("answer", "proposal_id", "answered_on", "archived_at")


def tell() -> None:
    """Fill the columns; meetings that were held, evidence and answers are acts."""
    met = sa.select(_MEETING.c.deal_id.label("deal_id"), _MEETING.c.held_on.label("day")).where(
        _MEETING.c.archived_at.is_(None), _MEETING.c.held_on.is_not(None)
    )
    noted = sa.select(_EVIDENCE.c.deal_id, _EVIDENCE.c.happened_on).where(_EVIDENCE.c.archived_at.is_(None))
    answered = sa.select(_PROPOSAL.c.deal_id, _ANSWER.c.answered_on).where(
        _ANSWER.c.proposal_id == _PROPOSAL.c.id, _ANSWER.c.archived_at.is_(None)
    )
    acts, contacts = sa.union_all(met, noted, answered).subquery(), met.subquery()
    acted = sa.select(sa.func.max(acts.c.day)).where(acts.c.deal_id == _DEAL.c.id).scalar_subquery()
    contact = sa.select(sa.func.max(contacts.c.day)).where(contacts.c.deal_id == _DEAL.c.id).scalar_subquery()
    op.execute(sa.update(_DEAL).values(acted_on=acted, contact_on=contact))
