"""Whose target it is, in words."""

from __future__ import annotations

from salesdesk.application.forecast.targeting import TargetsView
from salesdesk.domain.desk_settings import Target
from salesdesk.wording.words import Words


def target_name(target: Target, view: TargetsView, words: Words) -> str:
    """Return whom a target is for, and of which product group if not of everything."""
    whose = view.whose(target)
    if target.owner_id is None and target.team_id is None:
        whose = words.text("Everybody")
    elif target.team_id is not None:
        whose = words.text("Team {name}", name=whose)
    if not target.product_group:
        return whose
    return words.text("{whose}, {group}", whose=whose, group=target.product_group)
