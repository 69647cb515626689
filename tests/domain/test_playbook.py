from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.playbook import LONGEST_LEAD, Playbook, PlaybookStep, checked, counted_back, playbook_for, serves
from salesdesk.domain.refusals import Missing, OutOfRange, Refusal
from tests.domain.examples import key


def step(name: str, lead_days: int) -> PlaybookStep:
    return PlaybookStep(id=key(), name=name, lead_days=lead_days)


CLOSE, TRIAL, SURVEY = step("Sign", 0), step("Trial", 30), step("Survey", 90)
FOOD = Playbook(id=key(), name="Food makers", segment="Food", steps=(CLOSE, SURVEY, TRIAL))
ALL = Playbook(id=key(), name="Everybody")
DECIDES = date(2027, 3, 31)


def test_4_9_the_playbook_is_that_of_the_segment_else_the_one_for_all() -> None:
    assert playbook_for([ALL, FOOD], " FOOD ") == FOOD
    assert playbook_for([FOOD, ALL], "Machines") == playbook_for([FOOD, ALL], "") == ALL
    assert playbook_for([FOOD], "Machines") is playbook_for([FOOD], "") is playbook_for([], "Food") is None


def test_4_9_steps_are_counted_back_from_the_day_on_which_the_customer_decides() -> None:
    assert [(dated.step, dated.due_on) for dated in counted_back(FOOD, DECIDES)] == [
        (SURVEY, date(2026, 12, 31)),
        (TRIAL, date(2027, 3, 1)),
        (CLOSE, DECIDES),
    ]


def test_4_9_without_a_decision_the_steps_stand_in_order_without_a_day() -> None:
    dated = counted_back(FOOD, None)
    assert [(one.step, one.due_on) for one in dated] == [(SURVEY, None), (TRIAL, None), (CLOSE, None)]
    assert serves(dated, DECIDES) is None


@pytest.mark.parametrize(
    ("day", "served"),
    [
        (date(2026, 1, 1), SURVEY),
        (date(2026, 12, 31), SURVEY),
        (date(2027, 1, 1), TRIAL),
        (date(2027, 3, 2), CLOSE),
        (date(2027, 3, 31), CLOSE),
        (date(2027, 5, 1), CLOSE),
    ],
)
def test_4_9_a_call_serves_the_first_step_that_is_still_due(day: date, served: PlaybookStep) -> None:
    found = serves(counted_back(FOOD, DECIDES), day)
    assert found is not None
    assert found.step == served


days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(st.lists(st.integers(0, LONGEST_LEAD), max_size=8), days, days)
def test_4_9_every_step_is_due_its_lead_time_before_the_decision(leads: list[int], decides_on: date, day: date) -> None:
    steps = tuple(step(str(lead), lead) for lead in leads)
    dated = counted_back(replace(ALL, steps=steps), decides_on)
    assert sorted(one.step.lead_days for one in dated) == sorted(leads)
    dues = [one.due_on for one in dated if one.due_on is not None]
    assert dues == [decides_on - timedelta(days=one.step.lead_days) for one in dated]
    assert all(one <= other for one, other in pairwise(dues))
    served = serves(dated, day)
    assert (served is None) == (not leads)
    if served is not None and served.due_on is not None:
        assert served.due_on >= day or served == dated[-1]


@pytest.mark.parametrize(
    ("playbook", "refusal", "what"),
    [
        (replace(ALL, name=" "), Missing, "name"),
        (replace(ALL, steps=(step(" ", 3),)), Missing, "name"),
        (replace(ALL, steps=(step("Trial", -1),)), OutOfRange, "lead_days"),
        (replace(ALL, steps=(step("Trial", LONGEST_LEAD + 1),)), OutOfRange, "lead_days"),
    ],
)
def test_a_playbook_has_names_and_lead_times_that_can_be_meant(
    playbook: Playbook, refusal: type[Refusal], what: str
) -> None:
    with pytest.raises(refusal) as refused:
        checked(playbook)
    assert getattr(refused.value, "what", "") == what
    assert checked(FOOD) is FOOD
