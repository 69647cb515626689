"""The gap, its plays and its plan are said with what they rest on, or that nobody can say yet (0.1-0.16, B5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from salesdesk.application.forecast.gap import gap_of, view_of
from salesdesk.application.forecast.playing import Brought, Events, PlayRow, plays_of
from salesdesk.domain.closing_in_time import Cycles
from salesdesk.domain.deal import Category, Motion, ReasonCode, Status
from salesdesk.domain.period import Period
from salesdesk.domain.play_results import PlayResult
from salesdesk.domain.plays import OwnPlay, Play
from salesdesk.domain.rates import Rate
from salesdesk.domain.why_now import Changed, Trigger, WhyNow
from salesdesk.wording.call_plans import hours_told, why_told
from salesdesk.wording.play_gaps import closes_told, closes_why, expected_told, gap_sentence, play_gap_bar, reached_told
from salesdesk.wording.verdicts import cash_told, marks_told, rate_told, value_told, verdict_why
from tests.application.forecast.grounds import DAY, PlainWords, a_ground, an_open, decided, euro

WORDS = PlainWords()


def rows(deals: Any = (), own: Any = (), events: Events | None = None, **ground: Any) -> dict[Any, PlayRow]:
    shown = replace(a_ground(list(deals)), **ground)
    view = plays_of(shown, own, (), events or Events(), more_to_sell=True)
    return {row.judged.key: row for row in view.plays}


def test_0_1_the_sentence_says_how_much_of_what_since_when_and_how_long() -> None:
    gap = replace(gap_of(a_ground([an_open(2_000, chance=0.5)], 10_000)), opened_on=date(2026, 11, 18))
    assert gap_sentence(gap, WORDS) == (
        "€ 9,000 is missing of € 10,000 for Q4 2026, 90 % of it. It opened on 18 Nov. 31 days are left."
    )
    assert gap_sentence(replace(gap, today=date(2026, 9, 29)), WORDS).endswith("90 % of it. It begins in 2 days.")
    assert "since the first day" in gap_sentence(replace(gap, opened_on=date(2026, 10, 1)), WORDS)
    assert gap_sentence(gap_of(a_ground([], None)), WORDS).startswith("No target is set for Q4 2026.")
    assert gap_sentence(gap_of(a_ground([], 0)), WORDS) == "Q4 2026 has its target: no plan is needed."


def test_f10_the_gap_says_which_deals_it_counts_so_that_it_contradicts_no_forecast() -> None:
    fresh = {"created_on": DAY, "qualified_on": DAY}
    later = an_open(9_000, chance=0.9, expected_on=date(2027, 2, 1), **fresh)
    quick = decided(9, 0, days=10)
    gap = gap_of(a_ground([*quick, later, an_open(3_000, chance=0.9, **fresh)]))
    assert gap_sentence(gap, WORDS) == (
        "On average nothing is missing for Q4 2026: won and expected in time come to € 10,800 of € 10,000."
    )
    assert reached_told(gap, WORDS) == (
        "Alone the open deals reach the target with a probability of 81 %. 2 count, whenever they are expected, "
        "by how long sales take here."
    )
    short = gap_of(a_ground([*quick, an_open(3_000, chance=0.9, **fresh)]))
    assert reached_told(short, WORDS) == "1 open deal can still close in time; alone it does not reach the target."
    assert reached_told(gap_of(a_ground(quick)), WORDS) == ""


def test_0_1_the_bar_says_won_expected_and_missing_whole() -> None:
    quick = {"created_on": date(2026, 10, 20), "qualified_on": date(2026, 10, 20), "closed_on": date(2026, 11, 1)}
    won, fresh = an_open(4_000, status=Status.WON, **quick), {"created_on": DAY, "qualified_on": DAY}
    bar = play_gap_bar(gap_of(a_ground([won, an_open(2_000, chance=0.5, **fresh)], 10_000)), WORDS)
    assert bar.told == "Won: € 4,000; Expected in time: € 1,000; Missing: € 5,000"
    assert [round(one.share, 2) for one in bar.segments] == [0.4, 0.1, 0.5]


def test_0_1_each_deal_says_what_it_brings_or_why_nothing() -> None:
    deals = [
        an_open(2_000, chance=0.5),
        an_open(None, chance=0.5),
        an_open(),
        an_open(3_000, category=Category.OMITTED),
    ]
    late = an_open(4_000, chance=0.5, expected_on=date(2027, 2, 1))
    ground = a_ground([*deals, late])
    shown = view_of(ground, gap_of(ground), {}).deals
    told = {one.deal.id: (expected_told(one, WORDS), closes_told(one, WORDS)) for one in shown}
    assert [told[one.id][0] for one in (*deals, late)] == [
        "€ 1,000",
        "No value yet",
        "No chance given",
        "Omitted from the forecast",
        "Too late for this period",
    ]
    assert (told[deals[0].id][1], told[late.id][1]) == ("expected in time", "not expected in time")


def test_0_1_closing_in_time_says_how_many_won_deals_tell() -> None:
    young = an_open(created_on=DAY, qualified_on=DAY, chance=0.5)
    deals = [*decided(6, 0, days=10), *decided(3, 0, days=60), young, an_open(chance=0.5)]
    ground = a_ground(deals)
    shown = {one.deal.id: one for one in view_of(ground, gap_of(ground), {}).deals}
    assert closes_told(shown[young.id], WORDS) == "67 %"
    assert (
        closes_why(shown[young.id], WORDS)
        == "Of 9 won deals that were open as long, 6 closed within 31 more days (35 % to 88 %)."
    )
    assert closes_told(shown[deals[-1].id], WORDS) == "older than any win"


def test_0_2_to_0_13_every_play_says_why_with_the_won_deals_it_rests_on() -> None:
    enough = rows([*decided(6, 0, days=10), *decided(4, 0, days=60)])
    assert verdict_why(enough[Play.COLD_CALLING], WORDS) == (
        "Of 10 deals won with new customers, 6 closed within 31 days: 60 %, between 31 % and 83 %."
    )
    assert verdict_why(enough[Play.EXISTING_CUSTOMERS], WORDS) == (
        "Fewer than 8 deals were won with existing customers. All 10 won deals: half of them took up to 10 days; "
        "31 days are left."
    )
    assert verdict_why(rows(decided(1, 0, days=10))[Play.EXISTING_CUSTOMERS], WORDS) == (
        "Fewer than 8 deals were won with existing customers. The 1 deal that was won took 10 days; 31 days are left."
    )
    own = OwnPlay(id=uuid4(), name="Demo day", lead_days=5, motion=Motion.NEW)
    told = verdict_why(rows(decided(9, 0), [own])[own.id], WORDS)
    assert told.endswith("within 26 days: 0 %, between 0 % and 30 %. 5 days of lead are taken off.")
    assert marks_told(rows([], [own])[own.id], WORDS) == "In our hands · a play of our own"
    assert marks_told(enough[Play.NETWORKING], WORDS) == "Not in our hands · for next period"
    assert verdict_why(enough[Play.TAKE_OVER], WORDS).startswith("Whoever calls, it takes as long. Of 10 deals")


def test_0_1_a_desk_that_won_nothing_says_that_it_cannot_say_and_what_to_do() -> None:
    assert "Say above how long a sale usually takes" in verdict_why(rows()[Play.COLD_CALLING], WORDS)
    told = verdict_why(rows(cycles=Cycles(usual=40))[Play.COLD_CALLING], WORDS)
    assert told == "A sale takes 40 days, as you said; 31 days are left."


@pytest.mark.parametrize("over", [False, True])
def test_0_14_no_play_is_left_without_a_word(over: bool) -> None:
    day = date(2027, 1, 5) if over else DAY
    told = {key: verdict_why(row, WORDS) for key, row in rows(day=day).items()}
    assert list(told) == list(Play)
    assert all(said.strip().endswith(".") for said in told.values())


@pytest.mark.parametrize(
    ("why", "told"),
    [
        (WhyNow(trigger=Trigger.RENEWAL, text="Service", on=DAY), "Renewal on 1 Dec 2026: Service"),
        (WhyNow(trigger=Trigger.ADD_ON, text="Arm"), "Add-on: Arm"),
        (
            WhyNow(trigger=Trigger.PRODUCT_GAP, text="Arm", share=0.75, seen=8),
            "75 % of 8 customers like them have Arm, they do not",
        ),
        (
            WhyNow(trigger=Trigger.REASON_CHANGED, on=DAY, reason=ReasonCode.NO_BUDGET, changed=Changed.BUDGET),
            "Said no on 1 Dec 2026: no decision: no budget. That can have changed",
        ),
        (
            WhyNow(trigger=Trigger.REASON_CHANGED, on=DAY, changed=Changed.CONTRACT_ENDS),
            "Said no; their contract with the competitor ends on 1 Dec 2026",
        ),
        (WhyNow(trigger=Trigger.BOUGHT_BEFORE, on=DAY), "Bought last on 1 Dec 2026"),
        (WhyNow(trigger=Trigger.FAVOUR_OWED, on=DAY), "Owes us a favour since 1 Dec 2026"),
    ],
    ids=lambda value: value.trigger if isinstance(value, WhyNow) else "",
)
def test_b5_why_now_is_said_with_its_day_or_its_number(why: WhyNow, told: str) -> None:
    assert why_told(why, {}, WORDS) == told


def test_b5_minutes_are_said_as_hours() -> None:
    assert [hours_told(n, WORDS) for n in (30, 60, 120, 150)] == ["30 minutes", "1 hour", "2 hours", "2 h 30 min"]


def test_0_16_what_a_play_brought_has_its_n_and_its_interval_and_a_dash_where_nobody_was_called() -> None:
    none = PlayResult(play=Play.EVENT, met=Rate.seen(0, 0), won=Rate.seen(0, 0), wins=0, value=euro(0))
    some = replace(none, met=Rate.seen(3, 12), wins=1, days=12, value=euro(8_000), others=1)
    assert [rate_told(one.met, WORDS) for one in (none, some)] == [("–", ""), ("3 of 12", "9 % to 53 %")]
    assert [cash_told(one, WORDS) for one in (none, some)] == [("–", ""), ("12 days", "n = 1")]
    assert cash_told(replace(some, wins=6, days_low=8, days_high=20), WORDS) == ("12 days", "8 to 20, n = 6")
    assert [value_told(one, WORDS) for one in (none, some)] == ["–", "€ 8,000, 1 in another currency"]
    assert Brought(team=none).rep is None


def test_0_1_a_later_period_says_how_many_wins_closed_while_it_runs() -> None:
    fresh = an_open(1_000, chance=0.5, created_on=DAY, qualified_on=DAY)
    ground = replace(a_ground([*decided(10, 0, days=40), fresh]), period=Period.parse("2027-01"))
    view = view_of(ground, gap_of(ground), {})
    assert closes_why(view.deals[0], WORDS) == (
        "Of 10 won deals that were open as long, 10 closed 32 to 62 days later, when the period runs (72 % to 100 %)."
    )
