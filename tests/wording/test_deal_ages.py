"""The odds of a deal in a sentence that says how many deals it rests on (B11, F11)."""

from __future__ import annotations

from datetime import date

import pytest

from salesdesk.domain.age_odds import Odds
from salesdesk.domain.deals_alike import Among, OddsAlike
from salesdesk.domain.pausing import Pause
from salesdesk.wording import Words
from salesdesk.wording.deal_ages import among_told, by_told, odds_alike_told, pauses_told

WORDS = Words()


def found(won: float | None, n: int = 214, among: Among = Among.ALIKE, segment: str = "Food") -> OddsAlike:
    return OddsAlike(odds=Odds(age=120, n=n, won=won), among=among, segment=segment)


@pytest.mark.parametrize(
    ("shown", "sentence"),
    [
        (found(0.0614), "Of deals like this still open on day 120, about 6 % are won (214 seen)."),
        (found(0.0), "Of deals like this still open on day 120, fewer than 1 % are won (214 seen)."),
        (
            found(0.5, 1_200, Among.SEGMENT),
            "Of deals in its segment still open on day 120, about 50 % are won (1,200 seen).",
        ),
        (found(0.5, 40, Among.DESK), "Of all deals still open on day 120, about 50 % are won (40 seen)."),
        (
            found(None, 7, Among.DESK),
            "Nobody can say how often a deal like this is won: only 7 were open for more than 120 days, 20 are needed.",
        ),
    ],
)
def test_b11_the_odds_say_how_many_were_seen_or_why_nobody_can_say(shown: OddsAlike, sentence: str) -> None:
    assert odds_alike_told(shown, WORDS).replace("\N{NO-BREAK SPACE}", " ") == sentence


@pytest.mark.parametrize(
    ("among", "segment", "sentence"),
    [
        (Among.ALIKE, "Food", "Like this: segment Food, and in the same stage on that day of their age."),
        (Among.SEGMENT, "Food", "Its segment is Food. Fewer than 20 of it were in the same stage on that day."),
        (Among.DESK, "Food", "Fewer than 20 deals of its segment, Food, were open for longer."),
        (Among.DESK, "", "Its segment is not known."),
    ],
)
def test_b11_it_is_said_which_deals_stand_for_those_like_this_one(among: Among, segment: str, sentence: str) -> None:
    assert among_told(found(0.3, among=among, segment=segment), WORDS) == sentence


def test_l9_a_day_that_has_passed_says_that_it_was_due() -> None:
    assert by_told(date(2026, 11, 30), date(2026, 12, 1), WORDS) == "was due 30 Nov 2026"
    assert by_told(date(2026, 12, 1), date(2026, 12, 1), WORDS) == "by 1 Dec 2026"


def test_pauses_that_are_over_stay_to_be_read_and_the_one_that_stands_is_said_elsewhere() -> None:
    over = Pause(begun_on=date(2026, 9, 1), ended_on=date(2026, 10, 1), reason="Budget round")
    stands = Pause(begun_on=date(2026, 11, 1), reason="Holidays")
    told = pauses_told((over, stands), WORDS)
    assert told == "It did not age while it waited. 1 Sep 2026 to 1 Oct 2026: Budget round"
    assert pauses_told((stands,), WORDS) == ""
