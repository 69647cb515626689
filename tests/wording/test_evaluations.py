"""What is said of evaluations and of what calls bring: never a share of too few, never a division by zero."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from salesdesk.domain.call_report import ReturnOnMeetings
from salesdesk.domain.evaluation import Evaluation, OutcomeClass, Reached, proposed_outcome
from salesdesk.domain.rates import Rate
from salesdesk.wording import Words
from salesdesk.wording.evaluations import (
    accuracy_told,
    due_told,
    is_late,
    proposed_told,
    rate_cell,
    rate_rests_on,
    rate_told,
)

WORDS = Words()
BERLIN = "Europe/Berlin"
NOON = datetime(2026, 12, 1, 11, tzinfo=UTC)
"""12:00 in Berlin."""


@pytest.mark.parametrize(
    ("hours", "told", "late"),
    [
        (-1, "by tomorrow 11:00", False),
        (-20, "by today 16:00", False),
        (-25, "since today 11:00", True),
        (-40, "since yesterday 20:00", True),
        (-80, "since Sun 29 Nov 04:00", True),
    ],
)
def test_4_31_a_call_is_evaluated_within_24_hours_told_in_the_zone_of_the_meeting(
    hours: int, told: str, late: bool
) -> None:
    ends = NOON + timedelta(hours=hours)
    assert due_told(WORDS, ends, date(2026, 12, 1), NOON, BERLIN) == told
    assert is_late(ends, None, NOON, BERLIN) is late


def test_4_31_a_talk_without_a_time_is_evaluated_until_the_day_after() -> None:
    assert due_told(WORDS, None, date(2026, 12, 1), NOON, BERLIN) == "by tomorrow"
    assert due_told(WORDS, None, date(2026, 11, 30), NOON, BERLIN) == "by today"
    assert due_told(WORDS, None, date(2026, 11, 29), NOON, BERLIN) == "since yesterday"
    assert due_told(WORDS, None, None, NOON, BERLIN) == ""
    assert not is_late(None, date(2026, 11, 30), NOON, BERLIN)
    assert is_late(None, date(2026, 11, 29), NOON, BERLIN)


def test_2_3_a_share_is_told_with_its_number_and_interval_and_of_too_few_calls_not_at_all() -> None:
    assert rate_told(WORDS, Rate.seen(6, 12)) == "50 %".replace(" ", "\N{NO-BREAK SPACE}")
    many = rate_rests_on(WORDS, Rate.seen(6, 12), "of {n} calls evaluated").replace("\N{NO-BREAK SPACE}", " ")
    assert many == "of 12 calls evaluated, between 25 % and 75 %"
    assert rate_told(WORDS, Rate.seen(3, 3)) == "Cannot say"
    assert rate_rests_on(WORDS, Rate.seen(3, 3), "of {n} calls held") == "of 3 calls held, too few for a share"
    assert rate_rests_on(WORDS, Rate.seen(0, 0), "of {n} calls held") == "of 0 calls held so far"
    assert rate_cell(WORDS, Rate.seen(0, 0)) == "cannot say, 0 seen"


@pytest.mark.parametrize(
    ("expected", "actual", "calls", "told"),
    [("20", "12", 8, "60\N{NO-BREAK SPACE}%"), ("20", "12", 7, "cannot say"), ("0", "3", 30, "cannot say")],
)
def test_b10_accuracy_is_actual_over_expected_and_nothing_is_divided_by_zero(
    expected: str, actual: str, calls: int, told: str
) -> None:
    found = ReturnOnMeetings("introductions", Decimal(expected), Decimal(actual), calls)
    assert accuracy_told(WORDS, found) == told


@pytest.mark.parametrize(
    ("evaluation", "outcome"),
    [
        (Evaluation(), None),
        (Evaluation(agreed="She signs", agreed_by=date(2026, 12, 4)), OutcomeClass.ADVANCE),
        (Evaluation(agreed="She signs"), None),
        (Evaluation(agreed="  ", agreed_by=date(2026, 12, 4)), None),
        (Evaluation(reached=Reached.NEITHER), OutcomeClass.CONTINUATION),
        (Evaluation(reached=Reached.BEST, agreed="She signs"), None),
    ],
)
def test_2_3_an_outcome_is_proposed_from_the_answers_with_its_reason(
    evaluation: Evaluation, outcome: OutcomeClass | None
) -> None:
    assert proposed_outcome(evaluation) is outcome
    assert outcome is None or proposed_told(WORDS, outcome)
