"""A record's history as it is kept, for tests of what acts write into it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from salesdesk.application.desk import Desk
from salesdesk.domain.history import Change


def history_of(desk: Desk, key: UUID) -> Sequence[Change]:
    """Return the history of a record, oldest first, withdrawn entries marked."""
    with desk.changes.store.reading() as look:
        return look.rows.changes_of(key)
