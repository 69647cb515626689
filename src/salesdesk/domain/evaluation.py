"""What came of a call: seven questions, asked within a day of it (2.3, 4.31)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from salesdesk.domain.refusals import Missing

DUE_WITHIN = timedelta(hours=24)


class Reached(StrEnum):
    """How much of the objective was reached."""

    BEST = "best"
    LEAST = "least"
    NEITHER = "neither"


class OutcomeClass(StrEnum):
    """What a conversation was worth: an advance is an act of the customer promised with a date (2.3)."""

    ORDER = "order"
    ADVANCE = "advance"
    CONTINUATION = "continuation"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The answers that have no home elsewhere: the actual return, objections and options stand with the meeting.

    `agreed` is what the customer will do and `agreed_by` until which day (desk's zone); `done_at` (UTC) is set
    when the evaluation is closed, None while it is being written.
    """

    reached: Reached | None = None
    outcome: OutcomeClass | None = None
    learnt: str = ""
    agreed: str = ""
    agreed_by: date | None = None
    differently: str = ""
    done_at: datetime | None = None

    @property
    def is_commitment(self) -> bool:
        """Whether the customer promised an act with a date (terms: commitment)."""
        return bool(self.agreed.strip()) and self.agreed_by is not None


def checked(evaluation: Evaluation, *, had_objective: bool) -> Evaluation:
    """Return the evaluation as it may be kept.

    Closed, it says what came of the call and, where there was an objective, whether it was reached; an advance
    always names the customer's act and its day, else it is a continuation (2.3). Raises Missing (outcome,
    reached, agreed, agreed_by).
    """
    if evaluation.outcome is OutcomeClass.ADVANCE:
        if not evaluation.agreed.strip():
            raise Missing("agreed", "evaluation")
        if evaluation.agreed_by is None:
            raise Missing("agreed_by", "evaluation")
    if evaluation.done_at is not None:
        if evaluation.outcome is None:
            raise Missing("outcome", "evaluation")
        if had_objective and evaluation.reached is None:
            raise Missing("reached", "evaluation")
    return evaluation


def proposed_outcome(evaluation: Evaluation) -> OutcomeClass | None:
    """Return what the answers say the call was worth, None while they do not say; it is offered, never set (2.3).

    An act of the customer with a date is an advance; a call that was talked through without one a continuation.
    """
    if evaluation.is_commitment:
        return OutcomeClass.ADVANCE
    if evaluation.reached is not None and not evaluation.agreed.strip():
        return OutcomeClass.CONTINUATION
    return None
