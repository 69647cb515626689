"""How we got there: a missed period asks once, and what is known of it is filled in (1.15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.forecast.ground import Ground, Scope
from salesdesk.application.forecast.looking_back import LookBack, NotLooked, look_back, plans_kept
from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.activity_effect import KindSum
from salesdesk.domain.deal import Deal, Outcome, Status
from salesdesk.domain.funnel import Worked
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.post_mortem import PlanKept, PostMortem
from salesdesk.domain.refusals import Missing
from salesdesk.domain.required_activities import WeekPlan
from salesdesk.domain.snapshot import Foreseen, Occasion, Snapshot, SnapshotDeal
from salesdesk.wording.looking_back import asks_told, found_facts, look_back_told
from tests.application.forecast.grounds import PlainWords, a_ground, an_open, euro

WORDS = PlainWords()
Q3 = Period.parse("2026-Q3")
CALLS = (PlanKept(kind=ActivityKind.CALL_OR_MEETING, planned=10, done=4),)


def of_third(deals: list[Deal], target: int | None = 5_000, scope: Scope | None = None) -> Ground:
    return replace(a_ground(deals, target, scope=scope), period=Q3)


def looked(deals: list[Deal], **fields: object) -> LookBack:
    ground = replace(of_third(deals), **fields)  # type: ignore[arg-type]
    at_start = replace(ground, day=Q3.first, today=Q3.first)
    return look_back(ground, at_start, CALLS, None)


SOLD = an_open(2_000, expected_on=date(2026, 8, 1), status=Status.WON, closed_on=date(2026, 8, 1))
DEALS = [
    replace(SOLD, created_on=date(2026, 6, 1), qualified_on=date(2026, 6, 1)),
    an_open(1_500, created_on=date(2026, 6, 1), qualified_on=None, expected_on=date(2026, 9, 20)),
    an_open(
        700,
        created_on=date(2026, 6, 1),
        expected_on=date(2026, 9, 1),
        status=Status.LOST,
        outcome=Outcome.COMPETITIVE,
        closed_on=date(2026, 9, 2),
    ),
]


def test_1_15_a_missed_period_is_filled_in_from_the_history_where_no_snapshot_was_kept() -> None:
    shown = looked(DEALS)
    assert shown.due
    assert shown.from_history
    assert look_back_told(shown, WORDS) == "Q3 2026 missed its target of € 5,000 by € 3,000."
    facts = {name: (figure, rests) for name, figure, rests in found_facts(shown, WORDS)}
    assert facts["Expected in it"] == (
        "3 deals, € 4,200",
        "told from the history: no snapshot of the first day was kept",
    )
    assert facts["Slipped"][0] == "1 deal, € 1,500"
    assert facts["Lost"][0] == "1 deal, € 700"
    assert facts["Coverage at the start"][0] == "Enough pipeline? Cannot say"
    assert facts["Swept late"][0] == "Cannot say"
    assert found_facts(shown, WORDS)[-1][1:] == ("4 of 10", "done of what was planned for its weeks")


def test_1_15_what_was_expected_is_taken_from_the_snapshot_of_the_first_day() -> None:
    kept = Snapshot(
        id=uuid4(),
        period=Q3.name,
        occasion=Occasion.FIRST_DAY,
        taken_on=Q3.first,
        currency="EUR",
        deals=(SnapshotDeal(deal_id=DEALS[1].id, foreseen=Foreseen.COMMIT, value=euro(1_200)),),
    )
    shown = looked(DEALS, snapshots=(kept,))
    assert not shown.from_history
    assert found_facts(shown, WORDS)[3][1] == "1 deal, € 1,200"


def test_1_15_what_slipped_stays_the_reps_of_whom_it_was_expected() -> None:
    ada, ben = uuid4(), uuid4()
    before = [replace(one, owner_id=ada) for one in DEALS]
    now = [before[0], replace(before[1], owner_id=ben), replace(before[2], owner_id=ben)]
    scope = Scope(owner_id=ada)
    start = replace(of_third(before, scope=scope), day=Q3.first, today=Q3.first)
    found = look_back(replace(of_third(now[:1], scope=scope), desk=tuple(now)), start, CALLS, None).found
    assert found is not None
    assert (found.expected.count, found.slipped.count, found.lost.count) == (3, 1, 1)


@pytest.mark.parametrize(
    ("target", "scope", "why", "told"),
    [
        (None, Scope(), NotLooked.NO_TARGET, "had no target"),
        (2_000, Scope(), NotLooked.REACHED, "reached its target"),
        (5_000, Scope(team_id=uuid4()), NotLooked.FOR_A_REP, "for everybody or for one rep"),
    ],
)
def test_where_nothing_was_missed_there_is_nothing_to_look_back_on(
    target: int | None, scope: Scope, why: NotLooked, told: str
) -> None:
    ground = of_third(DEALS, target, scope)
    shown = look_back(ground, ground, CALLS, None)
    assert (shown.why_not, shown.found, shown.due) == (why, None, False)
    assert told in look_back_told(shown, WORDS)
    assert found_facts(shown, WORDS) == ()


def test_4_10_what_was_done_counts_in_the_weeks_that_have_a_plan_for_it() -> None:
    week, ada = date(2026, 9, 7), uuid4()
    after = week + timedelta(days=7)
    plan = WeekPlan(id=uuid4(), week=week, kind=ActivityKind.CALL_OR_MEETING, number=5, rep_id=ada)
    plans = {week: [plan], after: [replace(plan, kind=ActivityKind.CLOSING, number=1)]}
    calls = Worked(rep_id=ada, sum=KindSum(kind=ActivityKind.CALL_OR_MEETING, count=3))
    worked = [(week, [calls, replace(calls, rep_id=uuid4())]), (after, [calls])]
    assert plans_kept(plans, worked, None) == (
        PlanKept(kind=ActivityKind.CALL_OR_MEETING, planned=5, done=6),
        PlanKept(kind=ActivityKind.CLOSING, planned=1, done=0),
    )
    assert plans_kept(plans, worked, frozenset({ada}))[0].done == 3


def test_1_15_a_missed_period_asks_until_it_is_looked_back_on(desk: Desk) -> None:
    assert desk.looking_back.asks() is None
    desk.targeting.set("2026-Q3", Money.of(5_000, "EUR"))
    missed = desk.looking_back.asks()
    assert missed is not None
    assert asks_told(missed, WORDS).startswith("Q3 2026 missed its target.")
    assert desk.looking_back.view().due
    with pytest.raises(Missing):
        desk.looking_back.write("2026-Q3", "Two deals slipped", " ")
    desk.looking_back.write("2026-Q3", "Two deals slipped", "Ask for the budget first")
    again = desk.looking_back.write("2026-Q3", "Three deals slipped", "Ask for the budget first")
    assert desk.looking_back.asks() is None
    shown = desk.looking_back.view("2026-Q3")
    assert (shown.due, shown.written and shown.written.why) == (False, "Three deals slipped")
    with desk.changes.store.reading() as look:
        assert len(look.every(PostMortem)) == 1
    desk.changes.undo(again)
    reread = desk.looking_back.view().written
    assert reread is not None
    assert reread.why == "Two deals slipped"
    desk.targeting.set("2026-Q3", Money.of(0, "EUR"))
    assert desk.looking_back.view().why_not is NotLooked.REACHED
