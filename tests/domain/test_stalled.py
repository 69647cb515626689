"""When a deal stands still: the limit of its stage and what it rests on, quiet days, what ends it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from salesdesk.domain.ageing import Cycle
from salesdesk.domain.stalled import (
    Acts,
    Limit,
    LimitRests,
    StageChange,
    is_stalled,
    limit_for,
    limit_of,
    quiet_days,
    stays_of,
)
from tests.domain.examples import key

TODAY = date(2026, 12, 1)
FIRST, SECOND = key(101), key(102)
KNOWN = Cycle(n=40, mean=50.0, median=48, p75=100, p90=120, p95=130, longest=150)


def at(deal: int, before: int | None, after: int | None, day: int) -> StageChange:
    places = {None: None, 1: FIRST, 2: SECOND}
    return StageChange(
        deal_id=key(deal), before=places[before], after=places[after], on=date(2026, 1, 1) + timedelta(days=day)
    )


def test_1_9_won_deals_stay_in_a_stage_until_they_leave_it_or_are_won() -> None:
    changes = [at(1, None, 1, 0), at(1, 1, 2, 10), at(2, None, 1, 5), at(2, 1, 2, 9), at(3, None, 1, 0)]
    ends = {key(1): date(2026, 1, 31), key(2): date(2026, 1, 12)}
    assert stays_of(changes, ends) == {FIRST: [4, 10], SECOND: [2, 20]}


def test_1_9_a_stage_entered_before_anything_is_known_of_it_counts_only_from_there() -> None:
    assert stays_of([at(1, 1, 2, 10)], {key(1): date(2026, 1, 31)}) == {SECOND: [20]}


def test_1_9_a_stage_in_which_a_deal_was_brought_in_counts_no_days_but_the_next_one_does() -> None:
    brought = replace(at(1, None, 1, 5), entered=False)
    assert stays_of([brought], {key(1): date(2026, 1, 31)}) == {}
    assert stays_of([brought, at(1, 1, 2, 10)], {key(1): date(2026, 1, 31)}) == {SECOND: [20]}


@pytest.mark.parametrize(
    ("stays", "cycle", "stages", "limit"),
    [
        ([30] * 20, KNOWN, 5, Limit(days=30, rests=LimitRests.STAGE, n=20)),
        ([3] * 20, KNOWN, 5, Limit(days=14, rests=LimitRests.STAGE, n=20)),
        ([30] * 19, KNOWN, 5, Limit(days=20, rests=LimitRests.CYCLE, n=40)),
        ([], KNOWN, 10, Limit(days=14, rests=LimitRests.CYCLE, n=40)),
        ([], KNOWN, 0, Limit(days=14, rests=LimitRests.NOTHING, n=40)),
        ([90] * 19, Cycle(n=19, p75=90), 5, Limit(days=14, rests=LimitRests.NOTHING, n=19)),
    ],
)
def test_1_9_the_limit_is_14_days_or_what_three_of_four_wins_took(
    stays: list[int], cycle: Cycle, stages: int, limit: Limit
) -> None:
    assert limit_for(stays, cycle, stages) == limit
    assert limit_of(stays, cycle, stages) == limit.days


def test_1_9_three_of_four_is_the_nearest_rank() -> None:
    assert limit_of(list(range(21, 41)), KNOWN, 5) == 35


def test_1_9_quiet_counts_from_their_last_act_and_without_one_from_the_first_word() -> None:
    assert quiet_days(Acts(), TODAY) is None
    assert quiet_days(Acts(contact_on=date(2026, 11, 1)), TODAY) == 30
    assert quiet_days(Acts(contact_on=date(2026, 11, 1), acted_on=date(2026, 11, 20)), TODAY) == 11


def test_1_9_nobody_spoke_yet_is_not_stalled_and_the_limit_itself_is_still_fine() -> None:
    acts = Acts(contact_on=TODAY - timedelta(days=15))
    assert not is_stalled(Acts(), TODAY, 14, impediment_and_step=False)
    assert not is_stalled(acts, TODAY, 15, impediment_and_step=False)
    assert is_stalled(acts, TODAY, 14, impediment_and_step=False)


def test_1_10_an_impediment_with_a_booked_step_ends_it() -> None:
    acts = Acts(contact_on=TODAY - timedelta(days=90))
    assert not is_stalled(acts, TODAY, 14, impediment_and_step=True)
