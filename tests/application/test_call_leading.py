"""How a call is led: what to ask, bring and raise, and the step it serves, without a window and without a desk."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from salesdesk.application.call_leading import (
    brought,
    is_led,
    material_named,
    materials_like,
    offered_materials,
    offered_options,
    option_named,
    option_put,
    option_shifted,
    question_kind_put,
    served,
)
from salesdesk.application.library import MaterialView
from salesdesk.application.plan_editing import plan_of, planned, question_put, question_shifted
from salesdesk.application.rows import RaisedRow
from salesdesk.domain.call_strategy import OptionToRaise, QuestionKind
from salesdesk.domain.discussion import Dimension, RaisedOption
from salesdesk.domain.material import Material, MaterialKind
from salesdesk.domain.meeting import CallPlan, Meeting, MeetingKind
from salesdesk.domain.playbook import Playbook, PlaybookStep, counted_back
from salesdesk.domain.rates import Rate
from salesdesk.wording import Words
from salesdesk.wording.strategy import led_told, step_choice, step_told, use_told

WORDS = Words()
DECISION = date(2026, 12, 18)
CALL_DAY = date(2026, 12, 1)
STEPS = (("First talk", 60), ("Site visit", 30), ("Trial on site", 14), ("Two options", 7), ("Decision", 0))
PLAYBOOK = Playbook(
    id=UUID(int=50),
    name="Cold chain",
    steps=tuple(PlaybookStep(id=UUID(int=n), name=name, lead_days=days) for n, (name, days) in enumerate(STEPS)),
)


def a_meeting(**plan: object) -> Meeting:
    return planned(Meeting(id=UUID(int=9)), **plan)


def raised(text: str, dimension: Dimension, number: int = 1) -> RaisedRow:
    option = RaisedOption(id=UUID(int=number), text=text, dimension=dimension)
    return RaisedRow(
        option=option,
        meeting_id=UUID(int=8),
        meeting_kind=MeetingKind.CALL,
        on=CALL_DAY,
        who="",
        account_id=None,
        deal_id=None,
    )


def a_piece(number: int, name: str, hits: int, evaluated: int, uses: int = 0) -> MaterialView:
    material = Material(id=UUID(int=number), name=name, kind=MaterialKind.REFERENCE)
    return MaterialView(material, uses or evaluated, Rate.seen(hits, evaluated))


def test_4_14_a_question_says_what_it_uncovers_and_keeps_it_when_it_is_reworded_or_moved() -> None:
    meeting = question_put(question_put(a_meeting(), 0, "How many loads a week?"), 1, "What does a lost load cost?")
    kinded = question_kind_put(question_kind_put(meeting, 0, QuestionKind.SITUATION), 1, QuestionKind.IMPLICATION)
    reworded = question_put(kinded, 1, "What does one lost load cost you?")
    moved = plan_of(question_shifted(reworded, 1, -1)).questions
    assert [(q.text, q.kind) for q in moved] == [
        ("What does one lost load cost you?", QuestionKind.IMPLICATION),
        ("How many loads a week?", QuestionKind.SITUATION),
    ]
    assert plan_of(question_kind_put(kinded, 0, None)).questions[0].kind is None


def test_2_15_the_options_to_raise_keep_the_order_in_which_they_are_raised() -> None:
    first, second = OptionToRaise(text="Pay monthly ", dimension=Dimension.PRICING), OptionToRaise(text="We fit it")
    meeting = option_put(option_put(a_meeting(), 0, first), 1, second)
    assert [o.text for o in plan_of(option_shifted(meeting, 1, -1)).to_raise] == ["We fit it", "Pay monthly"]
    assert [o.text for o in plan_of(option_shifted(meeting, 0, -1)).to_raise] == ["Pay monthly", "We fit it"]
    assert [o.text for o in plan_of(option_put(meeting, 0, OptionToRaise(text=" "))).to_raise] == ["We fit it"]
    assert plan_of(meeting).to_raise[0].dimension is Dimension.PRICING


def test_2_15_what_was_raised_before_is_offered_once_and_keeps_its_dimension() -> None:
    rows = [
        raised("Pay monthly", Dimension.PRICING),
        raised("PAY monthly", Dimension.OTHER),
        raised("Fit at night", Dimension.INSTALLATION),
    ]
    assert len(offered_options("", CallPlan(), rows)) == 2
    plan = CallPlan(to_raise=(OptionToRaise(text="fit at NIGHT"),))
    assert offered_options("", plan, rows) == ("Pay monthly",)
    assert offered_options("weekly", CallPlan(), rows) == ()
    assert option_named(" fit AT night", rows).dimension is Dimension.INSTALLATION
    assert option_named("Rent it", rows) == OptionToRaise(text="Rent it", dimension=Dimension.OTHER)


def test_4_16_a_piece_is_brought_once_and_left_again() -> None:
    first, second = UUID(int=1), UUID(int=2)
    meeting = brought(brought(brought(a_meeting(), first, bring=True), second, bring=True), first, bring=True)
    assert plan_of(meeting).materials == (first, second)
    assert plan_of(brought(meeting, first, bring=False)).materials == (second,)
    assert brought(meeting, UUID(int=7), bring=False) == meeting


def test_4_19_what_is_brought_comes_first_then_what_led_to_a_next_step_most_surely() -> None:
    library = [
        a_piece(1, "Data sheet", 0, 0),
        a_piece(2, "Reference Velt", 7, 10, uses=12),
        a_piece(3, "Price list", 1, 1),
        a_piece(4, "Film", 0, 3),
        a_piece(5, "Comparison", 0, 0),
    ]
    names = [view.material.name for view in offered_materials(library, [UUID(int=4)])]
    assert names == ["Film", "Reference Velt", "Price list", "Comparison", "Data sheet"]
    assert [v.material.name for v in offered_materials(library, [UUID(int=4), UUID(int=5)], limit=1)] == [
        "Film",
        "Comparison",
    ]
    assert offered_materials(library, [UUID(int=99)], limit=1)[0].material.name == "Reference Velt"
    assert [v.material.name for v in materials_like("RE", library, [UUID(int=2)])] == []
    assert [v.material.name for v in materials_like("p", library, [])] == ["Comparison", "Price list"]
    assert material_named("reference VELT", library) == UUID(int=2)
    assert material_named("Reference", library) is None


@pytest.mark.parametrize(
    ("view", "told"),
    [
        (a_piece(1, "Film", 7, 10, uses=12), "Reference, used 12 times, led to a next step 7 of 10"),
        (a_piece(1, "Film", 0, 1), "Reference, used once, led to a next step 0 of 1"),
        (a_piece(1, "Film", 0, 0, uses=2), "Reference, used 2 times, no result known yet"),
        (a_piece(1, "Film", 0, 0), "Reference, not used yet"),
    ],
)
def test_3_3_each_piece_tells_how_often_it_was_used_and_what_it_led_to(view: MaterialView, told: str) -> None:
    assert use_told(WORDS, view) == told


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (CALL_DAY, "Step 3 of 5: Trial on site, due 4 Dec (14 days before they decide)"),
        (date(2026, 12, 4), "Step 3 of 5: Trial on site, due 4 Dec (14 days before they decide)"),
        (date(2026, 12, 5), "Step 4 of 5: Two options, due 11 Dec (7 days before they decide)"),
        (DECISION, "Step 5 of 5: Decision, due 18 Dec (the day they decide)"),
        (DECISION + timedelta(days=9), "Step 5 of 5: Decision, due 18 Dec (the day they decide)"),
    ],
)
def test_4_9_a_call_serves_the_first_step_still_due_on_its_day(day: date, told: str) -> None:
    found = served(CallPlan(), counted_back(PLAYBOOK, DECISION), day)
    assert found is not None
    assert not found.by_hand
    assert step_told(WORDS, found, 2026) == told


def test_4_9_the_step_set_by_hand_goes_before_the_one_told_by_the_day() -> None:
    steps = counted_back(PLAYBOOK, DECISION)
    found = served(CallPlan(step_id=UUID(int=1)), steps, CALL_DAY)
    assert found is not None
    assert (found.number, found.by_hand, step_choice(WORDS, found.dated, found.number)) == (2, True, "2. Site visit")
    gone = served(CallPlan(step_id=UUID(int=99)), steps, CALL_DAY)
    assert gone is not None
    assert (gone.number, gone.by_hand) == (3, False)


def test_4_9_without_the_day_of_the_decision_only_a_step_set_by_hand_is_told() -> None:
    steps = counted_back(PLAYBOOK, None)
    assert served(CallPlan(), steps, CALL_DAY) is None
    by_hand = served(CallPlan(step_id=UUID(int=2)), steps, CALL_DAY)
    assert by_hand is not None
    assert step_told(WORDS, by_hand, 2026) == "Step 3 of 5: Trial on site"
    assert served(CallPlan(), (), CALL_DAY) is None


def test_4_9_a_step_due_in_another_year_says_which() -> None:
    found = served(CallPlan(), counted_back(PLAYBOOK, date(2027, 1, 29)), CALL_DAY)
    assert found is not None
    assert step_told(WORDS, found, 2026) == "Step 2 of 5: Site visit, due 30 Dec (30 days before they decide)"
    assert "30 Dec 2026" in step_told(WORDS, found, 2027)


def test_4_14_the_fold_says_what_is_written_in_it() -> None:
    empty = plan_of(a_meeting(opening="  "))
    assert (is_led(empty), led_told(WORDS, empty)) == (False, "")
    plan = plan_of(a_meeting(opening="Thank them", materials=(UUID(int=1),), to_raise=(OptionToRaise(text="A"),) * 2))
    assert is_led(plan)
    assert led_told(WORDS, plan) == "opening, 1 piece to bring, 2 options to raise"
