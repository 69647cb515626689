"""What a stage still needs from the customer before a deal leaves it (4.8, 3.8; terms: exit criterion, unproven)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from salesdesk.domain.deal import Deal, ExitCriterion, Stage
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.refusals import Unproven

USUAL_STAY = 14
"""Days given to a stage of which nobody said how long it takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedBack:
    """What the customer would have to have done in a stage, and by which day, to sign by the expected close."""

    stage: Stage
    criterion: ExitCriterion | None
    by: date


def lacking(stage: Stage, evidence: Iterable[Evidence]) -> tuple[ExitCriterion, ...]:
    """Return the criteria of a stage that no evidence of the deal meets, in their order."""
    met = {one.criterion_id for one in evidence}
    return tuple(criterion for criterion in stage.criteria if criterion.id not in met)


def lacking_before(
    stages: Iterable[Stage], to: Stage, evidence: Iterable[Evidence]
) -> tuple[tuple[Stage, ExitCriterion], ...]:
    """Return the criteria of every stage before one that no evidence meets: with any, a deal there is unproven."""
    noted = tuple(evidence)
    earlier = sorted((stage for stage in stages if stage.order < to.order), key=lambda stage: stage.order)
    return tuple((stage, criterion) for stage in earlier for criterion in lacking(stage, noted))


def require_evidence(deal: Deal, stages: Iterable[Stage], to: Stage, evidence: Iterable[Evidence]) -> None:
    """Refuse to move a deal on to a stage without the customer acts that the present one needs (4.8).

    Moving back needs none. Raises Unproven with the criteria that are open.
    """
    by_id = {stage.id: stage for stage in stages}
    here = by_id.get(deal.stage_id) if deal.stage_id is not None else None
    if here is None or to.order <= here.order:
        return
    passed = [stage for stage in by_id.values() if here.order <= stage.order < to.order]
    noted = tuple(evidence)
    missing = [criterion for stage in sorted(passed, key=lambda one: one.order) for criterion in lacking(stage, noted)]
    if missing:
        raise Unproven(to.name, tuple(criterion.text for criterion in missing))


def counted_back(
    stages: Iterable[Stage], here: UUID | None, evidence: Iterable[Evidence], sign_by: date
) -> tuple[CountedBack, ...]:
    """Return what would have to happen by when to sign by a day: the open criteria of this stage and those to come.

    Stages take their expected days, the last one up to the signature (article 1, L9). A stage without criteria is one
    step by itself. The first step stands first.
    """
    ordered = sorted(stages, key=lambda stage: stage.order)
    at = next((place for place, stage in enumerate(ordered) if stage.id == here), 0)
    noted, by = tuple(evidence), sign_by
    steps: list[CountedBack] = []
    for stage in reversed(ordered[at:]):
        criteria: tuple[ExitCriterion | None, ...] = lacking(stage, noted) if stage.criteria else (None,)
        steps[:0] = [CountedBack(stage=stage, criterion=criterion, by=by) for criterion in criteria]
        by -= timedelta(days=stage.expected_days if stage.expected_days is not None else USUAL_STAY)
    return tuple(steps)
