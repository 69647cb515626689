"""After the call, on a real desk: due within a day, closed as one step, what it taught flows back (2.3, 4.31)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from salesdesk.application.changes import Step
from salesdesk.application.desk import Desk
from salesdesk.bootstrap import new_desk
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.evaluation import Evaluation, OutcomeClass, Reached
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.meeting import CallPlan, ExpectedReturn, Meeting
from salesdesk.domain.moment import Moment
from salesdesk.domain.objection import PlanObjection
from salesdesk.domain.refusals import Missing
from salesdesk.domain.research import Finding, FindingKind
from tests.application.moving import moved_on
from tests.doubles.clocks import StillClock

TODAY = date(2026, 12, 1)
ENDS = datetime(2026, 12, 1, 10, 15, tzinfo=UTC)
PLAN = CallPlan(objective="Greta Holm signs the pilot order by 4 December", prospect_gets="A line plan")
PROMISED = Evaluation(
    reached=Reached.LEAST,
    outcome=OutcomeClass.ADVANCE,
    learnt="They buy in spring",
    agreed="Greta shows the plan to her board",
    agreed_by=date(2026, 12, 8),
)


@pytest.fixture
def clock() -> StillClock:
    return StillClock(ENDS)


@pytest.fixture
def desk(tmp_path: Path, clock: StillClock) -> Iterator[Desk]:
    opened = new_desk(tmp_path / "mine.salesdesk", currency="EUR", clock=clock)
    opened.setting_up.introduce("Ilse Brandt", "ilse@brandt.example", "IB")
    settings = opened.setting_up.settings()
    opened.selling.keep(settings, replace(settings, zone="Europe/Berlin"))
    yield opened
    opened.close()


@pytest.fixture
def deal(desk: Desk) -> Deal:
    account = desk.selling.new_account("Hallertau Malt", "Food").made(Account)
    desk.selling.new_person(account, "Greta Holm", "Head of production")
    made = desk.selling.new_deal("Press line", account_id=account).made(Deal)
    moved_on(desk, made, desk.selling.stages()[1].id)
    return desk.selling.deal(made).deal


def planned(desk: Desk, deal: Deal, clock: time = time(10, 30), **given: Any) -> UUID:
    """Return a planned call of three quarters of an hour, changed by the fields given."""
    key = desk.preparing.plan_call(deal_id=deal.id).made(Meeting)
    change(desk, key, starts=Moment.of(TODAY, clock, "Europe/Berlin"), **{"minutes": 45, "plan": PLAN} | given)
    return key


def change(desk: Desk, key: UUID, **fields: Any) -> Step:
    before = meeting_of(desk, key)
    return desk.selling.keep(before, replace(before, **fields))


def meeting_of(desk: Desk, key: UUID) -> Meeting:
    return desk.preparing.view(key).meeting


def findings(desk: Desk, deal: Deal) -> list[Finding]:
    assert deal.account_id is not None
    with desk.changes.store.reading() as look:
        return list(look.rows.findings_of(deal.account_id))


def acts(desk: Desk, deal: Deal) -> list[Evidence]:
    """What the customer promised in a call; what was noted to move the deal stands beside it."""
    with desk.changes.store.reading() as look:
        return [one for one in look.rows.evidence_of(deal.id) if one.criterion_id is None]


def test_4_31_a_call_is_to_be_evaluated_from_its_end_on(desk: Desk, deal: Deal, clock: StillClock) -> None:
    key = planned(desk, deal)
    clock.at = ENDS - timedelta(minutes=1)
    assert desk.evaluating.due() == []
    clock.at = ENDS
    (row,) = desk.evaluating.due()
    assert (row.id, row.ends_at, row.evaluated_at) == (key, ENDS, None)
    assert meeting_of(desk, key).evaluation_due == ENDS + timedelta(hours=24)
    clock.at = ENDS + timedelta(days=30)
    assert [row.id for row in desk.evaluating.due()] == [key], "late ones stay until they are evaluated"


def test_4_31_a_call_that_was_held_early_waits_as_well_and_the_oldest_comes_first(desk: Desk, deal: Deal) -> None:
    to_come = planned(desk, deal, time(23, 0))
    over = planned(desk, deal, time(1, 0))
    yesterday = planned(desk, deal, time(22, 0))
    assert [row.id for row in desk.evaluating.due()] == [over]
    desk.discussing.hold(yesterday, TODAY - timedelta(days=1))
    assert [row.id for row in desk.evaluating.due()] == [yesterday, over]
    assert meeting_of(desk, to_come).held_on is None


def test_4_31_a_closed_evaluation_waits_no_longer(desk: Desk, deal: Deal, clock: StillClock) -> None:
    key = planned(desk, deal, time(1, 0), evaluation=PROMISED)
    desk.evaluating.close(key)
    closed = meeting_of(desk, key)
    assert closed.is_evaluated
    assert closed.evaluation == replace(PROMISED, done_at=clock.at)
    assert desk.evaluating.due() == []
    desk.evaluating.reopen(key)
    assert meeting_of(desk, key).evaluation == PROMISED
    assert [row.id for row in desk.evaluating.due()] == [key]


def test_4_31_what_was_learnt_becomes_a_finding_and_the_promise_evidence(desk: Desk, deal: Deal) -> None:
    key = planned(desk, deal, evaluation=PROMISED)
    desk.evaluating.close(key)
    (finding,) = findings(desk, deal)
    assert (finding.kind, finding.text, finding.found_on) == (FindingKind.PROSPECT, "They buy in spring", TODAY)
    assert finding.account_id == deal.account_id
    (act,) = acts(desk, deal)
    assert (act.what, act.happened_on) == ("Greta shows the plan to her board", TODAY)
    assert (act.stage_id, act.meeting_id) == (deal.stage_id, key)


def test_4_12_what_one_person_alone_told_us_is_theirs(desk: Desk, deal: Deal) -> None:
    assert deal.account_id is not None
    ben = desk.selling.new_person(deal.account_id, "Ben Lund", "Buyer").made(Person)
    greta = next(p.id for p in desk.preparing.view(planned(desk, deal)).known_people if p.id != ben)
    desk.evaluating.close(planned(desk, deal, evaluation=PROMISED, people=(greta,)))
    desk.evaluating.close(planned(desk, deal, evaluation=replace(PROMISED, learnt="Two"), people=(greta, ben)))
    assert {finding.text: finding.said_by for finding in findings(desk, deal)} == {
        "They buy in spring": greta,
        "Two": None,
    }


def test_4_31_closing_is_one_step_that_undo_takes_back_whole(desk: Desk, deal: Deal) -> None:
    key = planned(desk, deal, evaluation=PROMISED)
    before = meeting_of(desk, key)
    step = desk.evaluating.close(key)
    after = meeting_of(desk, key)
    desk.changes.undo(step)
    assert meeting_of(desk, key) == before
    assert (findings(desk, deal), acts(desk, deal)) == ([], [])
    desk.changes.redo(step)
    assert meeting_of(desk, key) == after
    assert (len(findings(desk, deal)), len(acts(desk, deal))) == (1, 1)


def test_4_31_closed_once_more_nothing_is_there_twice_and_what_was_kept_beside_it_stays(desk: Desk, deal: Deal) -> None:
    key = planned(desk, deal, evaluation=PROMISED)
    first = desk.evaluating.close(key)
    (finding,) = findings(desk, deal)
    desk.selling.keep(finding, replace(finding, source="Said on the phone", kind=FindingKind.CUSTOMER))
    desk.evaluating.reopen(key)
    assert (len(findings(desk, deal)), len(acts(desk, deal))) == (1, 1), "what flowed back stays"
    change(desk, key, evaluation=replace(PROMISED, learnt="They buy in May", agreed="Greta calls her board"))
    again = desk.evaluating.close(key)
    (corrected,) = findings(desk, deal)
    assert (corrected.text, corrected.source, corrected.kind) == (
        "They buy in May",
        "Said on the phone",
        FindingKind.CUSTOMER,
    )
    assert [act.what for act in acts(desk, deal)] == ["Greta calls her board"]
    desk.changes.undo(again)
    assert [f.text for f in findings(desk, deal)] == ["They buy in spring"]
    assert first.keys == again.keys


def test_4_31_what_is_no_longer_said_goes_and_comes_back_with_undo(desk: Desk, deal: Deal) -> None:
    key = planned(desk, deal, evaluation=PROMISED)
    desk.evaluating.close(key)
    desk.evaluating.reopen(key)
    change(desk, key, evaluation=Evaluation(reached=Reached.NEITHER, outcome=OutcomeClass.NO))
    step = desk.evaluating.close(key)
    assert (findings(desk, deal), acts(desk, deal)) == ([], [])
    desk.changes.undo(step)
    assert (len(findings(desk, deal)), len(acts(desk, deal))) == (1, 1)


def test_2_3_without_a_promise_there_is_no_evidence_and_without_news_no_finding(desk: Desk, deal: Deal) -> None:
    talked = Evaluation(reached=Reached.NEITHER, outcome=OutcomeClass.CONTINUATION, agreed="We talk again")
    step = desk.evaluating.close(planned(desk, deal, evaluation=talked))
    assert [edit.key[0] for edit in step.edits] == [Meeting]
    assert (findings(desk, deal), acts(desk, deal)) == ([], [])


def test_4_31_a_call_that_was_only_planned_was_held_on_its_day_in_the_stage_of_its_deal(desk: Desk, deal: Deal) -> None:
    key = planned(desk, deal, evaluation=PROMISED)
    assert meeting_of(desk, key).held_on is None
    desk.evaluating.close(key)
    assert (meeting_of(desk, key).held_on, meeting_of(desk, key).stage_id) == (TODAY, deal.stage_id)
    held = planned(desk, deal, evaluation=PROMISED)
    desk.discussing.hold(held, TODAY - timedelta(days=3))
    desk.evaluating.close(held)
    assert meeting_of(desk, held).held_on == TODAY - timedelta(days=3)
    assert [act.happened_on for act in acts(desk, deal)] == [TODAY, TODAY - timedelta(days=3)]


@pytest.mark.parametrize(("without", "what"), [({"agreed": " "}, "agreed"), ({"agreed_by": None}, "agreed_by")])
def test_2_3_an_advance_without_act_or_day_is_refused_and_nothing_is_kept(
    desk: Desk, deal: Deal, without: dict[str, Any], what: str
) -> None:
    key = planned(desk, deal)
    before = meeting_of(desk, key)
    with pytest.raises(Missing) as refused:
        change(desk, key, evaluation=replace(PROMISED, **without))
    assert refused.value.what == what
    assert meeting_of(desk, key) == before


@pytest.mark.parametrize(
    ("begun", "what"), [(None, "outcome"), (Evaluation(outcome=OutcomeClass.NO, learnt="Spring"), "reached")]
)
def test_4_31_what_came_of_it_is_needed_to_close(desk: Desk, deal: Deal, begun: Evaluation | None, what: str) -> None:
    key = planned(desk, deal, evaluation=begun)
    with pytest.raises(Missing) as refused:
        desk.evaluating.close(key)
    assert (refused.value.what, refused.value.where) == (what, "evaluation")
    assert (meeting_of(desk, key).held_on, findings(desk, deal)) == (None, [])
    change(desk, key, plan=CallPlan(), evaluation=Evaluation(outcome=OutcomeClass.NO))
    desk.evaluating.close(key)
    assert meeting_of(desk, key).is_evaluated, "a call without an objective cannot have reached it"


def test_a_call_on_a_deal_alone_tells_its_account(desk: Desk, deal: Deal) -> None:
    key = planned(desk, deal, evaluation=PROMISED, account_id=None, people=())
    desk.evaluating.close(key)
    assert [f.account_id for f in findings(desk, deal)] == [deal.account_id]


def test_2_3_b10_the_report_tells_what_calls_brought(desk: Desk, deal: Deal) -> None:
    expected = ExpectedReturn(quantity=Decimal(4), unit="orders", actual=Decimal(1))
    desk.evaluating.close(planned(desk, deal, evaluation=PROMISED, plan=replace(PLAN, expected=expected)))
    talked = Evaluation(outcome=OutcomeClass.CONTINUATION)
    desk.evaluating.close(still := planned(desk, deal, evaluation=talked, plan=CallPlan()))
    desk.discussing.record(TODAY, deal_id=deal.id)
    planned(desk, deal)
    report = desk.evaluating.report()
    assert (report.all.calls, report.all.advances.value, report.all.advances.n) == (3, 0.5, 2)
    assert (report.all.with_objective.value, report.all.evaluated.value) == (1 / 3, 2 / 3)
    assert [(one.unit, one.accuracy) for one in report.all.returns] == [("orders", Decimal("0.25"))]
    assert [(one.rep, one.calls) for one in report.reps] == [("Ilse Brandt", 3)]
    assert [call.id for call in report.without_advance] == [still]


def test_b14_an_objection_that_was_raised_is_met_by_deals_like_this_one(desk: Desk, deal: Deal) -> None:
    met = PlanObjection(words="Too early for us", answer="Two weeks of fitting", raised=True, worked=True)
    key = planned(desk, deal, evaluation=PROMISED, plan=replace(PLAN, objections=(met,)))
    assert desk.library.objections_like(deal.id, None).records == ()
    desk.evaluating.close(key)
    seen = desk.library.objections_like(deal.id, None)
    assert [(one.words, one.calls, one.answers[0].success.n) for one in seen.records] == [("Too early for us", 1, 1)]
    assert seen.pooled
