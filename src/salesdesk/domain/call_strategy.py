"""How we mean to lead a call: what to ask, what to bring, which options to raise in which order (4.14)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from salesdesk.domain.discussion import Dimension


class QuestionKind(StrEnum):
    """What a question uncovers, in the order in which a call asks: first the facts, last what they would gain."""

    SITUATION = "situation"
    PROBLEM = "problem"
    IMPLICATION = "implication"
    NEED = "need"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question still to be asked; `answered` is known after the call and keeps it out of the next plan."""

    text: str
    kind: QuestionKind | None = None
    answered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionToRaise:
    """An option we mean to raise, in its place in the order, so that two stand on the table (2.15)."""

    text: str
    dimension: Dimension = Dimension.OTHER
