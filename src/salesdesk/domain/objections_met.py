"""Which objections deals like this one met, and which answers worked (4.20, B14)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from salesdesk.domain.folding import fold
from salesdesk.domain.objection import ObjectionKind
from salesdesk.domain.rates import Rate

ENOUGH = 8
"""Fewer calls with objections than this in deals like this one: the whole desk is used, and that is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionMet:
    """An objection as one call met it: what was said, what we answered, whether that worked (None: not told).

    `meeting_id` counts calls, not lines; `segment` is the account's industry, `stage_id` the stage that the deal
    was in when the call was held.
    """

    meeting_id: UUID
    words: str
    kind: ObjectionKind
    answer: str
    proof: str
    worked: bool | None
    segment: str
    stage_id: UUID | None
    objection_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """An answer, and how often it worked of the times it was told."""

    answer: str
    proof: str
    success: Rate


@dataclass(frozen=True, slots=True)
class ObjectionRecord:
    """An objection, in how many calls it was raised, and its answers, the best proven first."""

    words: str
    kind: ObjectionKind
    calls: int
    answers: tuple[AnswerRecord, ...]
    objection_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ObjectionsMet:
    """What deals like this one met, most often first, seen in `calls` calls; `pooled` says that all deals were used."""

    records: tuple[ObjectionRecord, ...]
    calls: int
    pooled: bool


def met_by_deals_like(met: Iterable[ObjectionMet], segment: str, stage_id: UUID | None) -> ObjectionsMet:
    """Rank what deals of the same segment and stage met (terms: deals like this one), else what all deals met."""
    listed = list(met)
    wanted = fold(segment)
    alike = [one for one in listed if wanted and fold(one.segment) == wanted and one.stage_id == stage_id]
    pooled = _calls(alike) < ENOUGH
    used = listed if pooled else alike
    return ObjectionsMet(ranked(used), _calls(used), pooled)


def _calls(met: Iterable[ObjectionMet]) -> int:
    return len({one.meeting_id for one in met})


def ranked(met: Iterable[ObjectionMet]) -> tuple[ObjectionRecord, ...]:
    """Return each objection once, by the number of calls it was raised in, then by its words.

    Objections are the same when they come from the same one of the library, or say the same when folded.
    """
    listed = list(met)
    in_library = {fold(one.words): one.objection_id for one in listed if one.objection_id is not None}
    groups: dict[UUID | str, list[ObjectionMet]] = defaultdict(list)
    for one in listed:
        words = fold(one.words)
        groups[one.objection_id or in_library.get(words) or words].append(one)
    records = [_record(group) for group in groups.values()]
    return tuple(sorted(records, key=lambda r: (-r.calls, fold(r.words))))


def _record(group: Sequence[ObjectionMet]) -> ObjectionRecord:
    last = group[-1]
    in_library = next((one.objection_id for one in group if one.objection_id is not None), None)
    return ObjectionRecord(last.words, last.kind, _calls(group), best_answers(group), in_library)


def best_answers(met: Iterable[ObjectionMet]) -> tuple[AnswerRecord, ...]:
    """Return the answers told, by the lower Wilson bound of their success, then by how often, then by words (B14)."""
    told: dict[str, list[ObjectionMet]] = defaultdict(list)
    for one in met:
        if one.answer.strip() and one.worked is not None:
            told[fold(one.answer)].append(one)
    answers = [
        AnswerRecord(
            group[-1].answer,
            next((one.proof for one in reversed(group) if one.proof.strip()), ""),
            Rate.seen(sum(bool(one.worked) for one in group), len(group)),
        )
        for group in told.values()
    ]
    return tuple(sorted(answers, key=lambda a: (-a.success.low, -a.success.n, fold(a.answer))))
