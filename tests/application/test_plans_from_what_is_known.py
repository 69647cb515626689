"""A new plan on a real desk is usable at once: account, people, open follow-ups and findings are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.following_up import Asked
from salesdesk.domain.account import Account, Person
from salesdesk.domain.call_strategy import Question
from salesdesk.domain.deal import BuyingRole, Deal
from salesdesk.domain.evaluation import Evaluation, OutcomeClass
from salesdesk.domain.meeting import CallPlan, Meeting
from salesdesk.domain.objection import PlanObjection
from salesdesk.domain.refusals import Missing
from tests.application.moving import moved_on

TODAY = date(2026, 12, 1)
PLAN = CallPlan(
    questions=(Question(text="Who else?"), Question(text="How many?", answered=True)),
    objections=(PlanObjection(words="Too dear", answer="Less a year", raised=True, worked=False),),
)


@pytest.fixture
def deal(desk: Desk) -> Deal:
    """Return a deal with a decider, at an account with two people."""
    account = desk.selling.new_account("Quarry Lane Dairies", "Food").made(Account)
    key = desk.selling.new_deal("Loggers", account_id=account).made(Deal)
    maeve = desk.selling.new_person(account, "Maeve Tierney").made(Person)
    desk.selling.new_person(account, "Oisín Brannigan")
    desk.preparing.set_role(key, maeve, BuyingRole.DECIDES)
    return desk.selling.deal(key).deal


def held(desk: Desk, deal: Deal) -> UUID:
    """Hold a call with a plan, learn something in it, and book what comes next."""
    key = desk.preparing.plan_call(deal_id=deal.id).made(Meeting)
    before = desk.preparing.view(key).meeting
    desk.selling.keep(before, replace(before, plan=PLAN))
    desk.discussing.hold(key)
    before = desk.discussing.view(key).meeting
    done = Evaluation(outcome=OutcomeClass.CONTINUATION, learnt="The board meets in March")
    desk.selling.keep(before, replace(before, evaluation=done))
    desk.evaluating.close(key)
    asked = Asked(topic="Send the plan", deal_id=deal.id, day=TODAY + timedelta(days=2), clock=time(14))
    desk.following_up.book(asked)
    return key


def people_of(desk: Desk, deal: Deal) -> Sequence[Person]:
    assert deal.account_id is not None
    return desk.selling.account(deal.account_id).people


@pytest.mark.parametrize("alone", [True, False], ids=["from the account", "from the deal"])
def test_a_new_plan_has_account_people_open_follow_ups_findings_and_what_is_open(
    desk: Desk, deal: Deal, alone: bool
) -> None:
    held(desk, deal)
    wanted = {"account_id": deal.account_id} if alone else {"deal_id": deal.id}
    view = desk.preparing.view(desk.preparing.plan_call(**wanted).made(Meeting))
    assert view.account is not None
    assert (view.account.id, view.deal and view.deal.id) == (deal.account_id, deal.id)
    assert [person.name for person in view.people] == ["Maeve Tierney"]
    assert [row.follow_up.topic for row in view.follow_ups] == ["Send the plan"]
    assert [finding.text for finding in view.findings] == ["The board meets in March"]
    assert [question.text for question in view.plan.questions] == ["Who else?"]
    assert [(o.words, o.raised) for o in view.plan.objections] == [("Too dear", None)]
    assert (view.meeting.starts, view.meeting.held_on, view.plan.objective) == (None, None, "")


def test_the_next_meeting_is_planned_and_taken_back(desk: Desk, deal: Deal) -> None:
    before = held(desk, deal)
    step = desk.preparing.plan_next(before)
    assert desk.preparing.view(step.made(Meeting)).plan.questions == (Question(text="Who else?"),)
    desk.changes.undo(step)
    assert [row.id for row in desk.preparing.planned()] == [before]


@pytest.mark.parametrize("days", [(3, 9), (9, 3)])
def test_the_last_contact_is_the_newest_whatever_was_recorded_first(
    desk: Desk, deal: Deal, days: tuple[int, int]
) -> None:
    person = people_of(desk, deal)[0]
    for ago in days:
        key = desk.discussing.record(TODAY - timedelta(days=ago), account_id=deal.account_id).made(Meeting)
        talk = desk.discussing.view(key).meeting
        desk.selling.keep(talk, replace(talk, people=(person.id,)))
    view = desk.preparing.view(desk.preparing.plan_call(deal_id=deal.id).made(Meeting))
    assert view.last_contacts == {person.id: TODAY - timedelta(days=3)}


def test_whoever_waits_for_us_takes_part_in_the_first_plan(desk: Desk, deal: Deal) -> None:
    known = {person.person_id for person in deal.people}
    waiting = next(person for person in people_of(desk, deal) if person.id not in known)
    kept = desk.selling.deal(deal.id).deal
    desk.selling.keep(kept, replace(kept, people=()))
    asked = Asked(
        topic="Call back", deal_id=deal.id, person_id=waiting.id, day=TODAY + timedelta(days=2), clock=time(14)
    )
    desk.following_up.book(asked)
    view = desk.preparing.view(desk.preparing.plan_call(deal_id=deal.id).made(Meeting))
    assert [person.id for person in view.people] == [waiting.id]


def test_4_12_the_age_at_which_a_finding_is_checked_again_is_that_of_the_settings(desk: Desk, deal: Deal) -> None:
    settings = desk.setting_up.settings()
    desk.selling.keep(settings, replace(settings, check_again_days=30))
    key = desk.preparing.plan_call(deal_id=deal.id).made(Meeting)
    assert desk.preparing.view(key).check_again_days == 30


def test_a_plan_is_for_somebody(desk: Desk) -> None:
    with pytest.raises(Missing):
        desk.preparing.plan_call()


def test_4_31_today_asks_for_the_newest_calls_first_and_no_longer_for_those_evaluated(desk: Desk, deal: Deal) -> None:
    held(desk, deal)
    first, second = (desk.preparing.plan_call(deal_id=deal.id).made(Meeting) for _ in range(2))
    desk.discussing.hold(first, TODAY - timedelta(days=3))
    desk.discussing.hold(second, TODAY - timedelta(days=1))
    assert [row.id for row in desk.today.view().to_evaluate] == [second, first]


def test_the_talk_names_the_stage_behind_that_of_the_deal_and_none_in_the_last(desk: Desk, deal: Deal) -> None:
    key, stages = held(desk, deal), desk.selling.stages()
    assert desk.discussing.view(key).next_stage == stages[1]
    moved_on(desk, deal.id, stages[-1].id)
    assert desk.discussing.view(key).next_stage is None
