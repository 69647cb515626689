"""Writing down how a customer buys, without a window and without a desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from salesdesk.application.buying_editing import (
    deciding,
    expecting_price,
    price_learnt,
    rival_dropped,
    rival_named,
    rival_tied,
    spoken_to,
    staged,
    ticked,
    working,
)
from salesdesk.domain.buying_process import BuyerStep, BuyingProcess, BuyingStage, checked, lacks_price, repeated_step
from salesdesk.domain.deal import Deal, Stage, Status
from salesdesk.domain.money import Money
from salesdesk.domain.refusals import Missing

TODAY = date(2026, 12, 1)
NOTHING = BuyingProcess(id=UUID(int=1), deal_id=UUID(int=2))
COLDLINE, TEMPRA = UUID(int=11), UUID(int=12)
PRICE = Money.of(40_000, "EUR")
STAGES = tuple(Stage(id=UUID(int=100 + at), name=name, order=at) for at, name in enumerate("ABCD"))


def test_3_1_naming_whom_they_spoke_to_ticks_the_step_and_unticking_it_names_nobody() -> None:
    spoke = spoken_to(NOTHING, " the works council ")
    assert spoke.done == {BuyerStep.SPOKE}
    assert spoke.spoke_to == "the works council"
    compared = ticked(spoke, BuyerStep.COMPARED, done=True)
    assert compared.spoke_to == "the works council"
    assert ticked(compared, BuyerStep.SPOKE, done=False) == replace(NOTHING, done=frozenset({BuyerStep.COMPARED}))


@pytest.mark.parametrize(
    ("objective", "repeated"),
    [
        ("Maeve agrees to compare offers by Friday", BuyerStep.COMPARED),
        ("Maeve signs the order by Friday", None),
        ("", None),
    ],
)
def test_3_1_an_objective_that_repeats_a_done_step_is_named(objective: str, repeated: BuyerStep | None) -> None:
    words = {BuyerStep.COMPARED: ("compare offers",), BuyerStep.SEARCHED: ("sign",)}
    assert repeated_step(objective, ticked(NOTHING, BuyerStep.COMPARED, done=True), words) is repeated
    assert repeated_step(objective, NOTHING, words) is None


def test_4_5_a_price_expectation_stands_with_the_day_it_was_learnt() -> None:
    learnt = expecting_price(NOTHING, PRICE, TODAY)
    assert (learnt.price_expected, learnt.price_learnt_on) == (PRICE, TODAY)
    earlier = price_learnt(learnt, date(2026, 11, 3))
    assert expecting_price(earlier, PRICE, TODAY) == earlier, "the same price again is not learnt again"
    assert expecting_price(earlier, Money.of(1, "EUR"), TODAY).price_learnt_on == TODAY
    assert expecting_price(earlier, None, TODAY) == NOTHING
    assert price_learnt(NOTHING, TODAY) == NOTHING
    with pytest.raises(Missing):
        checked(price_learnt(learnt, None))


@pytest.mark.parametrize(("at", "due"), [(0, False), (1, False), (2, True), (3, True)])
def test_4_5_a_deal_from_the_third_stage_on_lacks_a_price_expectation(at: int, due: bool) -> None:
    deal = Deal(id=UUID(int=2), title="Loggers", currency="EUR", stage_id=STAGES[at].id)
    stages = tuple(reversed(STAGES))
    assert lacks_price(None, deal, stages) is due
    assert lacks_price(NOTHING, deal, stages) is due
    assert not lacks_price(expecting_price(NOTHING, PRICE, TODAY), deal, stages)
    assert not lacks_price(None, replace(deal, status=Status.LOST), stages)


def test_4_4_a_competitor_stands_once_on_the_deal_with_what_ties_it_to_the_customer() -> None:
    named = rival_named(rival_named(rival_named(NOTHING, COLDLINE), TEMPRA), COLDLINE)
    assert [rival.competitor_id for rival in named.rivals] == [COLDLINE, TEMPRA]
    tied = rival_tied(named, TEMPRA, " depot until 2028 ")
    assert [rival.relationship for rival in tied.rivals] == ["", "depot until 2028"]
    assert rival_dropped(rival_dropped(tied, COLDLINE), TEMPRA) == NOTHING


def test_2_5_how_we_will_work_and_what_else_is_known_stand_beside_each_other() -> None:
    known = working(deciding(staged(NOTHING, BuyingStage.COMPARING), TODAY), " Calls on Tuesdays ")
    assert (known.stage, known.decides_on, known.how_we_work) == (BuyingStage.COMPARING, TODAY, "Calls on Tuesdays")
