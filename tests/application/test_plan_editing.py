"""Writing a call plan and a talk: what each act leaves of the meeting, without a window and without a desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.next_plan import carried
from salesdesk.application.plan_editing import (
    attended,
    came_up,
    came_up_unforeseen,
    expecting,
    objection_put,
    objection_removed,
    objection_shifted,
    plan_of,
    planned,
    put,
    question_put,
    question_shifted,
    shifted,
    starting,
    without,
)
from salesdesk.application.talk_editing import can_propose, held, option_put, option_removed, option_shifted
from salesdesk.domain.discussion import Dimension, RaisedOption
from salesdesk.domain.meeting import CallPlan, Meeting, PlanPart, missing_parts
from salesdesk.domain.objection import PlanObjection
from salesdesk.domain.refusals import Missing, OutOfRange

TODAY = date(2026, 12, 1)
READY = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
ANA, BO = UUID(int=1), UUID(int=2)


def a_meeting(**plan: object) -> Meeting:
    return planned(Meeting(id=UUID(int=9)), **plan)


def questions(meeting: Meeting) -> tuple[str, ...]:
    return tuple(question.text for question in plan_of(meeting).questions)


def said(meeting: Meeting) -> list[str]:
    return [objection.words for objection in plan_of(meeting).objections]


@given(st.lists(st.integers(), max_size=6).map(tuple), st.integers(0, 6), st.integers(-7, 7))
def test_moving_keeps_every_item_and_stops_at_the_ends(items: tuple[int, ...], at: int, by: int) -> None:
    if at >= len(items):
        return
    moved = shifted(items, at, by)
    assert sorted(moved) == sorted(items)
    assert moved[min(max(at + by, 0), len(items) - 1)] == items[at]
    assert without(moved, min(max(at + by, 0), len(items) - 1)) == without(items, at)


@given(st.lists(st.integers(), max_size=6).map(tuple), st.integers(0, 9))
def test_writing_replaces_in_place_and_adds_behind_the_last(items: tuple[int, ...], at: int) -> None:
    written = put(items, at, 99)
    assert 99 in written
    assert len(written) == (len(items) if at < len(items) else len(items) + 1)


def test_a_question_is_added_written_moved_and_goes_when_its_words_go() -> None:
    meeting = question_put(question_put(a_meeting(), 0, "Who else agrees? "), 1, "What happens in May?")
    assert questions(meeting) == ("Who else agrees?", "What happens in May?")
    assert questions(question_shifted(meeting, 1, -1)) == ("What happens in May?", "Who else agrees?")
    assert questions(question_put(meeting, 0, "Who signs?")) == ("Who signs?", "What happens in May?")
    assert questions(question_put(meeting, 0, "   ")) == ("What happens in May?",)


def test_4_20_an_objection_is_planned_moved_removed_and_judged_afterwards() -> None:
    first, second = PlanObjection(words="Too dear"), PlanObjection(words="Not now", answer="Two hours a lorry")
    meeting = objection_put(objection_put(a_meeting(), 0, first), 1, second)
    assert said(objection_shifted(meeting, 1, -1)) == ["Not now", "Too dear"]
    assert said(objection_removed(meeting, 0)) == ["Not now"]
    answered = objection_put(meeting, 0, replace(first, answer="A year with fitting costs less"))
    assert PlanPart.OBJECTIONS in missing_parts(meeting, 1, smart=True)
    assert PlanPart.OBJECTIONS not in missing_parts(answered, 1, smart=True)
    judged = plan_of(came_up(answered, 1, raised=True, worked=False)).objections[1]
    assert (judged.raised, judged.worked) == (True, False)
    unraised = plan_of(came_up(answered, 1, raised=False, worked=True)).objections[1]
    assert (unraised.raised, unraised.worked) == (False, None)


def test_4_20_an_objection_that_nobody_expected_is_noted_once_and_goes_on_to_the_next_plan() -> None:
    start = objection_put(a_meeting(), 0, PlanObjection(words="Too dear", answer="Less a year"))
    met = came_up_unforeseen(start, 1, "  Our auditor \n has to see it ")
    assert [(one.words, one.raised, one.worked) for one in plan_of(met).objections] == [
        ("Too dear", None, None),
        ("Our auditor has to see it", True, None),
    ]
    assert came_up_unforeseen(met, 2, "our AUDITOR has to see it") == met
    written_before = objection_put(met, 2, PlanObjection(words="too d"))
    assert said(came_up_unforeseen(written_before, 2, "too DEAR")) == ["Too dear", "Our auditor has to see it"]
    expected = plan_of(came_up_unforeseen(written_before, 2, "too DEAR")).objections[0]
    assert (expected.answer, expected.raised) == ("Less a year", True)
    assert [one.words for one in carried(plan_of(met)).objections] == ["Too dear", "Our auditor has to see it"]
    assert PlanPart.OBJECTIONS in missing_parts(met, 1, smart=True)


def test_2_1_a_plan_that_loses_its_objective_is_no_longer_ready() -> None:
    ready = a_meeting(objective="Ana signs the order by 4 December", prospect_gets="A date", ready_at=READY)
    assert plan_of(planned(ready, fall_back="Names the open point")).ready_at == READY
    assert plan_of(planned(ready, objective="  ")).ready_at is None


def test_2_4_a_plan_in_which_only_we_gain_is_no_longer_ready() -> None:
    ready = a_meeting(objective="Ana signs the order by 4 December", prospect_gets="A date", ready_at=READY)
    assert plan_of(planned(ready, prospect_gets="")).ready_at is None


def test_4_21_the_expected_return_is_written_part_by_part() -> None:
    meeting = expecting(expecting(a_meeting(prospect_gets="A date"), quantity=Decimal(2)), unit="orders", by=TODAY)
    expected = plan_of(meeting).expected
    assert (expected.quantity, expected.unit, expected.by) == (Decimal(2), "orders", TODAY)
    assert PlanPart.RETURN not in missing_parts(meeting, 1, smart=True)
    assert PlanPart.RETURN in missing_parts(expecting(meeting, quantity=None), 1, smart=True)


def test_a_meeting_starts_only_with_a_day_and_a_time() -> None:
    meeting = starting(a_meeting(), TODAY, time(10, 30), "Europe/Berlin")
    assert meeting.starts is not None
    assert meeting.starts.local.hour == 10
    assert starting(meeting, TODAY, None, "Europe/Berlin").starts is None
    with pytest.raises(OutOfRange):
        starting(meeting, TODAY, time(10, 30), "Nowhere/Town")


def test_people_take_part_once_and_leave_the_others_in_their_order() -> None:
    meeting = attended(attended(a_meeting(), ANA, takes_part=True), BO, takes_part=True)
    assert attended(meeting, ANA, takes_part=True).people == (ANA, BO)
    assert attended(meeting, ANA, takes_part=False).people == (BO,)


def an_option(number: int, text: str = "Pay monthly") -> RaisedOption:
    return RaisedOption(id=UUID(int=number), text=text, dimension=Dimension.PRICING)


def test_2_15_options_raised_keep_their_keys_while_they_are_written_and_moved() -> None:
    talk = option_put(option_put(Meeting(id=UUID(int=9)), an_option(1)), an_option(2, "We fit it"))
    written = option_put(talk, an_option(1, "Pay by the quarter"))
    assert [(one.id.int, one.text) for one in written.raised] == [(1, "Pay by the quarter"), (2, "We fit it")]
    assert [one.id.int for one in option_shifted(written, UUID(int=2), -1).raised] == [2, 1]
    assert [one.id.int for one in option_removed(written, UUID(int=1)).raised] == [2]
    assert option_shifted(written, UUID(int=7), 1) == written


def test_2_15_a_proposal_can_be_made_of_two_raised_options_and_not_of_fewer() -> None:
    assert [can_propose(options) for options in (0, 1, 2, 3)] == [False, False, True, True]


def test_a_talk_has_a_day_that_is_not_still_to_come() -> None:
    talk = Meeting(id=UUID(int=9), plan=CallPlan())
    assert held(talk, TODAY, TODAY).held_on == TODAY
    with pytest.raises(Missing):
        held(talk, None, TODAY)
    with pytest.raises(OutOfRange):
        held(talk, date(2026, 12, 2), TODAY)
