from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.buying_process import BuyerStep, BuyingProcess, Rival, checked, lacks_price, repeated_step
from salesdesk.domain.deal import Status
from salesdesk.domain.money import Money
from salesdesk.domain.refusals import Missing, OutOfRange
from tests.domain.examples import a_deal, a_stage, eur, key

KALTWERK = key(1)
NOTHING = BuyingProcess(id=key(2), deal_id=key(3))
WORDS = {
    BuyerStep.SEARCHED: ("market overview",),
    BuyerStep.COMPARED: ("compare offers", "dossier d'investissement"),
    BuyerStep.HAS_BUDGET: ("budget",),
}


def having(*done: BuyerStep) -> BuyingProcess:
    return replace(NOTHING, done=frozenset(done))


@pytest.mark.parametrize(
    "objective",
    [
        "Ida and Ben compare offers by Friday",
        "COMPARE  offers",
        "They (compare offers), then sign",
        "Ida écrit le Dossier d’investissement",
        "compare-offers",
    ],
)
def test_3_1_an_objective_that_repeats_a_step_that_is_done_is_told(objective: str) -> None:
    assert repeated_step(objective, having(BuyerStep.COMPARED), WORDS) is BuyerStep.COMPARED
    assert repeated_step(objective, having(BuyerStep.SEARCHED, BuyerStep.SPOKE), WORDS) is None
    assert repeated_step(objective, NOTHING, WORDS) is None
    assert repeated_step(objective, None, WORDS) is None


def test_3_1_the_earliest_step_that_is_repeated_is_told_and_half_a_word_is_none() -> None:
    done = having(*BuyerStep)
    assert repeated_step("Fix the budget and compare offers", done, WORDS) is BuyerStep.COMPARED
    assert repeated_step("They budgeted it and recompare offers", done, WORDS) is None
    assert repeated_step("They compare our offers", done, WORDS) is None
    assert repeated_step("", done, WORDS) is None


@given(st.text(), st.frozensets(st.sampled_from(BuyerStep)))
def test_3_1_whatever_is_written_only_steps_that_are_done_are_told(objective: str, done: frozenset[BuyerStep]) -> None:
    told = repeated_step(objective, having(*done), WORDS)
    assert told is None or told in done


def test_4_5_a_price_expectation_stands_with_the_day_on_which_it_was_learnt() -> None:
    learnt = replace(NOTHING, price_expected=eur(40_000), price_learnt_on=date(2026, 11, 20))
    assert checked(learnt) is learnt
    with pytest.raises(Missing) as refused:
        checked(replace(learnt, price_learnt_on=None))
    assert (refused.value.what, refused.value.where) == ("price_learnt_on", "deal")
    with pytest.raises(OutOfRange):
        checked(replace(learnt, price_expected=Money(-1, "EUR")))
    free = replace(learnt, price_expected=eur(0))
    assert checked(free) is free


def test_4_4_a_competitor_is_on_a_deal_once() -> None:
    one = replace(NOTHING, rivals=(Rival(competitor_id=KALTWERK, relationship="Tyre sensors until 2028"),))
    assert checked(one) is one
    with pytest.raises(OutOfRange) as refused:
        checked(replace(one, rivals=(*one.rivals, Rival(competitor_id=KALTWERK))))
    assert refused.value.what == "second_rival"


def test_4_5_an_open_deal_from_the_third_stage_on_lacks_its_price_expectation() -> None:
    stages = [a_stage(name=name, order=order) for order, name in enumerate(("Lead", "Demo", "Proposal", "Close"), 1)]
    priced = replace(NOTHING, price_expected=eur(1), price_learnt_on=date(2026, 11, 20))
    for stage, late in zip(stages, (False, False, True, True), strict=True):
        deal = a_deal(stage_id=stage.id)
        assert lacks_price(None, deal, stages) is late
        assert lacks_price(NOTHING, deal, stages[::-1]) is late
        assert not lacks_price(priced, deal, stages)
        assert not lacks_price(None, replace(deal, status=Status.WON), stages)
    assert not lacks_price(None, a_deal(), stages)
