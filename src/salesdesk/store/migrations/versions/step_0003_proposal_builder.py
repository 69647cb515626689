"""The proposal builder."""

from __future__ import annotations

from salesdesk.store.migrations.third import guards, new_tables, wider_tables

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables of the third schema; what was kept before stays as it was."""
    new_tables.make()
    wider_tables.widen()
    guards.make()
