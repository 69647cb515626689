"""The whole plan of an import: what rows become, and what they bring into being by naming it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from salesdesk.application.importing import contacts, deals, masters
from salesdesk.application.importing.columns import FileKind
from salesdesk.application.importing.contacts import ContactHome, ContactWords
from salesdesk.application.importing.deals import DealWords
from salesdesk.application.importing.homes import DealHome, NamedHome
from salesdesk.application.importing.keyed import Keyed, unknown_ids
from salesdesk.application.importing.likeness import NameKind
from salesdesk.application.importing.masters import AccountWords, TeamWords
from salesdesk.application.importing.matching import NO_CHOICES, Choices, Matching
from salesdesk.application.importing.money_words import Purse
from salesdesk.application.importing.naming import Named, Names, name_key
from salesdesk.application.importing.people import People, cells_of
from salesdesk.application.importing.planning import Planner, Rules, Tally
from salesdesk.application.importing.products import ProductHome, ProductWords, TaxNames
from salesdesk.application.importing.reading import Cells, Reading
from salesdesk.application.importing.remarks import (
    criteria_remarks,
    deal_remarks,
    file_remarks,
    stage_remarks,
    tax_remarks,
)
from salesdesk.application.importing.same_deals import SameDeals
from salesdesk.application.importing.same_people import SamePeople
from salesdesk.application.importing.stages import Stages
from salesdesk.application.importing.surveying import Step, Survey, matching_remarks, twin_remarks, untold
from salesdesk.application.importing.tidying import key_of_person
from salesdesk.application.importing.troubles import Remark
from salesdesk.application.importing.twins import Twin
from salesdesk.application.ports import ImportWork, SourceRow
from salesdesk.domain.account import Account, AccountKind, Person
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import Rep, Team
from salesdesk.domain.exchange import ExchangeRate
from salesdesk.domain.product import Product, TaxClass

NewId = Callable[[], UUID]
Settled = Mapping[str, Mapping[str, str]]
"""What somebody said about names and look-alikes, for the next file: kind -> {text: id of the record}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a file brings into being only by naming it, by name."""

    accounts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    reps: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an import would write: new records, changed ones before and after, the rows' identities."""

    tally: Tally
    adds: Sequence[Any]
    puts: Sequence[tuple[Any, Any]]
    source_rows: Sequence[SourceRow]
    made: Made
    remarks: tuple[Remark, ...]
    matching: Matching
    twins: tuple[Twin, ...]
    settled: Settled


