"""What sales hears and marketing needs: which message works, which objection comes, whose words they use (3.4, 4.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.refusals import Missing


class FeedbackKind(StrEnum):
    """What it is about."""

    MESSAGE = "message"
    OBJECTION = "objection"
    COMPETITOR = "competitor"
    LEAD_QUALITY = "lead_quality"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """One thing heard, in the customer's words where there are any, on a day in the desk's zone."""

    id: UUID
    kind: FeedbackKind = FeedbackKind.MESSAGE
    words: str = ""
    noted_on: date
    account_id: UUID | None = None
    deal_id: UUID | None = None
    lead_id: UUID | None = None
    by_id: UUID | None = None


def checked(feedback: Feedback) -> Feedback:
    """Return feedback as it may be kept: with words. Raises Missing."""
    if not feedback.words.strip():
        raise Missing("words", "feedback")
    return feedback
