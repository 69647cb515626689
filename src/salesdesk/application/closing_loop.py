"""A written end to calls that nobody answers: a draft that asks for nothing and leaves the door open (B4)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.exporting import Press, Saved, require_ending
from salesdesk.application.loop_paper import LoopClosed
from salesdesk.domain.account import ContactKind, Person
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.refusals import LeftAlone


@dataclass(frozen=True, slots=True)
class ClosingLoop:
    """What a rep writes instead of calling once more."""

    bench: Bench
    press: Press

    def mail(self, path: Path, person_id: UUID | None, name: str = "") -> Saved:
        """Write the draft as an .eml file, to a person or to whoever has that name.

        Raises LeftAlone for somebody who is not to be contacted, NotKept, FileNotWritten.
        """
        require_ending(path, ".eml")
        self.press.save(path, self.press.loop_mail(self.closed(person_id, name)))
        return Saved(path=path)

    def closed(self, person_id: UUID | None, name: str = "") -> LoopClosed:
        """Return what the draft is written from. Raises LeftAlone, NotKept."""
        with self.bench.look() as look:
            person = live(look, Person, person_id) if person_id is not None else None
            settings = self.bench.changes.settings(look)
            rep = look.find(Rep, settings.me)
        if person is not None and person.do_not_contact:
            raise LeftAlone(person.name)
        return LoopClosed(
            person=person.name if person else name,
            email=person.reached_by(ContactKind.EMAIL) if person else "",
            seller=settings.company.name,
            seller_person=rep.name if rep else "",
            seller_email=rep.email if rep else "",
            seller_phone=settings.company.phone,
            language=settings.language,
        )
