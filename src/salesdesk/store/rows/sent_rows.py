"""What went out of a deal's proposals and what came back; the files themselves are not read."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, and_, func, select

from salesdesk.application.deal_files import Sent
from salesdesk.store.records.proposals import answer, proposal, revision


def sent(connection: Connection, deal_id: UUID) -> Sequence[Sent]:
    """Return every revision that was issued of a deal's proposals, with the answer that was taken to it."""
    taken = and_(
        answer.c.proposal_id == proposal.c.id, answer.c.revision == revision.c.number, answer.c.archived_at.is_(None)
    )
    shown = (
        select(
            proposal.c.id,
            proposal.c.number,
            proposal.c.title,
            proposal.c.state,
            revision.c.number.label("revision"),
            revision.c.issued_at,
            answer.c.choice,
            answer.c.answered_on,
            (func.length(answer.c.file) > 0).label("has_file"),
        )
        .join(revision, revision.c.proposal_id == proposal.c.id)
        .outerjoin(answer, taken)
        .where(proposal.c.deal_id == deal_id, proposal.c.archived_at.is_(None))
        .order_by(revision.c.issued_at, revision.c.id, answer.c.created_at)
    )
    # A revision that was answered anew has several answers: the last one counts.
    latest = {(row.id, row.revision): row for row in connection.execute(shown)}
    return [
        Sent(
            proposal_id=row.id,
            number=row.number,
            title=row.title,
            state=row.state,
            revision=row.revision,
            issued_at=row.issued_at,
            choice=row.choice or "",
            answered_on=row.answered_on,
            has_file=bool(row.has_file),
        )
        for row in latest.values()
    ]
