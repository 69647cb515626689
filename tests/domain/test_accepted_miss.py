"""A miss is accepted with a reason and a new number, and its deals move out of the period (0.11)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from salesdesk.domain.accepted_miss import AcceptedMiss, Standing, accepted, proposed_days
from salesdesk.domain.deal import Status
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.refusals import Missing, OtherCurrency, OutOfRange
from tests.domain.examples import a_deal, eur, key

NOVEMBER, DECEMBER = Period.parse("2026-11"), Period.parse("2026-12")
STANDING = Standing(period=NOVEMBER, target=eur(12_000), won=eur(5_000))
TODAY = date(2026, 11, 20)


def accept(**fields: Any) -> AcceptedMiss:
    whole: dict[str, Any] = {"committed": eur(8_000), "reason": " Two budgets were frozen ", "on": TODAY}
    return accepted(STANDING, **whole | fields)


def test_0_11_a_miss_is_accepted_with_a_reason_and_a_new_number() -> None:
    found = accept(owner_id=key(1))
    assert (found.period, found.reason, found.committed) == ("2026-11", "Two budgets were frozen", eur(8_000))
    assert (found.on, found.owner_id, found.moved) == (TODAY, key(1), ())


@pytest.mark.parametrize("fields", [{"reason": "  "}, {"committed": None}])
def test_0_11_never_silent(fields: dict[str, Any]) -> None:
    with pytest.raises(Missing):
        accept(**fields)


@pytest.mark.parametrize("committed", [4_999, 12_000])
def test_0_11_the_number_is_not_under_what_is_won_and_not_the_target_again(committed: int) -> None:
    with pytest.raises(OutOfRange):
        accept(committed=eur(committed))
    assert accept(committed=eur(5_000)).committed == eur(5_000)


def test_0_11_the_number_is_in_the_targets_currency() -> None:
    with pytest.raises(OtherCurrency):
        accept(committed=Money(800_000, "USD"))


def test_0_11_deals_move_behind_the_period_and_nowhere_else() -> None:
    deal = a_deal(expected_on=date(2026, 11, 25))
    assert [one.expected_on for one in accept(later=[(deal, DECEMBER.first)]).moved] == [DECEMBER.first]
    with pytest.raises(OutOfRange):
        accept(later=[(deal, NOVEMBER.last)])


def test_0_11_a_new_day_is_proposed_as_deep_in_the_next_period() -> None:
    deep, long = a_deal(expected_on=date(2026, 11, 25)), a_deal(expected_on=NOVEMBER.last)
    others = [a_deal(expected_on=DECEMBER.first), a_deal(), a_deal(status=Status.LOST, expected_on=TODAY)]
    assert proposed_days([deep, long, *others], STANDING, DECEMBER) == {
        deep.id: date(2026, 12, 25),
        long.id: date(2026, 12, 30),
    }
    february = Period.parse("2026-02")
    late = a_deal(expected_on=date(2026, 1, 31))
    january = Standing(period=Period.parse("2026-01"), target=eur(1), won=eur(0))
    assert proposed_days([late], january, february) == {late.id: february.last}
