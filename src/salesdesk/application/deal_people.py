"""The people on a deal: who has which part in the decision, what they want, how and when they were last reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.changes import Edit, Step
from salesdesk.domain.account import Affiliation, Person
from salesdesk.domain.deal import BuyingRole, Deal, DealPerson


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """A person on a deal, with their part in it; `last` is the day they were last met by the account's talks."""

    person: Person
    part: DealPerson
    title: str = ""
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DealPeopleView:
    """Who is on a deal, in the order in which they came, and who else is known at the account."""

    deal_id: UUID
    account_id: UUID | None
    involved: tuple[Involved, ...]
    others: tuple[Person, ...]


def joined(deal: Deal, person_id: UUID) -> Deal:
    """Return the deal with a person on it; one who is there already keeps their part."""
    if any(one.person_id == person_id for one in deal.people):
        return deal
    return replace(deal, people=(*deal.people, DealPerson(person_id=person_id)))


def left(deal: Deal, person_id: UUID) -> Deal:
    """Return the deal without a person; the person stays at the account."""
    return replace(deal, people=tuple(one for one in deal.people if one.person_id != person_id))


@dataclass(frozen=True, slots=True)
class DealPeople:
    """What a rep does with the people on a deal."""

    bench: Bench

    def view(self, deal_id: UUID) -> DealPeopleView:
        """Return who is on a deal and who else could be. Raises NotKept."""
        with self.bench.look() as look:
            deal = live(look, Deal, deal_id)
            account = deal.account_id
            known = {one.id: one for one in look.rows.people_of(account)} if account else {}
            last: Mapping[UUID, date] = look.rows.last_contacts(account) if account else {}
            found = [(part, known.get(part.person_id) or look.find(Person, part.person_id)) for part in deal.people]
        on_it = {part.person_id for part in deal.people}
        return DealPeopleView(
            deal_id=deal_id,
            account_id=account,
            involved=tuple(
                Involved(person=person, part=part, title=person.title_at(account), last=last.get(person.id))
                for part, person in found
                if person is not None
            ),
            others=tuple(person for key, person in known.items() if key not in on_it),
        )

    def add(self, deal_id: UUID, person_id: UUID) -> Step:
        """Put somebody who is known on a deal."""
        return self.bench.changed(Deal, deal_id, partial(joined, person_id=person_id))

    def add_new(self, deal_id: UUID, name: str, title: str = "", role: BuyingRole | None = None) -> Step:
        """Put somebody new on a deal and into its account, in one step. Raises Missing without a name."""
        with self.bench.look() as look:
            deal = live(look, Deal, deal_id)
        works = (Affiliation(account_id=deal.account_id, title=title.strip()),) if deal.account_id else ()
        person = Person(id=self.bench.new_id(), name=name.strip(), affiliations=works)
        people = (*deal.people, DealPerson(person_id=person.id, role=role))
        return self.bench.do(Edit(None, person), Edit(deal, replace(deal, people=people)))

    def remove(self, deal_id: UUID, person_id: UUID) -> Step:
        """Take somebody off a deal."""
        return self.bench.changed(Deal, deal_id, partial(left, person_id=person_id))
