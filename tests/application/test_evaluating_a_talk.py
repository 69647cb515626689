"""The answers of an evaluation as pure functions of the talk."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from salesdesk.application.choosing import Whom, account_of, meant
from salesdesk.application.talk_editing import answering, evaluation_of, question_answered, why_not_closed
from salesdesk.domain.call_strategy import Question
from salesdesk.domain.evaluation import Evaluation, OutcomeClass, Reached
from salesdesk.domain.meeting import CallPlan, Meeting
from salesdesk.domain.refusals import Missing
from tests.domain.examples import key

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


def a_talk(objective: str = "Maeve signs") -> Meeting:
    questions = (Question(text="Who else?"), Question(text="Πότε;"))
    return Meeting(id=key(), account_id=key(), plan=CallPlan(objective=objective, questions=questions))


def test_answers_are_written_one_by_one() -> None:
    talk = answering(answering(a_talk(), learnt="They wait for March"), reached=Reached.LEAST)
    assert talk.evaluation == Evaluation(learnt="They wait for March", reached=Reached.LEAST)


@pytest.mark.parametrize(
    ("answers", "missing"),
    [({}, "agreed"), ({"agreed": "  "}, "agreed"), ({"agreed": "She signs"}, "agreed_by")],
)
def test_2_3_an_advance_without_the_act_of_the_customer_and_its_day_is_refused(
    answers: dict[str, str], missing: str
) -> None:
    with pytest.raises(Missing) as refused:
        answering(a_talk(), outcome=OutcomeClass.ADVANCE, **answers)
    assert refused.value.what == missing


def test_4_31_what_is_missing_is_named_until_the_evaluation_can_be_closed() -> None:
    talk = a_talk()
    missing = why_not_closed(talk, NOW)
    assert missing is not None
    assert missing.what == "outcome"
    talk = answering(talk, outcome=OutcomeClass.NO)
    missing = why_not_closed(talk, NOW)
    assert missing is not None
    assert missing.what == "reached"
    assert why_not_closed(answering(talk, reached=Reached.NEITHER), NOW) is None
    assert why_not_closed(answering(a_talk(""), outcome=OutcomeClass.NO), NOW) is None


def test_an_evaluation_that_was_not_begun_is_empty() -> None:
    assert evaluation_of(a_talk()) == Evaluation()


def test_questions_are_marked_answered_and_open_again() -> None:
    talk = question_answered(a_talk(), 1, answered=True)
    assert talk.plan is not None
    assert [question.answered for question in talk.plan.questions] == [False, True]
    assert question_answered(talk, 1, answered=False).plan == a_talk().plan


def test_letters_that_fit_one_account_and_its_deals_mean_the_account() -> None:
    quarry = Whom(words="Quarry Lane Dairies", account_id=key(1))
    loggers = Whom(words="Quarry Lane Dairies: Loggers", account_id=key(1), deal_id=key(2))
    other = Whom(words="Quarry Hill: Press", account_id=key(3), deal_id=key(4))
    known = (quarry, loggers, other)
    assert account_of(meant(known, "quarry lane")) == [quarry]
    assert account_of(meant(known, "loggers")) == [loggers]
    assert account_of(meant(known, "quarry")) == [quarry, loggers, other]
    assert account_of([loggers, other]) == [loggers, other]
    assert account_of([]) == []


def test_the_day_of_the_act_is_kept_with_it() -> None:
    talk = answering(a_talk(), agreed="She signs", agreed_by=date(2026, 12, 4), outcome=OutcomeClass.ADVANCE)
    assert evaluation_of(talk).is_commitment
