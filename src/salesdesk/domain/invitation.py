"""Invitations to a follow-up: who is invited, what they replied, and which reply counts (2.8; RFC 5546)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.follow_up import Attendee, Evidence, FollowUp, Reply
from salesdesk.domain.moment import Moment


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


def invitees(follow_up: FollowUp) -> tuple[Attendee, ...]:
    """Return who is invited, once each: the person it is with first, with what they replied so far."""
    known = {one.person_id: one for one in follow_up.people}
    first = (follow_up.person_id,) if follow_up.person_id else ()
    return tuple(known.get(key) or Attendee(person_id=key) for key in dict.fromkeys((*first, *known)))


def invited(follow_up: FollowUp) -> FollowUp:
    """Return the follow-up whose invitation (or cancellation) of this sequence was written."""
    return replace(follow_up, invited=follow_up.sequence)


def sent(follow_up: FollowUp, evidence: Evidence) -> FollowUp:
    """Return the follow-up whose invitation went out: it is in their calendar, as far as we know (terms)."""
    return replace(invited(follow_up), theirs=follow_up.theirs or evidence)


def cancelled(follow_up: FollowUp, on: date) -> FollowUp:
    """Return the follow-up called off: the calendar entry's next sequence, so that calendars take it out (RFC 5546)."""
    if follow_up.cancelled_on is not None:
        return follow_up
    return replace(follow_up, cancelled_on=on, sequence=follow_up.sequence + 1)


def counts(follow_up: FollowUp, person: UUID, said: Replied) -> Counts:
    """Return whether a person's reply counts: the latest one to the moment that is agreed now (RFC 5546, 2.1.5)."""
    if follow_up.cancelled_on is not None:
        return Counts.CANCELLED
    before = next((one for one in follow_up.people if one.person_id == person), None)
    answered = _sequence(follow_up, said)
    if before is not None and before.replied_at is not None:
        known = (before.sequence, before.replied_at)
        if (answered, said.at) == known:
            return Counts.READ_ALREADY
        if (answered, said.at) < known:
            return Counts.OLDER
    if answered != follow_up.sequence:
        return Counts.OTHER_TIME
    return Counts.DONE if follow_up.done_on else Counts.COUNTS


def _sequence(follow_up: FollowUp, said: Replied) -> int:
    """Return which sequence a reply answers; one that does not say it answers the moment that it tells (else 0)."""
    if said.sequence is None and said.starts is not None and said.starts.at == follow_up.starts.at:
        return follow_up.sequence
    return said.sequence or 0


def replied(follow_up: FollowUp, person: UUID, said: Replied, evidence: Evidence) -> FollowUp:
    """Return the follow-up with a reply that counts.

    The reply of the person it is with (of anybody where it is with nobody) is a fact: an acceptance promises to be
    there and is in their calendar, "perhaps" promises nothing, a refusal takes both away.
    """
    answer = Attendee(person_id=person, reply=said.reply, replied_at=said.at, sequence=follow_up.sequence)
    before = {one.person_id: one for one in follow_up.people}
    kept = replace(follow_up, people=tuple((before | {person: answer}).values()))
    if follow_up.person_id not in {None, person}:
        return kept
    match said.reply:
        case Reply.ACCEPTED:
            return replace(kept, promised=kept.promised or evidence, theirs=evidence)
        case Reply.TENTATIVE:
            return replace(kept, promised=None)
        case Reply.DECLINED:
            return replace(kept, promised=None, theirs=None)
        case Reply.NEEDS_ACTION:
            return kept
