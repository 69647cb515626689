"""Whose deals a paper tells of."""

from __future__ import annotations

from salesdesk.application.forecast.ground import Ground


def whose(ground: Ground) -> str:
    """Return the name of the rep, the team or the product group that is looked at, "" for everybody."""
    scope = ground.scope
    names = {one.id: one.name for one in ground.reps} | {one.id: one.name for one in ground.teams}
    chosen = scope.owner_id or scope.team_id
    return names.get(chosen, "") if chosen else scope.product_group
