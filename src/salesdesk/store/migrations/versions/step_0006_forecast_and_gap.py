"""Forecast and gap."""

from __future__ import annotations

from salesdesk.store.migrations.sixth import play_tables, said_tables, wider_tables, worked_indexes

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables of the sixth schema; what was kept before stays as it was."""
    said_tables.make()
    play_tables.make()
    wider_tables.widen()
    worked_indexes.make_indexes()
