"""What plans and reports read: buying processes, evidence, objections met, calls held, materials, rivals' deals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from salesdesk.domain.account import Account, Affiliation, Person
from salesdesk.domain.buying_process import BuyerStep, BuyingProcess, Rival
from salesdesk.domain.call_report import HeldCall
from salesdesk.domain.call_strategy import Question
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import BuyingRole, Deal, DealPerson, LossReason, ReasonCode, Stage, Status
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.evaluation import Evaluation, OutcomeClass, Reached
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.material import Material
from salesdesk.domain.meeting import CallPlan, ExpectedReturn, Meeting
from salesdesk.domain.objection import Objection, ObjectionKind, PlanObjection
from salesdesk.domain.objections_met import ObjectionMet
from salesdesk.domain.objective import Setting
from salesdesk.domain.research import Finding, FindingKind
from salesdesk.store.desk_file import SqlStore
from tests.store.making import NOW, moment, stamp

ADA = Rep(id=uuid4(), name="Ada Holm")
DEMO, CLOSE = (Stage(id=uuid4(), name=name, order=at, chance=at / 10) for at, name in enumerate(("Demo", "Close"), 1))
FOODS = Account(id=uuid4(), name="Ζωή Foods", industry="Food & drink")
LIFTS = Account(id=uuid4(), name="Åkerman Lifts", industry="Machines")
DEAL = Deal(id=uuid4(), title="Cold store", currency="EUR", account_id=FOODS.id, stage_id=CLOSE.id)
OTHER = Deal(id=uuid4(), title="Lift", currency="EUR", account_id=LIFTS.id)
KALTWERK, FROST = (Competitor(id=uuid4(), name=name) for name in ("Kaltwerk Süd", "Frost"))
LIST, SAMPLE = (Material(id=uuid4(), name=name) for name in ("Reference list", "Sample"))
PROCESS = BuyingProcess(id=uuid4(), deal_id=DEAL.id, done=frozenset({BuyerStep.SPOKE}), spoke_to="Frost")


def keep(store: SqlStore, *values: Any) -> None:
    with store.writing() as work:
        for value in values:
            work.put(None, value, stamp())


def put_away(store: SqlStore, *values: Any) -> None:
    with store.writing() as work:
        for value in values:
            work.put(value, None, stamp())


def meeting(**given: Any) -> Meeting:
    return replace(Meeting(id=uuid4(), deal_id=DEAL.id, rep_id=ADA.id), **given)


@pytest.fixture(autouse=True)
def a_desk_that_sells(store: SqlStore) -> None:
    keep(store, ADA, DEMO, CLOSE, FOODS, LIFTS, DEAL, OTHER, KALTWERK, FROST, LIST, SAMPLE)


def test_3_1_the_process_of_a_deal_is_found_until_it_is_put_away(store: SqlStore) -> None:
    keep(store, PROCESS)
    with store.reading() as look:
        assert look.rows.process_of(DEAL.id) == PROCESS
        assert look.rows.process_of(OTHER.id) is None
    put_away(store, PROCESS)
    with store.reading() as look:
        assert look.rows.process_of(DEAL.id) is None


def test_4_8_what_a_customer_did_comes_newest_first(store: SqlStore) -> None:
    acts = [Evidence(id=uuid4(), deal_id=DEAL.id, what=f"{day}.", happened_on=date(2026, 10, day)) for day in (3, 9, 5)]
    keep(store, *acts, gone := replace(acts[0], id=uuid4()), replace(acts[0], id=uuid4(), deal_id=OTHER.id))
    put_away(store, gone)
    with store.reading() as look:
        assert look.rows.evidence_of(DEAL.id) == [acts[1], acts[2], acts[0]]


def test_4_4_a_competitors_deals_are_those_it_is_named_on_and_those_lost_to_it_by_name(store: SqlStore) -> None:
    to_them = LossReason(code=ReasonCode.COMPETITOR_PRICE, competitor="  KALTWERK  sud ")
    reasons = (LossReason(code=ReasonCode.NO_BUDGET), to_them)
    lost = replace(OTHER, id=uuid4(), status=Status.LOST, closed_on=date(2026, 10, 1), reasons=reasons)
    unknown = replace(lost, id=uuid4(), reasons=(replace(to_them, competitor=" "),))
    keep(store, replace(PROCESS, rivals=(Rival(competitor_id=FROST.id), Rival(competitor_id=KALTWERK.id))))
    keep(
        store,
        lost,
        unknown,
        ended := BuyingProcess(id=uuid4(), deal_id=OTHER.id, rivals=(Rival(competitor_id=FROST.id),)),
    )
    put_away(store, ended)
    with store.reading() as look:
        assert look.rows.deals_against(KALTWERK.id) == {DEAL.id, lost.id}
        assert look.rows.deals_against(FROST.id) == {DEAL.id}
        assert look.rows.deals_against(uuid4()) == frozenset()


def objection(words: str, **given: Any) -> PlanObjection:
    return PlanObjection(words=words, raised=True, **given)


def test_b14_objections_are_met_in_calls_that_were_held(store: SqlStore) -> None:
    library = Objection(id=uuid4(), words="Too dear")
    dear = objection("Dear!", kind=ObjectionKind.PRICE, answer="Rent it", proof="Sum", worked=True)
    dear = replace(dear, objection_id=library.id)
    late, expected, unheard = objection("Late"), PlanObjection(words="Who?"), PlanObjection(words="No", raised=False)
    new = meeting(plan=CallPlan(objections=(expected, late, unheard)), held_on=date(2026, 10, 9))
    old = meeting(plan=CallPlan(objections=(dear,)), held_on=date(2026, 9, 1), stage_id=DEMO.id)
    elsewhere = meeting(deal_id=None, account_id=LIFTS.id, held_on=date(2026, 10, 1), plan=CallPlan(objections=(late,)))
    planned, gone = (meeting(id=uuid4(), plan=CallPlan(objections=(late,)), starts=moment(9)) for _ in range(2))
    keep(store, library, new, old, elsewhere, planned, gone := replace(gone, held_on=date(2026, 10, 1)))
    put_away(store, gone)
    with store.reading() as look:
        met = look.rows.objections_met()
    assert [one.words for one in met] == ["Dear!", "Late", "Late"], "oldest first, raised ones of live held calls only"
    assert met[0] == ObjectionMet(
        meeting_id=old.id,
        words="Dear!",
        kind=ObjectionKind.PRICE,
        answer="Rent it",
        proof="Sum",
        worked=True,
        segment="Food & drink",
        stage_id=DEMO.id,
        objection_id=library.id,
    )
    assert [(one.segment, one.stage_id) for one in met[1:]] == [("Machines", None), ("Food & drink", CLOSE.id)]


def evaluated(outcome: OutcomeClass | None, *, closed: bool = True) -> Evaluation:
    return Evaluation(outcome=outcome, reached=Reached.BEST, done_at=NOW if closed else None)


def test_2_3_b10_calls_that_were_held_are_reported_newest_first(store: SqlStore) -> None:
    sold = meeting(
        plan=CallPlan(
            objective="Zoë signs", expected=ExpectedReturn(quantity=Decimal(2), unit="rooms", actual=Decimal("1.5"))
        ),
        evaluation=evaluated(OutcomeClass.ORDER),
        held_on=date(2026, 10, 9),
    )
    talked = meeting(deal_id=None, account_id=LIFTS.id, rep_id=None, held_on=date(2026, 10, 3))
    begun = meeting(evaluation=evaluated(OutcomeClass.NO, closed=False), held_on=date(2026, 10, 2), plan=CallPlan())
    keep(store, talked, begun, sold, meeting(starts=moment(9), plan=sold.plan))
    with store.reading() as look:
        calls = look.rows.held_calls()
    assert [call.id for call in calls] == [sold.id, talked.id, begun.id]
    assert calls[0] == HeldCall(
        id=sold.id,
        rep_id=ADA.id,
        rep="Ada Holm",
        account="Ζωή Foods",
        deal="Cold store",
        held_on=date(2026, 10, 9),
        has_objective=True,
        outcome=OutcomeClass.ORDER,
        expected=Decimal(2),
        actual=Decimal("1.5"),
        unit="rooms",
    )
    assert (calls[1].rep_id, calls[1].rep, calls[1].account, calls[1].deal) == (None, "", "Åkerman Lifts", "")
    assert [(call.has_objective, call.outcome) for call in calls[1:]] == [(False, None)] * 2, (
        "an evaluation that is still being written says nothing yet"
    )


def test_3_3_materials_tell_what_came_of_the_calls_that_used_them(store: SqlStore) -> None:
    both, one = CallPlan(materials=(LIST.id, SAMPLE.id)), CallPlan(materials=(LIST.id,))
    held = {"held_on": date(2026, 10, 1)}
    keep(store, meeting(plan=both, evaluation=evaluated(OutcomeClass.ADVANCE), **held))
    keep(store, meeting(plan=one, evaluation=evaluated(OutcomeClass.NO), **held), meeting(plan=one, **held))
    keep(store, meeting(plan=one, evaluation=evaluated(OutcomeClass.NO, closed=False), **held), meeting(plan=both))
    with store.reading() as look:
        used = look.rows.material_outcomes()
    assert sorted((key == LIST.id, str(outcome)) for key, outcome in used) == [
        (False, "advance"),
        (True, "None"),
        (True, "None"),
        (True, "advance"),
        (True, "no"),
    ]


def test_4_13_findings_on_a_competitor_are_seen_on_every_deal_it_is_named_on(store: SqlStore) -> None:
    shared = Finding(id=uuid4(), kind=FindingKind.COMPETITOR, text="Sold by weight", competitor_id=KALTWERK.id)
    ties = replace(shared, id=uuid4(), text="Serves hall 1", account_id=FOODS.id)
    of_other = replace(shared, id=uuid4(), competitor_id=FROST.id)
    keep(store, shared, ties, of_other)
    with store.reading() as look:
        assert {f.id for f in look.rows.findings_of(FOODS.id, [KALTWERK.id])} == {shared.id, ties.id}
        assert {f.id for f in look.rows.findings_of(LIFTS.id, [KALTWERK.id])} == {shared.id}
        assert {f.id for f in look.rows.findings_of(FOODS.id)} == {ties.id}
        assert look.rows.findings_of(LIFTS.id, []) == []


def test_the_list_of_meetings_knows_what_the_plan_knows(store: SqlStore) -> None:
    """Counted in a few statements for all meetings: it has to be what is counted for one."""
    texts = {"kind": FindingKind.INDUSTRY, "text": "Rules"}
    findings = [
        Finding(id=uuid4(), kind=FindingKind.PROSPECT, text="New plant", account_id=FOODS.id),
        Finding(id=uuid4(), subject="FOOD & drink", account_id=FOODS.id, **texts),  # type: ignore[arg-type]
        Finding(id=uuid4(), subject="food & drink", account_id=LIFTS.id, **texts),  # type: ignore[arg-type]
        Finding(id=uuid4(), subject="Machines", **texts),  # type: ignore[arg-type]
        Finding(id=uuid4(), kind=FindingKind.COMPETITOR, text="Dear", competitor_id=FROST.id),
        Finding(id=uuid4(), kind=FindingKind.COMPETITOR, text="Ties", competitor_id=FROST.id, account_id=LIFTS.id),
    ]
    keep(store, *findings, gone := replace(findings[0], id=uuid4()))
    put_away(store, gone)
    keep(store, replace(PROCESS, rivals=(Rival(competitor_id=FROST.id), Rival(competitor_id=KALTWERK.id))))
    asking = CallPlan(questions=(Question(text="When?"), Question(text="Who?", answered=True)))
    keep(store, on_deal := meeting(plan=asking), at_lifts := meeting(deal_id=None, account_id=LIFTS.id))
    keep(store, without_rivals := meeting(deal_id=None, account_id=FOODS.id))
    with store.reading() as look:
        knows = {row.id: row.knows for row in look.rows.meetings()}
        of_deal = look.rows.findings_of(FOODS.id, [FROST.id, KALTWERK.id])
        assert knows == {
            on_deal.id: len(of_deal) + 2,
            at_lifts.id: len(look.rows.findings_of(LIFTS.id)),
            without_rivals.id: len(look.rows.findings_of(FOODS.id)),
        }
    assert {f.id for f in of_deal} == {findings[0].id, findings[1].id, findings[2].id, findings[4].id}


def test_2_2_the_list_of_meetings_has_what_the_lamps_look_at(store: SqlStore) -> None:
    zoe, ann = (Person(id=uuid4(), name=n, affiliations=(Affiliation(account_id=FOODS.id),)) for n in ("Zoë", "Ann"))
    sold = replace(OTHER, id=uuid4(), stage_id=CLOSE.id, chance=0.7)
    sold = replace(sold, people=(DealPerson(person_id=zoe.id, role=BuyingRole.DECIDES),))
    plan = CallPlan(objective="Zoë signs", objective_by=date(2026, 11, 12))
    planned = meeting(deal_id=sold.id, starts=moment(9), people=(ann.id, zoe.id), plan=plan)
    keep(store, zoe, ann, sold, planned, bare := meeting(deal_id=None, account_id=LIFTS.id), staged := meeting())
    with store.reading() as look:
        rows = {row.id: row for row in look.rows.meetings()}
    assert rows[planned.id].setting == Setting(
        today=date.min,
        people=(("Ann", None), ("Zoë", BuyingRole.DECIDES)),
        account="Åkerman Lifts",
        deal="Lift",
        stage="Close",
        chance=0.7,
        meeting_day=date(2026, 11, 9),
        by=date(2026, 11, 12),
    )
    assert (rows[planned.id].rep, rows[staged.id].setting.chance) == ("Ada Holm", CLOSE.chance)
    assert rows[bare.id].setting == Setting(today=date.min, account="Åkerman Lifts")


@pytest.mark.parametrize(
    ("quantity", "unit", "gets", "returns"),
    [
        (Decimal(1), "order", "A plan", True),
        (Decimal(0), "order", "A plan", True),
        (None, "order", "A plan", False),
        (Decimal(1), " ", "A plan", False),
        (Decimal(1), "order", " ", False),
    ],
)
def test_2_4_4_21_a_return_has_a_quantity_a_unit_and_something_for_the_prospect(
    store: SqlStore, quantity: Decimal | None, unit: str, gets: str, returns: bool
) -> None:
    plan = CallPlan(expected=ExpectedReturn(quantity=quantity, unit=unit), prospect_gets=gets)
    keep(store, meeting(plan=plan))
    with store.reading() as look:
        assert [row.returns for row in look.rows.meetings()] == [returns]


def test_4_31_the_list_of_meetings_says_what_came_of_a_call_and_when_it_was_evaluated(store: SqlStore) -> None:
    keep(
        store,
        begun := meeting(starts=moment(9), minutes=45, evaluation=evaluated(OutcomeClass.NO, closed=False)),
        closed := meeting(starts=moment(10), evaluation=evaluated(OutcomeClass.ORDER)),
        without := meeting(starts=moment(11)),
    )
    with store.reading() as look:
        rows = {row.id: row for row in look.rows.meetings()}
    assert (rows[closed.id].outcome, rows[closed.id].evaluated_at) == (OutcomeClass.ORDER, NOW)
    assert (rows[begun.id].outcome, rows[begun.id].evaluated_at) == (OutcomeClass.NO, None)
    assert rows[begun.id].ends_at == begun.ends_at
    assert (rows[without.id].outcome, rows[without.id].evaluated_at) == (None, None)
    assert (rows[without.id].knows, rows[without.id].returns) == (0, False)


def test_meetings_to_come_are_counted_as_the_list_has_them(store: SqlStore) -> None:
    planned, unplanned = meeting(starts=moment(3), plan=CallPlan()), meeting(starts=moment(4))
    keep(store, planned, unplanned, meeting(plan=CallPlan()), meeting(held_on=date(2026, 10, 1), plan=CallPlan()))
    keep(store, gone := meeting(starts=moment(5), plan=CallPlan()))
    put_away(store, gone)
    with store.reading() as look:
        to_come = [row for row in look.rows.meetings() if row.held_on is None]
        with_plan = look.rows.planned_moments(with_plan=True)
        every = look.rows.planned_moments(with_plan=False)
    assert set(with_plan) == {row.starts for row in to_come if row.has_plan} == {planned.starts, None}
    assert set(every) == {row.starts for row in to_come} == {planned.starts, unplanned.starts, None}
    assert (len(with_plan), len(every)) == (2, 3)


def test_each_person_was_met_last_on_the_newest_day_held_at_the_account(store: SqlStore) -> None:
    ana, bo = (Person(id=uuid4(), name=name) for name in ("Ana", "Bo"))
    keep(store, ana, bo)
    early, late = (meeting(people=(ana.id,), held_on=date(2026, 10, day)) for day in (2, 8))
    keep(store, early, late, meeting(people=(bo.id,), starts=moment(9)))
    keep(store, meeting(deal_id=OTHER.id, people=(ana.id,), held_on=date(2026, 10, 20)))
    keep(store, gone := meeting(people=(bo.id,), held_on=date(2026, 10, 21)))
    put_away(store, gone)
    with store.reading() as look:
        assert look.rows.last_contacts(FOODS.id, uuid4()) == {ana.id: date(2026, 10, 8)}
        assert look.rows.last_contacts(FOODS.id, late.id) == {ana.id: date(2026, 10, 2)}
