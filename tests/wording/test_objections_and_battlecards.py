"""What is said of objections, answers and battlecards."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from salesdesk.application.objections_known import AnswerOffer
from salesdesk.domain.competitor import Claim, ClaimKind
from salesdesk.domain.objection import ObjectionKind
from salesdesk.domain.objections_met import ObjectionRecord, ObjectionsMet
from salesdesk.domain.rates import Rate
from salesdesk.wording import Words
from salesdesk.wording.battlecards import HEADINGS, claim_told, win_rate_told
from salesdesk.wording.objections import (
    answer_told,
    beginning,
    met_told,
    nothing_met_told,
    raised_told,
    worked_told,
)

WORDS = Words()
TODAY = date(2026, 12, 1)
RECORD = ObjectionRecord("Too dear", ObjectionKind.PRICE, 7, ())


@pytest.mark.parametrize(
    ("hits", "n", "told"),
    [(7, 9, "worked 7 of 9 times"), (0, 1, "worked 0 of 1 time"), (0, 0, "not tried yet"), (300, 300, "worked 300 of")],
)
def test_b14_the_record_of_an_answer_is_told_with_its_number(hits: int, n: int, told: str) -> None:
    assert worked_told(WORDS, Rate.seen(hits, n)).startswith(told)


def test_b14_what_the_ranking_rests_on_is_told_and_pooling_is_named() -> None:
    alike, pooled = ObjectionsMet((RECORD,), 12, pooled=False), ObjectionsMet((RECORD,), 31, pooled=True)
    assert met_told(WORDS, alike) == "In 12 calls in the same industry and stage"
    assert met_told(WORDS, pooled) == "In 31 calls of all deals on this desk"
    assert raised_told(WORDS, RECORD, alike) == "Raised in 7 of 12 calls"
    assert "in the plan" in nothing_met_told(WORDS, alike)
    assert "after each call" in nothing_met_told(WORDS, ObjectionsMet((), 0, pooled=True))


def test_b14_a_long_answer_is_offered_by_its_beginning_on_one_line() -> None:
    long = "Μετράμε κάθε χαλασμένο φορτίο 🚚 " * 40
    told = answer_told(WORDS, AnswerOffer(answer=long, proof=""))
    assert told.endswith("…”, not tried yet")
    assert len(told) < 180
    assert beginning("two\nlines") == "two lines"
    assert beginning("x" * 400) == f"{'x' * 150}…"


@pytest.mark.parametrize(
    ("hits", "n", "told"),
    [
        (4, 9, "Won 4 of 9 closed deals, 19–73 %"),
        (8, 8, "Won 8 of 8 closed deals, 68–100 %"),
        (3, 7, "Won 3 of 7 closed deals: too few for a rate"),
        (0, 1, "Won 0 of 1 closed deal: too few for a rate"),
        (0, 0, "No closed deal against them in the last 24 months"),
    ],
)
def test_4_4_and_4_15_the_win_rate_has_its_interval_and_cannot_say_under_eight(hits: int, n: int, told: str) -> None:
    assert win_rate_told(WORDS, Rate.seen(hits, n)).replace("\N{NO-BREAK SPACE}", " ") == told


def test_4_4_a_claim_tells_its_source_and_age_and_an_old_one_is_to_be_checked() -> None:
    def told(source: str, day: date | None) -> str:
        claim = Claim(id=UUID(int=1), kind=ClaimKind.STRENGTH, text="Cheap", source=source, known_on=day)
        return claim_told(WORDS, claim, TODAY, 180)

    assert told("Lab report", date(2026, 11, 10)) == "Lab report, 3 weeks ago"
    assert told("Price list", date(2026, 3, 1)) == "Price list, 9 months ago: check again"
    assert told("", date(2026, 12, 1)) == "today"
    assert told(" ", None) == ""


def test_4_4_every_kind_of_claim_has_a_heading() -> None:
    assert set(HEADINGS) == set(ClaimKind)
    assert len(set(HEADINGS.values())) == len(ClaimKind)
