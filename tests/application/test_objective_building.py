"""The sentence of an objective follows its five fields until somebody words it otherwise, without a window or desk."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.objective_building import (
    can_build,
    day_put,
    fields_put,
    follows,
    next_step_sentence,
    sentence_built,
)
from salesdesk.application.plan_editing import plan_of, planned
from salesdesk.domain.deal import BuyingRole
from salesdesk.domain.meeting import Meeting, ready
from salesdesk.domain.objective import Setting, all_met, lamps
from salesdesk.domain.objective_fields import NO_FIELDS, ObjectiveFields
from salesdesk.domain.refusals import Missing
from salesdesk.wording import Words
from salesdesk.wording.lexicon import lexicon
from salesdesk.wording.objectives import objective_sentence

FRIDAY = date(2026, 12, 4)
WORDED = partial(objective_sentence, Words())
GIVEN = {
    "who": "Dana Whitfield",
    "does": "picks Option A or Option B",
    "shown_by": "the signed order form",
    "moves": "Cold storage, hall 2",
}
WHOLE = (
    "Dana Whitfield picks Option A or Option B by 4 December 2026, shown by the signed order form, "
    "to move “Cold storage, hall 2”"
)


def a_plan(**parts: object) -> Meeting:
    return planned(Meeting(id=UUID(int=9)), **parts)


def sentence(meeting: Meeting) -> str:
    return plan_of(meeting).objective


def filled(meeting: Meeting) -> Meeting:
    for name, text in GIVEN.items():
        meeting = fields_put(meeting, WORDED, **{name: text})
    return day_put(meeting, FRIDAY, WORDED)


def test_2_2_five_fields_build_one_sentence_that_lights_all_lamps() -> None:
    built = filled(a_plan())
    assert sentence(built) == WHOLE
    setting = Setting(
        today=date(2026, 12, 1),
        people=(("Dana Whitfield", BuyingRole.DECIDES),),
        deal="Cold storage, hall 2",
        meeting_day=date(2026, 12, 1),
    )
    assert all_met(lamps(sentence(built), setting, lexicon()))


@pytest.mark.parametrize("left_out", [*GIVEN, "day"])
def test_2_2_a_field_that_says_nothing_leaves_its_part_out(left_out: str) -> None:
    fields = ObjectiveFields(**{name: text for name, text in GIVEN.items() if name != left_out})
    made = WORDED(fields, None if left_out == "day" else FRIDAY)
    assert GIVEN.get(left_out, "4 December") not in made
    others = [text for name, text in GIVEN.items() if name != left_out]
    assert all(text in made for text in others)
    assert "  " not in made
    assert ", ," not in made


def test_2_2_a_day_alone_is_no_objective_yet() -> None:
    assert sentence(day_put(a_plan(), FRIDAY, WORDED)) == ""
    assert WORDED(NO_FIELDS, FRIDAY) == ""


def test_2_2_the_sentence_follows_its_fields_until_it_is_edited_by_hand() -> None:
    built = fields_put(filled(a_plan()), WORDED, who="Piet Amsel ")
    assert sentence(built).startswith("Piet Amsel picks")
    by_hand = planned(built, objective="Piet signs")
    assert not follows(plan_of(by_hand), WORDED)
    kept = day_put(fields_put(by_hand, WORDED, does="names the budget"), None, WORDED)
    assert sentence(kept) == "Piet signs"
    assert plan_of(kept).fields.does == "names the budget"


def test_2_2_building_replaces_what_was_written_by_hand_and_follows_again() -> None:
    by_hand = planned(filled(a_plan()), objective="Dana signs")
    assert can_build(plan_of(by_hand), WORDED)
    rebuilt = sentence_built(by_hand, WORDED)
    assert sentence(rebuilt) == WHOLE
    assert not can_build(plan_of(rebuilt), WORDED)
    assert sentence(fields_put(rebuilt, WORDED, shown_by="")).endswith("2026, to move “Cold storage, hall 2”")


def test_2_2_an_emptied_sentence_is_built_again_by_the_next_field() -> None:
    emptied = planned(filled(a_plan()), objective="  ")
    assert sentence(fields_put(emptied, WORDED, moves="")) == (
        "Dana Whitfield picks Option A or Option B by 4 December 2026, shown by the signed order form"
    )


def test_2_2_a_sentence_of_old_without_fields_is_nobodys_to_change() -> None:
    old = a_plan(objective="Dana signs by Friday")
    assert not can_build(plan_of(old), WORDED)
    assert sentence(day_put(old, FRIDAY, WORDED)) == "Dana signs by Friday"
    assert sentence(fields_put(old, WORDED, who="Piet")) == "Dana signs by Friday"


def test_2_1_fields_that_are_emptied_take_the_objective_and_with_it_the_readiness() -> None:
    at = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    one = fields_put(a_plan(prospect_gets="A date"), WORDED, who="Dana Whitfield")
    marked = ready(one, at)
    assert plan_of(fields_put(marked, WORDED, who="Piet")).ready_at == at
    emptied = fields_put(marked, WORDED, who=" ")
    assert (sentence(emptied), plan_of(emptied).ready_at) == ("", None)
    with pytest.raises(Missing):
        ready(emptied, at)


@pytest.mark.parametrize("who", ["Ο Άρης Μάνος", "Zoë 🧊 Åkerblom", "x" * 500])
def test_2_2_names_of_every_kind_stand_in_the_sentence_as_they_are(who: str) -> None:
    assert sentence(fields_put(filled(a_plan()), WORDED, who=who)).startswith(f"{who} picks")


@given(
    st.builds(ObjectiveFields, who=st.text(max_size=40), does=st.text(max_size=40), shown_by=st.text(max_size=40)),
    st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2027, 1, 1))),
)
def test_2_2_whatever_the_fields_hold_the_sentence_follows_them_once_it_is_built(
    fields: ObjectiveFields, day: date | None
) -> None:
    built = sentence_built(a_plan(fields=fields, objective_by=day), WORDED)
    assert follows(plan_of(built), WORDED)
    assert fields.any_given or sentence(built) == ""


def test_b8_with_whom_a_next_step_is_agreed_counts_as_who() -> None:
    assert next_step_sentence("signs the order", "Dana Whitfield") == "Dana Whitfield: signs the order"
    assert next_step_sentence("signs the order", "") == "signs the order"
    assert next_step_sentence("  ", "Dana Whitfield") == "  "
