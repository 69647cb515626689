"""New plans from what is known: what is open goes on, what was settled stays behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

import pytest

from salesdesk.application.next_plan import Known, begun, carried, last_plan, next_meeting
from salesdesk.application.rows import MeetingRow
from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.call_strategy import OptionToRaise, Question
from salesdesk.domain.deal import DealPerson, Outcome, Status
from salesdesk.domain.discussion import Dimension, RaisedOption
from salesdesk.domain.evaluation import Evaluation, OutcomeClass
from salesdesk.domain.meeting import CallPlan, ExpectedReturn, Meeting, MeetingKind
from salesdesk.domain.moment import Moment
from salesdesk.domain.objection import PlanObjection
from tests.domain.examples import a_deal, key

MAEVE, OISIN, ACCOUNT = key(11), key(12), key(13)
WORKED = PlanObjection(words="Too dear", answer="Less a year", raised=True, worked=True)
FAILED = PlanObjection(words="Too early", answer="Two weeks", raised=True, worked=False)
SILENT = PlanObjection(words="Keine Zeit", answer="Eine Stunde", raised=False)


def a_plan() -> CallPlan:
    return CallPlan(
        objective="Maeve signs by 4 December",
        objective_by=date(2026, 12, 4),
        best="An order",
        least="A date",
        opening="Καλημέρα 👋",
        questions=(Question(text="Who else?"), Question(text="How many?", answered=True)),
        objections=(WORKED, FAILED, SILENT),
        expected=ExpectedReturn(quantity=Decimal(3), unit="lines"),
        prospect_gets="A plan of the line",
        materials=(key(21),),
        to_raise=(OptionToRaise(text="Fit it at  night"), OptionToRaise(text="Fit it in May")),
        used=(key(22),),
        step_id=key(23),
        ready_at=datetime(2026, 12, 1, 8, tzinfo=UTC),
    )


def a_meeting(**fields: object) -> Meeting:
    whole = {"id": key(), "account_id": ACCOUNT, "people": (MAEVE,), "plan": a_plan()}
    return Meeting(**whole | fields)  # type: ignore[arg-type]


def a_row(number: int, **fields: object) -> MeetingRow:
    whole = {
        "id": key(number),
        "account": "",
        "account_id": ACCOUNT,
        "deal": "",
        "deal_id": None,
        "kind": MeetingKind.CALL,
        "starts": None,
        "minutes": 30,
        "place": "",
        "people": (),
        "has_plan": True,
        "objective": "",
        "ready_at": None,
        "held_on": None,
        "raised": 0,
        "objections": 0,
        "unanswered": 0,
    }
    return MeetingRow(**whole | fields)  # type: ignore[arg-type]


def test_4_20_only_objections_that_were_answered_well_stay_behind_and_results_are_open_again() -> None:
    after = carried(a_plan())
    assert [o.words for o in after.objections] == ["Too early", "Keine Zeit"]
    assert {(o.raised, o.worked) for o in after.objections} == {(None, None)}
    assert after.objections[0].answer == "Two weeks"


def test_2_15_options_that_came_up_are_not_raised_again() -> None:
    raised = RaisedOption(id=key(), text="FIT it at night ", dimension=Dimension.INSTALLATION)
    assert [o.text for o in carried(a_plan(), [raised]).to_raise] == ["Fit it in May"]


def test_questions_with_an_answer_stay_behind() -> None:
    assert carried(a_plan()).questions == (Question(text="Who else?"),)


def test_2_1_and_4_21_each_call_has_its_own_objective_and_return_and_is_marked_ready_anew() -> None:
    after = carried(a_plan())
    kept = CallPlan(
        opening="Καλημέρα 👋",
        questions=after.questions,
        objections=after.objections,
        materials=(key(21),),
        to_raise=after.to_raise,
    )
    assert after == kept


def test_the_next_meeting_is_with_the_same_people_and_was_not_held() -> None:
    before = a_meeting(
        deal_id=key(31),
        activity=ActivityKind.CLOSING,
        starts=Moment.of(date(2026, 12, 1), time(10), "Europe/Berlin"),
        held_on=date(2026, 12, 1),
        evaluation=Evaluation(outcome=OutcomeClass.NO),
        note="They laughed",
    )
    after = next_meeting(before, key(99))
    assert after == a_meeting(id=key(99), deal_id=key(31), activity=ActivityKind.CLOSING, plan=carried(a_plan()))


def test_the_last_plan_is_the_newest_that_was_held_of_the_deal_before_the_account() -> None:
    of_account = a_row(1, held_on=date(2026, 11, 30))
    of_deal = a_row(2, held_on=date(2026, 10, 2), deal_id=key(31))
    older = a_row(3, held_on=date(2026, 9, 2), deal_id=key(31))
    planned = a_row(4, starts=Moment.of(date(2026, 12, 9), time(10), "Europe/Berlin"))
    talk = a_row(5, held_on=date(2026, 12, 1), has_plan=False)
    rows = [planned, talk, of_account, older, of_deal]
    assert last_plan(rows, key(31)) == key(2)
    assert last_plan(rows, None) == key(1)
    assert last_plan([planned, talk], key(31)) == key(4)
    assert last_plan([talk], None) is None


def known(**fields: object) -> Known:
    return Known(**{"account_id": ACCOUNT, "deal": None, "rep_id": key(41)} | fields)  # type: ignore[arg-type]


def test_a_plan_for_an_account_goes_on_with_the_deal_of_the_last_one_while_it_is_open() -> None:
    deal = a_deal(id=key(31))
    last = a_meeting(deal_id=deal.id)
    assert begun(known(last=last, last_deal=deal), key()).deal_id == deal.id
    lost = replace(deal, status=Status.LOST, outcome=Outcome.NO_DECISION)
    after = begun(known(last=last, last_deal=lost), key())
    assert (after.deal_id, after.account_id, after.rep_id) == (None, ACCOUNT, key(41))


@pytest.mark.parametrize(
    ("fields", "who"),
    [
        ({}, ()),
        ({"people": (MAEVE, OISIN)}, ()),
        ({"people": (OISIN,)}, (OISIN,)),
        ({"people": (OISIN,), "expected": (MAEVE, MAEVE)}, (MAEVE,)),
        ({"deal": a_deal(people=(DealPerson(person_id=OISIN),)), "expected": (MAEVE,)}, (OISIN,)),
        ({"last": a_meeting(), "expected": (OISIN,)}, (MAEVE,)),
        ({"last": a_meeting(deal_id=key(7)), "deal": a_deal(people=(DealPerson(person_id=OISIN),))}, (OISIN,)),
    ],
    ids=["nobody", "several", "the only one", "who waits", "of the deal", "as last time", "another deal"],
)
def test_who_takes_part_in_a_new_plan(fields: dict[str, object], who: tuple[UUID, ...]) -> None:
    assert begun(known(**fields), key()).people == who
