"""The first desk."""

from __future__ import annotations

from salesdesk.store.migrations.first import accounts, deals, desk, history, meetings, proposals

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of the first schema."""
    desk.make()
    accounts.make()
    deals.make()
    meetings.make()
    proposals.make()
    history.make()
