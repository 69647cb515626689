"""Replies to invitations: whose reply it is, to what, and whether it counts (2.8; RFC 5546, 3.2.3, 3.2.7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from salesdesk.application.calendar_entry import Method
from salesdesk.application.calendar_file import ReadAttendee, ReadEvent
from salesdesk.application.occasions import occasion_of_uid
from salesdesk.application.ports import Reading
from salesdesk.domain.account import ContactKind, Person
from salesdesk.domain.folding import fold
from salesdesk.domain.follow_up import Reply
from salesdesk.domain.invitation import Counts, Occasion, Replied, counts, invitees


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyView:
    """A reply that was read, beside what it answers.

    `candidates` are the people who were invited, for whoever knows which of them it is.
    """

    event: ReadEvent
    attendee: ReadAttendee
    verdict: ReplyVerdict
    occasion: Occasion | None = None
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
    occasion = occasion_of_uid(look, event.uid)
    if occasion is None:
        return ReplyView(event=event, attendee=attendee, verdict=ReplyVerdict.UNKNOWN_ENTRY)
    people = [look.find(Person, one.person_id) for one in invitees(occasion)]
    invited = tuple(person for person in people if person is not None)
    person = _answering_one(invited, attendee)
    view = ReplyView(
        event=event,
        attendee=attendee,
        verdict=ReplyVerdict.WHICH_PERSON,
        occasion=occasion,
        person=person,
        candidates=invited,
    )
    return judged(view, person, now)


def judged(view: ReplyView, person: Person | None, now: datetime) -> ReplyView:
    """Return the reply as that of a person, with what becomes of it."""
    occasion = view.occasion
    if occasion is None:
        return view
    if view.event.method is Method.COUNTER:
        verdict = ReplyVerdict.PROPOSES
    elif person is None:
        verdict = ReplyVerdict.WHICH_PERSON
    else:
        verdict = _VERDICTS[counts(occasion, person.id, view.said(now))]
    return ReplyView(
        event=view.event,
        attendee=view.attendee,
        verdict=verdict,
        occasion=occasion,
        person=person,
        candidates=view.candidates,
    )


_VERDICTS: Mapping[Counts, ReplyVerdict] = {found: ReplyVerdict(found.value) for found in Counts}


def _answering_one(invited: Sequence[Person], attendee: ReadAttendee) -> Person | None:
    """Return whose address it is; where several share it, whose name stands beside it, else nobody can tell."""
    reached = [one for one in invited if _is(one, attendee.address)]
    if len(reached) > 1:
        reached = [one for one in reached if fold(one.name) == fold(attendee.name)]
    return reached[0] if len(reached) == 1 else None


def _is(person: Person, address: str) -> bool:
    said = address.strip().casefold()
    emails = (point.value for point in person.contacts if point.kind is ContactKind.EMAIL)
    return bool(said) and any(email.strip().casefold() == said for email in emails)
