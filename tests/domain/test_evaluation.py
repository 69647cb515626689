from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from salesdesk.domain.evaluation import Evaluation, OutcomeClass, Reached, checked
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.moment import Moment
from salesdesk.domain.refusals import Missing
from tests.domain.examples import key

NOW = datetime(2026, 12, 1, 15, tzinfo=UTC)
PROMISED = Evaluation(
    outcome=OutcomeClass.ADVANCE,
    reached=Reached.LEAST,
    agreed="Greta shows the plan to her board",
    agreed_by=date(2026, 12, 8),
)


@pytest.mark.parametrize(("without", "what"), [({"agreed": " "}, "agreed"), ({"agreed_by": None}, "agreed_by")])
@pytest.mark.parametrize("done_at", [None, NOW])
def test_2_3_an_advance_names_act_and_day(without: dict[str, str | None], what: str, done_at: datetime | None) -> None:
    assert PROMISED.is_commitment
    assert checked(replace(PROMISED, done_at=done_at), had_objective=True)
    vague = replace(PROMISED, done_at=done_at, **without)  # type: ignore[arg-type]
    assert not vague.is_commitment
    with pytest.raises(Missing) as refused:
        checked(vague, had_objective=True)
    assert (refused.value.what, refused.value.where) == (what, "evaluation")
    still = replace(vague, outcome=OutcomeClass.CONTINUATION)
    assert checked(still, had_objective=True) is still


def test_4_31_closed_it_says_what_came_of_the_call() -> None:
    with pytest.raises(Missing) as refused:
        checked(Evaluation(done_at=NOW, reached=Reached.BEST), had_objective=True)
    assert refused.value.what == "outcome"
    begun = Evaluation(learnt="They buy in spring")
    assert checked(begun, had_objective=True) is begun


def test_2_1_closed_it_says_whether_the_objective_was_reached_where_there_was_one() -> None:
    closed = Evaluation(done_at=NOW, outcome=OutcomeClass.NO)
    with pytest.raises(Missing) as refused:
        checked(closed, had_objective=True)
    assert refused.value.what == "reached"
    assert checked(closed, had_objective=False) is closed


def test_4_31_an_evaluation_is_due_within_a_day_of_the_end_of_the_call() -> None:
    starts = Moment.of(date(2026, 12, 1), time(10, 30), "Europe/Berlin")
    meeting = Meeting(id=key(), starts=starts, minutes=45)
    ends = datetime(2026, 12, 1, 10, 15, tzinfo=UTC)
    assert (meeting.ends_at, meeting.evaluation_due) == (ends, ends + timedelta(hours=24))
    without = replace(meeting, starts=None)
    assert (without.ends_at, without.evaluation_due) == (None, None)


def test_4_31_a_call_is_evaluated_once_its_evaluation_is_closed() -> None:
    meeting = Meeting(id=key(), evaluation=Evaluation(outcome=OutcomeClass.ORDER))
    assert not meeting.is_evaluated
    assert not replace(meeting, evaluation=None).is_evaluated
    assert replace(meeting, evaluation=Evaluation(outcome=OutcomeClass.ORDER, done_at=NOW)).is_evaluated
