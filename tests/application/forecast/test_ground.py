"""Every answer about a period stands on one ground: whose deals, in one currency, as of one day."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from salesdesk.application.forecast.ground import Scope, in_scope, target_for
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import DeskSettings, Rep, Target
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period

Q3, Q4 = Period.parse("2026-Q3"), Period.parse("2026-Q4")
NORTH, SOUTH = uuid4(), uuid4()
ADA, BEA, CARL = (Rep(id=uuid4(), name=name, team_id=team) for name, team in (("A", NORTH), ("B", NORTH), ("C", SOUTH)))
REPS = (ADA, BEA, CARL)
SETTINGS = DeskSettings(id=uuid4(), name="Desk", currency="EUR", zone="Europe/Berlin")


def a_deal(**fields: object) -> Deal:
    return replace(Deal(id=uuid4(), title="Lift", currency="EUR"), **fields)  # type: ignore[arg-type]


def test_the_deals_of_all_reps_and_of_nobody_are_those_of_everybody() -> None:
    deals = [a_deal(owner_id=owner) for owner in (ADA.id, BEA.id, CARL.id, CARL.id, None)]
    each = [in_scope(deals, Scope(owner_id=rep.id), REPS, {}) for rep in REPS]
    teams = [in_scope(deals, Scope(team_id=team), REPS, {}) for team in (NORTH, SOUTH)]
    assert [len(listed) for listed in each] == [1, 1, 2]
    assert [[one.id for one in listed] for listed in teams] == [[d.id for d in deals[:2]], [d.id for d in deals[2:4]]]
    assert in_scope(deals, Scope(), REPS, {}) == deals


def test_a_product_group_is_asked_for_whatever_its_letters() -> None:
    lift, other = a_deal(), a_deal()
    assert in_scope([lift, other], Scope(product_group=" lifts "), REPS, {lift.id: "Lifts"}) == [lift]


@pytest.mark.parametrize(
    ("scope", "amount"),
    [
        (Scope(), 100),
        (Scope(owner_id=ADA.id), 40),
        (Scope(team_id=NORTH), 70),
        (Scope(product_group="lifts"), 30),
        (Scope(owner_id=CARL.id), None),
    ],
)
def test_each_scope_has_its_own_target(scope: Scope, amount: int | None) -> None:
    of = [{}, {"owner_id": ADA.id}, {"team_id": NORTH}, {"product_group": "Lifts"}, {"owner_id": CARL.id}]
    moneys = [(100, "EUR"), (40, "EUR"), (70, "EUR"), (30, "EUR"), (10, "USD")]
    targets = [
        Target(id=uuid4(), period="2026-Q4", amount=Money.of(*money), **whose)  # type: ignore[arg-type]
        for whose, money in zip(of, moneys, strict=True)
    ]
    assert target_for(targets, Q4, scope, "EUR") == (None if amount is None else Money.of(amount, "EUR"))
    assert target_for(targets, Q3, scope, "EUR") is None
