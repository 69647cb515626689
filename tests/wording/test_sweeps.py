"""What is said about a sweep and about stalled deals: what it rests on, what is missing, when it is due."""

from __future__ import annotations

from datetime import date

import pytest

from salesdesk.application.flagging import Judged
from salesdesk.application.following_up import Asked
from salesdesk.application.sweeping import Verdict
from salesdesk.domain.age_odds import Odds
from salesdesk.domain.ageing import Age, Cycle, Tier, Yardstick
from salesdesk.domain.coverage import coverage
from salesdesk.domain.deals_alike import Among, OddsAlike
from salesdesk.domain.money import Money
from salesdesk.domain.period import Span
from salesdesk.domain.rates import Rate
from salesdesk.domain.stalled import Acts, Limit, LimitRests
from salesdesk.domain.sweep import SweepChoice, SweepDue
from salesdesk.wording import Words
from salesdesk.wording.deal_ages import among_told, odds_alike_told
from salesdesk.wording.stalled import limit_told
from salesdesk.wording.sweeps import (
    acted_told,
    coverage_figure,
    due_told,
    flagged_told,
    keeps_told,
    odds_short,
    odds_told,
    swept_told,
)
from tests.domain.examples import a_deal

WORDS = Words()
TODAY = date(2026, 12, 4)
WINS = Cycle(n=26, mean=49.0, median=44, p75=63, p90=80, p95=84, longest=88)


def judged(tier: Tier, days: int, *, segment: str = "", pooled: bool = True) -> Judged:
    stick = Yardstick(segment=segment, cycle=WINS, pooled=pooled)
    return Judged(deal=a_deal(), age=Age(days=days, tier=tier, mean=49.0, p90=80), yardstick=stick)


@pytest.mark.parametrize(
    ("flagged", "told"),
    [
        (
            judged(Tier.PAST_LONGEST, 112),
            (
                "Day 112: older than any of 26 wins, the longest of which took 88 days. "
                "Its segment is not known, so all wins count."
            ),
        ),
        (
            judged(Tier.PAST_P90, 85, segment="Mills"),
            (
                "Day 85: 9 of 10 wins took 80 days or less (26 wins seen). "
                "Its segment, Mills, has fewer than 20 wins, so all wins count."
            ),
        ),
        (
            judged(Tier.PAST_P90, 85, segment="Mills", pooled=False),
            "Day 85: 9 of 10 wins took 80 days or less (26 wins seen). The wins are those of its segment, Mills.",
        ),
    ],
)
def test_3_9_why_a_deal_is_flagged_says_how_many_wins_and_whose(flagged: Judged, told: str) -> None:
    assert flagged_told(flagged, WORDS) == told


def test_b11_the_odds_say_how_many_were_seen_and_among_which_or_that_nobody_can_say() -> None:
    few = OddsAlike(odds=Odds(age=96, n=2, won=None), among=Among.DESK, segment="Mills")
    assert odds_told(few, WORDS) == odds_alike_told(few, WORDS)
    assert odds_short(few, WORDS) == "cannot say"
    known = OddsAlike(odds=Odds(age=120, n=214, won=0.061), among=Among.SEGMENT, segment="Mills")
    assert odds_told(known, WORDS) == f"{odds_alike_told(known, WORDS)} {among_told(known, WORDS)}"
    hardly = OddsAlike(odds=Odds(age=120, n=900, won=0.001), among=Among.DESK, segment="")
    assert "0" not in odds_short(hardly, WORDS)


def test_b12_a_target_that_is_reached_is_not_called_unknown() -> None:
    rate = Rate.seen(5, 10)
    reached = coverage(Money.of(10, "EUR"), Money.of(10, "EUR"), Money.of(99, "EUR"), rate)
    assert coverage_figure(reached, WORDS) == "target reached"
    assert coverage_figure(coverage(None, Money.of(10, "EUR"), None, rate), WORDS) == "cannot say"


@pytest.mark.parametrize(
    ("span", "begins", "told"),
    [
        (Span.YEAR, date(2027, 1, 1), "The plan year begins on 1 Jan."),
        (Span.YEAR, date(2026, 12, 1), "The plan year began on 1 Dec."),
        (Span.QUARTER, date(2026, 10, 1), "The quarter began on 1 Oct."),
    ],
)
def test_3_12_the_reminder_names_what_begins(span: Span, begins: date, told: str) -> None:
    why, deals = due_told(SweepDue(span=span, begins=begins, since=begins), 1, TODAY, WORDS)
    assert why == told
    assert deals == "1 open deal is older than 9 of 10 wins: decide what becomes of it."


def test_3_10_what_a_sweep_did_is_told_in_one_line() -> None:
    keep = Verdict(choice=SweepChoice.KEEP, step=Asked(topic="Trial"))
    close = Verdict(choice=SweepChoice.NO_DECISION)
    assert swept_told([close, keep, close], WORDS) == "Swept: 2 closed, 1 kept"


def test_3_10_how_often_a_deal_was_kept_is_said_before_it_is_refused() -> None:
    assert keeps_told(0, WORDS) == ""
    assert keeps_told(1, WORDS) == "Kept once already; it can be kept one more time."
    assert "cannot be kept again" in keeps_told(2, WORDS)


def test_3_10_the_last_act_of_the_customer_is_told_in_days() -> None:
    told = [acted_told(Acts(acted_on=day), TODAY, WORDS) for day in (None, TODAY, date(2026, 12, 3), date(2026, 10, 4))]
    assert told == ["none noted", "today", "1 day ago", "61 days ago"]


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        (Limit(days=16, rests=LimitRests.STAGE, n=26), "3 of 4 won deals left Proposal within 16 days (26 seen)."),
        (Limit(days=21, rests=LimitRests.CYCLE, n=40), "21 days is a stage's share of the cycle of 40 won deals."),
        (
            Limit(days=14, rests=LimitRests.STAGE, n=26),
            "14 days is the least; 3 of 4 won deals left Proposal no later (26 seen).",
        ),
        (
            Limit(days=14, rests=LimitRests.CYCLE, n=40),
            "14 days is the least; a stage's share of the cycle of 40 won deals is no longer.",
        ),
        (Limit(days=14, rests=LimitRests.NOTHING, n=3), "14 days, until there are enough won deals to say more."),
    ],
)
def test_1_9_the_limit_says_what_it_rests_on(limit: Limit, told: str) -> None:
    assert limit_told(limit, "Proposal", WORDS) == told
