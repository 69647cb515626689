"""Whether there is enough pipeline: what counts, what is left out, what makes it sayable (3.13, B13, F1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salesdesk.application.forecast.covering import CoverageView, Out, coverage_of, deals_out
from salesdesk.domain.coverage import Answer, Why
from salesdesk.domain.deal import Deal
from salesdesk.domain.rates import Rate
from salesdesk.domain.velocity import Lever, Unmeasured, Velocity
from salesdesk.wording.covering import answer_told, because_told, facts, out_told, reach_bar, sayable_told
from salesdesk.wording.levers import alone_sentences, alone_told, bettered_told, speed_told
from tests.application.forecast.grounds import PlainWords, a_ground, an_open, decided, euro

WORDS = PlainWords()


def open_deals(count: int, amount: int = 1_000) -> list[Deal]:
    return [an_open(amount) for _ in range(count)]


def view(opened: int, *, target: int | None = 10_000, won: int = 20, lost: int = 20) -> CoverageView:
    return coverage_of(a_ground([*open_deals(opened), *decided(won, lost)], target))


def test_3_13_a_deal_counts_or_is_left_out_for_one_reason() -> None:
    unproven, counts = an_open(300), an_open(1_000)
    deals = [
        counts,
        unproven,
        an_open(20, qualified_on=None),
        an_open(70, expected_on=None),
        an_open(None),
        an_open(5_000, expected_on=date(2027, 1, 4)),
    ]
    ground = a_ground([*deals, *decided(10, 10)], unproven=[unproven])
    shown = coverage_of(ground)
    assert {one.why: (one.sum.count, one.sum.value) for one in shown.out} == {
        Out.UNPROVEN: (1, euro(300)),
        Out.NOT_QUALIFIED: (1, euro(20)),
        Out.NO_DATE: (1, euro(70)),
        Out.NO_VALUE: (1, None),
    }
    assert shown.coverage.open == euro(1_000)
    assert deals_out(ground, Out.UNPROVEN) == [unproven]
    assert out_told(shown.out[0], WORDS)[1] == "1 deal, € 300"


@pytest.mark.parametrize(
    ("opened", "answer", "why"),
    [
        (40, Answer.ENOUGH, "Even at the low end of the win rate they bring"),
        (5, Answer.NOT_ENOUGH, "Even at the high end of the win rate they bring"),
        (20, Answer.CANNOT_SAY, "left to win lies between the two"),
    ],
)
def test_b13_the_answer_says_what_the_deals_bring_at_the_ends_of_the_win_rate(
    opened: int, answer: Answer, why: str
) -> None:
    shown = view(opened)
    assert shown.coverage.answer is answer
    assert why in because_told(shown, WORDS)
    assert shown.brings is not None
    assert shown.brings_low is not None
    assert shown.brings_high is not None
    assert shown.brings_low.minor < shown.brings.minor < shown.brings_high.minor


def test_b13_from_the_open_value_that_is_named_on_it_is_enough() -> None:
    unsure = view(20)
    assert unsure.sure_from is not None
    assert "it is enough for sure" in sayable_told(unsure, WORDS)
    sure = [an_open(0, value=unsure.sure_from), *decided(20, 20)]
    assert coverage_of(a_ground(sure)).coverage.answer is Answer.ENOUGH
    nearly = replace(sure[0], value=replace(unsure.sure_from, minor=unsure.sure_from.minor - 100))
    assert coverage_of(a_ground([nearly, *sure[1:]])).coverage.answer is Answer.CANNOT_SAY


@pytest.mark.parametrize(
    ("shown", "why", "next_step"),
    [
        (view(3, target=None), Why.NO_TARGET, "Set a target, and the answer is here."),
        (view(3, won=2, lost=1), Why.FEW_CLOSED, "Close 5 more deals as won or lost, or import those decided earlier."),
        (view(0), Why.NO_EXPECTED_DATES, "Enter the expected close of your open deals."),
        (view(40, won=0, lost=9), Why.NO_WINS, "It becomes sayable with the first win."),
    ],
)
def test_b13_what_cannot_be_said_says_why_and_what_makes_it_sayable(
    shown: CoverageView, why: Why, next_step: str
) -> None:
    assert (shown.coverage.answer, shown.coverage.why) == (Answer.CANNOT_SAY, why)
    assert sayable_told(shown, WORDS) == next_step
    assert "nobody can say yet" in answer_told(shown, WORDS)


def test_f1_a_reached_target_asks_for_nothing() -> None:
    won = [replace(one, closed_on=date(2026, 11, 2)) for one in decided(12, 0)]
    shown = coverage_of(a_ground([*won, *open_deals(1)]))
    assert shown.coverage.answer is Answer.DONE
    assert because_told(shown, WORDS) == "€ 12,000 won reach the target of € 10,000."
    assert sayable_told(shown, WORDS) == ""
    assert shown.closing is None


def test_3_13_a_period_that_is_over_asks_for_no_more_deals() -> None:
    deals = [*open_deals(2), *decided(20, 20)]
    shown = coverage_of(replace(a_ground(deals), day=date(2027, 1, 2)))
    assert answer_told(shown, WORDS) == "Q4 2026 is over."
    assert because_told(shown, WORDS) == "€ 0 won of the target of € 10,000: € 10,000 was not won."
    assert sayable_told(shown, WORDS) == "Choose a period that is still to come."
    assert (reach_bar(shown, WORDS), shown.closing) == (None, None)


def test_f2_a_shorter_cycle_brings_more_than_its_share() -> None:
    shown = view(5)
    gains = {one.lever: bettered_told(one, WORDS) for one in shown.levers}
    assert gains[Lever.CYCLE].startswith("brings 11.1 % more")
    assert all(gains[one].startswith("brings 10 % more") for one in Lever if one is not Lever.CYCLE)
    assert isinstance(shown.velocity, Velocity)
    assert "5 deals × 50 % win rate × € 1,000, the average win, ÷ 30 days" in speed_told(shown, WORDS)


def test_3_13_each_lever_says_what_it_would_have_to_come_to_alone() -> None:
    shown = view(15)
    assert alone_told(shown, Lever.WIN_RATE, WORDS) == "67 %"
    assert alone_told(shown, Lever.VALUE, WORDS) == "1.3 × as large"
    assert alone_told(shown, Lever.DEALS, WORDS) == "5 more deals"
    assert alone_told(view(5), Lever.WIN_RATE, WORDS) == "cannot close it"
    assert "Win rate alone would have to be 67 %." in alone_sentences(shown, WORDS)
    assert "Win rate" not in alone_sentences(view(5), WORDS)


def test_f2_without_a_rate_nobody_says_what_a_lever_does() -> None:
    shown = view(5, won=1)
    assert shown.levers != ()
    few = view(5, won=1, lost=1)
    assert (few.velocity, few.levers) == (Unmeasured.FEW_CLOSED, ())
    assert speed_told(few, WORDS).startswith("Cannot say how fast the pipeline brings money: fewer than 8")


def test_f1_slip_is_taken_off_what_the_deals_bring() -> None:
    deals = [*open_deals(10), *decided(20, 20)]
    plain, slipping = coverage_of(a_ground(deals)), coverage_of(a_ground(deals, slip=Rate.seen(5, 20)))
    assert plain.brings is not None
    assert slipping.brings == plain.brings.times(0.75)
    told = {name: (figure, rests) for name, figure, rests in facts(slipping, WORDS)}
    assert told["Slips out"] == ("25 %", "of 20 (11–47 %)")
    assert told["Required"] == ("€ 26,667", "left ÷ win rate ÷ what does not slip")
    none_off = {name: rests for name, _, rests in facts(plain, WORDS)}
    assert none_off["Slips out"] == "0 of 8 seen: none off"


def test_the_bar_holds_everything_on_one_scale() -> None:
    bar = reach_bar(view(20), WORDS)
    assert bar is not None
    shares = bar.shares
    assert (shares.opened, shares.left, shares.brings) == (1.0, 0.5, 0.5)
    assert shares.low < shares.brings < shares.high
    assert [figure for _, _, figure in bar.entries] == [
        "€ 10,000, between € 7,040 and € 12,960",
        "€ 20,000",
        "€ 10,000",
    ]
    assert reach_bar(view(20, target=None), WORDS) is None
