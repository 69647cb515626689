"""Objections: the library with its answers, and those we expect in a call (4.20)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.refusals import Missing


class ObjectionKind(StrEnum):
    """What an objection is about."""

    PRICE = "price"
    RELATIONSHIP = "relationship"
    BRAND = "brand"
    TIMING = "timing"
    NEED = "need"
    AUTHORITY = "authority"
    OTHER = "other"


class Likelihood(StrEnum):
    """How sure we are that it will be raised."""

    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionAnswer:
    """An answer of the library, and the proof that goes with it."""

    id: UUID
    answer: str
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """An objection of the library, in customers' words, with the answers we have for it."""

    id: UUID
    words: str
    kind: ObjectionKind = ObjectionKind.OTHER
    answers: tuple[ObjectionAnswer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanObjection:
    """An objection in the customer's words, our answer and the proof at hand.

    `objection_id` and `answer_id` say where in the library words and answer come from; their texts are the
    plan's own. `raised` and `worked` are known after the call; None before.
    """

    words: str
    kind: ObjectionKind = ObjectionKind.OTHER
    likelihood: Likelihood = Likelihood.POSSIBLE
    answer: str = ""
    proof: str = ""
    raised: bool | None = None
    worked: bool | None = None
    objection_id: UUID | None = None
    answer_id: UUID | None = None

    @property
    def answered(self) -> bool:
        """Whether an answer is planned; an objection without one is a missing part of the plan."""
        return bool(self.answer.strip())


def checked(objection: Objection) -> Objection:
    """Return the objection as the library may keep it. Raises Missing (words, an answer without text)."""
    if not objection.words.strip():
        raise Missing("words", "objection")
    if any(not answer.answer.strip() for answer in objection.answers):
        raise Missing("answer", "objection")
    return objection
