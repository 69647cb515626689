"""Exit criteria are added, reworded, removed and put in order; evidence goes on meeting a reworded one (4.8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.stage_editing import criterion_moved, reworded, with_criterion, without_criterion
from salesdesk.domain.deal import Deal, ExitCriterion, Stage
from salesdesk.domain.refusals import Missing, OutOfRange
from tests.application.moving import moved_on

TODAY = date(2026, 12, 1)
FIRST, SECOND, THIRD = (ExitCriterion(id=UUID(int=n), text=f"They did {n}") for n in (1, 2, 3))
STAGE = Stage(id=UUID(int=9), name="Qualified", order=1, criteria=(FIRST, SECOND))


def test_a_criterion_is_added_behind_the_others_and_taken_away() -> None:
    more = with_criterion(STAGE, THIRD.id, " They did 3 ")
    assert more.criteria == (FIRST, SECOND, THIRD)
    assert without_criterion(more, SECOND.id).criteria == (FIRST, THIRD)


@pytest.mark.parametrize(
    ("by", "after"), [(-1, (SECOND, FIRST)), (1, (FIRST, SECOND)), (5, (FIRST, SECOND)), (-5, (SECOND, FIRST))]
)
def test_a_criterion_moves_within_its_stage(by: int, after: tuple[ExitCriterion, ...]) -> None:
    assert criterion_moved(STAGE, SECOND.id, by).criteria == after
    assert criterion_moved(STAGE, THIRD.id, by) == STAGE


def test_4_8_a_criterion_in_other_words_is_still_met_by_what_was_noted_for_it(desk: Desk) -> None:
    key = desk.selling.new_deal("Press line").made(Deal)
    first, second = desk.selling.stages()[:2]
    moved_on(desk, key, second.id)
    desk.setting_up.keep(first, reworded(first, first.criteria[0].id, "They asked us for help"))
    assert desk.selling.stages()[0].criteria[0].text == "They asked us for help"
    desk.selling.move(key, first.id)
    assert desk.selling.wanted(key, second.id) == ()
    assert not desk.selling.deal(key).row.unproven


def test_3_8_a_new_criterion_makes_deals_behind_it_unproven_and_undo_proves_them_again(desk: Desk) -> None:
    key = desk.selling.new_deal("Press line").made(Deal)
    first, second = desk.selling.stages()[:2]
    moved_on(desk, key, second.id)
    step = desk.setting_up.keep(first, with_criterion(first, uuid4(), "They invited us"))
    assert desk.selling.deal(key).row.unproven
    desk.changes.undo(step)
    assert not desk.selling.deal(key).row.unproven


def test_a_criterion_says_something_and_a_stage_takes_days(desk: Desk) -> None:
    first = desk.selling.stages()[0]
    with pytest.raises(Missing):
        desk.setting_up.keep(first, with_criterion(first, uuid4(), "   "))
    with pytest.raises(OutOfRange, match="expected_days"):
        desk.setting_up.keep(first, replace(first, expected_days=0))


def test_4_8_a_new_desk_asks_for_an_act_of_the_customer_in_every_stage(desk: Desk) -> None:
    stages = desk.selling.stages()
    assert all(one.criteria for one in stages)
    assert all(text.text.startswith("They ") for one in stages for text in one.criteria)
    assert stages[1].criteria[0].text == "They named who decides and by when"
