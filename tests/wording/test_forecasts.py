"""The forecast in words: cannot say where nothing can be said, nothing nearly sure is said to be sure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salesdesk.application.forecast.outlooks import OutlookView, outlook_of
from salesdesk.application.forecast.what_if import Trial, tried
from salesdesk.domain.deal import Category, Deal, Status
from salesdesk.wording.forecasts import (
    called_told,
    chance_told,
    effect_told,
    held_bar,
    not_in_range_told,
    nothing_told,
    outlook_told,
    range_lines,
    range_told,
    reach_pill,
    strip_of,
    suggestion_short,
    suggestion_told,
)
from tests.application.forecast.grounds import PlainWords, a_ground, an_open, euro

WORDS = PlainWords()


def seen(*deals: Deal, target: int | None = 10_000) -> OutlookView:
    return outlook_of(a_ground(deals, target), {})


def won(amount: int) -> Deal:
    return an_open(amount, status=Status.WON, closed_on=date(2026, 11, 2))


@pytest.mark.parametrize(
    ("chance", "told"),
    [(None, "Cannot say"), (0.0, "0 %"), (0.0004, "under 1 %"), (0.264, "26 %"), (0.9999, "over 99 %"), (1.0, "100 %")],
)
def test_f10_a_probability_is_never_said_to_be_surer_than_it_is(chance: float | None, told: str) -> None:
    assert chance_told(chance, WORDS) == told


def test_4_1_the_answer_says_why_where_nobody_can_say() -> None:
    due = an_open(9_000, chance=0.5)
    assert [
        outlook_told(view, WORDS)
        for view in (
            seen(due, target=None),
            seen(won(10_000), due),
            seen(an_open(20_000)),
            seen(due),
            seen(due, won(1_000)),
        )
    ] == [
        "Q4 2026: no target is set, so nobody can say whether it is reached.",
        "Q4 2026: the target is reached.",
        "Q4 2026: no open deal in it can be counted on yet.",
        "Q4 2026: out of reach with the deals that are due in it.",
        "Q4 2026: 50 % likely to be reached with the 1 open deal that is due in it.",
    ]


def test_4_1_an_empty_period_is_told_in_sentences() -> None:
    nothing = "Nothing is won in this period, and no open deal is expected to close in it. "
    assert nothing_told(seen(), WORDS) == nothing + "Add a deal with the day it may close, or look at another period."
    undated = seen(an_open(100, expected_on=None))
    assert nothing_told(undated, WORDS) == nothing + "Say of your open deals when they are expected to close."
    assert nothing_told(seen(an_open(100)), WORDS) == ""
    assert outlook_told(seen(), WORDS) == "Q4 2026: nobody can say yet whether the target is reached."


def test_4_1_a_period_that_is_over_is_told_as_it_ended() -> None:
    def after(*deals: Deal) -> OutlookView:
        return outlook_of(replace(a_ground(deals, 1_000), day=date(2027, 1, 4)), {})

    missed, reached = after(won(600)), after(won(1_000))
    assert outlook_told(missed, WORDS) == "Q4 2026: the target was missed by € 400."
    assert range_told(missed, missed.spread, WORDS) == "This period is over: € 600 was won in it."
    assert [reach_pill(one, WORDS) for one in (missed, reached, seen())] == ["Target missed", "Target reached", ""]


def test_f10_the_range_says_what_it_rests_on_and_what_is_short() -> None:
    view = seen(won(1_000), an_open(2_000, chance=0.5))
    assert range_told(view, view.spread, WORDS) == (
        "In eight cases of ten between € 1,000 and € 3,000, in every second € 1,000 or more. "
        "Counted from 1 open deal: it comes with its chance, or not at all. "
        "Even with all that is open it would be € 3,000, € 7,000 short of the target."
    )
    empty = seen()
    assert range_told(empty, empty.spread, WORDS) == (
        "There is no range yet: no open deal due in this period has a value and a chance. € 0 is won."
    )


def test_f10_a_trial_stands_beside_what_stands() -> None:
    deal = an_open(2_000, chance=0.5)
    ground = a_ground([deal], 2_000)
    view = outlook_of(ground, {})
    after = tried(ground, {deal.id: Trial(chance=1.0)}).spread
    assert [line[:3] for line in range_lines(view, view.spread, after, WORDS)] == [
        ("P10", "€ 0", "€ 2,000"),
        ("P50", "€ 0", "€ 2,000"),
        ("P90", "€ 2,000", "€ 2,000"),
        ("Reaches the target", "50 %", "100 %"),
    ]
    said = "P50 € 2,000 instead of € 0, the target reached with 100 % instead of 50 %."
    assert effect_told(view.spread, after, WORDS) == said
    strip = strip_of(view, after, WORDS, view.spread)
    assert (strip.shares.before, strip.shares.p50) == (0.0, strip.shares.target)


def test_f4_the_stacked_bar_and_its_table_are_the_same_figures() -> None:
    view = seen(won(500), an_open(300, category=Category.COMMIT), an_open(200), target=2_000)
    bar = held_bar(view.held, view.target, WORDS)
    assert [(one.name, one.alone, one.together, one.share) for one in bar.segments] == [
        ("Closed", "€ 500", "€ 500", 0.25),
        ("Commit", "€ 300", "€ 800", 0.15),
        ("Best case", "€ 0", "€ 800", 0.0),
        ("Pipeline", "€ 200", "€ 1,000", 0.1),
    ]
    assert bar.target_share == 1.0


def test_what_is_in_no_range_says_what_to_do() -> None:
    (row,) = seen(an_open(300), an_open(400)).not_in_range
    name, deals, next_step = not_in_range_told(row, WORDS)
    assert (name, deals) == ("No chance", "2 deals, € 700")
    assert next_step.startswith("Enter a chance on the deal")


def test_f4_a_suggestion_says_why_and_is_short_only_where_it_differs() -> None:
    view = seen(an_open(1_000, chance=0.9), an_open(900, chance=0.3), an_open(800))
    assert [suggestion_short(one, WORDS) for one in view.deals] == ["Commit", "", ""]
    assert [suggestion_told(one, WORDS) for one in view.deals] == [
        "Suggested: commit. Its chance is 80 % or more.",
        "Suggested: pipeline. Its chance is under 50 %.",
        "Nothing is suggested: the deal has no chance.",
    ]


def test_4_1_what_reps_commit_to_is_said_with_how_many_did() -> None:
    called = seen().called
    assert called_told(called, WORDS) == "No rep has anything in this period yet."
    assert called_told(replace(called, reps=3), WORDS) == "No rep has committed to a number yet."
    some = replace(called, reps=3, said=2, together=euro(500), adjusts=1, adjusted=euro(400))
    assert called_told(some, WORDS) == "2 of 3 reps committed: € 500 together. As adjusted: € 400."
