"""Replies to invitations: whose reply it is, to what, and whether it counts (2.8; RFC 5546, 3.2.3, 3.2.7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from salesdesk.application.calendar_entry import Method
from salesdesk.application.calendar_file import ReadAttendee, ReadEvent
from salesdesk.application.ports import Reading
from salesdesk.domain.account import ContactKind, Person
from salesdesk.domain.follow_up import FollowUp, Reply
from salesdesk.domain.invitation import Counts, Replied, counts, invitees
from salesdesk.domain.meeting import Meeting

HERE = "@salesdesk"


class ReplyVerdict(StrEnum):
    """What becomes of a reply."""

    COUNTS = "counts"
    READ_ALREADY = "read_already"
    OLDER = "older"
    OTHER_TIME = "other_time"
    CANCELLED = "cancelled"
    DONE = "done"
    PROPOSES = "proposes"
    WHICH_PERSON = "which_person"
    UNKNOWN_ENTRY = "unknown_entry"
    OF_A_MEETING = "of_a_meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyView:
    """A reply that was read, beside what it answers.

    `candidates` are the people who were invited, for whoever knows which of them it is.
    """

    event: ReadEvent
    attendee: ReadAttendee
    verdict: ReplyVerdict
    follow_up: FollowUp | None = None
    person: Person | None = None
    candidates: tuple[Person, ...] = ()

    @property
    def reply(self) -> Reply:
        """What was said."""
        return self.attendee.reply or Reply.NEEDS_ACTION

    def said(self, now: datetime) -> Replied:
        """Return the reply as it counts; one without a stamp was given `now`."""
        event = self.event
        return Replied(reply=self.reply, at=event.stamp or now, sequence=event.sequence, starts=event.starts)


def replies_in(look: Reading, events: Sequence[ReadEvent], now: datetime) -> tuple[ReplyView, ...]:
    """Return every reply of a file, each judged by what is kept."""
    return tuple(_view(look, event, one, now) for event in events for one in _answering(event))


def _answering(event: ReadEvent) -> Sequence[ReadAttendee]:
    """Return who answers: those with a reply; a file that names nobody still answers something."""
    said = [one for one in event.people if one.reply not in {None, Reply.NEEDS_ACTION}]
    return said or event.people[:1] or (ReadAttendee(address=""),)


def _view(look: Reading, event: ReadEvent, attendee: ReadAttendee, now: datetime) -> ReplyView:
    follow_up = _answered(look, event.uid)
    if follow_up is None:
        of_meeting = look.find(Meeting, _key(event.uid)) is not None
        verdict = ReplyVerdict.OF_A_MEETING if of_meeting else ReplyVerdict.UNKNOWN_ENTRY
        return ReplyView(event=event, attendee=attendee, verdict=verdict)
    people = [look.find(Person, one.person_id) for one in invitees(follow_up)]
    invited = tuple(person for person in people if person is not None)
    person = next((one for one in invited if _is(one, attendee.address)), None)
    view = ReplyView(
        event=event,
        attendee=attendee,
        verdict=ReplyVerdict.WHICH_PERSON,
        follow_up=follow_up,
        person=person,
        candidates=invited,
    )
    return judged(view, person, now)


def judged(view: ReplyView, person: Person | None, now: datetime) -> ReplyView:
    """Return the reply as that of a person, with what becomes of it."""
    follow_up = view.follow_up
    if follow_up is None:
        return view
    if view.event.method is Method.COUNTER:
        verdict = ReplyVerdict.PROPOSES
    elif person is None:
        verdict = ReplyVerdict.WHICH_PERSON
    else:
        verdict = _VERDICTS[counts(follow_up, person.id, view.said(now))]
    return ReplyView(
        event=view.event,
        attendee=view.attendee,
        verdict=verdict,
        follow_up=follow_up,
        person=person,
        candidates=view.candidates,
    )


_VERDICTS: Mapping[Counts, ReplyVerdict] = {found: ReplyVerdict(found.value) for found in Counts}


def _answered(look: Reading, uid: str) -> FollowUp | None:
    """Return the follow-up that an event answers; ours carry their key in the UID."""
    key = _key(uid)
    found = look.find(FollowUp, key) if key else None
    if found is not None and found.uid == uid and not look.kept(FollowUp, found.id).archived:
        return found
    return look.rows.follow_up_of_uid(uid)


def _key(uid: str) -> UUID | None:
    try:
        return UUID(uid.removesuffix(HERE)) if uid.endswith(HERE) else None
    except ValueError:
        return None


def _is(person: Person, address: str) -> bool:
    said = address.strip().casefold()
    emails = (point.value for point in person.contacts if point.kind is ContactKind.EMAIL)
    return bool(said) and any(email.strip().casefold() == said for email in emails)
