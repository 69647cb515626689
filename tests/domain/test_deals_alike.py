"""The odds of a deal among those like it: same segment, same stage on the same day of their age (B11, F11)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from salesdesk.domain.age_odds import Odds
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.deals_alike import Among, OddsAlike, day_of_age, odds_alike
from salesdesk.domain.pausing import Pause
from salesdesk.domain.stalled import StageChange
from tests.domain.examples import a_deal, key

BEGUN = date(2026, 1, 1)
AS_OF = date(2026, 12, 1)
EARLY, LATE = key(501), key(502)


def ended(days: int, status: Status, number: int) -> list[Deal]:
    return [
        a_deal(status=status, created_on=BEGUN, closed_on=BEGUN + timedelta(days=days), stage_id=LATE)
        for _ in range(number)
    ]


def entered(deals: list[Deal], stage: UUID, on: int) -> list[StageChange]:
    return [StageChange(deal_id=d.id, before=None, after=stage, on=BEGUN + timedelta(days=on)) for d in deals]


DEAL = a_deal(created_on=AS_OF - timedelta(days=40), stage_id=LATE)
WON, LOST = ended(60, Status.WON, 10), ended(70, Status.LOST, 30)
OTHERS = ended(80, Status.LOST, 60)
EVERY = [DEAL, *WON, *LOST, *OTHERS]
FOOD = {deal.id: "Food" for deal in (DEAL, *WON, *LOST)}


def test_b11_the_same_stage_on_the_same_day_of_their_age_makes_deals_alike() -> None:
    """All 10 that were won and 15 of those that were lost stood in the later stage on day 40."""
    changes = [*entered(WON, LATE, 20), *entered(LOST[:15], LATE, 40), *entered(LOST[15:], LATE, 41)]
    changes += entered(LOST[15:], EARLY, 0)
    found = odds_alike(DEAL, EVERY, FOOD, changes, AS_OF)
    assert found == OddsAlike(odds=Odds(age=40, n=25, won=10 / 25), among=Among.ALIKE, segment="Food")


def test_b11_too_few_alike_the_segment_stands_for_them() -> None:
    found = odds_alike(DEAL, EVERY, FOOD, entered(WON, LATE, 20), AS_OF)
    assert found == OddsAlike(odds=Odds(age=40, n=40, won=1 / 4), among=Among.SEGMENT, segment="Food")


@pytest.mark.parametrize("segments", [{}, {DEAL.id: "Health"}])
def test_b11_without_a_segment_of_some_size_the_whole_desk_does(segments: dict[UUID, str]) -> None:
    found = odds_alike(DEAL, EVERY, segments, (), AS_OF)
    assert found is not None
    assert (found.among, found.odds.n) == (Among.DESK, 100)
    assert found.odds.won == pytest.approx(1 / 10)


def test_b11_nothing_is_said_where_fewer_than_twenty_were_watched_longer() -> None:
    found = odds_alike(DEAL, [DEAL, *WON], FOOD, (), AS_OF)
    assert found is not None
    assert (found.odds.n, found.odds.won) == (10, None)


def test_b11_a_deal_without_a_date_has_no_age_and_no_odds() -> None:
    assert odds_alike(a_deal(), EVERY, FOOD, (), AS_OF) is None


def test_f11_the_day_of_an_age_lets_pauses_out() -> None:
    pauses = (
        Pause(begun_on=BEGUN + timedelta(days=10), ended_on=BEGUN + timedelta(days=15), reason="Holidays"),
        Pause(begun_on=BEGUN + timedelta(days=30), ended_on=BEGUN + timedelta(days=50), reason="Budget"),
    )
    deal = a_deal(created_on=BEGUN, pauses=pauses)
    assert [day_of_age(deal, age) for age in (5, 10, 11, 25, 26)] == [
        BEGUN + timedelta(days=n) for n in (5, 10, 16, 30, 51)
    ]
