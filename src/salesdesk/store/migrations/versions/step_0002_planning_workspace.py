"""The planning workspace."""

from __future__ import annotations

from salesdesk.store.migrations.second import new_tables, wider_tables

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of the second schema; what was kept before stays as it was."""
    new_tables.make()
    wider_tables.widen()
