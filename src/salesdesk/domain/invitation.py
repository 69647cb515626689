"""Invitations to follow-ups and meetings: who is invited, what they replied, which reply counts (2.8; RFC 5546)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias, TypeVar
from uuid import UUID

from salesdesk.domain.follow_up import Attendee, Evidence, FollowUp, Reply
from salesdesk.domain.meeting import Meeting, rescheduled
from salesdesk.domain.moment import Moment

Occasion: TypeAlias = FollowUp | Meeting
"""What people are invited to: a follow-up or a planned meeting."""

T = TypeVar("T", FollowUp, Meeting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied:
    """A reply as its file says it: `at` (UTC) is when it was given, `starts` the moment that it answers.

    `sequence` is that of the invitation it answers, None where the file does not say.
    """

    reply: Reply
    at: datetime
    sequence: int | None = None
    starts: Moment | None = None


class Counts(StrEnum):
    """Whether a reply counts."""

    COUNTS = "counts"
    READ_ALREADY = "read_already"
    OLDER = "older"
    OTHER_TIME = "other_time"
    CANCELLED = "cancelled"
    DONE = "done"


def invitees(occasion: Occasion) -> tuple[Attendee, ...]:
    """Return who is invited, once each, with what they replied so far; the person a follow-up is with comes first."""
    if isinstance(occasion, Meeting):
        wanted, said = occasion.people, occasion.replies
    else:
        first = (occasion.person_id,) if occasion.person_id else ()
        wanted, said = (*first, *(one.person_id for one in occasion.people)), occasion.people
    known = {one.person_id: one for one in said}
    return tuple(known.get(key) or Attendee(person_id=key) for key in dict.fromkeys(wanted))


def is_off(occasion: Occasion) -> bool:
    """Whether it was called off, so that those who were invited are told (a meeting: without another moment)."""
    return (occasion.called_off if isinstance(occasion, Meeting) else occasion.cancelled_on) is not None


def is_over(occasion: Occasion) -> bool:
    """Whether it is done, or was held."""
    return (occasion.held_on if isinstance(occasion, Meeting) else occasion.done_on) is not None


def invited(occasion: T, sequence: int | None = None) -> T:
    """Return the occasion whose invitation (or cancellation) was written, in its own sequence or a later one."""
    written = occasion.sequence if sequence is None else max(sequence, occasion.sequence)
    return replace(occasion, sequence=written, invited=written)


def after_all_that_went_out(occasion: Occasion, taken_back: int | None) -> Occasion:
    """Return the occasion in a sequence that no file had which was written and then taken back here.

    What went out is with them all the same, and calendars pass over what is not newer (RFC 5546, 2.1.4).
    """
    if taken_back is None or taken_back < occasion.sequence:
        return occasion
    return replace(occasion, sequence=taken_back + 1)


def sent(occasion: T, evidence: Evidence) -> T:
    """Return the occasion whose invitation went out: a follow-up is in their calendar, as far as we know (terms)."""
    written = invited(occasion)
    return written if isinstance(written, Meeting) else replace(written, theirs=written.theirs or evidence)


def cancelled(occasion: T, on: date) -> T:
    """Return the occasion called off: the calendar entry's next sequence, so that calendars take it out (RFC 5546)."""
    if isinstance(occasion, Meeting):
        return rescheduled(occasion, None)
    if occasion.cancelled_on is not None:
        return occasion
    return replace(occasion, cancelled_on=on, sequence=occasion.sequence + 1)


def counts(occasion: Occasion, person: UUID, said: Replied) -> Counts:
    """Return whether a person's reply counts: the latest one to the moment that is agreed now (RFC 5546, 2.1.5)."""
    if is_off(occasion):
        return Counts.CANCELLED
    before = next((one for one in invitees(occasion) if one.person_id == person), None)
    answered = _sequence(occasion, said)
    if before is not None and before.replied_at is not None:
        known = (before.sequence, before.replied_at)
        if (answered, said.at) == known:
            return Counts.READ_ALREADY
        if (answered, said.at) < known:
            return Counts.OLDER
    if answered != occasion.sequence:
        return Counts.OTHER_TIME
    return Counts.DONE if is_over(occasion) else Counts.COUNTS


def _sequence(occasion: Occasion, said: Replied) -> int:
    """Return which sequence a reply answers; one that does not say it answers the moment that it tells (else 0)."""
    starts = occasion.starts
    if said.sequence is None and said.starts is not None and starts is not None and said.starts.at == starts.at:
        return occasion.sequence
    return said.sequence or 0


def replied(occasion: T, person: UUID, said: Replied, evidence: Evidence) -> T:
    """Return the occasion with a reply that counts; in a meeting it is kept beside the person.

    The reply of the person a follow-up is with (of anybody where it is with nobody) is a fact: an acceptance promises
    to be there and is in their calendar, "perhaps" promises nothing, a refusal takes both away.
    """
    answer = Attendee(person_id=person, reply=said.reply, replied_at=said.at, sequence=occasion.sequence)
    before = {one.person_id: one for one in (occasion.replies if isinstance(occasion, Meeting) else occasion.people)}
    answers = tuple((before | {person: answer}).values())
    if isinstance(occasion, Meeting):
        return replace(occasion, replies=answers)
    return _told(replace(occasion, people=answers), person, said.reply, evidence)


def _told(kept: FollowUp, person: UUID, reply: Reply, evidence: Evidence) -> FollowUp:
    """Return the follow-up with the facts that a person's reply leaves."""
    if kept.person_id not in {None, person}:
        return kept
    match reply:
        case Reply.ACCEPTED:
            return replace(kept, promised=kept.promised or evidence, theirs=evidence)
        case Reply.TENTATIVE:
            return replace(kept, promised=None)
        case Reply.DECLINED:
            return replace(kept, promised=None, theirs=None)
        case Reply.NEEDS_ACTION:
            return kept