class Drafting:
    """Plans one file against one desk, in one transaction that has written nothing yet."""

    def __init__(
        self,
        reading: Reading,
        work: ImportWork,
        currency: str,
        batch: UUID,
        new_id: NewId,
        choices: Choices = NO_CHOICES,
        step: Step = untold,
    ) -> None:
        self._reading = reading
        self._step = step
        self._choices = choices
        self._matching = Matching()
        self._twins: tuple[Twin, ...] = ()
        self._stages: Stages | None = None
        self._work = work
        self._batch = batch
        self._new_id = new_id
        self._currency = currency
        self._purse = Purse(currency)
        self._named: dict[type[Any], Names[Any]] = {}
        self._own: type[Any] = _OWN[reading.kind]

    def plan(self) -> Plan:
        """Return what the import would do."""
        self._reading = Keyed(lambda kind: self._names(_OWN[kind]), self._work.source_rows).told(self._reading)
        if self._reading.kind is FileKind.DEALS:
            return self._deals()
        if self._reading.kind is FileKind.PRODUCTS:
            return self._products()
        if self._reading.kind is FileKind.CONTACTS:
            return self._contacts()
        words, check = self._master()
        names = self._names(self._own)
        known = self._work.source_rows(self._reading.kind)
        self._matching = self._survey(known).matching(self._finders())
        home = NamedHome[Any](names, check, known)
        rules = Rules(words=words, home=home, entity=_ENTITIES[self._own], units=(), fields=masters.FIELDS)
        tally = self._planned(rules, known)
        return self._whole(tally, (), (), (), ())

    def _master(self) -> tuple[Any, Callable[[Any], Any]]:
        if self._reading.kind is FileKind.ACCOUNTS:
            accounts = AccountWords(self._names(Account), self._names(Rep))
            return accounts, accounts.checked
        team = TeamWords(self._names(Rep), self._names(Team))
        return team, team.checked

    def _contacts(self) -> Plan:
        accounts, people = self._names(Account), self._people()
        known = self._work.source_rows(self._reading.kind)
        self._matching = self._survey(known).matching(self._finders())
        home = ContactHome(people, accounts, known)
        words = ContactWords(accounts)
        same = SamePeople(people.kept, accounts, home.located, self._choices)
        fields = contacts.FIELDS
        rules = Rules(words=words, home=home, entity=_ENTITIES[Person], units=(), fields=fields, same=same.same)
        tally = self._planned(rules, known)
        self._twins = same.twins
        return self._whole(tally, (), (), (), list(twin_remarks(same.twins)))

    def _people(self) -> People:
        if Person not in self._named:
            rows = self._work.source_rows(FileKind.CONTACTS)
            self._named[Person] = People(self._work.all_of(Person), self._new_id, rows)
        people = self._named[Person]
        assert isinstance(people, People)
        return people

    def _products(self) -> Plan:
        kept, classes = self._work.all_of(Product), self._work.all_of(TaxClass)
        made: Names[TaxClass] = self._names(TaxClass)
        taxes = TaxNames(made, classes, self._reading.layout.columns.get("tax", ""))
        cells = (row.cells for row in self._reading.rows)
        words = ProductWords(self._names(Product), kept, cells, taxes, self._purse)
        known = self._work.source_rows(self._reading.kind)
        self._matching = self._survey(known).matching(self._finders())
        home = ProductHome(words, kept, known)
        rules = Rules(words=words, home=home, entity=_ENTITIES[Product], units=(), fields=masters.FIELDS)
        tally = self._planned(rules, known)
        remarks = tax_remarks([tax.name for tax in made.made.values()], taxes.without_rate)
        return self._whole(tally, (), (), (), list(remarks))

    def _deals(self) -> Plan:
        stages = Stages(self._work.every(Stage), self._new_id)
        accounts: Names[Account] = self._names(Account)
        words = DealWords(
            accounts,
            self._names(Rep),
            self._names(Product),
            stages,
            self._purse,
            self._people(),
            self._names(Team) if "team" in self._reading.fields else None,
            has_stage="stage" in self._reading.fields,
        )
        known = self._work.source_rows(self._reading.kind)
        self._stages = stages
        self._matching = self._survey(known).matching_of_deals(self._finders(), stages, words.standing)
        home = DealHome(self._work, known)
        same = SameDeals(accounts, self._purse, home.here, self._choices)
        rules = Rules(
            words=words, home=home, entity=_ENTITIES[Deal], units=deals.UNITS, fields=deals.FIELDS, same=same.same
        )
        tally = self._planned(rules, known)
        self._twins = same.twins
        for key in home.customers():
            account = accounts.get(key)
            if account is not None and account.kind is AccountKind.PROSPECT:
                accounts.put(replace(account, kind=AccountKind.CUSTOMER))
        counted = frozenset({self._currency, *(rate.currency for rate in self._work.every(ExchangeRate))})
        remarks = deal_remarks(self._reading, tally, words.standing, self._purse, counted)
        made = stages.made
        freed = self._freed(made)
        puts = [*freed, *home.puts]
        said = [*remarks, *stage_remarks(made), *criteria_remarks(freed), *twin_remarks(same.twins)]
        return self._whole(tally, made, home.added(), puts, said)

    def _planned(self, rules: Rules, known: Sequence[SourceRow]) -> Tally:
        return Planner(self._reading, rules, self._batch, self._new_id, self._step).plan(known)

    def _survey(self, known: Sequence[SourceRow]) -> Survey:
        return Survey(self._reading, known, self._choices, self._step)

    def _finders(self) -> Mapping[NameKind, Names[Any]]:
        """Return who finds the records that names of this file may mean: of the kinds that it speaks of."""
        return {kind: self._named[record] for kind, record in _NAMED.items() if record in self._named}

    def _settled(self) -> Settled:
        """Return what somebody said, with the records that it came to."""
        finders: Mapping[NameKind, Any] = {**self._finders(), NameKind.STAGE: self._stages}
        settled: dict[str, dict[str, str]] = {}
        for kind in self._matching.here:
            said = self._matching.decided(kind, self._choices)
            if found := {match.text: str(key) for match in said if (key := finders[kind].find(match.text))}:
                settled[kind] = found
        for twin in self._twins:
            if twin.same:
                settled.setdefault(twin.kind, {})[twin.key] = str(twin.other or "")
        return settled

    def _freed(self, made: Sequence[Stage]) -> Sequence[tuple[Stage, Stage]]:
        """Let a desk's first deals bring its stages: what the usual ones ask for was noted for none of them (4.8).

        Otherwise each deal in a stage of the file would lack what the stages of a new desk, all before it, ask for.
        """
        if not made or self._work.all_of(Deal):
            return ()
        kept = (stage for stage in self._work.every(Stage) if stage.criteria)
        return [(stage, replace(stage, criteria=())) for stage in kept]

    def _names(self, kind: type[Any]) -> Names[Any]:
        """Return the records of a kind by name, the same ones each time."""
        if kind not in self._named:
            system = _SYSTEMS.get(kind)
            rows = self._work.source_rows(system) if system else ()
            self._named[kind] = Names(self._work.all_of(kind), _BLANKS[kind], self._new_id, rows)
        return self._named[kind]

    def _whole(
        self,
        tally: Tally,
        stages: Sequence[Stage],
        new_deals: Sequence[Deal],
        deal_puts: Sequence[tuple[Any, Any]],
        remarks: Sequence[Remark],
    ) -> Plan:
        by_row = {row.entity_id for row in tally.source_rows}
        adds = [record for kind in _ORDER if kind in self._named for record in self._named[kind].made.values()]
        puts = [pair for names in self._named.values() for pair in names.puts.values()]
        stubs = [row for kind, names in self._named.items() for row in self._stub_rows(kind, names, by_row)]
        return Plan(
            tally=tally,
            adds=[*adds, *stages, *new_deals],
            puts=[*puts, *deal_puts],
            source_rows=[*stubs, *tally.source_rows],
            made=Made(
                accounts=self._made(Account, by_row),
                people=self._made(Person, by_row),
                reps=self._made(Rep, by_row),
                products=self._made(Product, by_row),
                teams=self._made(Team, by_row),
                stages=tuple(stage.name for stage in stages),
            ),
            remarks=(
                *file_remarks(self._reading),
                *unknown_ids(self._reading),
                *remarks,
                *matching_remarks(self._matching),
            ),
            matching=self._matching,
            twins=self._twins,
            settled=self._settled(),
        )

    def _made(self, kind: type[Any], by_row: set[UUID]) -> tuple[str, ...]:
        names = self._named.get(kind)
        return tuple(record.name for key, record in names.made.items() if key not in by_row) if names else ()

    def _stub_rows(self, kind: type[Any], names: Names[Any], by_row: set[UUID]) -> Sequence[SourceRow]:
        """Keep under which name a file made a record, so that it is found when it is called otherwise here."""
        system = _SYSTEMS.get(kind)
        if system is None:
            return ()
        return [
            SourceRow(
                system=system,
                key=key_of_person(cells) if kind is Person else name_key(record.name),
                entity=_ENTITIES[kind],
                entity_id=key,
                cells=dict(cells),
                batch=self._batch,
            )
            for key, record in names.made.items()
            if key not in by_row
            for cells in [self._cells_of(record)]
        ]

    def _cells_of(self, record: Any) -> Cells:  # noqa: ANN401 (a record of any kind that has a name)
        return cells_of(record, self._names(Account)) if isinstance(record, Person) else {"name": record.name}


