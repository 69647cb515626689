"""What a deal is suggested to count as: its chance, and what keeps a sure one from being promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from salesdesk.domain.closing_in_time import InTime, Rests
from salesdesk.domain.deal import Category, Deal
from salesdesk.domain.money import Money
from salesdesk.domain.rates import Rate
from salesdesk.domain.suggested_category import SuggestWhy, suggested

DAY = date(2026, 12, 1)
SURE = Deal(
    id=uuid4(),
    title="Lift",
    currency="EUR",
    value=Money.of(1_000, "EUR"),
    qualified_on=date(2026, 10, 1),
    expected_on=date(2026, 12, 15),
)


@pytest.mark.parametrize(
    ("chance", "category", "why"),
    [
        (1.0, Category.COMMIT, SuggestWhy.LIKELY),
        (0.8, Category.COMMIT, SuggestWhy.LIKELY),
        (0.79, Category.BEST_CASE, SuggestWhy.EVEN),
        (0.5, Category.BEST_CASE, SuggestWhy.EVEN),
        (0.49, Category.PIPELINE, SuggestWhy.UNLIKELY),
        (0.0, Category.OMITTED, SuggestWhy.NO_CHANCE),
    ],
)
def test_f4_the_chance_suggests_a_category(chance: float, category: Category, why: SuggestWhy) -> None:
    found = suggested(SURE, chance, DAY)
    assert found is not None
    assert (found.category, found.why) == (category, (why,))


def test_f4_nothing_is_suggested_while_nobody_gives_a_chance() -> None:
    assert suggested(SURE, None, DAY) is None


@pytest.mark.parametrize(
    ("deal", "unproven", "why"),
    [
        (replace(SURE, value=None), False, SuggestWhy.NO_VALUE),
        (replace(SURE, qualified_on=None), False, SuggestWhy.NOT_QUALIFIED),
        (SURE, True, SuggestWhy.UNPROVEN),
        (replace(SURE, expected_on=date(2026, 11, 30)), False, SuggestWhy.OVERDUE),
    ],
)
def test_f4_a_sure_deal_with_a_doubt_is_the_best_case_and_says_so(deal: Deal, unproven: bool, why: SuggestWhy) -> None:
    found = suggested(deal, 0.9, DAY, unproven=unproven)
    assert found is not None
    assert (found.category, found.why) == (Category.BEST_CASE, (SuggestWhy.LIKELY, why))


def test_f4_a_deal_that_wins_of_its_age_rarely_closed_in_time_is_no_commit() -> None:
    slow = InTime(days=31, rests=Rests.MOTION, n=20, share=Rate.seen(4, 20), median=90)
    found = suggested(SURE, 0.9, DAY, in_time=slow)
    assert found is not None
    assert (found.category, found.why[-1]) == (Category.BEST_CASE, SuggestWhy.TOO_SLOW)
    # A set cycle alone is no experience: it doubts nobody.
    told = InTime(days=31, rests=Rests.SET_CYCLE, median=90)
    again = suggested(SURE, 0.9, DAY, in_time=told)
    assert again is not None
    assert again.category is Category.COMMIT
