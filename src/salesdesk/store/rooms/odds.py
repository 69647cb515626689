"""The chance that counts for a deal, its own or else its stage's, kept beside it for sorting."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, update

from salesdesk.domain.deal import Stage
from salesdesk.store.records.deals import deal


def refresh_odds(connection: Connection, stages: Sequence[Stage]) -> None:
    """Bring up to date the chance of deals in these stages that have none of their own."""
    if stages:
        theirs = update(deal).where(deal.c.stage_id == bindparam("stage"), deal.c.chance.is_(None))
        changed = [{"stage": one.id, "its_chance": one.chance} for one in stages]
        connection.execute(theirs.values(odds=bindparam("its_chance")), changed)