def _blank(kind: Callable[..., Named]) -> Callable[[UUID, str], Any]:
    return lambda key, name: kind(id=key, name=name)


_BLANKS: Mapping[type[Any], Callable[[UUID, str], Any]] = {
    **{kind: _blank(kind) for kind in (Account, Product, Team)},
    Rep: lambda key, name: Rep(id=key, name=name, email=name if "@" in name else ""),
    TaxClass: lambda key, name: TaxClass(id=key, name=name, rate=Decimal(0)),
}
_NAMED: Mapping[NameKind, type[Any]] = {
    NameKind.OWNER: Rep,
    NameKind.ACCOUNT: Account,
    NameKind.PRODUCT: Product,
}
_SYSTEMS: Mapping[type[Any], FileKind] = {
    Account: FileKind.ACCOUNTS,
    Rep: FileKind.TEAM,
    Product: FileKind.PRODUCTS,
    Person: FileKind.CONTACTS,
}
_OWN: Mapping[FileKind, type[Any]] = {
    FileKind.DEALS: Deal,
    FileKind.ACCOUNTS: Account,
    FileKind.CONTACTS: Person,
    FileKind.PRODUCTS: Product,
    FileKind.TEAM: Rep,
}
_ENTITIES: Mapping[type[Any], str] = {
    Account: "account",
    Person: "person",
    Rep: "rep",
    Product: "product",
    Team: "team",
    Stage: "stage",
    Deal: "deal",
    TaxClass: "tax_class",
}
_ORDER: tuple[type[Any], ...] = (Team, Rep, TaxClass, Product, Account, Person)
