"""Whether both options say about as much: a fuller side looks like the one that is meant (2.19, B3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from salesdesk.domain.proposal import ProposalOption

LOPSIDED = 1.5
"""From how many times as much on one side is fuller than the other."""


class Measure(StrEnum):
    """What is counted: letters of its texts, or rows that are filled."""

    TEXT = "text"
    ROWS = "rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lopsided:
    """The option that says more than 1.5 times what the other says, in letters or in filled rows."""

    measure: Measure
    letter: str
    a: int
    b: int


def lopsided(a: ProposalOption, b: ProposalOption) -> tuple[Lopsided, ...]:
    """Return in which measures one option is fuller than the other; nothing when they are in balance."""
    measured = ((Measure.TEXT, _letters(a), _letters(b)), (Measure.ROWS, filled_rows(a), filled_rows(b)))
    return tuple(
        Lopsided(measure=measure, letter="A" if one > other else "B", a=one, b=other)
        for measure, one, other in measured
        if max(one, other) > LOPSIDED * min(one, other)
    )


def filled_rows(option: ProposalOption) -> int:
    """Return how many rows an option fills: comparing rows, terms and priced items."""
    texts = (*(row.text for row in option.rows), option.payment_terms, option.delivery, option.installation)
    return sum(bool(text.strip()) for text in texts) + len(option.lines)


def _letters(option: ProposalOption) -> int:
    return sum(len(text) for text in (option.sentence, *(row.text for row in option.rows)))
