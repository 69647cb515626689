"""What a stage needs from the customer before a deal leaves it, and what that makes of the deal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from salesdesk.domain.deal import ExitCriterion, Stage
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.proving import counted_back, lacking_before, require_evidence, unproven_of, wanted
from salesdesk.domain.refusals import Unproven
from tests.domain.examples import a_deal, a_stage, key

DAY = date(2026, 12, 1)


def criterion(number: int, text: str) -> ExitCriterion:
    return ExitCriterion(id=key(number), text=text)


WHO, BUDGET, NEEDS, CHOSE = (
    criterion(n, text) for n, text in enumerate(("who decides", "which budget", "what it has to do", "the option"), 900)
)
FIRST = a_stage(name="First", order=0)
QUALIFIED = a_stage(name="Qualified", order=1, criteria=(WHO, BUDGET), expected_days=10)
SOLUTION = a_stage(name="Solution", order=2, criteria=(NEEDS,), expected_days=20)
PROPOSAL = a_stage(name="Proposal", order=3, criteria=(CHOSE,))
STAGES = (PROPOSAL, FIRST, SOLUTION, QUALIFIED)


def met(*criteria: ExitCriterion, on: date = DAY, deal: UUID | None = None) -> list[Evidence]:
    return [
        Evidence(id=key(), deal_id=deal or key(), what="did it", happened_on=on, criterion_id=one.id)
        for one in criteria
    ]


def texts(found: tuple[tuple[Stage, ExitCriterion], ...]) -> list[str]:
    return [one.text for _, one in found]


def test_4_8_a_stage_may_not_move_without_what_the_customer_has_to_do_in_it() -> None:
    deal = a_deal(stage_id=QUALIFIED.id)
    with pytest.raises(Unproven) as refused:
        require_evidence(deal, STAGES, SOLUTION, met(WHO))
    assert (refused.value.stage, refused.value.missing) == ("Solution", ("which budget",))
    require_evidence(deal, STAGES, SOLUTION, met(WHO, BUDGET))


def test_4_8_moving_on_over_a_stage_needs_what_that_stage_needs_too_in_their_order() -> None:
    found = wanted(a_deal(stage_id=QUALIFIED.id), STAGES, PROPOSAL, met(BUDGET))
    assert texts(found) == ["who decides", "what it has to do"]
    assert [stage.name for stage, _ in found] == ["Qualified", "Solution"]


@pytest.mark.parametrize("to", [FIRST, QUALIFIED, SOLUTION])
def test_4_8_moving_back_or_nowhere_needs_nothing(to: Stage) -> None:
    require_evidence(a_deal(stage_id=SOLUTION.id), STAGES, to, ())


def test_4_8_a_deal_without_a_stage_enters_one_without_being_asked() -> None:
    assert wanted(a_deal(), STAGES, PROPOSAL, ()) == ()


def test_3_8_a_deal_is_unproven_by_what_stages_before_its_own_lack() -> None:
    there, whole, early = (a_deal(stage_id=stage.id) for stage in (SOLUTION, SOLUTION, QUALIFIED))
    noted = {there.id: met(WHO), whole.id: met(WHO, BUDGET)}
    assert unproven_of((there, whole, early, a_deal()), STAGES, noted) == {there.id}
    assert texts(lacking_before(STAGES, SOLUTION, noted[there.id])) == ["which budget"]


def test_3_8_stages_without_criteria_leave_every_deal_proven() -> None:
    plain = tuple(replace(stage, criteria=()) for stage in STAGES)
    assert unproven_of([a_deal(stage_id=PROPOSAL.id)], plain, {}) == frozenset()


def test_l9_what_is_open_is_counted_back_from_the_day_of_signing() -> None:
    sign_by = DAY + timedelta(days=40)
    steps = counted_back(STAGES, QUALIFIED.id, met(WHO), sign_by)
    told = [(step.stage.name, step.criterion.text if step.criterion else "", step.by) for step in steps]
    # Proposal says no days and takes 14: Solution is over 14 days before the signature, Qualified 20 before that.
    assert told == [
        ("Qualified", "which budget", sign_by - timedelta(days=34)),
        ("Solution", "what it has to do", sign_by - timedelta(days=14)),
        ("Proposal", "the option", sign_by),
    ]


def test_l9_a_stage_without_criteria_is_a_step_by_itself_and_one_that_is_met_is_none() -> None:
    steps = counted_back(STAGES, FIRST.id, met(WHO, BUDGET, NEEDS, CHOSE), DAY)
    assert [(step.stage.name, step.criterion) for step in steps] == [("First", None)]
