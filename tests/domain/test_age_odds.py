"""The honest odds of an open deal (F11, B11)."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.age_odds import LEAST_AT_RISK, Odds, fates_of
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.pausing import Pause

BEGUN = date(2026, 1, 1)
AS_OF = date(2026, 12, 1)
CRM = Path(__file__).resolve().parents[3] / "shared" / "data" / "crm" / "sales_pipeline.csv"


def closed(days: int, status: Status) -> Deal:
    return Deal(
        id=uuid4(),
        title="Fleet",
        currency="EUR",
        status=status,
        created_on=BEGUN,
        closed_on=BEGUN + timedelta(days=days),
    )


def still_open(days: int) -> Deal:
    return Deal(id=uuid4(), title="Fleet", currency="EUR", created_on=AS_OF - timedelta(days=days))


def test_f11_deals_that_are_still_open_count_as_long_as_they_were_watched() -> None:
    deals = [closed(30, Status.WON) for _ in range(10)] + [still_open(60) for _ in range(10)]
    assert fates_of(deals, AS_OF).odds(10) == Odds(age=10, n=20, won=0.5)


def test_f11_a_deal_watched_for_less_than_the_others_says_nothing_of_later_days() -> None:
    deals = [*(closed(90, Status.WON) for _ in range(20)), *(still_open(40) for _ in range(80))]
    assert fates_of(deals, AS_OF).odds(10).won == pytest.approx(1.0)


def test_f11_the_odds_follow_the_hazards_of_each_end() -> None:
    """40 watched: 10 won on day 10 (1/4), of the 30 left 15 lost on day 20 (1/2), of the 15 left all won on day 30."""
    deals = [
        *(closed(10, Status.WON) for _ in range(10)),
        *(closed(20, Status.LOST) for _ in range(15)),
        *(closed(30, Status.WON) for _ in range(15)),
    ]
    fates = fates_of(deals, AS_OF)
    given_back = [closed(20, Status.HANDED_BACK) if deal.status is Status.LOST else deal for deal in deals]
    assert fates_of(given_back, AS_OF) == fates
    assert fates.odds(0).won == pytest.approx(1 / 4 + 3 / 4 * 1 / 2)
    assert fates.odds(10).n == 30
    assert fates.odds(10).won == pytest.approx(1 / 2)
    assert fates.odds(19).won == pytest.approx(1 / 2)


def test_b11_with_fewer_than_twenty_still_open_on_that_day_nobody_can_say() -> None:
    deals = [closed(50, Status.WON) for _ in range(LEAST_AT_RISK - 1)]
    assert fates_of(deals, AS_OF).odds(10) == Odds(age=10, n=19, won=None)
    assert fates_of([*deals, closed(50, Status.LOST)], AS_OF).odds(10).won == pytest.approx(19 / 20)
    assert fates_of([], AS_OF).odds(0) == Odds(age=0, n=0, won=None)


def test_f11_pauses_are_out_of_the_age() -> None:
    waited = Deal(
        id=uuid4(),
        title="Fleet",
        currency="EUR",
        status=Status.WON,
        created_on=BEGUN,
        closed_on=BEGUN + timedelta(days=100),
        pauses=(Pause(begun_on=BEGUN, ended_on=BEGUN + timedelta(days=60), reason="They move house"),),
    )
    fates = fates_of([waited], AS_OF)
    assert len(fates.won) == 41
    stopped = Pause(begun_on=BEGUN + timedelta(days=25), reason="They move house")
    assert len(fates_of([replace(waited, pauses=(stopped,))], AS_OF).won) == 26


def test_a_deal_that_closed_later_is_open_on_the_day_and_one_not_known_yet_is_left_out() -> None:
    deals = [closed(30, Status.WON) for _ in range(25)]
    assert fates_of(deals, BEGUN + timedelta(days=20)).odds(5) == Odds(age=5, n=25, won=0.0)
    assert fates_of(deals, BEGUN - timedelta(days=1)).odds(0).n == 0


ends = st.tuples(st.integers(0, 200), st.sampled_from([Status.WON, Status.LOST, Status.OPEN]))


@given(st.lists(ends, max_size=80), st.integers(0, 210))
def test_the_odds_are_a_share_and_more_wins_never_lower_them(seen: list[tuple[int, Status]], age: int) -> None:
    deals = [still_open(days) if status is Status.OPEN else closed(days, status) for days, status in seen]
    odds = fates_of(deals, AS_OF).odds(age)
    turned = fates_of([_won_instead(deal) for deal in deals], AS_OF).odds(age)
    assert odds.n == turned.n
    assert (odds.won is None) == (odds.n < LEAST_AT_RISK)
    if odds.won is not None and turned.won is not None:
        assert -1e-9 <= odds.won <= turned.won + 1e-9 <= 1 + 2e-9


def _won_instead(deal: Deal) -> Deal:
    return closed((deal.closed_on - BEGUN).days, Status.WON) if deal.closed_on is not None else deal


@pytest.mark.skipif(not CRM.exists(), reason="the CRM's files are not beside this checkout")
def test_f11_on_the_crms_deals_the_share_that_is_won_falls_with_age() -> None:
    fates = fates_of(_crm(), date(2017, 12, 31))
    young, old = fates.odds(0), fates.odds(120)
    assert young.won is not None
    assert old.won is not None
    assert 0.51 <= young.won <= 0.52
    assert 0.09 <= old.won <= 0.10


def _crm() -> Iterable[Deal]:
    """The pipeline as of the last close of the data."""
    status = {"Won": Status.WON, "Lost": Status.LOST}
    with CRM.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Deal(
                id=uuid4(),
                title="Deal",
                currency="USD",
                status=status.get(row["deal_stage"], Status.OPEN),
                qualified_on=date.fromisoformat(row["engage_date"]) if row["engage_date"] else None,
                closed_on=date.fromisoformat(row["close_date"]) if row["close_date"] else None,
            )
