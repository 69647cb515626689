"""The plan with names: greedy by expected value, within days and hours, nobody twice, nobody pestered (B5, 0.15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.closing_in_time import Cycles, Landing
from salesdesk.domain.deal import Motion
from salesdesk.domain.gap_plan import Candidate, GapPlan, LeftOutWhy, Means, plan
from salesdesk.domain.period import Period, WorkCalendar
from salesdesk.domain.pest_guard import Ground, Guard, Verdict
from salesdesk.domain.plays import OwnPlay, Play, Situation, judged
from salesdesk.domain.why_now import Trigger, WhyNow
from tests.domain.examples import eur, key

MONTH = Period.parse("2026-12")
TODAY = date(2026, 12, 24)  # a Thursday: six working days left, eight days
HOLIDAYS = frozenset({date(2026, 12, 25)})
CYCLES = Cycles(
    won={
        (Motion.EXISTING, ""): (2, 2, 2, 2, 2, 6, 6, 6, 30, 30),
        (Motion.NEW, ""): (60,) * 10,
        (Motion.FORMER, ""): (5,) * 10,
        (None, ""): (6,) * 10,
    }
)
WORKSHOP = OwnPlay(id=key(77), name="Workshop", motion=Motion.EXISTING, lead_days=4)
WHY = WhyNow(trigger=Trigger.PRODUCT_GAP, product_id=key(5))


def means(**fields: Any) -> Means:
    situation = Situation(period=MONTH, today=TODAY, cycles=CYCLES)
    whole: dict[str, Any] = {
        "period": MONTH,
        "today": TODAY,
        "calendar": WorkCalendar(holidays=HOLIDAYS),
        "minutes_a_day": 60,
        "cycles": CYCLES,
        "plays": {one.key: one for one in judged(situation, [WORKSHOP])},
        "to_win": eur(5_000),
        "gap": eur(5_000),
    }
    return Means(**whole | fields)


def someone(number: int, value: int | None = 10_000, **fields: Any) -> Candidate:
    whole: dict[str, Any] = {
        "play": Play.EXISTING_CUSTOMERS,
        "person_id": key(number),
        "account_id": key(1000 + number),
        "why": WHY,
        "motion": Motion.EXISTING,
        "value": None if value is None else eur(value),
        "chance": 0.5,
        "phone": "+49 30 1234",
    }
    return Candidate(**whole | fields)


def names(found: GapPlan) -> list[int]:
    return [call.candidate.person_id.int for call in found.calls]


def left_out(found: GapPlan) -> dict[int, LeftOutWhy]:
    return {out.candidate.person_id.int: out.why for out in found.left_out}


def test_b5_those_who_bring_most_come_first_with_what_they_bring_in_the_days_left() -> None:
    found = plan([someone(1, 1_000), someone(2, 8_000), someone(3, 4_000, chance=0.9)], means())
    assert names(found) == [2, 3, 1]
    best = found.calls[0]
    assert best.expected == eur(3_200)  # 8,000 x 50 % x 8 of 10 wins within 8 days
    assert (best.candidate.phone, best.candidate.why, best.in_time.n) == ("+49 30 1234", WHY, 10)
    assert found.expected == eur(3_200 + 2_880 + 250)
    assert (found.still_missing, found.enough_after) == (eur(0), 2)


def test_b5_calls_fill_the_working_days_left_and_no_hour_more() -> None:
    found = plan([someone(number) for number in range(1, 15)], means())
    lists = found.lists()
    assert list(lists) == [TODAY, *(date(2026, 12, day) for day in (28, 29, 30))]
    assert {len(calls) for calls in lists.values()} == {2}
    assert set(left_out(found).values()) == {LeftOutWhy.NO_HOURS}
    assert found.minutes == 8 * 30


def test_0_15_a_call_of_a_later_day_is_worth_what_still_comes_in_time_from_then() -> None:
    found = plan([someone(1, 10_000), someone(2, 9_000), someone(3, 8_000)], means(minutes_a_day=30))
    assert [(call.due.day, call.likely) for call in found.calls] == [(24, 0.4), (28, 0.25), (29, 0.25)]


def test_b5_a_short_call_takes_the_room_that_a_long_one_left() -> None:
    found = plan(
        [someone(1, 9_000, minutes=45), someone(2, 8_000, minutes=45), someone(3, minutes=15, value=1)], means()
    )
    assert {call.candidate.person_id.int: call.due.day for call in found.calls} == {1: 24, 2: 28, 3: 24}


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"guard": Guard(verdict=Verdict.STOP, ground=Ground.ATTEMPTS)}, LeftOutWhy.PEST_GUARD),
        ({"guard": Guard(verdict=Verdict.STOP, ground=Ground.DO_NOT_CONTACT)}, LeftOutWhy.DO_NOT_CONTACT),
        ({"value": None}, LeftOutWhy.NO_VALUE),
        ({"chance": None}, LeftOutWhy.NO_VALUE),
        ({"play": Play.COLD_CALLING, "motion": Motion.NEW}, LeftOutWhy.TOO_LATE),
        ({"play": Play.NETWORKING}, LeftOutWhy.PLAY_DOES_NOT_COUNT),
        ({"play": Play.EMAILS}, LeftOutWhy.PLAY_DOES_NOT_COUNT),
        ({"play": key(5)}, LeftOutWhy.PLAY_DOES_NOT_COUNT),
        ({"minutes": 61}, LeftOutWhy.NO_HOURS),
    ],
)
def test_b5_who_is_left_out_is_told_with_the_reason(fields: dict[str, Any], why: LeftOutWhy) -> None:
    found = plan([someone(1, **fields), someone(2)], means())
    assert (names(found), left_out(found)) == ([2], {1: why})


def test_b4_caution_is_no_stop() -> None:
    careful = Guard(verdict=Verdict.CAUTION, ground=Ground.ATTEMPTS, unanswered=2)
    assert names(plan([someone(1, guard=careful)], means())) == [1]


def test_b5_one_person_and_one_business_count_once() -> None:
    twice = [
        someone(1, 9_000, about=key(50)),
        someone(1, 8_000),
        someone(2, 7_000, account_id=key(1001), about=key(50)),
    ]
    found = plan(twice, means())
    assert names(found) == [1]
    assert [out.why for out in found.left_out] == [LeftOutWhy.SAME_PERSON, LeftOutWhy.SAME_BUSINESS]


def test_0_13_a_play_with_a_lead_time_is_called_after_it() -> None:
    found = plan([someone(1, play=WORKSHOP.id)], means())
    assert [(call.due.day, call.likely) for call in found.calls] == [(28, 0.25)]


def test_0_13_what_its_lead_time_leaves_no_days_for_comes_too_late_and_ranks_behind() -> None:
    slow = OwnPlay(id=key(78), name="Audit", motion=Motion.EXISTING, lead_days=6)
    situation = Situation(period=MONTH, today=TODAY, cycles=CYCLES)
    short = {one.key: one for one in judged(situation, [slow, WORKSHOP])}
    quick = {**short, slow.id: replace(short[slow.id], verdict=short[WORKSHOP.id].verdict, lead_days=7)}
    assert left_out(plan([someone(1, play=slow.id)], means(plays=quick))) == {1: LeftOutWhy.TOO_LATE}
    both = plan([someone(1, 10_000, play=WORKSHOP.id), someone(2, 9_000)], means())
    assert names(both) == [2, 1]


def test_b5_enough_is_when_the_gap_is_just_closed() -> None:
    assert plan([someone(1), someone(2)], means(gap=eur(4_000))).enough_after == 1
    assert plan([someone(1), someone(2)], means(gap=eur(4_001))).enough_after == 2


def test_1_2_what_comes_too_late_builds_the_next_period_and_not_this_one() -> None:
    cold = [someone(number, 4_000, play=Play.COLD_CALLING, motion=Motion.NEW) for number in (1, 2)]
    found = plan([*cold, someone(3)], means())
    assert (found.next_period, names(found)) == (eur(4_000), [3])


def test_b5_the_probability_counts_the_open_deals_and_the_calls_together() -> None:
    found = plan([someone(1, 5_000), someone(2, 3_000)], means(bets=((200_000, 0.5), (500_000, 0.1))))
    chances = [(200_000, 0.5), (500_000, 0.1), (500_000, 0.4), (300_000, 0.4)]
    total = 0.0
    for comes in product((True, False), repeat=4):
        share = 1.0
        for one, (_, chance) in zip(comes, chances, strict=True):
            share *= chance if one else 1 - chance
        if sum(value for one, (value, _) in zip(comes, chances, strict=True) if one) >= 500_000:
            total += share
    assert found.before == pytest.approx(0.1)
    assert found.after == pytest.approx(total)


def test_b5_nothing_missing_is_reached_for_sure_and_nobody_to_call_changes_nothing() -> None:
    assert plan([], means(to_win=eur(0), gap=eur(0))).before == 1.0
    none = plan([], means(bets=((600_000, 0.3),)))
    assert none.before == none.after == pytest.approx(0.3)
    assert (none.enough_after, none.still_missing) == (None, eur(5_000))


people = st.lists(
    st.builds(
        someone,
        number=st.integers(1, 8),
        value=st.sampled_from([1_000, 2_000, 5_000]),
        chance=st.sampled_from([None, 0.2, 0.5]),
        about=st.sampled_from([None, key(50), key(51)]),
        play=st.sampled_from([Play.EXISTING_CUSTOMERS, Play.COLD_CALLING, WORKSHOP.id]),
        minutes=st.sampled_from([15, 30, 45]),
    ),
    max_size=14,
)


@given(people, st.randoms())
def test_b5_the_order_of_the_candidates_changes_nothing(listed: list[Candidate], random: Any) -> None:
    mixed = list(listed)
    random.shuffle(mixed)
    assert plan(mixed, means()) == plan(listed, means())


@given(people)
def test_b5_no_day_is_overfull_everybody_is_somewhere_and_the_calls_only_help(listed: list[Candidate]) -> None:
    found = plan(listed, means(bets=((300_000, 0.2),)))
    assert len(found.calls) + len(found.left_out) == len(listed)
    assert all(sum(call.candidate.minutes for call in calls) <= 60 for calls in found.lists().values())
    assert len({call.candidate.person_id for call in found.calls}) == len(found.calls)
    assert found.after >= found.before - 1e-12
    assert found.expected.minor == sum(call.expected.minor for call in found.calls)


def test_b5_for_a_period_to_come_calls_begin_today_and_what_closes_before_it_fills_no_gap_of_it() -> None:
    today = date(2026, 11, 27)
    situation = Situation(period=MONTH, today=today, cycles=CYCLES)
    found = plan([someone(1)], means(today=today, plays={one.key: one for one in judged(situation)}))
    (call,) = found.calls
    # Of ten such sales five close within four days, before December, and the others in it.
    assert (call.due, call.in_time.days) == (today, 35)
    assert call.likely == pytest.approx(0.5 * (1.0 - 0.5))


def test_0_2_a_cycle_longer_than_the_period_still_lands_in_one_that_is_far_enough() -> None:
    november = {one.key: one.verdict for one in judged(Situation(period=MONTH, today=date(2026, 11, 2), cycles=CYCLES))}
    december = {one.key: one.verdict for one in judged(Situation(period=MONTH, today=TODAY, cycles=CYCLES))}
    assert (november[Play.COLD_CALLING], december[Play.COLD_CALLING]) == (Landing.LANDS, Landing.TOO_LATE)
