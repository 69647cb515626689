"""The play gap: the target less what is won and what the open deals that can still land bring (0.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.closing_in_time import Cycles
from salesdesk.domain.deal import Category, Deal, Motion, Status
from salesdesk.domain.money import Money
from salesdesk.domain.pausing import Pause
from salesdesk.domain.period import Period
from salesdesk.domain.play_gap import Known, PlayGap, Uncounted, opened_on, play_gap
from tests.domain.examples import a_deal, a_stage, eur, key

TODAY = date(2026, 12, 12)
MONTH = Period.parse("2026-12")
STAGE = a_stage(chance=0.3)
HALF_IN_TIME = Cycles(won={(Motion.NEW, ""): (10,) * 5 + (100,) * 5, (None, ""): (10,) * 5 + (100,) * 5})


def gap(deals: list[Deal], target: Money | None = None, cycles: Cycles = HALF_IN_TIME, **odds: Any) -> PlayGap:
    known = Known(stages={STAGE.id: STAGE}, segments={}, cycles=cycles, odds=odds.get("odds", {}))
    return play_gap(deals, known, MONTH, TODAY, target, "EUR")


def an_open(value: int | None = 10_000, chance: float | None = 0.5, **fields: Any) -> Deal:
    whole: dict[str, Any] = {"qualified_on": TODAY, "value": None if value is None else eur(value), "chance": chance}
    return a_deal(**whole | fields)


def a_win(value: int, on: date) -> Deal:
    return a_deal(status=Status.WON, value=eur(value), qualified_on=on, closed_on=on)


def test_0_1_the_gap_is_what_neither_the_won_nor_the_open_deals_bring() -> None:
    found = gap([a_win(4_000, MONTH.first), an_open(10_000, 0.5)], eur(10_000))
    assert found.won == eur(4_000)
    assert found.expected == eur(2_500)  # 10,000 x 50 % x 5 of 10 wins within 20 days
    assert (found.gap, found.to_win, found.days_left) == (eur(3_500), eur(6_000), 20)
    assert found.share == pytest.approx(0.35)
    assert found.needs_plan
    assert found.reached == pytest.approx(0.25)


def test_0_1_no_gap_needs_no_plan_and_no_target_has_none() -> None:
    assert not gap([a_win(12_000, TODAY)], eur(10_000)).needs_plan
    assert gap([a_win(12_000, TODAY)], eur(10_000)).gap == eur(0)
    unknown = gap([a_win(12_000, TODAY)])
    assert (unknown.gap, unknown.share, unknown.reached, unknown.needs_plan) == (None, None, None, False)


def test_0_1_a_period_that_is_over_has_its_gap_and_needs_no_plan() -> None:
    known = Known(stages={STAGE.id: STAGE}, segments={}, cycles=HALF_IN_TIME, odds={})
    past = play_gap([an_open()], known, Period.parse("2026-11"), TODAY, eur(10_000), "EUR")
    assert (past.gap, past.needs_plan) == (eur(10_000), False)


def test_0_1_won_before_the_period_or_after_today_does_not_count() -> None:
    outside = [a_win(4_000, MONTH.first - timedelta(days=1)), a_win(4_000, TODAY + timedelta(days=1))]
    assert gap(outside, eur(10_000)).won == eur(0)


@pytest.mark.parametrize(
    ("deal", "why"),
    [
        (an_open(category=Category.OMITTED), Uncounted.OMITTED),
        (an_open(None), Uncounted.NO_VALUE),
        (an_open(chance=None), Uncounted.NO_CHANCE),
        (an_open(currency="USD", value=None), Uncounted.OTHER_CURRENCY),
    ],
)
def test_0_1_what_is_not_counted_says_why(deal: Deal, why: Uncounted) -> None:
    found = gap([deal], eur(10_000))
    assert [part.why_not for part in found.awaited] == [why]
    assert (found.expected, found.bets) == (eur(0), ())


def test_b11_odds_stand_in_where_nobody_gave_a_chance_and_never_over_the_reps() -> None:
    silent, said = an_open(chance=None), an_open(chance=0.8)
    found = gap([silent, said], eur(10_000), odds={silent.id: 0.2, said.id: 0.1})
    assert {part.deal_id: part.chance for part in found.awaited} == {silent.id: 0.2, said.id: 0.8}


def test_0_1_the_stage_gives_the_chance_where_the_rep_gave_none() -> None:
    found = gap([an_open(chance=None, stage_id=STAGE.id)], eur(10_000))
    assert found.expected == eur(1_500)


def test_0_1_an_older_deal_is_held_against_the_wins_that_got_as_old_and_a_pause_stops_its_age() -> None:
    begun = TODAY - timedelta(days=11)
    paused = an_open(qualified_on=begun, pauses=(Pause(begun_on=begun, reason="Their move"),))
    older = gap([an_open(qualified_on=begun)], eur(10_000)).awaited[0]
    assert (older.closes, older.in_time.n) == (0.0, 5)
    assert older.expected == eur(0)
    assert gap([paused], eur(10_000)).awaited[0].closes == 0.5


def test_0_1_won_in_another_currency_is_in_no_sum() -> None:
    dollars = a_deal(status=Status.WON, currency="USD", value=Money(100, "USD"), closed_on=TODAY)
    assert gap([dollars], eur(10_000)).won == eur(0)
    assert gap([a_win(100, TODAY)], eur(10_000)).won == eur(100)


def test_0_1_without_a_known_cycle_the_expected_date_says_whether_it_closes() -> None:
    days = (TODAY, MONTH.last, MONTH.last + timedelta(days=1), TODAY - timedelta(days=1), None)
    found = gap([an_open(id=key(at), expected_on=day) for at, day in enumerate(days)], eur(10_000), Cycles())
    assert [part.closes for part in found.awaited] == [1.0, 1.0, 0.0, 0.0, 0.0]


def test_0_1_a_gap_is_open_since_the_day_it_came_back() -> None:
    days = [(date(2026, 12, 1), eur(5)), (date(2026, 12, 5), eur(0)), (date(2026, 12, 8), eur(1)), (TODAY, eur(9))]
    assert opened_on(reversed(days), TODAY) == date(2026, 12, 8)
    assert opened_on([*days, (TODAY + timedelta(days=1), eur(0))], TODAY) == date(2026, 12, 8)
    assert opened_on(days[:2], TODAY) is None
    assert opened_on([*days[:2], (TODAY, eur(1))], TODAY) == TODAY


deals = st.lists(
    st.builds(
        lambda number, value, chance, age: an_open(
            value, chance, id=key(number), qualified_on=TODAY - timedelta(days=age)
        ),
        number=st.integers(1, 10**6),
        value=st.integers(1, 50_000),
        chance=st.floats(0, 1),
        age=st.integers(0, 150),
    ),
    max_size=9,
    unique_by=lambda deal: deal.id,
)


@given(deals, st.randoms())
def test_0_1_the_order_of_the_deals_changes_nothing(listed: list[Deal], random: Any) -> None:
    mixed = list(listed)
    random.shuffle(mixed)
    assert gap(mixed, eur(60_000)) == gap(listed, eur(60_000))
    assert gap(mixed, eur(60_000)).reached == gap(listed, eur(60_000)).reached


@given(deals)
def test_0_1_a_better_chance_never_widens_the_gap_and_the_parts_make_the_whole(listed: list[Deal]) -> None:
    found, better = gap(listed, eur(60_000)), gap([replace(one, chance=1.0) for one in listed], eur(60_000))
    assert found.gap is not None
    assert better.gap is not None
    assert better.gap <= found.gap
    assert found.expected.minor == sum(part.expected.minor for part in found.awaited if part.expected)
    assert (found.reached or 0.0) <= (better.reached or 0.0) + 1e-9


@given(st.lists(st.integers(1, 200), min_size=1, max_size=12), st.integers(0, 60))
def test_0_1_no_deal_is_expected_in_two_periods_at_once(days: list[int], age: int) -> None:
    cycles = Cycles(won={(None, ""): tuple(sorted(days))})
    known = Known(stages={STAGE.id: STAGE}, segments={}, cycles=cycles, odds={})
    deal = an_open(10_000, 1.0, qualified_on=TODAY - timedelta(days=age))
    months = [Period.parse(name) for name in ("2026-12", "2027-01", "2027-02", "2027-Q2", "2027-Q3")]
    shares = [play_gap([deal], known, one, TODAY, None, "EUR").awaited[0].likely for one in months]
    assert sum(shares) <= 1 + 1e-9
    both = play_gap([deal], known, Period.parse("2026-Q4"), TODAY, None, "EUR").awaited[0].likely
    assert both == pytest.approx(shares[0])


def test_0_1_what_closes_before_a_period_begins_counts_in_an_earlier_one() -> None:
    # Of ten wins four closed within 20 days (December), three more within January.
    cycles = Cycles(won={(None, ""): (10,) * 4 + (40,) * 3 + (100,) * 3})
    known = Known(stages={STAGE.id: STAGE}, segments={}, cycles=cycles, odds={})
    january = play_gap([an_open(10_000, 0.5)], known, Period.parse("2027-01"), TODAY, eur(10_000), "EUR")
    assert january.expected == eur(1_500)
    share = january.awaited[0].share
    assert share is not None
    assert share.n == 10
    assert share.value == pytest.approx(0.3)
    unknown = Known(stages={STAGE.id: STAGE}, segments={}, cycles=Cycles(), odds={})
    soon, then = (an_open(10_000, 0.5, expected_on=day) for day in (date(2026, 12, 20), date(2027, 1, 20)))
    assert play_gap([soon, then], unknown, Period.parse("2027-01"), TODAY, None, "EUR").expected == eur(5_000)
