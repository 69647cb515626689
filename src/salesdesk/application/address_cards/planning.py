"""What the cards of a file would do to a desk, told card by card before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from salesdesk.application.address_cards.cards import CardFile, CardWords
from salesdesk.application.address_cards.circles import circle_of
from salesdesk.application.address_cards.knowing import SURE, Acquaintances, Known, Met
from salesdesk.application.address_cards.merging import (
    CardField,
    Difference,
    Said,
    Take,
    differences,
    merged,
    person_from,
)
from salesdesk.application.importing.likeness import Likely, NameKind
from salesdesk.application.importing.naming import Names
from salesdesk.application.importing.people import People
from salesdesk.application.importing.planning import Verdict
from salesdesk.application.ports import ImportWork
from salesdesk.domain.account import Account, Person
from salesdesk.domain.address_card import AddressCard
from salesdesk.domain.portrait import Portrait

_TOLD_EVERY: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class CardChoices:
    """What somebody said about the cards of a file, by the number of the card.

    `same` says of cards that may be about somebody here whether they are, `all_same` of all of them; `takes` what is
    kept of a field that both have.
    """

    same: Mapping[int, bool] = field(default_factory=dict[int, bool])
    all_same: bool = False
    takes: Mapping[tuple[int, CardField], Take] = field(default_factory=dict[tuple[int, CardField], Take])

    def is_same(self, number: int) -> bool | None:
        """Return what somebody said, None for nothing."""
        return self.same.get(number, True if self.all_same else None)


NO_CARD_CHOICES = CardChoices()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """One card and what becomes of it.

    `like` is who it is or may be about (their name as it stands here), `by` why, `same` whether it is taken for
    them: None while somebody has to say. `differences` are the fields in which the two differ.
    """

    number: int
    card: AddressCard
    verdict: Verdict
    person: UUID
    like: str = ""
    by: Known | None = None
    same: bool | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether nobody has to say who it is."""
        return self.by is None or self.by in SURE


@dataclass(slots=True, kw_only=True)
class CardPlan:
    """What an import would write, and the lines that tell it; `alike` are new accounts like one here."""

    lines: Sequence[CardLine]
    adds: list[Account | Person | Portrait]
    puts: list[tuple[Account | Person | Portrait, Account | Person | Portrait]]
    made_accounts: tuple[str, ...]
    alike: tuple[str, ...]


class CardPlanner:
    """Plans the cards of one file against one desk, in their order; a card may complete what an earlier one made."""

    def __init__(
        self, work: ImportWork, words: CardWords, new_id: Callable[[], UUID], choices: CardChoices = NO_CARD_CHOICES
    ) -> None:
        self._words = words
        self._new_id = new_id
        self._choices = choices
        self._accounts: Names[Account] = Names(
            work.all_of(Account), lambda key, name: Account(id=key, name=name), new_id, work.source_rows("accounts")
        )
        self._people = People(work.all_of(Person), new_id)
        self._known = Acquaintances(self._people.kept)
        self._kept_portraits = {portrait.person_id: portrait for portrait in work.all_of(Portrait)}
        self._portraits = dict(self._kept_portraits)
        self._names = {account.id: account.name for account in self._accounts.kept}
        self._here: Likely[str] = Likely(NameKind.ACCOUNT, ((a.name, a.name) for a in self._accounts.kept))

    def plan(self, file: CardFile, step: Callable[[int], None]) -> CardPlan:
        """Return what the file would do; `step` is told now and then how many cards are planned."""
        lines: list[CardLine] = []
        origin = self._words.origin(file.name)
        for done, (number, card) in enumerate(file.cards):
            if done % _TOLD_EVERY == 0:
                step(done)
            lines.append(self._line(number, self._said(card), origin))
        made = self._needed_accounts()
        new = tuple(account.name for account in made)
        portraits = [p for p in self._portraits.values() if p.person_id not in self._kept_portraits]
        changed = [(k, n) for key, k in self._kept_portraits.items() if (n := self._portraits[key]) != k]
        return CardPlan(
            lines=lines,
            adds=[*made, *self._people.made.values(), *portraits],
            puts=[*self._people.puts.values(), *changed],
            made_accounts=new,
            alike=tuple(name for name in new if self._here.best(name)),
        )

    def _needed_accounts(self) -> Sequence[Account]:
        """Return the new accounts in which somebody works: where ours was kept, the card's account is not made."""
        people = (*self._people.made.values(), *(after for _, after in self._people.puts.values()))
        used = {affiliation.account_id for person in people for affiliation in person.affiliations}
        return [account for key, account in self._accounts.made.items() if key in used]

    def _said(self, card: AddressCard) -> Said:
        account = self._accounts.named(card.organisation) if card.organisation else None
        found = self._accounts.get(account) if account else None
        if account and found:
            self._names[account] = found.name
        birthday = self._words.birthday(card.birthday) if card.birthday else ""
        return Said(
            card=card,
            account=account,
            account_name=found.name if found else "",
            circle=card.circle or circle_of(card.categories),
            note="\n".join(filter(None, (card.note, birthday))),
        )

    def _line(self, number: int, said: Said, origin: str) -> CardLine:
        met = self._known.met(said)
        same = None if met is None else met.sure or self._choices.is_same(number)
        person = self._people.get(met.person) if met else None
        if met is None or person is None:
            return self._added(number, said, origin)
        if not same:
            return replace(self._added(number, said, origin), like=person.name, by=met.by, same=same)
        return self._merged(number, said, person, met, origin)

    def _added(self, number: int, said: Said, origin: str) -> CardLine:
        person = person_from(self._new_id(), said, origin)
        self._people.add(person)
        self._known.add(person)
        self._portray(person.id, said.card)
        return CardLine(number=number, card=said.card, verdict=Verdict.ADDED, person=person.id)

    def _merged(self, number: int, said: Said, person: Person, met: Met, origin: str) -> CardLine:
        takes = {field: take for (card, field), take in self._choices.takes.items() if card == number}
        found = differences(person, said, self._names, self._portraits.get(person.id), takes)
        after = merged(person, said, found)
        pictured = any(d.field is CardField.PORTRAIT and d.take is not Take.OURS for d in found)
        if pictured:
            self._portray(person.id, said.card)
        if after != person:
            after = replace(after, origin=after.origin or origin)
            self._people.put(after)
            self._known.add(after)
        return CardLine(
            number=number,
            card=said.card,
            verdict=Verdict.UPDATED if pictured or after != person else Verdict.UNCHANGED,
            person=person.id,
            like=person.name,
            by=met.by,
            same=True,
            differences=found,
        )

    def _portray(self, person: UUID, card: AddressCard) -> None:
        if not card.picture:
            return
        held = self._portraits.get(person)
        key = held.id if held else self._new_id()
        self._portraits[person] = Portrait(id=key, person_id=person, media=card.media, content=card.picture)
