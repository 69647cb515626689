"""Whom a rep who catches up may call: existing customers, stalled deals, the network, each with why now (1.4, B6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from salesdesk.application.forecast.call_book import CallBook
from salesdesk.application.forecast.ground import Ground
from salesdesk.application.forecast.naming import book_of, reasons_of
from salesdesk.application.groups import GroupRow, asking
from salesdesk.application.guarding import guards_seen
from salesdesk.application.people_rows import PersonRow
from salesdesk.application.ports import Reading
from salesdesk.application.stalled_deals import standing_still
from salesdesk.domain.deal import Deal, Motion
from salesdesk.domain.favour import Favour
from salesdesk.domain.goodwill import Goodwill, goodwill_of
from salesdesk.domain.pest_guard import FREE, Guard
from salesdesk.domain.stop_order import Stop, StopName
from salesdesk.domain.why_now import of_favours

PEOPLE: Final = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Nobody:
    """A customer or a stalled deal where nobody is known whom one could call."""

    stop: Stop
    account_id: UUID | None
    deal_id: UUID | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Everybody of the three stops; `quiet` are the days for which each stalled deal stands still."""

    names: tuple[StopName, ...]
    nobody: tuple[Nobody, ...] = ()
    quiet: Mapping[UUID, int]
    labels: Mapping[UUID, str]
    accounts: Mapping[UUID, str]


def names_of(look: Reading, ground: Ground, groups: Sequence[GroupRow]) -> Names:
    """Return whom the rep in scope (in no scope everybody) may call at each stop, with what is known of each."""
    people = look.rows.people_listed("", (), PEOPLE)
    gatherer = Gatherer(look, ground, book_of(look, reasons_of(look, ground)), tuple(people))
    customers, without = gatherer.customers()
    stalled, nameless, quiet = gatherer.stalled()
    network = gatherer.network(groups)
    labels = {one.id: one.name for one in people} | {row.group.id: row.group.name for row in groups}
    return Names(
        names=gatherer.known((*customers, *stalled, *network)),
        nobody=(*without, *nameless),
        quiet=quiet,
        labels=labels,
        accounts={key: one.name for key, one in gatherer.book.known.sold.accounts.items()},
    )


@dataclass(frozen=True, slots=True)
class Gatherer:
    """One look at the desk; `people` is everybody who is known."""

    look: Reading
    ground: Ground
    book: CallBook
    people: tuple[PersonRow, ...]

    # the stops

    def customers(self) -> tuple[list[StopName], list[Nobody]]:
        """Return whom one would call at each existing customer without an open deal (0.3).

        A customer with nothing to propose is called all the same: to keep in touch, and for a referral (1.5, 1.7).
        """
        found: list[StopName] = []
        without: list[Nobody] = []
        chance = self.book.usual[Motion.EXISTING].rate.value
        for key, reason in self.book.customers.items():
            person = self.book.whom(key)
            if person is None:
                account = self.book.known.sold.accounts[key]
                without.append(Nobody(stop=Stop.CUSTOMERS, account_id=key, deal_id=None, name=account.name))
                continue
            name = StopName(stop=Stop.CUSTOMERS, who_id=person.id, account_id=key)
            if reason is not None:
                name = replace(name, why=reason.why, value=reason.value, chance=chance)
            found.append(name)
        return found, without

    def stalled(self) -> tuple[list[StopName], list[Nobody], Mapping[UUID, int]]:
        """Return one person of each deal in scope that stands still (1.9), and for how many days it does."""
        deals = {one.id: one for one in self.ground.deals}
        quiet = {one.key: one.quiet for one in standing_still(self.look, tuple(deals.values()), self.ground.day)}
        whom = self.look.rows.whom(list(quiet))
        alone = self.look.rows.left_alone({key for those in whom.values() for key, _ in those})
        found: list[StopName] = []
        nameless: list[Nobody] = []
        for key in quiet:
            deal, those = deals[key], [who for who, _ in whom.get(key, ())]
            if not those:
                told = Nobody(stop=Stop.STALLED, account_id=deal.account_id, deal_id=key, name=deal.title)
                nameless.append(told)
                continue
            who = next((one for one in those if one not in alone), those[0])
            found.append(self._of_deal(deal, who))
        return found, nameless, quiet

    def network(self, groups: Sequence[GroupRow]) -> list[StopName]:
        """Return everybody of our circles, and the groups that ask for something today (1.13, 1.14)."""
        mine = [one for one in self.people if one.circle is not None]
        found = [
            StopName(
                stop=Stop.NETWORK,
                who_id=one.id,
                account_id=one.account_id,
                circle=one.circle,
                last_on=one.last_contact,
            )
            for one in mine
        ]
        offices = [
            StopName(stop=Stop.NETWORK, who_id=row.group.id, phone=row.group.phone, last_on=row.called_on)
            for row in asking(groups)
        ]
        return [*found, *offices]

    # what is known of everybody

    def known(self, names: Sequence[StopName]) -> tuple[StopName, ...]:
        """Return the names with goodwill, favours owed and what the pest guard says (1.5, 1.13, B4)."""
        everybody = {one.id for one in self.people}
        keys = {one.who_id for one in names} & everybody
        guards = guards_seen(self.look, sorted(keys), self.ground.day, self.ground.settings.courtesy)
        friendly = self.look.rows.friendly_contacts_of(sorted(keys))
        favours = self.book.known.favours
        found: list[StopName] = []
        for one in names:
            if one.who_id not in keys:
                found.append(one)
                continue
            ours = favours.get(one.who_id, ())
            credit = goodwill_of(friendly.get(one.who_id, ()), ours, self.ground.day)
            found.append(_filled(one, ours, credit, guards))
        return tuple(found)

    def _of_deal(self, deal: Deal, who: UUID) -> StopName:
        known = deal.value if deal.currency == self.ground.currency else None
        return StopName(
            stop=Stop.STALLED,
            who_id=who,
            deal_id=deal.id,
            account_id=deal.account_id,
            value=known,
            chance=self.ground.chance(deal),
        )


def _filled(name: StopName, favours: Sequence[Favour], goodwill: Goodwill, guards: Mapping[UUID, Guard]) -> StopName:
    owed = of_favours(favours)
    why = name.why or (owed if name.stop is not Stop.STALLED else None)
    guard = guards.get(name.who_id, FREE)
    return replace(name, goodwill=goodwill, guard=guard, why=why, owes_us=owed is not None)
