"""People that files name: found by address, or by name and account; those whom deals mention."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from typing_extensions import override

from salesdesk.application.importing.naming import Names
from salesdesk.application.importing.reading import Cells
from salesdesk.application.importing.tidying import people_in
from salesdesk.application.ports import SourceRow
from salesdesk.domain.account import Account, Affiliation, ContactKind, ContactPoint, Person
from salesdesk.domain.deal import DealPerson
from salesdesk.domain.folding import fold, squeeze


class People(Names[Person]):
    """The people of a desk: found by their e-mail address, else by name and account; a name alone is not enough.

    Two accounts may each have a Maria Papadopoulou; a name without any account is whoever is called so.
    """

    def __init__(self, persons: Iterable[Person], new_id: Callable[[], UUID], rows: Iterable[SourceRow] = ()) -> None:
        listed = tuple(persons)
        super().__init__(listed, lambda key, name: Person(id=key, name=name), new_id, rows)
        self._new_key = new_id
        self._by_mail: dict[str, UUID] = {}
        self._by_place: dict[tuple[str, UUID | None], UUID] = {}
        for person in listed:
            self._know(person)

    def met(self, name: str, mail: str, account: UUID | None) -> UUID | None:
        """Return who that is, if anybody known."""
        if reached := self.reached_at(mail):
            return reached
        key = squeeze(name)
        found = self._by_place.get((key, account)) or self._by_place.get((key, None))
        return found if found or account else self.find(name)

    def reached_at(self, mail: str) -> UUID | None:
        """Return who has that e-mail address, if anybody known; nobody has an empty one."""
        return self._by_mail.get(fold(mail)) if mail else None

    def meet(self, name: str, mail: str, account: UUID | None) -> UUID:
        """Return who that is; somebody with the name, the address and the account is made where nobody is."""
        found = self.met(name, mail, account)
        if found is None:
            return self.add(
                Person(
                    id=self._new_key(),
                    name=name,
                    affiliations=(Affiliation(account_id=account),) if account else (),
                    contacts=(ContactPoint(kind=ContactKind.EMAIL, value=mail),) if mail else (),
                )
            )
        return found

    @override
    def add(self, record: Person) -> UUID:
        self._know(record)
        return super().add(record)

    def _know(self, person: Person) -> None:
        for point in person.contacts:
            if point.kind is ContactKind.EMAIL:
                self._by_mail.setdefault(fold(point.value), person.id)
        accounts: list[UUID | None] = [a.account_id for a in person.affiliations]
        for account in accounts or [None]:
            self._by_place.setdefault((squeeze(person.name), account), person.id)


def deal_people(people: People, cells: Cells, account: UUID | None, *, make: bool) -> dict[str, Any]:
    """Return the people that a row names beside its deal, as an attribute; nothing where it names none."""
    if "contact" not in cells:
        return {}
    met = [
        people.meet(name, mail, account) if make else people.met(name, mail, account)
        for name, mail in people_in(cells["contact"])
    ]
    return {"people": tuple(DealPerson(person_id=key) for key in dict.fromkeys(met) if key)}


def cells_of(person: Person, accounts: Names[Account]) -> Cells:
    """Return what a file would say of somebody whom it only named, so that a later file completes it."""
    account = next((accounts.get(a.account_id) for a in person.affiliations), None)
    said = {
        "name": person.name,
        "account": account.name if account else "",
        "email": person.reached_by(ContactKind.EMAIL),
    }
    return {name: text for name, text in said.items() if text}
