"""A deal's value times its chance, kept beside the deal so that sums are to the cent and need no multiplication."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection, func, select, update

from salesdesk.domain.money import Money
from salesdesk.store.records.deals import deal
from salesdesk.store.records.desk import stage


def weighted(minor: int | None, chance: float | None) -> int | None:
    """Return value x chance in minor units, rounded half up (F3); None without one of them, or where it is none."""
    if minor is None or chance is None or not 0 <= chance <= 1:
        return None
    return Money(minor, "").times(chance).minor


def refresh_weighted(connection: Connection, stages: Iterable[UUID]) -> None:
    """Weigh the deals of these stages anew that go by the chance of their stage; an ended stage has none."""
    for key in stages:
        chance = connection.scalar(select(stage.c.chance).where(stage.c.id == key, stage.c.archived_at.is_(None)))
        by_stage = update(deal).where(deal.c.stage_id == key, deal.c.chance.is_(None), deal.c.value_minor.is_not(None))
        connection.execute(by_stage.values(weighted_minor=func.weighted(deal.c.value_minor, chance)))
