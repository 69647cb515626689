"""Inviting the people of a follow-up, moving and calling off what they were invited to (2.8; RFC 5546)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.calendar_entry import CalendarEntry, Guest, Method
from salesdesk.application.changes import Step
from salesdesk.application.exporting import require_ending
from salesdesk.application.following_up import FollowingUp
from salesdesk.application.letter_facts import own_of
from salesdesk.application.ports import Reading
from salesdesk.domain.account import ContactKind, Person
from salesdesk.domain.follow_up import Evidence, FollowUp
from salesdesk.domain.invitation import cancelled, invited, invitees, sent
from salesdesk.domain.letter import Letter, LetterKind
from salesdesk.domain.refusals import Missing

ICS, EML = ".ics", ".eml"


class InvitationPress(Protocol):
    """What makes calendar files and letters that carry one."""

    def invitation(self, entry: CalendarEntry, method: Method, language: str) -> bytes:
        """Return an invitation, or what takes it out again, as a calendar file."""
        ...

    def invitation_mail(self, entry: CalendarEntry, method: Method, language: str, own: Letter | None = None) -> bytes:
        """Return an e-mail draft that carries it, in the words of the desk's template or the built-in one."""
        ...

    def save(self, path: Path, content: bytes) -> None:
        """Write a file safely. Raises FileNotWritten."""
        ...


class InvitationWords(Protocol):
    """What words the evidence that a follow-up keeps."""

    def invitation_sent(self, language: str) -> str:
        """Return "Invitation sent" in a language."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What would be written: the entry, and whether it invites or takes out again; `again` where it went out before."""

    entry: CalendarEntry
    method: Method
    again: bool


@dataclass(frozen=True, slots=True)
class Inviting:
    """What a rep does so that a follow-up stands in both calendars; nothing is ever sent by the program."""

    bench: Bench
    following_up: FollowingUp
    press: InvitationPress
    words: InvitationWords

    def invitation(self, key: UUID) -> Invitation:
        """Return what would be written for a follow-up: an invitation, or a cancellation of what was called off.

        Raises NotKept; Missing when we or they have no e-mail address, or when nobody was invited to what is off.
        """
        with self.bench.look() as look:
            follow_up = look.kept(FollowUp, key).value
            guests = guests_of(look, follow_up)
            company = self.bench.changes.settings(look).company.name
        off = follow_up.cancelled_on is not None
        if off and follow_up.invited is None:
            raise Missing("invitation", "follow_up")
        entry = self.following_up.entry(key)
        require_addresses(entry.beside.rep_email, guests)
        return Invitation(
            entry=replace(entry, beside=replace(entry.beside, company=company, guests=guests)),
            method=Method.CANCEL if off else Method.REQUEST,
            again=follow_up.invited is not None,
        )

    def write(self, key: UUID, path: Path) -> Step:
        """Write the invitation or the cancellation, a calendar file or (.eml) a letter, and keep that it was written.

        Raises as `invitation` does, and FileNotWritten.
        """
        form = EML if path.suffix.lower() == EML else ICS
        require_ending(path, form)
        made = self.invitation(key)
        self.press.save(path, self._content(made, form))
        return self.bench.changed(FollowUp, key, invited)

    def _content(self, made: Invitation, form: str) -> bytes:
        with self.bench.look() as look:
            language = self.bench.changes.settings(look).language
            own = own_of(tuple(look.every(Letter)), LetterKind.INVITATION, language)
        if form == EML:
            return self.press.invitation_mail(made.entry, made.method, language, own)
        return self.press.invitation(made.entry, made.method, language)

    def sent(self, key: UUID) -> Step:
        """Keep that somebody sent the invitation: it is in their calendar as far as we know (terms)."""
        evidence = Evidence(on=self.bench.today(), text=self.words.invitation_sent(self.bench.settings().language))
        return self.bench.changed(FollowUp, key, partial(sent, evidence=evidence))

    def cancel(self, key: UUID) -> Step:
        """Call a follow-up off; a cancellation can then be written for those who were invited."""
        return self.bench.changed(FollowUp, key, partial(cancelled, on=self.bench.today()))


def guests_of(look: Reading, follow_up: FollowUp) -> tuple[Guest, ...]:
    """Return who is invited, with their e-mail addresses and replies; whoever must not be contacted is not."""
    people = ((look.find(Person, one.person_id), one.reply) for one in invitees(follow_up))
    return tuple(
        Guest(name=person.name, email=person.reached_by(ContactKind.EMAIL), reply=reply)
        for person, reply in people
        if person is not None and not person.do_not_contact
    )


def require_addresses(organiser: str, guests: tuple[Guest, ...]) -> None:
    """Refuse an invitation from nobody or to nobody (RFC 5546, 3.2.2). Raises Missing."""
    if "@" not in organiser:
        raise Missing("email", "rep")
    if not any("@" in guest.email for guest in guests):
        raise Missing("email", "invitation")
