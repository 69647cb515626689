"""A quota that own rates reach in fewer than one case of five is a case for the manager (1.17, B19)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.closing_in_time import InTime, Rests
from salesdesk.domain.deal import Deal, Outcome, Status
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.play_gap import Awaited, PlayGap, Uncounted
from salesdesk.domain.quota_case import CaseWhy, OwnRates, QuotaCase, own_rates, quota_case
from salesdesk.domain.rates import Rate
from tests.domain.examples import a_deal, eur, key

USD = Money(5, "USD")
MONTH = Period.parse("2026-12")
TODAY = date(2026, 12, 12)  # twenty days left


def awaited(value: int | None, closes: float = 1.0, **fields: Any) -> Awaited:
    in_time = InTime(days=20, rests=Rests.POOLED, n=9, share=Rate.seen(5, 9))
    whole: dict[str, Any] = {"deal_id": key(), "chance": 0.9, "in_time": in_time, "closes": closes}
    return Awaited(value=None if value is None else eur(value), **whole | fields)


def rates(hits: int = 10, n: int = 20, **fields: Any) -> OwnRates:
    whole: dict[str, Any] = {"begun": 0, "watched": 0, "cycles": (5,) * 10, "won_values": (100_000,) * 10}
    return OwnRates(win=Rate.seen(hits, n), **whole | fields)


def case(target: int | None, *parts: Awaited, own: OwnRates | None = None, won: int = 0) -> QuotaCase:
    amount = None if target is None else eur(target)
    gap = PlayGap(period=MONTH, today=TODAY, target=amount, won=eur(won), awaited=parts)
    return quota_case(gap, own or rates(), key(1))


def test_1_17_open_deals_are_taken_at_the_own_rate_and_not_at_the_hoped_for_chance() -> None:
    found = case(10_000, awaited(6_000), awaited(5_000))
    assert found.reached == pytest.approx(0.25)  # both, each at 50 %, not at the 90 % that was said
    assert (found.open_deals, found.new_deals, found.is_case) == (2, 0, False)
    assert found.reached_low is not None
    assert found.reached_high is not None
    assert found.reached_low < 0.25 < found.reached_high
    assert found.reached_low == pytest.approx(Rate.seen(10, 20).low ** 2)


def test_b19_under_twenty_in_a_hundred_there_is_a_case() -> None:
    assert case(10_000, awaited(6_000, closes=0.8), awaited(5_000)).reached == pytest.approx(0.2)
    assert not case(10_000, awaited(6_000, closes=0.8), awaited(5_000)).is_case
    assert case(10_000, awaited(6_000, closes=0.79), awaited(5_000)).is_case
    assert case(10_000).is_case


def test_b19_the_page_says_what_is_within_reach() -> None:
    found = case(50_000, awaited(6_000), awaited(5_000), won=2_000)
    assert (found.within_reach, found.safe) == (eur(7_000), eur(2_000))
    sure = case(50_000, awaited(6_000), own=rates(19, 20), won=2_000)
    assert sure.safe == eur(8_000)
    assert (found.owner_id, found.period, found.days_left, found.won) == (key(1), "2026-12", 20, eur(2_000))


def test_1_17_deals_that_begin_at_the_usual_pace_count_while_their_cycle_still_fits() -> None:
    pace = rates(begun=73, watched=730)
    found = case(1_000, own=pace)
    assert found.new_deals == 2  # one in ten days; the first on day 5, the second on day 15 with 5 days left
    assert found.reached == pytest.approx(0.75)
    slow = case(1_000, own=rates(begun=73, watched=730, cycles=(6,) * 10))
    assert slow.reached == pytest.approx(0.5)


def test_1_17_of_a_period_to_come_deals_count_that_begin_before_it_and_close_in_it() -> None:
    # One begins every ten days, each takes 30: those of day 5, 15 and 25 close in the month that begins on day 31.
    own = rates(begun=73, watched=730, cycles=(30,) * 10)
    gap = PlayGap(period=Period.parse("2026-12"), today=date(2026, 10, 31), target=eur(1_000), won=eur(0))
    found = quota_case(gap, own)
    assert found.new_deals == 6
    assert found.reached == pytest.approx(1 - 0.5**3)


def test_1_17_a_reached_target_is_no_case() -> None:
    assert case(5_000, won=5_000).reached == 1.0
    assert not case(5_000, won=6_000).is_case


@pytest.mark.parametrize(
    ("target", "own", "why"),
    [
        (None, rates(), CaseWhy.NO_TARGET),
        (10_000, rates(3, 7), CaseWhy.FEW_CLOSED),
        (10_000, rates(0, 8, won_values=(), cycles=()), CaseWhy.NO_WON_VALUE),
    ],
)
def test_1_17_too_little_is_answered_with_cannot_say(target: int | None, own: OwnRates, why: CaseWhy) -> None:
    found = case(target, awaited(6_000), own=own)
    assert (found.reached, found.why, found.is_case) == (None, why, False)


def test_1_17_a_deal_without_a_chance_counts_and_one_that_is_omitted_does_not() -> None:
    silent = awaited(6_000, chance=None, why_not=Uncounted.NO_CHANCE)
    left_out = awaited(6_000, why_not=Uncounted.OMITTED)
    assert case(6_000, silent).reached == pytest.approx(0.5)
    assert case(6_000, left_out, awaited(None, why_not=Uncounted.NO_VALUE)).reached == 0.0


def test_1_17_own_rates_are_those_of_the_last_24_months() -> None:
    def ended(status: Status, days: int, outcome: Outcome | None = None, value: int = 1_000) -> Deal:
        begun, on = TODAY - timedelta(days=days + 30), TODAY - timedelta(days=days)
        return a_deal(status=status, outcome=outcome, qualified_on=begun, closed_on=on, value=eur(value))

    deals = [
        ended(Status.WON, 10),
        ended(Status.WON, 69, value=3_000),
        ended(Status.LOST, 20, Outcome.NO_DECISION),
        ended(Status.LOST, 20, Outcome.DISQUALIFIED),
        ended(Status.WON, 800),
        a_deal(qualified_on=TODAY),
    ]
    found = own_rates(deals, TODAY, "EUR")
    assert found.win == Rate.seen(2, 3)
    assert (found.begun, found.watched, found.per_day) == (5, 100, 0.05)
    assert (found.cycles, found.won_values, found.usual_value) == ([30, 30], [100_000, 300_000], 200_000)
    strange = [replace(ended(Status.WON, 10), value=None), replace(ended(Status.WON, 10), currency="USD", value=USD)]
    assert own_rates([*deals, *strange], TODAY, "EUR").won_values == [100_000, 300_000]
    assert own_rates([], TODAY, "EUR").per_day == 0.0


parts = st.lists(
    st.builds(awaited, value=st.integers(1, 9_000), closes=st.floats(0, 1)),
    max_size=8,
    unique_by=lambda one: one.deal_id,
)


@given(parts, st.integers(1, 19), st.integers(1, 30_000))
def test_1_17_a_better_rate_never_makes_a_quota_less_likely(listed: list[Awaited], hits: int, target: int) -> None:
    pace: dict[str, Any] = {"begun": 50, "watched": 200}
    worse, better = (case(target, *listed, own=rates(k, 20, **pace)).reached for k in (hits, hits + 1))
    assert worse is not None
    assert better is not None
    assert worse <= better + 1e-9


@given(parts, st.randoms())
def test_1_17_the_order_of_the_deals_changes_nothing(listed: list[Awaited], random: Any) -> None:
    mixed = list(listed)
    random.shuffle(mixed)
    assert case(9_000, *mixed).reached == case(9_000, *listed).reached
