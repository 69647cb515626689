"""What is said of the library: records with n and interval, ages in words, days counted back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from salesdesk.application.library import CompetitorView, MaterialView, ObjectionView
from salesdesk.domain.competitor import Claim, ClaimKind, Competitor
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.material import Material, next_step_rate
from salesdesk.domain.objection import Objection
from salesdesk.domain.playbook import DatedStep, Playbook, PlaybookStep
from salesdesk.domain.rates import Rate
from salesdesk.wording import Words
from salesdesk.wording.library import (
    card_age_told,
    claim_source_told,
    due_told,
    lead_told,
    next_steps_told,
    open_deals_told,
    playbook_told,
    raised_told,
    unproven_told,
    uses_told,
    worked_told,
)

WORDS = Words()
TODAY = date(2026, 12, 1)
CARD = Competitor(
    id=UUID(int=1),
    name="Frostline",
    claims=(
        Claim(id=UUID(int=2), kind=ClaimKind.ADVANTAGE, text="In the box", source="Report", known_on=date(2026, 8, 20)),
        Claim(id=UUID(int=3), kind=ClaimKind.ADVANTAGE, text="In two hours"),
    ),
)


def test_4_15_a_card_tells_its_age_and_where_it_is_met() -> None:
    assert card_age_told(WORDS, CARD, TODAY) == "Newest line 3 months ago."
    assert card_age_told(WORDS, Competitor(id=UUID(int=1), name="K"), TODAY) == "No line says from when it is."
    assert claim_source_told(WORDS, CARD.claims[0], TODAY) == "Report, 3 months ago"
    view = CompetitorView(CARD, Rate.seen(0, 0), 2)
    assert open_deals_told(WORDS, view.open_deals) == "In 2 open deals."
    assert open_deals_told(WORDS, 0) == "In no open deal."


def test_1_12_a_card_says_how_many_advantages_lack_their_source() -> None:
    assert unproven_told(WORDS, CARD) == "1 advantage has no source and is never printed."
    assert unproven_told(WORDS, Competitor(id=UUID(int=1), name="K", claims=CARD.claims[:1])) == ""


@pytest.mark.parametrize(
    ("rate", "told"),
    [
        (None, "Not told in a call yet"),
        (Rate.seen(1, 1), "Worked 1 of 1 time"),
        (Rate.seen(7, 9), "Worked 7 of 9 times, 45–94\N{NO-BREAK SPACE}%"),
    ],
)
def test_b14_the_record_of_an_answer_comes_with_its_n(rate: Rate | None, told: str) -> None:
    assert worked_told(WORDS, rate) == told


def test_b14_how_often_an_objection_comes_is_told_in_calls() -> None:
    said = Objection(id=UUID(int=1), words="Too dear")
    assert raised_told(WORDS, ObjectionView(said, 0, ())) == "Not raised in a call yet."
    assert raised_told(WORDS, ObjectionView(said, 3, ())) == "Raised in 3 calls."


def test_3_3_a_material_tells_its_use_and_what_came_of_it_as_far_as_it_can_be_said() -> None:
    piece = Material(id=UUID(int=1), name="Reference letter")
    led = [OutcomeClass.ADVANCE] * 5 + [OutcomeClass.CONTINUATION] * 3
    unused = MaterialView(piece, 0, next_step_rate([]))
    assert uses_told(WORDS, unused) == "Not used in a call yet."
    assert "nobody can say" in next_steps_told(WORDS, unused)
    some = MaterialView(piece, 4, next_step_rate(led[3:7]))
    assert next_steps_told(WORDS, some) == (
        "2 of 4 evaluated calls led to an order or an advance. Too few to say more."
    )
    many = MaterialView(piece, 9, next_step_rate(led))
    assert uses_told(WORDS, many) == "Used in 9 calls."
    assert next_steps_told(WORDS, many) == (
        "5 of 8 evaluated calls led to an order or an advance, 31–86\N{NO-BREAK SPACE}%."
    )


def test_4_9_steps_are_told_before_the_decision_and_by_their_day() -> None:
    trial, choice = (
        PlaybookStep(id=UUID(int=2), name="Trial", lead_days=60),
        PlaybookStep(id=UUID(int=3), name="Choice", lead_days=0),
    )
    assert lead_told(WORDS, trial) == "60 days before the decision"
    assert lead_told(WORDS, choice) == "On the day of the decision"
    assert due_told(WORDS, DatedStep(trial, date(2026, 12, 8)), TODAY) == "By Tue 8 Dec"
    assert due_told(WORDS, DatedStep(trial, date(2027, 1, 8)), TODAY) == "By 8 Jan 2027"
    assert due_told(WORDS, DatedStep(trial, date(2026, 11, 30)), TODAY) == "By Mon 30 Nov, which is over"
    assert due_told(WORDS, DatedStep(trial, None), TODAY) == "60 days before the decision"
    book = Playbook(id=UUID(int=1), name="Plants", segment="Food", steps=(trial, choice))
    assert playbook_told(WORDS, book) == "For Food, 2 steps over 60 days"
    empty = Playbook(id=UUID(int=1), name="All")
    assert playbook_told(WORDS, empty) == "For every segment without a playbook of its own, no steps yet"
