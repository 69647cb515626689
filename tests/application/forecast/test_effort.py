"""How much activity a period takes: from the goal up, by kind and week, planned and done beside it (F7, 4.2, 4.10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from salesdesk.application.forecast.effort import EffortView, Grouping, NoGoal, Seen, effort_of
from salesdesk.application.forecast.ground import Scope
from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.activity_effect import KindSum
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.funnel import FunnelStep, Worked
from salesdesk.domain.money import Money
from salesdesk.domain.required_activities import WeekPlan
from salesdesk.domain.rhythm import Tempo
from salesdesk.wording.effort import (
    beside_goal,
    funnel_bars,
    goal_told,
    own_told,
    planner_told,
    read_planned,
    sayable_told,
    short_told,
    weight_told,
)
from salesdesk.wording.habits import hourly_told, rhythms_told, works_told
from salesdesk.wording.reading import NotUnderstood
from tests.application.forecast.grounds import DAY, PlainWords, a_ground, an_open, decided

WORDS = PlainWords()
ADA, BEA = Rep(id=uuid4(), name="Ada"), Rep(id=uuid4(), name="Bea")
MONDAY = date(2026, 11, 30)
CALL, DESK = ActivityKind.CALL_OR_MEETING, ActivityKind.STRATEGY


def work(rep: UUID | None = None, kind: ActivityKind = CALL, **fields: int) -> Worked:
    own = {name: fields.pop(name) for name in ("judged", "advanced") if name in fields}
    return Worked(rep_id=rep, sum=replace(KindSum(kind=kind), **fields), **own)  # type: ignore[arg-type]


CALLS = work(count=30, talks=20, judged=16, advanced=8, minutes=600, advances=8)
DESK_WORK = work(kind=DESK, count=10, minutes=1_200)


def plan(number: int, week: date = MONDAY, kind: ActivityKind = CALL, rep: UUID | None = None) -> WeekPlan:
    return WeekPlan(id=uuid4(), week=week, kind=kind, number=number, rep_id=rep)


def seen(deals: Sequence[Deal], *worked: Worked, **fields: object) -> Seen:
    """Two advances are known of each deal."""
    return replace(Seen(worked=worked, advances={one.id: 2 for one in deals}), **fields)  # type: ignore[arg-type]


def view(target: int | None = 10_000, *worked: Worked, **fields: object) -> EffortView:
    deals = [*decided(10, 10), an_open()]
    return effort_of(a_ground(deals, target), seen(deals, *(worked or (CALLS, DESK_WORK)), **fields))


def test_f7_the_goal_goes_up_through_every_step_of_the_funnel() -> None:
    shown = view()
    assert shown.goal == 10
    assert [(one.share.step, one.required.by_mean) for one in shown.steps] == [
        (FunnelStep.DEALS, 20),
        (FunnelStep.ADVANCES, 40),
        (FunnelStep.TALKS, 80),
        (FunnelStep.ACTIVITIES, 160),
    ]
    sure = [one.required.sure or 0 for one in shown.steps]
    assert all(more > (one.required.by_mean or 0) for more, one in zip(sure, shown.steps, strict=True))
    assert "10 wins to go. That takes 160 activities on average" in short_told(shown, WORDS)
    assert "An average win brings € 1,000 (10 wins in 24 months), so it takes 10 wins." in goal_told(shown, WORDS)
    assert [round(bar.now, 2) for bar in funnel_bars(shown, WORDS)] == sorted(
        round(bar.now, 2) for bar in funnel_bars(shown, WORDS)
    )


def test_4_2_kinds_share_the_activities_out_as_they_were_seen() -> None:
    shown = view()
    needs = {one.kind: one for one in shown.kinds}
    assert {kind: one.by_mean for kind, one in needs.items()} == {CALL: 120, DESK: 40}
    weeks = shown.weeks
    assert 4 < weeks < 5
    assert needs[CALL].a_week == -(-120 * 10 // round(weeks * 10))
    assert (needs[CALL].sure or 0) + (needs[DESK].sure or 0) == shown.steps[-1].required.sure


def test_4_10_planned_and_done_stand_beside_what_a_week_takes() -> None:
    plans = [plan(12), plan(3, kind=DESK), plan(9, week=MONDAY + timedelta(7)), plan(50, week=MONDAY - timedelta(7))]
    shown = view(10_000, plans=plans, lately=[work(count=5)])
    needs = {one.kind: one for one in shown.kinds}
    call = needs[CALL]
    assert (call.this_week.planned, call.this_week.done, call.this_week.left) == (12, 5, 7)
    assert call.next_week.planned == 9
    assert (needs[DESK].this_week.planned, needs[DESK].next_week.planned) == (3, None)


def test_4_10_a_week_is_planned_for_one_rep_and_added_up_for_all() -> None:
    deals = decided(10, 10)
    plans = [plan(5, rep=ADA.id), plan(7, rep=BEA.id)]
    ground = a_ground(deals, reps=(ADA, BEA))
    everybody = effort_of(ground, seen(deals, CALLS, plans=plans))
    assert not everybody.may_plan
    assert "Choose a rep above" in planner_told(everybody, WORDS)
    assert [one.this_week.planned for one in everybody.kinds] == [12]
    own = effort_of(replace(ground, scope=Scope(owner_id=ADA.id)), seen(deals, CALLS, plans=plans))
    assert (own.may_plan, own.planner) == (True, ADA.id)
    assert [one.this_week.planned for one in own.kinds] == [5]
    alone = effort_of(a_ground(deals, reps=(ADA,)), seen(deals, CALLS))
    assert (alone.may_plan, alone.planner) == (True, ADA.id)


@pytest.mark.parametrize(
    ("target", "why", "said"),
    [(None, NoGoal.NO_TARGET, "Set one"), (0, NoGoal.REACHED, "nothing more has to be won")],
)
def test_4_2_without_a_goal_the_shares_are_told_all_the_same(target: int | None, why: NoGoal, said: str) -> None:
    shown = view(target)
    assert (shown.goal, shown.no_goal) == (None, why)
    assert said in goal_told(shown, WORDS)
    assert [one.required.by_mean for one in shown.steps] == [None] * 4
    assert shown.steps[0].share.seen.n == 20
    assert funnel_bars(shown, WORDS) == ()


def test_f7_an_empty_desk_says_what_is_missing() -> None:
    shown = effort_of(a_ground([]), Seen())
    assert shown.no_goal is NoGoal.NO_WON_VALUE
    assert "nobody can say how many wins it takes" in goal_told(shown, WORDS)
    assert (shown.kinds, shown.effects, shown.reps) == ((), (), ())
    assert sayable_told(shown, WORDS) == "Close deals as won or lost, or import those decided earlier."
    assert works_told(shown.effects, WORDS).startswith("Nothing was logged")


def test_f7_a_step_that_was_seen_too_seldom_ends_the_funnel_and_says_what_to_log() -> None:
    shown = view(10_000, work(count=30, talks=20, judged=5, advanced=3))
    assert [one.required.by_mean for one in shown.steps] == [20, 40, None, None]
    assert sayable_told(shown, WORDS) == "Say what came of a talk when you log or evaluate it."
    assert "nobody can say yet" in short_told(shown, WORDS)


def test_4_2_what_begins_now_may_be_too_late() -> None:
    slow, quick = decided(10, 10, days=90), decided(10, 10, days=10)
    assert "closes later" in beside_goal(effort_of(a_ground(slow), seen(slow, CALLS)), WORDS)
    assert beside_goal(effort_of(a_ground(quick), seen(quick, CALLS)), WORDS) == ""


def test_1_16_kinds_with_many_hours_and_no_advance_are_named() -> None:
    shown = view()
    assert works_told(shown.effects, WORDS).startswith("Many hours and no advance: Call and visit strategy (20 h).")
    calls = next(one for one in shown.effects if one.sum.kind is CALL)
    assert hourly_told(calls, WORDS) == "0.80 (0.41–1.57)"
    few = view(10_000, work(count=3, talks=3, minutes=60, advances=1, judged=3, advanced=1))
    assert hourly_told(few.effects[0], WORDS) == "Under 8 h: cannot say"


def test_1_3_a_rep_is_different_only_where_the_figures_say_so() -> None:
    mine = decided(12, 0, owner=ADA.id, days=20)
    others = [*decided(30, 0, owner=BEA.id, days=60), *decided(2, 0, days=5)]
    ground = a_ground(mine, desk=[*mine, *others], reps=(ADA, BEA), scope=Scope(owner_id=ADA.id))
    found = dict(effort_of(ground, Seen()).rhythms)
    reps = {one.group: one.tempo for one in found[Grouping.REP].groups}
    assert reps == {"Bea": Tempo.ALIKE, "Ada": Tempo.QUICKER, "": Tempo.CANNOT_SAY}
    assert "Different, more than chance would make it: Ada." in rhythms_told(found[Grouping.REP], WORDS)
    assert found[Grouping.SEGMENT].team.n == 12


def test_f9_a_rep_with_few_deals_is_counted_with_the_teams_rate() -> None:
    mine = decided(1, 1, owner=ADA.id)
    desk = [*mine, *decided(15, 15, owner=BEA.id)]
    ground = a_ground(mine, desk=desk, reps=(ADA, BEA), scope=Scope(owner_id=ADA.id))
    work_of_both = [replace(CALLS, rep_id=rep.id) for rep in (ADA, BEA)]
    shown = effort_of(ground, seen(desk, *work_of_both))
    first = shown.steps[0]
    assert first.share.seen.n == 2
    assert first.required.by_mean == 20
    assert "Own: decisions 2 seen, 8 needed" in own_told(shown, WORDS)
    (rate,) = shown.reps
    assert (rate.name, rate.rate.own.n) == ("Ada", 2)
    assert "the team's rate stands for each" in weight_told(rate.rate, WORDS)
    assert own_told(view(), WORDS) == ""


def test_a_period_that_is_over_takes_nothing() -> None:
    deals = decided(10, 10)
    over = replace(a_ground(deals), day=date(2027, 1, 2))
    assert effort_of(over, Seen()).no_goal is NoGoal.OVER
    assert effort_of(a_ground(deals), Seen()).day == DAY


@pytest.mark.parametrize(("typed", "number"), [("12", 12), (" 0 ", 0), ("", None)])
def test_a_plan_is_a_whole_number_or_none(typed: str, number: int | None) -> None:
    assert read_planned(typed) == number


@pytest.mark.parametrize("typed", ["-1", "1.5", "many", "1000"])
def test_a_plan_that_is_no_number_is_not_understood(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read_planned(typed)


def test_4_2_the_mean_rests_on_the_deals_whose_currency_has_a_rate() -> None:
    wins = decided(4, 4)
    deals = [*wins, *(replace(one, id=uuid4(), value=Money.of(5, "USD"), currency="USD") for one in wins[:2])]
    shown = effort_of(a_ground(deals), seen(deals, CALLS))
    assert (shown.mean_won, shown.mean_of) == (Money.of(1_000, "EUR"), 4)
