"""Objections we expect and what we will answer (4.20)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
class PlanObjection:
    """An objection in the customer's words, our answer and the proof at hand.

    `raised` and `worked` are known after the call; None before.
    """

    words: str
    kind: ObjectionKind = ObjectionKind.OTHER
    likelihood: Likelihood = Likelihood.POSSIBLE
    answer: str = ""
    proof: str = ""
    raised: bool | None = None
    worked: bool | None = None

    @property
    def answered(self) -> bool:
        """Whether an answer is planned; an objection without one is a missing part of the plan."""
        return bool(self.answer.strip())
