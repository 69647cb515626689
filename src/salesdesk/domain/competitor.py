"""Competitors and their battlecards: what we may say about them rests on a source (4.4, 4.15, 1.12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.refusals import Missing


class ClaimKind(StrEnum):
    """What a line of a battlecard is for."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    ADVANTAGE = "advantage"
    """Ours over theirs; its source is the proof."""
    TRAP = "trap"
    """A question to set that they answer badly."""
    LANDMINE = "landmine"
    """What we had better not touch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One line of a battlecard, with its source and the day on which it was known (desk's zone)."""

    id: UUID
    kind: ClaimKind
    text: str
    source: str = ""
    known_on: date | None = None

    @property
    def may_be_printed(self) -> bool:
        """Whether it may stand on paper: an advantage without a source never does (1.12)."""
        return self.kind is not ClaimKind.ADVANTAGE or bool(self.source.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Competitor:
    """Somebody who sells against us, and the card we carry."""

    id: UUID
    name: str
    price_model: str = ""
    claims: tuple[Claim, ...] = ()

    def of(self, kind: ClaimKind) -> tuple[Claim, ...]:
        """Return the lines of one kind."""
        return tuple(claim for claim in self.claims if claim.kind is kind)


def checked(competitor: Competitor) -> Competitor:
    """Return the card as it may be kept. Raises Missing (name, text of a claim)."""
    if not competitor.name.strip():
        raise Missing("name", "competitor")
    if any(not claim.text.strip() for claim in competitor.claims):
        raise Missing("text", "claim")
    return competitor
