"""Edits of a stage's exit criteria, as pure functions; a criterion keeps its id, so that evidence still meets it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from salesdesk.domain.deal import ExitCriterion, Stage


def with_criterion(stage: Stage, key: UUID, text: str) -> Stage:
    """Return the stage with another criterion behind the others."""
    return replace(stage, criteria=(*stage.criteria, ExitCriterion(id=key, text=text.strip())))


def reworded(stage: Stage, key: UUID, text: str) -> Stage:
    """Return the stage with a criterion in other words; what was noted for it counts on."""
    return replace(
        stage, criteria=tuple(replace(one, text=text.strip()) if one.id == key else one for one in stage.criteria)
    )


def without_criterion(stage: Stage, key: UUID) -> Stage:
    """Return the stage without a criterion; what was noted for it stays with its deals."""
    return replace(stage, criteria=tuple(one for one in stage.criteria if one.id != key))


def criterion_moved(stage: Stage, key: UUID, by: int) -> Stage:
    """Return the stage with a criterion moved up (-1) or down (1); past an end it stays there."""
    criteria = list(stage.criteria)
    at = next((place for place, one in enumerate(criteria) if one.id == key), None)
    if at is None:
        return stage
    criteria.insert(min(max(0, at + by), len(criteria) - 1), criteria.pop(at))
    return replace(stage, criteria=tuple(criteria))
