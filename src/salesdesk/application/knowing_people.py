"""Everybody we know: listed by name and circle, and what stands beside one of them (1.13, 1.7)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from salesdesk.application.bench import Bench, live, there
from salesdesk.application.log_rows import KnownPerson
from salesdesk.application.people_rows import PersonRow
from salesdesk.domain.account import Account, Person
from salesdesk.domain.network import Circle
from salesdesk.domain.portrait import Portrait


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSeen:
    """Somebody with their first account, their portrait, and the name of who brought us together."""

    person: Person
    account: Account | None = None
    portrait: Portrait | None = None
    referred_by: str = ""


@dataclass(frozen=True, slots=True)
class KnowingPeople:
    """What is known of people."""

    bench: Bench

    def listed(self, text: str = "", circles: Collection[Circle] = (), limit: int = 1000) -> Sequence[PersonRow]:
        """Return people by name; `text` matches the words of their names and of their accounts."""
        with self.bench.look() as look:
            return look.rows.people_listed(text, circles, limit)

    def known(self, limit: int = 5000) -> Sequence[KnownPerson]:
        """Return people by name, for somebody to choose from."""
        with self.bench.look() as look:
            return look.rows.people_known(limit)

    def seen(self, key: UUID) -> PersonSeen:
        """Return somebody with what stands beside them. Raises NotKept."""
        with self.bench.look() as look:
            person = live(look, Person, key)
            referrer = look.find(Person, person.referred_by)
            homes = (there(look, Account, works.account_id) for works in person.affiliations)
            return PersonSeen(
                person=person,
                account=next((home for home in homes if home is not None), None),
                portrait=look.rows.portraits_of((key,)).get(key),
                referred_by=referrer.name if referrer else "",
            )
