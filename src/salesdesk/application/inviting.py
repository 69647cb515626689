"""Inviting the people of a follow-up or a planned meeting, moving and calling off what they know (2.8; RFC 5546)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.calendar_entry import CalendarEntry, Guest, Method
from salesdesk.application.changes import Step
from salesdesk.application.exporting import require_ending
from salesdesk.application.letter_facts import own_of
from salesdesk.application.occasions import entry_in, guests_of, occasion_of
from salesdesk.application.ports import Reading
from salesdesk.domain.follow_up import Evidence
from salesdesk.domain.invitation import after_all_that_went_out, cancelled, invited, is_off, sent
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
    """What a rep does so that a follow-up or a meeting stands in both calendars; the program never sends anything."""

    bench: Bench
    press: InvitationPress
    words: InvitationWords

    def invitation(self, key: UUID) -> Invitation:
        """Return what would be written for a follow-up or a meeting: an invitation, or what calls it off.

        Raises NotKept; Missing when we or they have no e-mail address, when nobody was invited to what is off, or when
        a meeting has no moment.
        """
        with self.bench.look() as look:
            taken_back = _taken_back(look, key)
            occasion = after_all_that_went_out(occasion_of(look, key), taken_back)
            off, again = is_off(occasion), occasion.invited is not None or taken_back is not None
            if off and not again:
                raise Missing("invitation", "follow_up")
            entry = entry_in(look, occasion, self.bench.now())
            guests = guests_of(look, occasion)
        require_addresses(entry.beside.rep_email, guests)
        return Invitation(
            entry=replace(entry, beside=replace(entry.beside, guests=guests)),
            method=Method.CANCEL if off else Method.REQUEST,
            again=again,
        )

    def write(self, key: UUID, path: Path) -> Step:
        """Write the invitation or the cancellation, a calendar file or (.eml) a letter, and keep that it was written.

        Raises as `invitation` does, and FileNotWritten.
        """
        form = EML if path.suffix.lower() == EML else ICS
        require_ending(path, form)
        made = self.invitation(key)
        self.press.save(path, self._content(made, form))
        return self._changed(key, partial(invited, sequence=made.entry.sequence))

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
        return self._changed(key, partial(sent, evidence=evidence))

    def cancel(self, key: UUID) -> Step:
        """Call it off; a cancellation can then be written for those who were invited. The plan of a meeting stays."""
        return self._changed(key, partial(cancelled, on=self.bench.today()))

    def _changed(self, key: UUID, change: Callable[[Any], Any]) -> Step:
        with self.bench.look() as look:
            kind = type(occasion_of(look, key))
        return self.bench.changed(kind, key, change)


def _taken_back(look: Reading, key: UUID) -> int | None:
    """Return the latest sequence of a file that was written while that was undone here, None where there is none."""
    written = (one for one in look.rows.changes_of(key) if one.field == "invited" and one.withdrawn)
    return max((int(one.after) for one in written if one.after is not None), default=None)


def require_addresses(organiser: str, guests: tuple[Guest, ...]) -> None:
    """Refuse an invitation from nobody or to nobody (RFC 5546, 3.2.2). Raises Missing."""
    if "@" not in organiser:
        raise Missing("email", "rep")
    if not any("@" in guest.email for guest in guests):
        raise Missing("email", "invitation")
