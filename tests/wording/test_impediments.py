"""What is said of what stands in the way: one impediment in a line, and how often it really was the price."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salesdesk.domain.deal import Status
from salesdesk.domain.impediment import Impediment, ImpedimentKind
from salesdesk.domain.impediments_met import ImpedimentReport, report_on
from salesdesk.wording import Words
from salesdesk.wording.impediments import (
    discounts_told,
    impediment_removed_by,
    impediment_said,
    impediment_whose,
    price_told,
)
from tests.domain.examples import key

WORDS = Words()
BASE = Impediment(id=key(1), deal_id=key(2), kind=ImpedimentKind.TIMING, noted_on=date(2026, 11, 3))


def report(deals: int, of_price: int, *, won: int = 0, lost: int = 0) -> ImpedimentReport:
    noted = [
        replace(BASE, deal_id=key(100 + n), kind=ImpedimentKind.PRICE if n < of_price else ImpedimentKind.TIMING)
        for n in range(deals)
    ]
    stands = [*[Status.WON] * won, *[Status.LOST] * lost]
    return report_on(noted, {key(100 + n): status for n, status in enumerate(stands)})


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (report(0, 0), "Nothing was noted yet. Ask what stands in the way before you think of a discount."),
        (report(7, 7), "Cannot say yet how often it is the price: 7 deals with an impediment were seen"),
        (
            report(8, 2),
            "The price stood in the way of 25\u00a0% of the 8 deals with an impediment, between 7\u00a0% and 59\u00a0%",
        ),
    ],
)
def test_1_11_how_often_it_was_the_price_is_told_from_eight_deals_on(shown: ImpedimentReport, told: str) -> None:
    assert price_told(WORDS, shown).replace("\u202f", "\u00a0") == told


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (report(9, 9), "No discount went out yet."),
        (report(9, 9, won=1), "1 deal got a discount: cannot say how many it wins, 1 of them is closed"),
        (
            report(9, 9, won=2, lost=6),
            "8 deals got a discount; of the 8 closed ones 25\u00a0% were won, between 7\u00a0% and 59\u00a0%",
        ),
    ],
)
def test_b7_what_discounts_won_is_told_from_eight_closed_deals_on(shown: ImpedimentReport, told: str) -> None:
    assert discounts_told(WORDS, shown).replace("\u202f", "\u00a0") == told


def test_an_impediment_says_whose_it_is_and_what_removes_it_by_whom_until_when() -> None:
    told = replace(BASE, words=" Not before Easter ", removes="A trial", by="We", due=date(2026, 12, 12))
    assert impediment_said(WORDS, told) == "“Not before Easter”"
    assert impediment_whose(WORDS, told, "Vroni Aigner") == "Vroni Aigner, noted 3 Nov 2026"
    assert impediment_removed_by(WORDS, told) == "What removes it: A trial (We, by 12 Dec 2026)"
    gone = replace(told, removed_on=date(2026, 12, 1), removes="", by="", due=None)
    assert impediment_whose(WORDS, gone, "") == "noted 3 Nov 2026, out of the way 1 Dec 2026"
    assert impediment_removed_by(WORDS, gone) == ""


def test_without_their_words_its_kind_stands_for_it() -> None:
    assert impediment_said(WORDS, BASE) == "Timing"
    assert impediment_removed_by(WORDS, replace(BASE, removes="A trial")) == "What removes it: A trial"
    assert impediment_removed_by(WORDS, replace(BASE, by="Vroni")) == "Who removes it: Vroni"
