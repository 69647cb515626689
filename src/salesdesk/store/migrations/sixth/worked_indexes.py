"""The indexes from which is counted what was done, and what came of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def make_indexes() -> None:
    """Make them over the activities that there are."""
    added = ["archived_at", "rep_id", "kind", "day", "reach", "channel", "outcome", "minutes", "meeting_id"]
    op.create_index("ix_activity_worked", "activity", added)
    said = sa.text("outcome IS NOT NULL")
    op.create_index("ix_activity_outcome", "activity", ["archived_at", "deal_id", "outcome", "day"], sqlite_where=said)
