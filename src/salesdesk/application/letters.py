"""Letters to somebody: from the desk's templates or the built-in ones, as drafts that people send themselves."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from salesdesk.application.bench import Bench, live, there
from salesdesk.application.changes import Edit, Step
from salesdesk.application.exporting import Saved, require_ending
from salesdesk.application.letter_facts import LetterFacts, LetterView, own_of
from salesdesk.application.mail_draft import TextDraft
from salesdesk.application.papers import Party
from salesdesk.application.ports import Reading
from salesdesk.domain.account import Account, ContactKind, Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.letter import Letter, LetterKind
from salesdesk.domain.refusals import Missing


class LetterPress(Protocol):
    """What makes a draft and writes it."""

    def letter(self, draft: TextDraft) -> bytes:
        """Return an e-mail as a file that a mail program opens to be sent."""
        ...

    def save(self, path: Path, content: bytes) -> None:
        """Write a file safely. Raises FileNotWritten."""
        ...


@dataclass(frozen=True, slots=True)
class Letters:
    """What a rep writes to people, and the templates it begins with; nothing is ever sent by the program."""

    bench: Bench
    press: LetterPress

    def own(self) -> tuple[Letter, ...]:
        """Return the desk's own templates."""
        with self.bench.look() as look:
            return tuple(look.every(Letter))

    def keep(self, kind: LetterKind, language: str, subject: str, body: str) -> Step:
        """Keep a template of the desk's own for a kind in a language. Raises Missing, UnknownName."""
        before = own_of(self.own(), kind, language)
        key = before.id if before is not None else self.bench.new_id()
        return self.bench.do(Edit(before, Letter(id=key, kind=kind, language=language, subject=subject, body=body)))

    def back_to_built_in(self, kind: LetterKind, language: str) -> Step:
        """Put the desk's template away: the built-in text counts again. Raises Missing where there is none."""
        before = own_of(self.own(), kind, language)
        if before is None:
            raise Missing("template", "letter")
        return self.bench.do(Edit(before, None))

    def to_person(self, key: UUID, deal_id: UUID | None = None) -> LetterView:
        """Return what a letter to a person is written from; a deal is named where it is about one. Raises NotKept."""
        with self.bench.look() as look:
            person, deal = live(look, Person, key), there(look, Deal, deal_id)
            works_for = next((one.account_id for one in person.affiliations), None)
            account = there(look, Account, (deal.account_id if deal else None) or works_for)
            return self._view(look, person, account, deal)

    def about(self, key: UUID) -> LetterView:
        """Return what a letter about a follow-up is written from. Raises NotKept."""
        with self.bench.look() as look:
            follow_up = live(look, FollowUp, key)
            person = there(look, Person, follow_up.person_id)
            account, deal = there(look, Account, follow_up.account_id), there(look, Deal, follow_up.deal_id)
            return self._view(look, person, account, deal, follow_up)

    def write(self, draft: TextDraft, path: Path) -> Saved:
        """Write a letter as a draft, an .eml file. Raises Missing without a text, FileNotWritten."""
        require_ending(path, ".eml")
        if not draft.text.strip():
            raise Missing("letter_text", "letter")
        self.press.save(path, self.press.letter(draft))
        return Saved(path=path)

    def _view(
        self,
        look: Reading,
        person: Person | None,
        account: Account | None,
        deal: Deal | None,
        follow_up: FollowUp | None = None,
    ) -> LetterView:
        settings = self.bench.changes.settings(look)
        rep = look.find(Rep, settings.me)
        sender = Party(
            company=settings.company.name,
            person=rep.name if rep else "",
            email=rep.email if rep else "",
            phone=settings.company.phone,
        )
        receiver = Party(
            company=account.name if account else "",
            person=person.name if person else "",
            email=person.reached_by(ContactKind.EMAIL) if person else "",
        )
        facts = LetterFacts(
            sender=sender,
            receiver=receiver,
            account=receiver.company,
            deal=deal.title if deal else "",
            topic=follow_up.topic if follow_up else (deal.title if deal else ""),
            starts=follow_up.starts if follow_up else None,
            all_day=follow_up.all_day if follow_up else False,
            place=follow_up.place if follow_up else "",
            language=settings.language,
            leave=person.do_not_contact if person else False,
        )
        return LetterView(facts=facts, own=tuple(look.every(Letter)))
