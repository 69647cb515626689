"""Following up."""

from __future__ import annotations

from salesdesk.store.migrations.fifth import log_found, new_tables, wider_tables

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables of the fifth schema; what was kept before stays as it was."""
    new_tables.make()
    wider_tables.widen()
    log_found.make()
