"""A follow-up: a promise with a date and a time, and the three facts that make it one (2.7, 2.8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.due import Due, Timing
from salesdesk.domain.moment import Moment
from salesdesk.domain.refusals import Missing, OutOfRange


class FollowUpKind(StrEnum):
    """Why we get back to each other (2.6)."""

    INFORMATION = "information"
    CALL_BACK = "call_back"
    PROPOSAL = "proposal"
    DEMO = "demo"
    VISIT = "visit"
    THANK_YOU = "thank_you"
    OTHER = "other"


class FollowUpState(StrEnum):
    """What the three facts add up to (terms: follow-up)."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    IN_BOTH_CALENDARS = "in_both_calendars"


class Reply(StrEnum):
    """What somebody who was invited said (RFC 5545, PARTSTAT)."""

    NEEDS_ACTION = "needs_action"
    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody who is to be there; `replied_at` (UTC) and `sequence` are those of the reply that was read last."""

    person_id: UUID
    reply: Reply = Reply.NEEDS_ACTION
    replied_at: datetime | None = None
    sequence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How we know one of the three facts, and since when."""

    on: date
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """An agreed next step; `starts` is a day and a time in a zone, always.

    The facts, each with its evidence: `promised` they said they will be there, `ours` it is in our calendar,
    `theirs` it is in theirs. `uid` and `sequence` are those of the calendar entry, `invited` the sequence that the
    last invitation we wrote had. `all_day` means the whole day of `starts`. `they_act` says that the next move is the
    prospect's and that we only look whether it was made (2.9). `snoozed` is when we want to be reminded again;
    `people` are those who are to be there beside `person_id`, with what they replied; the person it is with stands
    among them once they replied (invitation.invitees names everybody once).
    """

    id: UUID
    topic: str
    starts: Moment
    uid: str
    kind: FollowUpKind = FollowUpKind.CALL_BACK
    minutes: int = 30
    deal_id: UUID | None = None
    account_id: UUID | None = None
    person_id: UUID | None = None
    rep_id: UUID | None = None
    promised: Evidence | None = None
    ours: Evidence | None = None
    theirs: Evidence | None = None
    done_on: date | None = None
    sequence: int = 0
    group_id: UUID | None = None
    all_day: bool = False
    place: str = ""
    people: tuple[Attendee, ...] = ()
    invited: int | None = None
    they_act: bool = False
    snoozed: Moment | None = None
    cancelled_on: date | None = None

    @property
    def state(self) -> FollowUpState:
        """Proposed, agreed (they promised) or in both calendars (all three facts) (2.8)."""
        if self.promised and self.ours and self.theirs:
            return FollowUpState.IN_BOTH_CALENDARS
        return FollowUpState.AGREED if self.promised else FollowUpState.PROPOSED

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done: neither done nor called off."""
        return self.done_on is None and self.cancelled_on is None

    @property
    def timing(self) -> Timing:
        """What says when it is due."""
        return Timing(starts=self.starts, snoozed=self.snoozed, all_day=self.all_day, they_act=self.they_act)

    def due(self, now: datetime, zone: str) -> Due | None:
        """Return whether it is due on a desk in a zone, None for one that is done or called off."""
        return self.timing.due(now, zone) if self.is_open else None

    def late_days(self, today: date) -> int:
        """Return by how many days an open follow-up is late; 0 when it is not."""
        return max(0, (today - self.timing.day(self.starts.zone)).days) if self.is_open else 0


def checked(follow_up: FollowUp) -> FollowUp:
    """Return the follow-up as it may be kept. Raises Missing (topic)."""
    if not follow_up.topic.strip():
        raise Missing("topic", "follow_up")
    return follow_up


def rescheduled(
    follow_up: FollowUp, starts: Moment, *, minutes: int | None = None, all_day: bool | None = None
) -> FollowUp:
    """Return the follow-up at another moment, or of another length: the calendar entry's next sequence (RFC 5546).

    The old facts are void, everybody is asked again (2.8), and it is no longer put off; where they act, we look as
    much later as they have until.
    """
    asked = replace(
        follow_up,
        starts=starts,
        minutes=follow_up.minutes if minutes is None else minutes,
        all_day=follow_up.all_day if all_day is None else all_day,
    )
    if asked == follow_up:
        return follow_up
    before = follow_up.snoozed if follow_up.they_act else None
    looked = Moment(before.at + (starts.at - follow_up.starts.at), before.zone) if before else None
    people = tuple(replace(one, reply=Reply.NEEDS_ACTION) for one in asked.people)
    moved = replace(asked, sequence=asked.sequence + 1, snoozed=looked, people=people)
    return replace(moved, promised=None, ours=None, theirs=None)


def snoozed(follow_up: FollowUp, until: Moment, now: datetime) -> FollowUp:
    """Return the follow-up put off until a moment to come. Raises OutOfRange for one that is over."""
    if until.at <= now:
        raise OutOfRange("snooze", until.day.isoformat())
    return replace(follow_up, snoozed=until)


def is_past(follow_up: FollowUp, now: datetime) -> bool:
    """Whether the moment that was agreed is over; a whole day is over when it ends."""
    return follow_up.starts.at + (timedelta(days=1) if follow_up.all_day else timedelta()) <= now


def handed_over(follow_up: FollowUp, look: Moment, now: datetime) -> FollowUp:
    """Return the follow-up as theirs to act on by its moment, and ours to look at later (2.9).

    Raises OutOfRange: act_by, where that moment is over, and check_on, where we would look before it.
    """
    if is_past(follow_up, now):
        raise OutOfRange("act_by", follow_up.starts.day.isoformat())
    if look.at < follow_up.starts.at:
        raise OutOfRange("check_on", look.day.isoformat(), follow_up.starts.day.isoformat())
    return replace(follow_up, they_act=True, snoozed=look)


def taken_over(follow_up: FollowUp) -> FollowUp:
    """Return the follow-up as ours to act on at its moment."""
    return replace(follow_up, they_act=False, snoozed=None)


def who_should_act(state: FollowUpState, kind: FollowUpKind) -> bool:
    """Whether to ask who should act: fewer than three facts hold, so why do we agree to call back (2.9)?

    Thanks are owed whether the other side expects them or not.
    """
    return state is not FollowUpState.IN_BOTH_CALENDARS and kind is not FollowUpKind.THANK_YOU
