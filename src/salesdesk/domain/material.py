"""What we bring or send: presentations, references, price lists, and what they did for us (3.3, 4.16, 4.19)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.rates import Rate


class MaterialKind(StrEnum):
    """What a piece is."""

    PRESENTATION = "presentation"
    REFERENCE = "reference"
    DATA_SHEET = "data_sheet"
    COMPARISON = "comparison"
    PRICE_LIST = "price_list"
    SAMPLE = "sample"
    CONTRACT = "contract"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A piece of the library; `place` is a file or a page where it lies, in words the rep understands."""

    id: UUID
    name: str
    kind: MaterialKind = MaterialKind.OTHER
    place: str = ""
    note: str = ""


def next_step_rate(outcomes: Iterable[OutcomeClass | None]) -> Rate:
    """Return how many of the evaluated calls with a piece ended in an order or an advance (3.3)."""
    known = [outcome for outcome in outcomes if outcome is not None]
    return Rate.seen(sum(o in {OutcomeClass.ORDER, OutcomeClass.ADVANCE} for o in known), len(known))
