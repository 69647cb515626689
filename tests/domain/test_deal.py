from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.deal import (
    BuyingRole,
    Deal,
    DealPerson,
    LossReason,
    Motion,
    Outcome,
    ReasonCode,
    Status,
    chance_of,
    checked,
    lost,
    moved,
    proposed_motion,
    reopened,
    won,
)
from salesdesk.domain.money import Money
from salesdesk.domain.refusals import AlreadyClosed, Missing, OtherCurrency, OutOfRange
from tests.domain.examples import a_deal, a_stage, eur, key

DAY = date(2026, 11, 24)
NO_BUDGET = LossReason(code=ReasonCode.NO_BUDGET)
PRICE = LossReason(code=ReasonCode.COMPETITOR_PRICE, competitor="Frostline")


def test_a_deal_is_known_from_its_earliest_date() -> None:
    deal = a_deal(created_on=DAY, qualified_on=DAY - timedelta(days=3))
    assert not deal.known_on(DAY - timedelta(days=4))
    assert deal.known_on(DAY - timedelta(days=3))
    assert a_deal().known_on(date(1990, 1, 1))
    assert not a_deal(status=Status.WON, closed_on=DAY).known_on(DAY - timedelta(days=1))


def test_a_deal_closed_later_is_still_open_on_the_day() -> None:
    deal = a_deal(status=Status.LOST, created_on=DAY - timedelta(days=9), closed_on=DAY)
    assert deal.status_on(DAY - timedelta(days=1)) is Status.OPEN
    assert deal.status_on(DAY) is Status.LOST


def test_the_cycle_counts_from_qualified_else_from_created() -> None:
    dates: dict[str, Any] = {"created_on": DAY - timedelta(days=40), "closed_on": DAY, "status": Status.WON}
    assert a_deal(**dates).cycle_days == 40
    assert a_deal(**dates, qualified_on=DAY - timedelta(days=30)).cycle_days == 30
    assert a_deal(closed_on=DAY).cycle_days is None
    assert a_deal(created_on=DAY).cycle_days is None


def test_entering_a_stage_marked_so_qualifies_once() -> None:
    open_deal, qualifying = a_deal(), a_stage(qualifies=True)
    assert moved(open_deal, a_stage(), DAY).qualified_on is None
    first = moved(open_deal, qualifying, DAY)
    assert (first.stage_id, first.qualified_on) == (qualifying.id, DAY)
    again = moved(first, a_stage(qualifies=True), DAY + timedelta(days=5))
    assert again.qualified_on == DAY


def test_winning_keeps_the_value_unless_another_was_chosen() -> None:
    deal = a_deal(value=eur(900))
    assert won(deal, DAY) == a_deal(id=deal.id, value=eur(900), status=Status.WON, closed_on=DAY)
    assert won(deal, DAY, eur(1200)).value == eur(1200)
    assert won(deal, DAY, eur(0)).value == eur(0)
    assert won(a_deal(), DAY).value is None


def test_losing_needs_exactly_one_main_reason() -> None:
    for reasons in ([], [NO_BUDGET, NO_BUDGET], [LossReason(code=ReasonCode.OTHER, main=False)]):
        with pytest.raises(Missing) as refused:
            lost(a_deal(), DAY, Outcome.NO_DECISION, reasons)
        assert refused.value.what == "main_reason"
    several = [NO_BUDGET, LossReason(code=ReasonCode.NO_SPONSOR, main=False)]
    assert lost(a_deal(), DAY, Outcome.NO_DECISION, several).reasons == tuple(several)


def test_4_3_a_competitor_is_asked_for_only_when_one_won() -> None:
    with pytest.raises(Missing) as refused:
        lost(a_deal(), DAY, Outcome.COMPETITIVE, [LossReason(code=ReasonCode.COMPETITOR_PRICE, competitor=" ")])
    assert refused.value.what == "competitor"
    assert lost(a_deal(), DAY, Outcome.COMPETITIVE, [PRICE]).outcome is Outcome.COMPETITIVE
    assert lost(a_deal(), DAY, Outcome.WITHDRAWN, [NO_BUDGET]).status is Status.LOST


