"""What was done: a line of the log for each call, mail, visit or hour of work on a sale, before, during or after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.moment import Moment
from salesdesk.domain.refusals import Missing, OutOfRange


class ActivityKind(StrEnum):
    """What time on a sale is for: getting ready for it, selling, or looking after what was sold (4.11-4.31)."""

    IDENTIFICATION = "identification"
    REVIEW = "review"
    MARKET_RESEARCH = "market_research"
    STRATEGY = "strategy"
    COMPARISON = "comparison"
    PRESENTATION = "presentation"
    PROPOSAL = "proposal"
    CONTRACT = "contract"
    MATERIAL = "material"
    OBJECTIONS = "objections"
    EXPECTED_RETURN = "expected_return"
    CALL_OR_MEETING = "call_or_meeting"
    NEGOTIATION = "negotiation"
    CLOSING = "closing"
    RELATIONSHIP = "relationship"
    IMPLEMENTATION = "implementation"
    SERVICE = "service"
    FEEDBACK = "feedback"
    CONTINUED = "continued"
    FORECASTING = "forecasting"
    EVALUATION = "evaluation"


class Phase(StrEnum):
    """When in a sale something is done."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


_FIRST_OF: Final[Mapping[ActivityKind, Phase]] = MappingProxyType(
    {
        ActivityKind.IDENTIFICATION: Phase.BEFORE,
        ActivityKind.CALL_OR_MEETING: Phase.DURING,
        ActivityKind.IMPLEMENTATION: Phase.AFTER,
    }
)


def kinds_of(phase: Phase) -> tuple[ActivityKind, ...]:
    """Return what is done in a phase of a sale, in the order of the articles (4.11-4.21, 4.22-4.25, 4.26-4.31)."""
    return tuple(kind for kind in ActivityKind if phase_of(kind) is phase)


def phase_of(kind: ActivityKind) -> Phase:
    """Return when in a sale something of that kind is done."""
    kinds = list(ActivityKind)
    begun = kinds[: kinds.index(kind) + 1]
    return next(_FIRST_OF[one] for one in reversed(begun) if one in _FIRST_OF)


class Channel(StrEnum):
    """By what means it was done; `desk` is work without anybody else."""

    CALL = "call"
    VIDEO = "video"
    VISIT = "visit"
    EMAIL = "email"
    MESSAGE = "message"
    LETTER = "letter"
    DESK = "desk"


class Reach(StrEnum):
    """How far it got: who was spoken with, and who was only tried."""

    SPOKE = "spoke"
    NO_ANSWER = "no_answer"
    VOICEMAIL = "voicemail"
    WRITTEN = "written"
    DONE = "done"


class MailPurpose(StrEnum):
    """The five things an e-mail is for; selling is none of them (0.7)."""

    MARKETING = "marketing"
    UPDATE = "update"
    CONFIRMATION = "confirmation"
    SHORT_QUERY = "short_query"
    ONE_TO_MANY = "one_to_many"


WRITING: Final = frozenset({Channel.EMAIL, Channel.MESSAGE, Channel.LETTER})
"""What is written is never a talk: it counts as "spoke with" nobody (0.7)."""


_REACHES: Final[Mapping[Channel, tuple[Reach, ...]]] = MappingProxyType(
    {
        Channel.CALL: (Reach.SPOKE, Reach.NO_ANSWER, Reach.VOICEMAIL),
        Channel.VIDEO: (Reach.SPOKE, Reach.NO_ANSWER),
        Channel.VISIT: (Reach.SPOKE, Reach.NO_ANSWER),
        Channel.DESK: (Reach.DONE,),
    }
)


def reaches_of(channel: Channel) -> tuple[Reach, ...]:
    """Return how far something by that means can get, the usual one first; what is written is only written (0.7)."""
    return _REACHES.get(channel, (Reach.WRITTEN,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One thing that was done, with whom, for how long and how far it got.

    `theirs` says that they came to us (a customer act). `minutes` is measured or said, None where nobody knows.
    `voicemail_for` says why a message was left (2.11), `despite` why somebody was called although the pest guard
    said stop (B4). `meeting_id` is the planned conversation on which it hangs, where there is one, `lead_id` the lead
    with whom it was. Text is personal.
    """

    id: UUID
    began: Moment
    kind: ActivityKind = ActivityKind.CALL_OR_MEETING
    channel: Channel = Channel.CALL
    reach: Reach = Reach.SPOKE
    theirs: bool = False
    minutes: int | None = None
    mail_purpose: MailPurpose | None = None
    voicemail_for: str = ""
    outcome: OutcomeClass | None = None
    account_id: UUID | None = None
    deal_id: UUID | None = None
    rep_id: UUID | None = None
    meeting_id: UUID | None = None
    lead_id: UUID | None = None
    people: tuple[UUID, ...] = ()
    note: str = ""
    despite: str = ""

    @property
    def day(self) -> date:
        """The day on which it was done, in the zone in which it was."""
        return self.began.day

    @property
    def spoke(self) -> bool:
        """Whether both spoke (terms: two-way contact); what is written never counts (0.7)."""
        return self.reach is Reach.SPOKE and self.channel not in WRITING


def checked(activity: Activity) -> Activity:
    """Return the activity as it may be kept.

    Raises Missing (mail_purpose) for an e-mail of ours without one of its five purposes (0.7), Missing
    (voicemail_for) for a voicemail without a purpose (2.11), OutOfRange (spoke_in_writing) for a letter, message or
    e-mail that claims a talk (0.7), OutOfRange (minutes) for less than none.
    """
    if activity.channel is Channel.EMAIL and not activity.theirs and activity.mail_purpose is None:
        raise Missing("mail_purpose", "activity")
    if activity.reach is Reach.VOICEMAIL and not activity.voicemail_for.strip():
        raise Missing("voicemail_for", "activity")
    if activity.channel in WRITING and activity.reach is not Reach.WRITTEN:
        raise OutOfRange("spoke_in_writing", activity.reach)
    if activity.minutes is not None and activity.minutes < 0:
        raise OutOfRange("minutes", str(activity.minutes))
    return activity
