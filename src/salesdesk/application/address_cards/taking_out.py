"""People out of the desk as address cards: one, those of an account, or all (1.13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from salesdesk.application.address_cards.cards import CardPress
from salesdesk.application.bench import Bench
from salesdesk.application.exporting import Saved
from salesdesk.domain.account import Account, Person
from salesdesk.domain.address_card import AddressCard
from salesdesk.domain.portrait import Portrait
from salesdesk.domain.refusals import Missing


def card_of(person: Person, accounts: Mapping[UUID, str], portrait: Portrait | None = None) -> AddressCard:
    """Return what goes out of a person; where we know them from by whom, and our origin, stay here."""
    now = next((a for a in person.affiliations if a.until is None), None)
    return AddressCard(
        name=person.name,
        title=now.title if now else "",
        organisation=accounts.get(now.account_id, "") if now else "",
        contacts=person.contacts,
        note=person.note,
        circle=person.circle,
        do_not_contact=person.do_not_contact,
        media=portrait.media if portrait else "",
        picture=portrait.content if portrait else b"",
    )


@dataclass(frozen=True, slots=True)
class CardsOut:
    """Writes address cards of people."""

    bench: Bench
    press: CardPress

    def save(self, path: Path, *, people: Sequence[UUID] = (), account: UUID | None = None) -> tuple[Saved, int]:
        """Write the cards of these people, else of an account's, else of all; return how many.

        Raises Missing where there is nobody, NotKept, FileNotWritten.
        """
        cards = self.cards(people=people, account=account)
        if not cards:
            raise Missing("people")
        self.press.save(path, self.press.cards(cards))
        return Saved(path=path), len(cards)

    def cards(self, *, people: Sequence[UUID] = (), account: UUID | None = None) -> Sequence[AddressCard]:
        """Return the cards, by name. Raises NotKept."""
        with self.bench.changes.store.imports() as work:
            if people:
                chosen: Sequence[Person] = [work.kept(Person, key).value for key in people]
            elif account:
                chosen = work.rows.people_of(account)
            else:
                chosen = work.all_of(Person)
            portraits = work.rows.portraits_of([person.id for person in chosen])
            names = {one.id: one.name for one in work.all_of(Account)}
        ordered = sorted(chosen, key=lambda person: (person.name.casefold(), str(person.id)))
        return [card_of(person, names, portraits.get(person.id)) for person in ordered]
