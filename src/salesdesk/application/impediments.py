"""What stands in the way of deals: noted in the customer's words, removed with a day; how often it was the price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.changes import Edit, Step
from salesdesk.domain import impediment as domain
from salesdesk.domain.account import Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.impediment import Impediment, ImpedimentKind
from salesdesk.domain.impediments_met import ImpedimentReport, report_on


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpedimentsView:
    """What stands in the way of a deal, what stands first, and whose it may be: the people of its account."""

    deal: Deal
    impediments: tuple[Impediment, ...]
    people: tuple[Person, ...]

    def whose(self, impediment: Impediment) -> str:
        """Return the name of the person it belongs to, nothing where nobody is named."""
        return next((person.name for person in self.people if person.id == impediment.person_id), "")


@dataclass(frozen=True, slots=True)
class Impediments:
    """What a rep learns of what keeps a deal from going on; every act can be undone."""

    bench: Bench

    def view(self, deal_id: UUID) -> ImpedimentsView:
        """Return what stands and stood in the way of a deal. Raises NotKept."""
        with self.bench.look() as look:
            deal = live(look, Deal, deal_id)
            people = look.rows.people_of(deal.account_id) if deal.account_id else ()
            found = look.rows.impediments(deal_id=deal_id)
        return ImpedimentsView(deal=deal, impediments=_standing_first(found), people=tuple(people))

    def blank(self, deal_id: UUID, kind: ImpedimentKind) -> Impediment:
        """Return one to be filled in, not kept yet, noted today."""
        return Impediment(id=self.bench.new_id(), deal_id=deal_id, kind=kind, noted_on=self.bench.today())

    def note(self, impediment: Impediment) -> Step:
        """Note a new one. Raises Missing without their words or what would remove it."""
        return self.bench.do(Edit(None, impediment))

    def change(self, before: Impediment, after: Impediment) -> Step:
        """Keep what was learnt since. Raises Missing, OutOfRange, Conflict when it was changed meanwhile."""
        return self.bench.do(Edit(before, after))

    def remove(self, key: UUID, on: date | None = None) -> Step:
        """Say that it is out of the way since a day (today). Raises NotKept, OutOfRange for a day before it stood."""
        day = on or self.bench.today()
        return self.bench.changed(Impediment, key, lambda one: domain.removed(one, day))

    def reopen(self, key: UUID) -> Step:
        """Say that it stands in the way again. Raises NotKept."""
        return self.bench.changed(Impediment, key, lambda one: replace(one, removed_on=None))

    def drop(self, key: UUID) -> Step:
        """Put away one that was noted by mistake. Raises NotKept."""
        with self.bench.look() as look:
            before = look.kept(Impediment, key).value
        return self.bench.do(Edit(before, None))

    def report(self) -> ImpedimentReport:
        """Return how often price really was what stood in the way, and what came of discounts (1.11)."""
        with self.bench.look() as look:
            return report_on(look.rows.impediments(), dict(look.rows.discounted_deals()))


def _standing_first(found: Sequence[Impediment]) -> tuple[Impediment, ...]:
    return tuple(sorted(found, key=lambda one: (not one.stands, one.due or date.max, one.noted_on)))
