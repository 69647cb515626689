"""Writing what the library holds, each act a pure function of the record: what a page asks for and undo takes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar
from uuid import UUID

from salesdesk.application.plan_editing import put, shifted
from salesdesk.domain.competitor import Claim, Competitor
from salesdesk.domain.fit import NUMBERS, FitCriterion, FitField
from salesdesk.domain.folding import fold
from salesdesk.domain.objection import Objection, ObjectionAnswer
from salesdesk.domain.objections_met import AnswerRecord
from salesdesk.domain.playbook import Playbook, PlaybookStep
from salesdesk.domain.rates import Rate


class _Keyed(Protocol):
    """A part of a record that is known by its id."""

    @property
    def id(self) -> UUID:
        """Its id."""
        ...


K = TypeVar("K", bound=_Keyed)


def _kept(parts: tuple[K, ...], part: K) -> tuple[K, ...]:
    """Return the parts with one of them written anew; one that is not among them is added."""
    at = next((place for place, one in enumerate(parts) if one.id == part.id), len(parts))
    return put(parts, at, part)


def _left(parts: tuple[K, ...], key: UUID) -> tuple[K, ...]:
    return tuple(part for part in parts if part.id != key)


# competitors


def claim_put(competitor: Competitor, claim: Claim) -> Competitor:
    """Return the card with a line written; a new one is added (4.15)."""
    return replace(competitor, claims=_kept(competitor.claims, claim))


def claim_removed(competitor: Competitor, key: UUID) -> Competitor:
    """Return the card without a line."""
    return replace(competitor, claims=_left(competitor.claims, key))


def claim_shifted(competitor: Competitor, key: UUID, by: int) -> Competitor:
    """Return the card with a line moved up (-1) or down (+1) among those of its kind; at either end it stays."""
    moved = next((claim for claim in competitor.claims if claim.id == key), None)
    if moved is None:
        return competitor
    alike = competitor.of(moved.kind)
    in_order = iter(shifted(alike, alike.index(moved), by))
    claims = tuple(next(in_order) if claim.kind is moved.kind else claim for claim in competitor.claims)
    return replace(competitor, claims=claims)


def last_known(competitor: Competitor) -> date | None:
    """Return the day of what was learnt last about them (desk's zone), None when no line has a day."""
    return max((claim.known_on for claim in competitor.claims if claim.known_on is not None), default=None)


def unproven(competitor: Competitor) -> int:
    """Return how many lines are never printed, for want of a source (1.12)."""
    return sum(not claim.may_be_printed for claim in competitor.claims)


# objections


@dataclass(frozen=True, slots=True)
class AnswerStanding:
    """An answer of the library with its record; None when it was never told in a call."""

    answer: ObjectionAnswer
    success: Rate | None


def answer_put(objection: Objection, answer: ObjectionAnswer) -> Objection:
    """Return the objection with an answer written; a new one is added."""
    return replace(objection, answers=_kept(objection.answers, answer))


def answer_removed(objection: Objection, key: UUID) -> Objection:
    """Return the objection without an answer."""
    return replace(objection, answers=_left(objection.answers, key))


def ranked_answers(objection: Objection, records: Iterable[AnswerRecord]) -> tuple[AnswerStanding, ...]:
    """Return the answers by the lower Wilson bound of their success, then by how often they were told (B14).

    Those never told in a call stand last, in their own order.
    """
    told = {fold(record.answer).strip(): record.success for record in records}
    standings = [AnswerStanding(one, told.get(fold(one.answer).strip())) for one in objection.answers]
    return tuple(sorted(standings, key=_best_first))


def _best_first(standing: AnswerStanding) -> tuple[bool, float, int]:
    rate = standing.success
    return (rate is None, -rate.low if rate else 0.0, -rate.n if rate else 0)


def told_elsewhere(objection: Objection, records: Iterable[AnswerRecord]) -> tuple[AnswerRecord, ...]:
    """Return the answers that were told in calls and are not in the library, in the order given."""
    known = {fold(answer.answer).strip() for answer in objection.answers}
    return tuple(record for record in records if fold(record.answer).strip() not in known)


# playbooks


def step_put(playbook: Playbook, step: PlaybookStep) -> Playbook:
    """Return the playbook with a step written, the earliest first; a new one is added (4.9)."""
    return replace(playbook, steps=_by_lead(_kept(playbook.steps, step)))


def step_removed(playbook: Playbook, key: UUID) -> Playbook:
    """Return the playbook without a step."""
    return replace(playbook, steps=_left(playbook.steps, key))


def _by_lead(steps: Iterable[PlaybookStep]) -> tuple[PlaybookStep, ...]:
    return tuple(sorted(steps, key=lambda step: -step.lead_days))


def segments_like(industries: Iterable[str], typed: str, limit: int) -> Sequence[str]:
    """Return the industries of a desk's accounts that hold what was typed, each once, by name."""
    wanted = fold(typed).strip()
    known = {fold(name).strip(): name.strip() for name in industries if name.strip()}
    return sorted((name for folded, name in known.items() if wanted in folded), key=fold)[:limit]


# the ideal customer


def with_words(criterion: FitCriterion, typed: str) -> FitCriterion:
    """Return the criterion with the words that were typed with commas between them."""
    parts = (part.strip() for part in typed.replace(";", ",").split(","))
    return replace(criterion, words=tuple(dict.fromkeys(part for part in parts if part)))


def looking_at(criterion: FitCriterion, field: FitField) -> FitCriterion:
    """Return the criterion for another field: what it asked for goes when it makes no sense there."""
    if (field in NUMBERS) == (criterion.field in NUMBERS):
        return replace(criterion, field=field)
    return replace(criterion, field=field, words=(), least=None, most=None)
