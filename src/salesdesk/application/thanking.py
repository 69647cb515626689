"""Thank-yous that leave the desk: a card to print, an e-mail to send; nothing is sent by the program (1.18)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.exporting import Press, Saved, require_ending
from salesdesk.application.letter_facts import own_of
from salesdesk.application.papers import Made
from salesdesk.application.thanks_paper import Thanked
from salesdesk.domain.account import ContactKind, Person
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.favour import Favour
from salesdesk.domain.letter import Letter, LetterKind
from salesdesk.domain.letterhead import Letterhead


@dataclass(frozen=True, slots=True)
class Thanking:
    """What a rep writes to somebody who did them a favour."""

    bench: Bench
    press: Press

    def thanked(self, key: UUID, words: str = "") -> Thanked:
        """Return what a thank-you is written from; `words` stand in for those that are kept. Raises NotKept."""
        with self.bench.look() as look:
            favour = live(look, Favour, key)
            person = live(look, Person, favour.person_id)
            settings = self.bench.changes.settings(look)
            rep = look.find(Rep, settings.me)
            own = own_of(tuple(look.every(Letter)), LetterKind.THANK_YOU, settings.language)
            letterhead = next(iter(look.every(Letterhead)), None)
        kept = favour.thanks.words if favour.thanks else ""
        return Thanked(
            kind=favour.kind,
            person=person.name,
            email=person.reached_by(ContactKind.EMAIL),
            words=words.strip() or kept,
            seller=settings.company.name,
            seller_person=rep.name if rep else "",
            seller_email=rep.email if rep else "",
            colour=letterhead.colour if letterhead else "",
            on=self.bench.changes.today(settings),
            language=settings.language,
            letter=own,
        )

    def card_made(self, key: UUID, words: str = "") -> Made:
        """Make the card, A6. Raises NotKept."""
        return self.press.thanks_card(self.thanked(key, words))

    def card(self, key: UUID, path: Path, words: str = "") -> Saved:
        """Write the card as a PDF. Raises NotKept, FileNotWritten."""
        require_ending(path, ".pdf")
        made = self.card_made(key, words)
        self.press.save(path, made.pdf)
        return Saved(path=path, warnings=made.warnings)

    def mail(self, key: UUID, path: Path, words: str = "") -> Saved:
        """Write the e-mail as a draft, an .eml file. Raises NotKept, FileNotWritten."""
        require_ending(path, ".eml")
        self.press.save(path, self.press.thanks_mail(self.thanked(key, words)))
        return Saved(path=path)
