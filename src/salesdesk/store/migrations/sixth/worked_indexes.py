"""The indexes from which is counted what was done, and what came of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def make_indexes() -> None:
    """Make them over the activities that there are."""
    added = ["rep_id", "kind", "day", "archived_at", "reach", "channel", "outcome", "minutes", "meeting_id"]
    op.create_index("ix_activity_worked", "activity", added)
    said = sa.text("outcome IS NOT NULL")
    op.create_index("ix_activity_outcome", "activity", ["deal_id", "outcome", "day", "archived_at"], sqlite_where=said)
