"""Which call plans the list shows."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.plan_filter import Days, HowReady, PlanFilter, filtered, people_in
from salesdesk.application.rows import MeetingRow
from salesdesk.domain.meeting import MeetingKind
from salesdesk.domain.moment import Moment

TODAY, ZONE = date(2026, 12, 1), "Europe/Berlin"


def plan(
    day: date | None = TODAY,
    *,
    people: tuple[str, ...] = (),
    ready: bool = False,
    held: bool = False,
    account: str = "Åkerlund Mölle",
) -> MeetingRow:
    return MeetingRow(
        id=uuid4(),
        account=account,
        account_id=UUID(int=1),
        deal="Silo",
        deal_id=None,
        kind=MeetingKind.CALL,
        starts=Moment.of(day, time(10), ZONE) if day and not held else None,
        minutes=30,
        place="",
        people=people,
        has_plan=True,
        objective="",
        ready_at=datetime(2026, 11, 30, tzinfo=UTC) if ready else None,
        held_on=day if held else None,
        raised=0,
        objections=0,
        unanswered=0,
    )


IN_A_WEEK, IN_A_MONTH = plan(TODAY + timedelta(days=7)), plan(TODAY + timedelta(days=30))
NOW, YESTERDAY, UNDATED = plan(), plan(TODAY - timedelta(days=1), held=True), plan(None, ready=True)
ALL = [NOW, IN_A_WEEK, IN_A_MONTH, YESTERDAY, UNDATED]


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (Days.ANY, ALL),
        (Days.TODAY, [NOW]),
        (Days.WEEK, [NOW, IN_A_WEEK]),
        (Days.MONTH, [NOW, IN_A_WEEK, IN_A_MONTH]),
        (Days.PAST, [YESTERDAY]),
        (Days.UNDATED, [UNDATED]),
    ],
)
def test_plans_are_chosen_by_day(days: Days, shown: list[MeetingRow]) -> None:
    assert filtered(ALL, PlanFilter(days=days), TODAY, ZONE) == shown


def test_plans_are_chosen_by_readiness() -> None:
    assert filtered(ALL, PlanFilter(ready=HowReady.READY), TODAY, ZONE) == [UNDATED]
    assert filtered(ALL, PlanFilter(ready=HowReady.HELD), TODAY, ZONE) == [YESTERDAY]
    assert filtered(ALL, PlanFilter(ready=HowReady.NOT_READY), TODAY, ZONE) == [NOW, IN_A_WEEK, IN_A_MONTH]


def test_plans_are_chosen_by_person_and_by_the_beginnings_of_words() -> None:
    ana, bo = plan(people=("Ana Ruiz",)), plan(people=("Bo Lind", "Ana Ruiz"), account="Quarry")
    assert filtered([ana, bo], PlanFilter(person="Bo Lind"), TODAY, ZONE) == [bo]
    assert filtered([ana, bo], PlanFilter(person="Ana Ruiz"), TODAY, ZONE) == [ana, bo]
    assert filtered([ana, bo], PlanFilter(text="ake MOL"), TODAY, ZONE) == [ana]
    assert filtered([ana, bo], PlanFilter(text="lund"), TODAY, ZONE) == []
    assert people_in([bo, ana]) == ["Ana Ruiz", "Bo Lind"]


@given(
    st.builds(
        PlanFilter,
        text=st.text(max_size=5),
        ready=st.sampled_from(HowReady),
        days=st.sampled_from(Days),
        person=st.sampled_from(["", "Ana Ruiz"]),
    )
)
def test_a_filter_leaves_the_order_and_adds_nothing(wanted: PlanFilter) -> None:
    shown = filtered(ALL, wanted, TODAY, ZONE)
    assert shown == [row for row in ALL if row in shown]
    assert not wanted.is_empty or shown == ALL
