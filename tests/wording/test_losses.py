"""What is said of won and lost deals: nothing that the numbers do not carry (4.3, 4.7, B15)."""

from __future__ import annotations

import pytest

from salesdesk.domain.deal import LossReason, ReasonCode, ReasonSource
from salesdesk.domain.losses import EarlyPrice, Told, Won
from salesdesk.domain.rates import Rate
from salesdesk.wording import Words
from salesdesk.wording.losses import early_price_told, reason_told, segment_told, who_said


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("early", "late", "said"),
    [
        ((1, 20), (15, 20), "5 % of 20 deals were lost for the price, without it 75 % of 20: different, and more than"),
        ((4, 20), (6, 20), "20 % of 20 deals were lost for the price, without it 30 % of 20: the difference may be"),
        (
            (0, 7),
            (6, 20),
            "before the proposal: 7 deals with it and 20 without it closed, 8 of each are needed.",
        ),
    ],
)
def test_b15_the_effect_of_an_early_price_is_one_sentence_with_both_numbers(
    early: tuple[int, int], late: tuple[int, int], said: str
) -> None:
    told = plain(early_price_told(EarlyPrice(early=Rate.seen(*early), late=Rate.seen(*late)), Words()))
    assert said in told
    assert str(late[1]) in told


def test_4_7_a_segment_of_few_closed_deals_has_no_rate() -> None:
    assert segment_told(Won("Food", 3, Rate.seen(3, 5)), Words()) == "Cannot say: 5 closed, 8 needed."
    assert plain(segment_told(Won("Food", 6, Rate.seen(6, 8)), Words())) == "75 % of 8, between 41 % and 93 %"


@pytest.mark.parametrize(
    ("count", "customer", "said"),
    [
        (3, 0, "3 deals, our guess"),
        (3, 1, "3 deals, 1 said by the customer"),
        (3, 3, "3 deals, the customer said so"),
    ],
)
def test_4_3_each_reason_says_who_said_so(count: int, customer: int, said: str) -> None:
    assert who_said(Told("no_budget", count, customer), Words()) == said


def test_4_3_a_reason_is_told_with_who_says_so_to_whom_and_in_which_words() -> None:
    price = LossReason(
        code=ReasonCode.COMPETITOR_PRICE, source=ReasonSource.CUSTOMER, competitor="Pulsvik", note="9,000 euro less."
    )
    assert reason_told(price, Words()) == "Main reason · The customer said so · Pulsvik · 9,000 euro less."
    assert reason_told(LossReason(code=ReasonCode.NO_BUDGET, main=False), Words()) == "Our guess"
