from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.meeting import CallPlan, ExpectedReturn, Meeting, PlanPart, missing_parts, not_ready, ready
from salesdesk.domain.moment import Moment
from salesdesk.domain.objection import PlanObjection
from salesdesk.domain.refusals import Missing
from tests.domain.examples import key

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
STARTS = Moment.of(date(2026, 12, 1), time(10, 30), "Europe/Berlin")
ANSWERED = PlanObjection(words="Too dear", answer="The pilot pays for itself in March")


def _plan(**fields: Any) -> CallPlan:
    whole: dict[str, Any] = {
        "objective": "Ida picks option A or B by 3 December",
        "prospect_gets": "a plan for the second hall",
        "expected": ExpectedReturn(quantity=Decimal(1), unit="decision"),
        "objections": (ANSWERED,),
        "questions": ("Who signs?",),
    }
    return CallPlan(**whole | fields)


def _meeting(plan: CallPlan | None = None, **fields: Any) -> Meeting:
    whole: dict[str, Any] = {"id": key(), "starts": STARTS, "people": (key(),), "plan": plan or _plan()}
    return Meeting(**whole | fields)


def test_2_1_no_call_is_ready_without_an_objective() -> None:
    for objective in ("", "  \n"):
        with pytest.raises(Missing) as refused:
            ready(_meeting(_plan(objective=objective)), AT)
        assert refused.value.what == "objective"
    with pytest.raises(Missing):
        ready(Meeting(id=key()), AT)


def test_2_4_no_call_is_ready_while_only_we_would_get_something() -> None:
    with pytest.raises(Missing) as refused:
        ready(_meeting(_plan(prospect_gets=" ")), AT)
    assert refused.value.what == "prospect_gets"


def test_2_1_a_ready_call_says_since_when_and_can_be_opened_again() -> None:
    meeting = _meeting(_plan(questions=(), objections=()))
    marked = ready(meeting, AT)
    assert marked.plan is not None
    assert marked.plan.ready_at == AT
    assert not_ready(marked) == meeting


def test_a_whole_plan_misses_nothing() -> None:
    assert missing_parts(_meeting(), 0, smart=True) == ()


def test_an_empty_plan_misses_all_five_in_the_order_of_the_page() -> None:
    assert missing_parts(Meeting(id=key()), 0, smart=False) == tuple(PlanPart)


def test_2_2_the_objective_counts_when_all_lamps_are_met() -> None:
    assert missing_parts(_meeting(), 0, smart=False) == (PlanPart.OBJECTIVE,)


@pytest.mark.parametrize(
    "objections", [(), (PlanObjection(words="Too dear"),), (ANSWERED, PlanObjection(words="Not now", answer=" "))]
)
def test_4_20_every_expected_objection_needs_a_planned_answer(objections: tuple[PlanObjection, ...]) -> None:
    assert missing_parts(_meeting(_plan(objections=objections)), 0, smart=True) == (PlanPart.OBJECTIONS,)


def test_4_20_afterwards_it_is_known_whether_an_objection_came_and_the_answer_worked() -> None:
    assert (ANSWERED.raised, ANSWERED.worked) == (None, None)
    after = replace(ANSWERED, raised=True, worked=False)
    assert after.answered
    assert missing_parts(_meeting(_plan(objections=(after,))), 0, smart=True) == ()


@pytest.mark.parametrize(
    ("expected", "prospect_gets"),
    [
        (ExpectedReturn(unit="decision"), "a plan"),
        (ExpectedReturn(quantity=Decimal(1), unit=" "), "a plan"),
        (ExpectedReturn(quantity=Decimal(1), unit="decision"), ""),
    ],
)
def test_4_21_the_expected_return_is_a_quantity_with_a_unit_and_something_for_them(
    expected: ExpectedReturn, prospect_gets: str
) -> None:
    plan = _plan(expected=expected, prospect_gets=prospect_gets)
    assert missing_parts(_meeting(plan), 0, smart=True) == (PlanPart.RETURN,)


def test_4_21_a_return_of_zero_is_still_a_quantity() -> None:
    nothing = ExpectedReturn(quantity=Decimal(0), unit="euro")
    assert missing_parts(_meeting(_plan(expected=nothing)), 0, smart=True) == ()


@pytest.mark.parametrize("fields", [{"starts": None}, {"people": ()}])
def test_a_call_needs_a_moment_and_people(fields: dict[str, Any]) -> None:
    assert missing_parts(_meeting(**fields), 0, smart=True) == (PlanPart.MOMENT,)


@pytest.mark.parametrize(
    ("findings", "questions", "missing"), [(0, (), True), (1, (), False), (0, ("Who signs?",), False)]
)
def test_4_11_4_12_4_13_a_finding_or_a_question_to_ask_counts_in_readiness(
    findings: int, questions: tuple[str, ...], *, missing: bool
) -> None:
    meeting = _meeting(_plan(questions=questions))
    assert missing_parts(meeting, findings, smart=True) == ((PlanPart.RESEARCH,) if missing else ())


def test_a_meeting_that_was_held_is_a_discussion() -> None:
    assert not _meeting().is_discussion
    assert _meeting(held_on=date(2026, 12, 1)).is_discussion
