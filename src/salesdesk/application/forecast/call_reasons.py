"""Which accounts would be called about a gap, and why now: customers, former ones, noes, favours owed.

Everything is told from what the desk knows already (B5, 0.3, 0.4, 0.8).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from salesdesk.application.forecast.ground import Ground
from salesdesk.application.forecast.sold import Sold
from salesdesk.application.forecast.usual import Usual, middle_value, usual_of
from salesdesk.application.gap_rows import Reachable
from salesdesk.domain.deal import FORMER_AFTER, Deal, Motion, Status
from salesdesk.domain.favour import Favour
from salesdesk.domain.money import Money
from salesdesk.domain.plays import Play
from salesdesk.domain.why_now import WhyNow, of_customer, of_favours, of_former, of_no


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the desk knows of people and of noes that names are made of.

    `friends` are those with whom favours were exchanged, wherever they work; `left` is the day on which somebody left
    an account, `contracts` when the contract ends that stood in the way of a deal.
    """

    sold: Sold
    noes: Sequence[Deal] = ()
    favours: Mapping[UUID, Sequence[Favour]] = field(default_factory=dict[UUID, Sequence[Favour]])
    friends: Mapping[UUID, Reachable] = field(default_factory=dict[UUID, Reachable])
    left: Mapping[tuple[UUID, UUID], date] = field(default_factory=dict[tuple[UUID, UUID], date])
    contracts: Mapping[UUID, date] = field(default_factory=dict[UUID, date])


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why an account is called now and what that would bring."""

    play: Play
    why: WhyNow
    motion: Motion
    about: UUID | None = None
    value: Money | None = None


@dataclass(frozen=True)
class CallReasons:
    """Which accounts of a scope would be called now, and why."""

    ground: Ground
    known: Known

    @cached_property
    def usual(self) -> Mapping[Motion, Usual]:
        """How often talks of each motion are won here, and what they bring in the middle."""
        return usual_of(self.ground.desk, self.ground.day, self.ground.currency)

    @cached_property
    def by_account(self) -> Mapping[UUID, tuple[Reason, ...]]:
        """Why each account of the scope would be called now, what brings most first; those with an open deal are not.

        A customer with an open deal is worked there, not called for another one (0.3).
        """
        found = {key: self._of_account(key) for key in self.in_scope() if not self._open(key)}
        return {key: tuple(sorted(reasons, key=_by_value)) for key, reasons in found.items() if reasons}

    @cached_property
    def customers(self) -> Mapping[UUID, Reason | None]:
        """Existing customers of the scope without an open deal, and the best reason to call them for something more.

        None: nothing is due with them; who catches up calls all the same, to keep in touch and for a referral (1.5).
        """
        found: dict[UUID, Reason | None] = {}
        for key in self.in_scope():
            if not self._open(key) and self._is_customer(key):
                listed = (one for one in self.by_account.get(key, ()) if one.play is Play.EXISTING_CUSTOMERS)
                found[key] = next(listed, None)
        return found

    def also(self, account_id: UUID | None, said: WhyNow) -> tuple[WhyNow, ...]:
        """Return what else an account may be called about, beside what is said of it."""
        if account_id is None:
            return ()
        others = [reason.why for reason in self.by_account.get(account_id, ())]
        owed = self.owed_at(account_id)
        return tuple(dict.fromkeys(why for why in (*others, *([owed] if owed else [])) if why != said))

    def segment(self, account_id: UUID | None) -> str:
        """Return the segment of an account: that of its last deal."""
        listed = self._deals.get(account_id, ()) if account_id else ()
        return next((self.ground.segments[one.id] for one in listed if one.id in self.ground.segments), "")

    def deals_of(self, account_id: UUID) -> frozenset[UUID]:
        """Return the deals of an account."""
        return frozenset(one.id for one in self._deals.get(account_id, ()))

    # whose accounts

    @cached_property
    def _deals(self) -> Mapping[UUID, Sequence[Deal]]:
        """The deals of each account, the last begun first."""
        found: defaultdict[UUID, list[Deal]] = defaultdict(list)
        for deal in self.ground.desk:
            if deal.account_id is not None and deal.known_on(self.ground.day):
                found[deal.account_id].append(deal)
        for listed in found.values():
            listed.sort(key=lambda one: (one.age_from or date.min, one.id), reverse=True)
        return found

    def in_scope(self) -> Iterator[UUID]:
        """Yield the accounts of the scope: those of its reps, else of whoever owns their last deal."""
        scope = self.ground.scope
        team = {rep.id for rep in self.ground.reps if rep.team_id == scope.team_id}
        for key, account in self.known.sold.accounts.items():
            owner = account.owner_id or next((one.owner_id for one in self._deals.get(key, ())), None)
            if scope.owner_id in {None, owner} and (scope.team_id is None or owner in team):
                yield key

    def _open(self, account_id: UUID) -> bool:
        return any(one.status_on(self.ground.day) is Status.OPEN for one in self._deals.get(account_id, ()))

    # why now

    def _of_account(self, key: UUID) -> list[Reason]:
        wins = self._wins(key)
        last = max((one.closed_on for one in wins if one.closed_on is not None), default=None)
        found: list[Reason] = []
        if self._is_customer(key):
            found += self._customer(key)
        elif last is not None:
            found += self._former(wins, last)
        return [*found, *self._no(key, last)]

    def _is_customer(self, key: UUID) -> bool:
        """Whether they bought lately, or have something of ours of which no purchase is known."""
        days = [one.closed_on for one in self._wins(key) if one.closed_on is not None]
        return self.ground.day - max(days) <= FORMER_AFTER if days else bool(self.known.sold.held(key))

    def _customer(self, key: UUID) -> list[Reason]:
        sold, motion, play = self.known.sold, Motion.EXISTING, Play.EXISTING_CUSTOMERS
        found = [
            Reason(play=play, why=why, motion=motion, about=why.product_id, value=sold.value(one))
            for one in sold.proposed(key)
            for why in of_customer((one,), self.ground.period.last, has_open_deal=False)
            if self._meant(why)
        ]
        owed = None if found else self.owed_at(key)
        return [Reason(play=play, why=owed, motion=motion, value=self.usual[motion].value)] if owed else found

    def _former(self, wins: Sequence[Deal], last: date) -> list[Reason]:
        why, value = of_former(last, self.ground.day), middle_value(wins, self.ground.currency)
        return [Reason(play=Play.FORMER_CUSTOMERS, why=why, motion=Motion.FORMER, value=value)] if why else []

    def _no(self, key: UUID, last_win: date | None) -> list[Reason]:
        """The newest no whose reason can have changed, unless they bought since."""
        for deal in self._noes.get(key, ()):
            if last_win is not None and deal.closed_on is not None and last_win >= deal.closed_on:
                break
            ends, last = self.known.contracts.get(deal.id), self.ground.period.last
            why = of_no(deal, self.ground.day, last, left_on=self._left(deal), contract_ends=ends)
            if why is not None:
                value = self.known.sold.rates.worth(deal.value) if deal.value else None
                play, motion = Play.REVISIT_NOES, Motion.REVISIT_NO
                return [Reason(play=play, why=why, motion=motion, about=deal.id, value=value)]
        return []

    def _wins(self, key: UUID) -> list[Deal]:
        return [one for one in self._deals.get(key, ()) if one.status_on(self.ground.day) is Status.WON]

    @cached_property
    def _noes(self) -> Mapping[UUID, Sequence[Deal]]:
        found: defaultdict[UUID, list[Deal]] = defaultdict(list)
        for deal in sorted(self.known.noes, key=lambda one: (one.closed_on or date.min, one.id), reverse=True):
            if deal.account_id is not None:
                found[deal.account_id].append(deal)
        return found

    def owed_at(self, key: UUID) -> WhyNow | None:
        """Return that somebody who works at an account owes us a favour."""
        found = (of_favours(self.known.favours.get(one.id, ())) for one in self._friends_at.get(key, ()))
        return next((why for why in found if why is not None), None)

    @cached_property
    def _friends_at(self) -> Mapping[UUID, Sequence[Reachable]]:
        found: defaultdict[UUID, list[Reachable]] = defaultdict(list)
        for person in self.known.friends.values():
            if person.account_id is not None:
                found[person.account_id].append(person)
        return found

    def _left(self, deal: Deal) -> date | None:
        """The day on which somebody who had a part in the decision left."""
        days = (self.known.left.get((part.person_id, deal.account_id or part.person_id)) for part in deal.people)
        return max((day for day in days if day is not None), default=None)

    def _meant(self, why: WhyNow) -> bool:
        """Whether a reason is about the product group that is asked for."""
        wanted = self.ground.scope.product_group.strip().casefold()
        product = self.known.sold.products.get(why.product_id) if why.product_id else None
        return not wanted or (product is not None and product.group.casefold() == wanted)


def _by_value(reason: Reason) -> tuple[int, str, str]:
    value = reason.value
    return (0 if value is None else -value.minor, reason.play.value, str(reason.about))