@pytest.mark.parametrize("status", [Status.WON, Status.LOST, Status.HANDED_BACK])
def test_what_is_closed_is_neither_moved_nor_closed_again(status: Status) -> None:
    closed = a_deal(title="Hall 2", status=status, closed_on=DAY)
    acts: tuple[Callable[[], Deal], ...] = (
        lambda: moved(closed, a_stage(), DAY),
        lambda: won(closed, DAY),
        lambda: lost(closed, DAY, Outcome.NO_DECISION, [NO_BUDGET]),
    )
    for act in acts:
        with pytest.raises(AlreadyClosed) as refused:
            act()
        assert (refused.value.title, refused.value.status) == ("Hall 2", status)


def test_reopening_undoes_a_loss_but_not_the_rest_of_the_deal() -> None:
    deal = a_deal(value=eur(900), created_on=DAY, expected_on=DAY)
    assert reopened(lost(deal, DAY, Outcome.COMPETITIVE, [PRICE])) == deal
    assert won(reopened(lost(deal, DAY, Outcome.COMPETITIVE, [PRICE])), DAY).status is Status.WON


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"chance": 1.01}, "chance"),
        ({"chance": -0.01}, "chance"),
        ({"value": Money(-1, "EUR")}, "value"),
        ({"qualified_on": DAY, "closed_on": DAY - timedelta(days=1)}, "closed_on"),
    ],
)
def test_a_figure_that_cannot_be_meant_is_refused(fields: dict[str, object], what: str) -> None:
    with pytest.raises(OutOfRange) as refused:
        checked(a_deal(**fields))
    assert refused.value.what == what


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_no_chance_and_certainty_can_both_be_meant(chance: float) -> None:
    assert checked(a_deal(chance=chance)).chance == chance


def test_a_deal_needs_a_title_and_a_value_in_its_own_currency() -> None:
    with pytest.raises(Missing):
        checked(a_deal(title="  "))
    with pytest.raises(OtherCurrency):
        checked(a_deal(value=Money.of(5, "USD")))
    with pytest.raises(OtherCurrency):
        won(a_deal(), DAY, Money.of(5, "USD"))


def test_winning_before_it_began_is_refused() -> None:
    with pytest.raises(OutOfRange):
        won(a_deal(created_on=DAY), DAY - timedelta(days=1))


def test_the_reps_own_chance_goes_before_the_stages() -> None:
    stage = a_stage(chance=0.4)
    assert chance_of(a_deal(chance=0.0), stage) == 0.0
    assert chance_of(a_deal(), stage) == 0.4
    assert chance_of(a_deal(), a_stage()) is None
    assert chance_of(a_deal(), None) is None


def test_a_persons_part_in_the_decision() -> None:
    deal = a_deal(people=(DealPerson(person_id=key(7), role=BuyingRole.DECIDES), DealPerson(person_id=key(8))))
    assert deal.role_of(key(7)) is BuyingRole.DECIDES
    assert deal.role_of(key(8)) is None
    assert deal.role_of(key(9)) is None


def _won(days_ago: int) -> Deal:
    return a_deal(status=Status.WON, closed_on=DAY - timedelta(days=days_ago))


def _lost(days_ago: int) -> Deal:
    return a_deal(status=Status.LOST, closed_on=DAY - timedelta(days=days_ago))


@pytest.mark.parametrize(
    ("earlier", "motion"),
    [
        ([], Motion.NEW),
        ([a_deal()], Motion.NEW),
        ([_won(548)], Motion.EXISTING),
        ([_won(549)], Motion.FORMER),
        ([_won(900), _won(10)], Motion.EXISTING),
        ([_lost(59)], Motion.NEW),
        ([_lost(60)], Motion.REVISIT_NO),
        ([_lost(70), _won(600)], Motion.FORMER),
        ([_won(-1)], Motion.NEW),
    ],
)
def test_the_motion_is_proposed_from_the_accounts_earlier_deals(earlier: list[Deal], motion: Motion) -> None:
    assert proposed_motion(earlier, DAY) is motion


@given(st.dates(), st.dates())
def test_status_on_a_day_changes_once(closed: date, day: date) -> None:
    deal = a_deal(status=Status.WON, closed_on=closed)
    assert deal.status_on(day) is (Status.WON if day >= closed else Status.OPEN)
