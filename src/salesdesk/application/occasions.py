"""What people can be invited to, found by its key: a follow-up or a planned meeting, and what stands beside it."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from salesdesk.application.calendar_entry import Beside, CalendarEntry, Guest, entry_of
from salesdesk.application.ports import Reading
from salesdesk.domain.account import Account, ContactKind, Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import DeskSettings, Rep
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.invitation import Occasion, invitees
from salesdesk.domain.meeting import Meeting

HERE: Final = "@salesdesk"
"""What the UID of an entry of ours ends in, behind its key."""


def occasion_of(look: Reading, key: UUID) -> Occasion:
    """Return the follow-up or the meeting with that key. Raises NotKept."""
    if look.find(FollowUp, key) is None and look.find(Meeting, key) is not None:
        return look.kept(Meeting, key).value
    return look.kept(FollowUp, key).value


def occasion_of_uid(look: Reading, uid: str) -> Occasion | None:
    """Return what a calendar entry with that UID is of, put away ones left out; ours carry their key in it."""
    key = _key(uid)
    found = look.find(FollowUp, key) if key else None
    if found is not None and found.uid == uid and not look.kept(FollowUp, found.id).archived:
        return found
    meeting = look.find(Meeting, key) if key else None
    if meeting is not None and not look.kept(Meeting, meeting.id).archived:
        return meeting
    return look.rows.follow_up_of_uid(uid)


def _key(uid: str) -> UUID | None:
    try:
        return UUID(uid.removesuffix(HERE)) if uid.endswith(HERE) else None
    except ValueError:
        return None


def entry_in(look: Reading, occasion: Occasion, made_at: datetime) -> CalendarEntry:
    """Return what goes into a calendar file, with the names beside it. Raises Missing (moment) for a meeting."""
    settings = look.every(DeskSettings)[0]
    deal = look.find(Deal, occasion.deal_id)
    account = look.find(Account, occasion.account_id or (deal.account_id if deal else None))
    person = look.find(Person, _first(occasion))
    rep = look.find(Rep, occasion.rep_id or settings.me)
    return entry_of(
        occasion,
        made_at,
        Beside(
            account=account.name if account else "",
            deal=deal.title if deal else "",
            person=person.name if person else "",
            person_email=person.reached_by(ContactKind.EMAIL) if person else "",
            rep=rep.name if rep else "",
            rep_email=rep.email if rep else "",
            company=settings.company.name,
        ),
    )


def _first(occasion: Occasion) -> UUID | None:
    return next(iter(occasion.people), None) if isinstance(occasion, Meeting) else occasion.person_id


def guests_of(look: Reading, occasion: Occasion) -> tuple[Guest, ...]:
    """Return who is invited, with their e-mail addresses and replies; whoever must not be contacted is not."""
    people = ((look.find(Person, one.person_id), one.reply) for one in invitees(occasion))
    return tuple(
        Guest(name=person.name, email=person.reached_by(ContactKind.EMAIL), reply=reply)
        for person, reply in people
        if person is not None and not person.do_not_contact
    )
