"""Playbooks: the steps that suit how a segment buys, counted back from the day the customer decides (4.9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from salesdesk.domain.folding import fold
from salesdesk.domain.refusals import Missing, OutOfRange


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookStep:
    """A step, and how many calendar days before the customer's decision it is due."""

    id: UUID
    name: str
    lead_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """The steps for one segment (an industry); without a segment it serves all that have none of their own."""

    id: UUID
    name: str
    segment: str = ""
    steps: tuple[PlaybookStep, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedStep:
    """A step with the day by which it is due; None while nobody knows when the customer decides."""

    step: PlaybookStep
    due_on: date | None


def checked(playbook: Playbook) -> Playbook:
    """Return the playbook as it may be kept. Raises Missing (name), OutOfRange (a lead time below nothing)."""
    if not playbook.name.strip():
        raise Missing("name", "playbook")
    for step in playbook.steps:
        if not step.name.strip():
            raise Missing("name", "playbook_step")
        if not 0 <= step.lead_days <= LONGEST_LEAD:
            raise OutOfRange("lead_days", str(step.lead_days), "0", str(LONGEST_LEAD))
    return playbook


LONGEST_LEAD = 3650


def playbook_for(playbooks: Iterable[Playbook], segment: str) -> Playbook | None:
    """Return the playbook of a segment, else the one that serves all (terms: segment)."""
    listed = tuple(playbooks)
    wanted = fold(segment).strip()
    own = (p for p in listed if wanted and fold(p.segment).strip() == wanted)
    general = (p for p in listed if not p.segment.strip())
    return next(own, None) or next(general, None)


def counted_back(playbook: Playbook, decides_on: date | None) -> tuple[DatedStep, ...]:
    """Return the steps, the earliest first, each with the day it is due before the decision (4.9)."""
    ordered = sorted(playbook.steps, key=lambda step: -step.lead_days)
    return tuple(
        DatedStep(step, decides_on - timedelta(days=step.lead_days) if decides_on else None) for step in ordered
    )


def serves(steps: Iterable[DatedStep], day: date) -> DatedStep | None:
    """Return the step that a call on that day serves: the first still due then, after the last the last one."""
    listed = [step for step in steps if step.due_on is not None]
    return next((step for step in listed if step.due_on and step.due_on >= day), listed[-1] if listed else None)
