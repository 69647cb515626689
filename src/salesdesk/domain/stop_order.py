"""Catching up in order: existing customers, then stalled deals, then the network; one person at a time (B6, 1.1-1.8).

The next stop opens when every name of the one before has an outcome: called, or passed over with a reason. At most
three next actions are in sight. The order can be overridden with a reason; nothing is ever done by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from salesdesk.domain.account import Person
from salesdesk.domain.goodwill import Goodwill
from salesdesk.domain.money import Money
from salesdesk.domain.network import Circle
from salesdesk.domain.pest_guard import FREE, Guard
from salesdesk.domain.refusals import Missing, OutOfRange
from salesdesk.domain.why_now import WhyNow

IN_SIGHT: Final = 3
"""So many next actions are shown, the rest is folded (1.1)."""


class Stop(StrEnum):
    """The stops of catching up, in the order of the article (1.4)."""

    CUSTOMERS = "customers"
    STALLED = "stalled"
    NETWORK = "network"


class StopState(StrEnum):
    """Where a stop stands: open, opened before its turn, waiting for those before it, or done."""

    OPEN = "open"
    OVERRIDDEN = "overridden"
    WAITING = "waiting"
    DONE = "done"


NameKey = tuple[Stop, UUID, UUID | None]
"""A name of a stop: the person (or the group of the network) and, where it is about one, the deal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopName:
    """Somebody to call at a stop.

    `who_id` is a person, or a group such as a chamber whose office is called (1.14). `value` and `chance` are the
    deal's or the opening's, in the desk's currency; `goodwill` is what was banked with them (1.5), None for a group.
    `circle`, `last_on` (the last contact) and `owes_us` order the network (1.13).
    """

    stop: Stop
    who_id: UUID
    deal_id: UUID | None = None
    account_id: UUID | None = None
    phone: str = ""
    why: WhyNow | None = None
    value: Money | None = None
    chance: float | None = None
    goodwill: Goodwill | None = None
    circle: Circle | None = None
    last_on: date | None = None
    owes_us: bool = False
    guard: Guard = FREE

    @property
    def key(self) -> NameKey:
        """What tells this name from all others."""
        return self.stop, self.who_id, self.deal_id

    @property
    def worth(self) -> Money | None:
        """Value x chance (1.9); None where one of them is not known."""
        return None if self.value is None or self.chance is None else self.value.times(self.chance)

    @property
    def help_first(self) -> bool:
        """Whether to help before asking: there is no credit with them (1.5); an advice, never a bar."""
        return self.goodwill is not None and self.goodwill.help_first


@dataclass(frozen=True, slots=True, kw_only=True)
class StopOutcome:
    """What came of a name: called on a day, or passed over for a reason.

    `of_group` tells that the name is a group's office. `referral_asked` is whether we asked for a referral, None where
    nobody said; `named` are the names we got (1.7).
    """

    key: NameKey
    on: date
    of_group: bool = False
    skipped: str = ""
    activity_id: UUID | None = None
    referral_asked: bool | None = None
    named: tuple[str, ...] = ()

    @property
    def was_called(self) -> bool:
        """Whether they were called, not passed over."""
        return not self.skipped.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """That a stop was opened before its turn, on a day, for a reason (1.4: possible, logged)."""

    stop: Stop
    reason: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StopOrder:
    """How a rep caught up in a period: what came of each name, and which stops were opened early (B6)."""

    id: UUID
    period: str
    rep_id: UUID | None = None
    outcomes: tuple[StopOutcome, ...] = ()
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StopShown:
    """A stop with how many names it has and how many of them have an outcome; `override` opened it early."""

    stop: Stop
    state: StopState
    names: int
    done: int
    override: Override | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUp:
    """Where catching up stands: the three stops, the next three names, how many are folded, whom nobody may call."""

    stops: tuple[StopShown, ...]
    in_sight: tuple[StopName, ...]
    folded: int
    stopped: tuple[StopName, ...] = ()

    @property
    def current(self) -> StopName | None:
        """The one person on the card; the next comes only after an outcome (1.6)."""
        return self.in_sight[0] if self.in_sight else None


def catch_up(
    names: Iterable[StopName], outcomes: Collection[StopOutcome] = (), overrides: Sequence[Override] = ()
) -> CatchUp:
    """Return where catching up stands; the order in which names are given changes nothing.

    Whom the pest guard stops is not in the list and holds up no stop. A stop that was opened early is worked first,
    the one opened last before the others.
    """
    over = {one.key for one in outcomes}
    early = {one.stop: one for one in overrides}
    everybody = _once(names)
    listed = [one for one in everybody if one.key in over or not one.guard.stops]
    left = [one for one in listed if one.key not in over]
    shown = _stops(listed, over, early)
    in_turn = [one for stop in _in_turn(shown, list(early)) for one in left if one.stop is stop]
    return CatchUp(
        stops=shown,
        in_sight=tuple(in_turn[:IN_SIGHT]),
        folded=len(left) - len(in_turn[:IN_SIGHT]),
        stopped=tuple(one for one in everybody if one.key not in over and one.guard.stops),
    )


