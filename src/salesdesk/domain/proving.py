"""What a stage still needs from the customer before a deal leaves it (4.8, 3.8; terms: exit criterion, unproven)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


def unproven_of(
    deals: Iterable[Deal],
    stages: Iterable[Stage],
    evidence: Mapping[UUID, Iterable[Evidence]],
    ended: Iterable[Stage] = (),
) -> frozenset[UUID]:
    """Return the deals in whose earlier stages a criterion is not met by their evidence (3.8; terms: unproven).

    `ended` are stages that were put away while deals stand in them: they ask for nothing, those before them do.
    """
    ordered = tuple(stages)
    asked = {stage.id: lacking_before(ordered, stage, ()) for stage in (*ended, *ordered)}
    found: set[UUID] = set()
    for deal in deals:
        earlier = asked.get(deal.stage_id, ()) if deal.stage_id is not None else ()
        met = {one.criterion_id for one in evidence.get(deal.id, ())} if earlier else set[UUID | None]()
        if any(criterion.id not in met for _, criterion in earlier):
            found.add(deal.id)
    return frozenset(found)


def wanted(
    deal: Deal, stages: Iterable[Stage], to: Stage, evidence: Iterable[Evidence]
) -> tuple[tuple[Stage, ExitCriterion], ...]:
    """Return the criteria that are open from the present stage up to one that a deal would move on to (4.8).

    Moving back wants none.
    """
    ordered = sorted(stages, key=lambda stage: stage.order)
    here = next((stage for stage in ordered if stage.id == deal.stage_id), None)
    if here is None:
        return ()
    noted = tuple(evidence)
    passed = (stage for stage in ordered if here.order <= stage.order < to.order)
    return tuple((stage, criterion) for stage in passed for criterion in lacking(stage, noted))


def require_evidence(deal: Deal, stages: Iterable[Stage], to: Stage, evidence: Iterable[Evidence]) -> None:
    """Refuse to move a deal on to a stage without the customer acts that the present one needs (4.8).

    Moving back needs none. Raises Unproven with the criteria that are open.
    """
    missing = wanted(deal, stages, to, evidence)
    if missing:
        raise Unproven(to.name, tuple(criterion.text for _, criterion in missing))


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
