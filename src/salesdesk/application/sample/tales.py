"""The 60 deals of the story as they are told: what they are about, how far they came, on which days."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from salesdesk.application.sample.company import CURRENCY, House
from salesdesk.application.sample.days import Days, back
from salesdesk.application.sample.keys import SEED, key
from salesdesk.application.sample.people_and_accounts import Client
from salesdesk.application.sample.source import Table, read, texts
from salesdesk.domain.deal import (
    Category,
    DealLine,
    DealPerson,
    LossReason,
    Motion,
    Outcome,
    ReasonCode,
    ReasonSource,
    Stage,
    Status,
)
from salesdesk.domain.money import Money, total
from salesdesk.domain.product import first_year

_SHARES = (0.0, 0.0, 0.30, 0.58, 0.82)
"""How far between qualified and closed a deal enters each stage, first contact aside."""
_USUAL_DAYS = (0, 0, 15, 30, 42)
"""How long after being qualified an open deal enters each stage."""
_LATEST = 0.75
_UNSURE = 0.06


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """A deal as the story tells it; `entered` holds the day of each stage it came to, by the stage's place.

    `anchor` is the day its talks count from: the one on which it was closed, or the as-of date. One that is not
    `proven` came to its stage without what the customer has to do before (3.8). On `priced_on` the customer said what
    they expected to pay (4.5). In another `currency` than the desk's it has a value of its own, its lines no prices.
    """

    key: str
    title: str
    client: Client
    status: Status
    lines: tuple[DealLine, ...]
    value: Money | None
    people: tuple[DealPerson, ...]
    entered: dict[int, date]
    anchor: date
    expected: date
    pushes: int
    motion: Motion | None = None
    category: Category | None = None
    chance: float | None = None
    outcome: Outcome | None = None
    reasons: tuple[LossReason, ...] = ()
    talks: tuple[Table, ...] = ()
    proven: bool = True
    priced_on: date | None = None
    currency: str = CURRENCY

    @property
    def created(self) -> date:
        """The day on which it was written down first."""
        return self.entered[0]

    @property
    def last(self) -> int:
        """The place of the farthest stage it came to."""
        return max(self.entered)

    def dice(self, what: str) -> random.Random:
        """Return dice that fall the same way every time for this deal."""
        return random.Random(f"{SEED}/{self.key}/{what}")


def tales(days: Days, house: House, clients: dict[str, Client]) -> tuple[Tale, ...]:
    """Return all deals by the day they were created."""
    told = [
        *(_closed(t, Status.WON, days, house, clients) for t in read("deals_won")["deal"]),
        *(_closed(t, Status.LOST, days, house, clients) for t in read("deals_lost")["deal"]),
        *(_open(t, days, house, clients) for t in read("deals_open")["deal"]),
    ]
    return tuple(sorted(told, key=lambda t: (t.created, t.key)))


def _closed(told: Table, status: Status, days: Days, house: House, clients: dict[str, Client]) -> Tale:
    dice = random.Random(f"{SEED}/{told['key']}/days")
    closed = days.closing(told["quarter"], told["share"])
    last = _place(told.get("last", house.stages[-1].name), house.stages)
    begun = back(closed - timedelta(days=told["cycle"]))
    entered = {0: begun}
    if last:
        entered = {0: back(begun - timedelta(days=dice.randint(3, 12))), 1: begun}
    for place in range(2, last + 1):
        share = _SHARES[place] + dice.uniform(-_UNSURE, _UNSURE)
        entered[place] = max(begun, back(begun + (closed - begun) * share))
    return Tale(
        status=status,
        entered=entered,
        anchor=closed,
        expected=back(closed + timedelta(days=dice.randint(-8, 6))),
        pushes=dice.choice((0, 0, 1, 1, 2)),
        outcome=Outcome(told["outcome"]) if "outcome" in told else None,
        reasons=tuple(_reason(r, main=n == 0) for n, r in enumerate(told.get("reasons", ()))),
        priced_on=back(begun + timedelta(days=told["priced"])) if "priced" in told else None,
        **_common(told, house, clients),
    )


def _open(told: Table, days: Days, house: House, clients: dict[str, Client]) -> Tale:
    dice = random.Random(f"{SEED}/{told['key']}/days")
    last = _place(told["stage"], house.stages)
    begun = back(days.zero - timedelta(days=told["age"]))
    entered = {0: begun}
    if last:
        entered = {0: back(begun - timedelta(days=told.get("lead", dice.randint(3, 12)))), 1: begun}
    pace = min(1.0, _LATEST * told["age"] / max(1, _USUAL_DAYS[last])) * dice.uniform(0.85, 1.1)
    for place in range(2, last + 1):
        entered[place] = max(begun, back(begun + timedelta(days=round(_USUAL_DAYS[place] * pace))))
    entered.update({_place(name, house.stages): days.day(offset) for name, offset in told.get("moves", {}).items()})
    return Tale(
        status=Status.OPEN,
        entered=entered,
        anchor=days.zero,
        expected=days.due(*told["due"]),
        pushes=told["pushes"],
        category=Category(told["category"]) if "category" in told else None,
        chance=told.get("chance"),
        **_common(told, house, clients),
    )


def _place(name: str, stages: tuple[Stage, ...]) -> int:
    return next(n for n, stage in enumerate(stages) if stage.name == name)


def _common(told: Table, house: House, clients: dict[str, Client]) -> Table:
    client, currency = clients[told["account"]], told.get("currency", CURRENCY)
    lines = (*(_line(code, n, house) for code, n in told["lines"]), *(_extra(*x) for x in told.get("extra", ())))
    return {
        "client": client,
        "lines": lines if currency == CURRENCY else tuple(replace(line, price=None) for line in lines),
        "currency": currency,
        "value": _value(told, lines, house),
        "people": tuple(
            DealPerson(person_id=person.id, role=role, wants=_wants(told, person.id))
            for person, role in zip(client.people, client.roles, strict=True)
        ),
        "motion": Motion(told["motion"]) if "motion" in told else None,
        "talks": tuple(told.get("talks", ())),
        "proven": told.get("proven", True),
        **texts(told, "key", "title"),
    }


def _wants(told: Table, person: object) -> str:
    return next((str(w) for name, w in told.get("wants", {}).items() if key("person", name) == person), "")


def _line(code: str, quantity: int, house: House) -> DealLine:
    product = house.products[code]
    return DealLine(
        product_id=product.id, text=product.name, quantity=Decimal(quantity), unit=product.unit, price=product.price
    )


def _extra(text: str, price: int) -> DealLine:
    return DealLine(text=text, price=Money.of(price, CURRENCY))


def _value(told: Table, lines: tuple[DealLine, ...], house: House) -> Money | None:
    """One-off and the first twelve months of what is due again (terms: value); None where nobody knows it yet."""
    if told.get("estimate_only"):
        return None
    if "value" in told:
        return Money.of(told["value"], told.get("currency", CURRENCY))
    due = {p.id: p.recurrence for p in house.products.values()}
    sums = (
        first_year(x.price.times(x.quantity), due[x.product_id]) if x.product_id else x.price.times(x.quantity)
        for x in lines
        if x.price
    )
    return total(sums, CURRENCY)


def _reason(told: Table, *, main: bool) -> LossReason:
    return LossReason(
        code=ReasonCode(told["code"]),
        main=main,
        source=ReasonSource(told["source"]),
        **texts(told, "competitor", "note"),
    )