def _once(names: Iterable[StopName]) -> list[StopName]:
    """Every name once; who is called at an earlier stop, or about a deal, is not called again as one of the network."""
    found = {one.key: one for one in sorted(names, key=_rank, reverse=True)}
    called_before = {one.who_id for one in found.values() if one.stop is not Stop.NETWORK}
    kept = (one for one in found.values() if one.stop is not Stop.NETWORK or one.who_id not in called_before)
    return sorted(kept, key=_rank)


def _stops(names: Sequence[StopName], over: Collection[NameKey], early: dict[Stop, Override]) -> tuple[StopShown, ...]:
    found: list[StopShown] = []
    its_turn = True
    for stop in Stop:
        keys = [one.key for one in names if one.stop is stop]
        done = sum(key in over for key in keys)
        if done == len(keys):
            state = StopState.DONE if its_turn or keys else StopState.WAITING
        elif its_turn:
            state = StopState.OPEN
        else:
            state = StopState.OVERRIDDEN if stop in early else StopState.WAITING
        found.append(StopShown(stop=stop, state=state, names=len(keys), done=done, override=early.get(stop)))
        its_turn = its_turn and done == len(keys)
    return tuple(found)


def _in_turn(shown: Iterable[StopShown], early: Sequence[Stop]) -> list[Stop]:
    """The stops that are worked: those opened early first, the last one opened at the very front."""
    states = {one.stop: one.state for one in shown}
    opened = [stop for stop in reversed(early) if states[stop] is StopState.OVERRIDDEN]
    return [*opened, *(stop for stop, state in states.items() if state is StopState.OPEN)]


def _rank(one: StopName) -> tuple[int, tuple[int, int, int], str, str]:
    return list(Stop).index(one.stop), _within(one), str(one.who_id), str(one.deal_id)


def _within(one: StopName) -> tuple[int, int, int]:
    """The network by circle, last contact and favour owed (1.13), the other stops by value x chance (1.9)."""
    if one.stop is Stop.NETWORK:
        circle = len(Circle) if one.circle is None else list(Circle).index(one.circle)
        return circle, -(one.last_on.toordinal() if one.last_on else 0), 0 if one.owes_us else 1
    worth = one.worth
    credit = one.goodwill.points if one.goodwill is not None else 0
    return (1, 0, -credit) if worth is None else (0, -worth.minor, -credit)


def noted(
    names: Collection[StopName], outcomes: Sequence[StopOutcome], overrides: Sequence[Override], outcome: StopOutcome
) -> tuple[StopOutcome, ...]:
    """Return the outcomes with another one; a second for the same name takes the place of the first.

    A skip carries its reason in `skipped`. Raises OutOfRange (stop) for a name of a stop that waits for those before
    it and was not overridden (1.4), or of none.
    """
    stop = outcome.key[0]
    shown = {one.stop: one.state for one in catch_up(names, outcomes, overrides).stops}
    known = any(one.key == outcome.key for one in names)
    if not known or shown[stop] is StopState.WAITING:
        raise OutOfRange("stop", stop.value)
    return (*(one for one in outcomes if one.key != outcome.key), outcome)


def passed_over(key: NameKey, on: date, reason: str) -> StopOutcome:
    """Return that somebody was passed over. Raises Missing (skip_reason) without a reason (1.4)."""
    if not reason.strip():
        raise Missing("skip_reason", "play")
    return StopOutcome(key=key, on=on, skipped=reason.strip())


def new_contacts(outcome: StopOutcome, ids: Iterable[UUID]) -> tuple[Person, ...]:
    """Return the people whose names a referral brought, each with who referred them (1.7); `ids` are fresh keys."""
    return tuple(
        Person(id=fresh, name=name.strip(), referred_by=outcome.key[1])
        for fresh, name in zip(ids, (one for one in outcome.named if one.strip()), strict=False)
    )


def overridden(overrides: Sequence[Override], stop: Stop, on: date, reason: str) -> tuple[Override, ...]:
    """Return the overrides with another one, the last one said of a stop. Raises Missing (reason) without one (1.4)."""
    if not reason.strip():
        raise Missing("reason", "stop_order")
    others = (one for one in overrides if one.stop is not stop)
    return (*others, Override(stop=stop, reason=reason.strip(), on=on))
