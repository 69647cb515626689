"""Which call plans come first, and which part each of them still lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from uuid import UUID

import pytest

from salesdesk.application.readiness import (
    PlanGroup,
    Readiness,
    facts_of_row,
    group_of,
    grouped,
    missing_of,
    readiness,
    with_missing,
)
from salesdesk.application.rows import MeetingRow
from salesdesk.domain.deal import BuyingRole
from salesdesk.domain.meeting import MeetingKind, PlanPart
from salesdesk.domain.moment import Moment
from salesdesk.domain.objective import Setting
from salesdesk.wording.lexicon import lexicon as lexicons

TODAY, ZONE = date(2026, 12, 1), "Europe/Berlin"
READY_AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
COMPLETE = MeetingRow(
    id=UUID(int=1),
    account="Quarry Lane Dairies",
    account_id=UUID(int=2),
    deal="",
    deal_id=None,
    kind=MeetingKind.CALL,
    starts=Moment.of(TODAY, time(10, 30), ZONE),
    minutes=30,
    place="",
    people=("Ana",),
    has_plan=True,
    objective="Ana signs by 4 December",
    ready_at=None,
    held_on=None,
    raised=0,
    objections=2,
    unanswered=0,
)
_keys = count(100)


def on(day: date | None, clock: time = time(9, 0), **fields: object) -> MeetingRow:
    starts = Moment.of(day, clock, ZONE) if day else None
    return replace(COMPLETE, id=UUID(int=next(_keys)), starts=starts, **fields)  # type: ignore[arg-type]


PARTS = tuple(PlanPart)


@pytest.mark.parametrize(
    ("fields", "state", "percent"),
    [
        ({}, Readiness.NOT_MARKED, 100),
        ({"objective": " ", "objections": 0, "missing": PARTS}, Readiness.NO_OBJECTIVE, 0),
        ({"missing": PARTS}, Readiness.LAMPS, 0),
        ({"missing": PARTS[1:]}, Readiness.NO_FINDING, 20),
        ({"missing": PARTS[2:], "objections": 0}, Readiness.NO_OBJECTIONS, 40),
        ({"missing": PARTS[2:], "unanswered": 1}, Readiness.NO_ANSWER, 40),
        ({"missing": PARTS[3:]}, Readiness.NO_RETURN, 60),
        ({"missing": PARTS[4:], "starts": None}, Readiness.NO_MOMENT, 80),
        ({"missing": PARTS[4:]}, Readiness.NO_PEOPLE, 80),
        ({"ready_at": READY_AT, "missing": PARTS[2:3]}, Readiness.READY, 80),
        ({"ready_at": READY_AT, "held_on": TODAY}, Readiness.HELD, 100),
    ],
)
def test_2_1_the_list_names_the_first_part_that_a_plan_lacks_and_how_much_is_there(
    fields: dict[str, object], state: Readiness, percent: int
) -> None:
    facts = facts_of_row(replace(COMPLETE, **fields))  # type: ignore[arg-type]
    assert (readiness(facts), facts.percent) == (state, percent)


def test_what_a_row_lacks_is_what_its_plan_lacks() -> None:
    row = replace(COMPLETE, setting=Setting(today=TODAY, people=(("Ana", BuyingRole.DECIDES),), deal="Silo"))
    lexicon = lexicons()
    assert missing_of(row, lexicon, TODAY) == (PlanPart.RESEARCH, PlanPart.RETURN)
    assert missing_of(replace(row, knows=1, returns=True), lexicon, TODAY) == ()
    assert missing_of(replace(row, objective="Keep in touch with Ana"), lexicon, TODAY)[0] is PlanPart.OBJECTIVE
    listed = with_missing([row, replace(row, people=())], lexicon, TODAY)
    assert [PlanPart.MOMENT in one.missing for one in listed] == [False, True]


def test_plans_stand_under_the_day_they_are_for() -> None:
    assert group_of(on(TODAY), TODAY, ZONE) is PlanGroup.TODAY
    assert group_of(on(date(2026, 12, 2)), TODAY, ZONE) is PlanGroup.COMING
    assert group_of(on(date(2026, 11, 30)), TODAY, ZONE) is PlanGroup.PAST
    assert group_of(on(None), TODAY, ZONE) is PlanGroup.UNDATED
    assert group_of(on(date(2026, 12, 2), held_on=TODAY), TODAY, ZONE) is PlanGroup.HELD


def test_a_plan_that_was_held_stands_once_though_it_is_a_plan_and_a_talk() -> None:
    held = on(TODAY, held_on=TODAY)
    assert grouped([held, held], TODAY, ZONE).of(PlanGroup.HELD) == (held,)


def test_a_call_late_in_their_evening_is_of_the_day_it_is_then_on_our_desk() -> None:
    late = replace(COMPLETE, starts=Moment.of(TODAY - timedelta(days=1), time(23, 30), "America/New_York"))
    assert group_of(late, TODAY, ZONE) is PlanGroup.TODAY, "it is half past five in the morning of today in Berlin"
    assert group_of(late, TODAY, "America/New_York") is PlanGroup.PAST


def test_groups_come_in_the_order_of_the_day_and_count_what_is_not_ready() -> None:
    rows = [on(TODAY, time(14, 0)), on(date(2026, 12, 9)), on(TODAY, time(8, 0), ready_at=READY_AT), on(None)]
    held = [on(TODAY, time(7, 0), held_on=date(2026, 11, 3)), on(TODAY, time(6, 0), held_on=date(2026, 11, 20))]
    calls = grouped([*rows, *held], TODAY, ZONE)
    assert [group for group, _ in calls.groups] == [
        PlanGroup.TODAY,
        PlanGroup.COMING,
        PlanGroup.UNDATED,
        PlanGroup.HELD,
    ]
    assert [row.starts.local.hour for row in calls.of(PlanGroup.TODAY) if row.starts] == [8, 14]
    assert [row.held_on for row in calls.of(PlanGroup.HELD)] == [date(2026, 11, 20), date(2026, 11, 3)]
    assert (calls.today, calls.not_ready) == (2, 3)
