"""The age of deals beside the wins: tiers, pauses, segments with too few wins."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from salesdesk.domain.ageing import SWEPT, Cycle, Tier, age_of, cycle_of, yardsticks_of
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.pausing import Pause
from tests.domain.examples import a_deal

TODAY = date(2026, 12, 1)
WON = Cycle(n=20, mean=50.0, median=48, p75=60, p90=80, p95=85, longest=90)


def won(days: int, n: int = 1) -> list[Deal]:
    begun = TODAY - timedelta(days=days)
    return [a_deal(status=Status.WON, qualified_on=begun, closed_on=TODAY) for _ in range(n)]


@pytest.mark.parametrize(
    ("days", "tier"),
    [
        (0, Tier.USUAL),
        (50, Tier.USUAL),
        (51, Tier.PAST_MEAN),
        (80, Tier.PAST_MEAN),
        (81, Tier.PAST_P90),
        (90, Tier.PAST_P90),
        (91, Tier.PAST_LONGEST),
        (9_000, Tier.PAST_LONGEST),
    ],
)
def test_3_9_each_tier_begins_the_day_after_the_figure_it_is_named_for(days: int, tier: Tier) -> None:
    assert age_of(TODAY - timedelta(days=days), TODAY, WON).tier is tier


def test_3_9_the_deadest_are_swept_as_well() -> None:
    assert {tier for tier in Tier if tier in SWEPT} == {Tier.PAST_P90, Tier.PAST_LONGEST}


def test_3_9_without_a_date_or_with_19_wins_there_is_no_tier() -> None:
    assert age_of(None, TODAY, WON).tier is Tier.NO_DATE
    few = cycle_of(won(40, 19), TODAY)
    said = age_of(TODAY - timedelta(days=500), TODAY, few)
    assert (said.tier, said.days, few.n) == (Tier.CANNOT_SAY, 500, 19)


def test_3_9_age_counts_from_the_qualified_day_with_pauses_taken_out() -> None:
    pause = Pause(begun_on=date(2026, 9, 1), ended_on=date(2026, 10, 1), reason="Their merger")
    deal = a_deal(created_on=date(2026, 1, 1), qualified_on=date(2026, 8, 1), pauses=(pause,))
    assert age_of(deal.ages_from, TODAY, WON, deal.paused_age).days == (TODAY - date(2026, 8, 1)).days - 30


def test_3_9_on_a_day_before_its_pause_began_a_deal_has_the_age_of_that_day() -> None:
    assert age_of(TODAY - timedelta(days=100), TODAY - timedelta(days=60), WON, 90).days == 40
    assert age_of(TODAY - timedelta(days=100), TODAY, WON, 90).days == 90


def test_3_9_a_deal_that_waits_stays_as_old_as_it_was() -> None:
    deal = a_deal(qualified_on=date(2026, 8, 1), pauses=(Pause(begun_on=date(2026, 9, 1), reason="Holidays"),))
    later = TODAY + timedelta(days=100)
    assert {age_of(deal.ages_from, day, WON, deal.paused_age).days for day in (TODAY, later)} == {31}


def test_3_9_a_segment_of_20_wins_is_its_own_yardstick_a_smaller_one_is_pooled() -> None:
    dairies, bakeries = won(30, 20), won(200, 19)
    segments = {**{deal.id: "Dairies" for deal in dairies}, **{deal.id: "Bakeries" for deal in bakeries}}
    sticks = yardsticks_of([*dairies, *bakeries], segments, TODAY)
    own, pooled, none = sticks.of("Dairies"), sticks.of("Bakeries"), sticks.of("")
    assert (own.pooled, own.cycle.n, own.cycle.longest) == (False, 20, 30)
    assert (pooled.pooled, pooled.cycle.n, pooled.cycle.longest) == (True, 39, 200)
    assert none.pooled


def test_3_9_wins_without_a_day_and_wins_still_to_come_are_no_yardstick() -> None:
    undated = a_deal(status=Status.WON, qualified_on=TODAY)
    tomorrow = a_deal(status=Status.WON, qualified_on=TODAY, closed_on=TODAY + timedelta(days=1))
    assert yardsticks_of([undated, tomorrow, *won(10)], {}, TODAY).desk.n == 1
