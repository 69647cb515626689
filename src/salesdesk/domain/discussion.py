"""The options that came up while needs were uncovered (2.15): the only ones a proposal may offer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Dimension(StrEnum):
    """In what an option differs (2.17)."""

    PRICING = "pricing"
    CONFIGURATION = "configuration"
    DELIVERY = "delivery"
    INSTALLATION = "installation"
    OTHER = "other"


class Reaction(StrEnum):
    """What they made of it."""

    WARM = "warm"
    NEUTRAL = "neutral"
    COLD = "cold"


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedOption:
    """An option somebody raised; `raised_by` is a person of the account, None when it was us.

    `quote` is what they said, in their words.
    """

    id: UUID
    text: str
    dimension: Dimension = Dimension.OTHER
    raised_by: UUID | None = None
    reaction: Reaction | None = None
    quote: str = ""
