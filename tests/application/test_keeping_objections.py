"""An objection of a plan goes into the library, over a real desk."""

from __future__ import annotations

from uuid import UUID

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.objections_known import known_for, rates_against
from salesdesk.application.plan_editing import objection_put
from salesdesk.domain.account import Account
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.objection import ObjectionKind, PlanObjection

SAID = PlanObjection(
    words="Nordfrost is cheaper 🧊", kind=ObjectionKind.PRICE, answer="Μετράμε τον χρόνο", proof="p. 2"
)


@pytest.fixture
def plan(desk: Desk) -> UUID:
    account = desk.selling.new_account("Quarry Lane Dairies", "Food").made(Account)
    key = desk.preparing.plan_call(account_id=account).made(Meeting)
    before = desk.preparing.view(key).meeting
    desk.selling.keep(before, objection_put(before, 0, SAID))
    return key


def test_4_20_keeping_an_objection_links_the_plan_and_is_one_step_to_take_back(desk: Desk, plan: UUID) -> None:
    step = desk.library.keep_objection(plan, 0)
    (view,) = desk.library.objections()
    (planned,) = desk.preparing.view(plan).plan.objections
    assert (view.objection.words, view.objection.kind) == (SAID.words, ObjectionKind.PRICE)
    assert planned.objection_id == view.objection.id
    assert planned.answer_id == view.objection.answers[0].id
    desk.changes.undo(step)
    assert desk.library.objections() == []
    assert desk.preparing.view(plan).plan.objections == (SAID,)


def test_4_20_the_same_words_in_another_plan_add_an_answer_not_an_objection(desk: Desk, plan: UUID) -> None:
    desk.library.keep_objection(plan, 0)
    before = desk.preparing.view(plan).meeting
    desk.selling.keep(
        before, objection_put(before, 1, PlanObjection(words="NORDFROST is cheaper 🧊", answer="Per year?"))
    )
    desk.library.keep_objection(plan, 1)
    (view,) = desk.library.objections()
    assert [answer.answer for answer in view.objection.answers] == [SAID.answer, "Per year?"]
    first, second = desk.preparing.view(plan).plan.objections
    assert first.objection_id == second.objection_id == view.objection.id
    assert desk.library.keep_objection(plan, 1).edits == (), "nothing is kept twice"


def test_b14_what_is_known_for_a_call_holds_the_library_and_what_was_met(desk: Desk, plan: UUID) -> None:
    desk.library.keep_objection(plan, 0)
    known = known_for(desk.library, None, desk.preparing.view(plan).meeting.account_id)
    assert [view.objection.words for view in known.library] == [SAID.words]
    assert (known.met.records, known.met.pooled) == ((), True)
    assert [offer.answer for offer in known.answers(PlanObjection(words="nordfrost IS cheaper 🧊"))] == [SAID.answer]


def test_4_4_a_competitor_that_was_put_away_has_no_win_rate(desk: Desk) -> None:
    cards = [Competitor(id=UUID(int=n), name=f"Rival {n}") for n in (1, 2)]
    for card in cards:
        desk.selling.keep(None, card)
    desk.selling.archive(Competitor, cards[0].id)
    assert set(rates_against(desk.library, [card.id for card in cards])) == {cards[1].id}
