"""The call plans, findings and follow-ups of the story, as the first page and the plan page will show them."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from uuid import UUID

import pytest

from salesdesk.application.sample import keys
from salesdesk.application.sample.days import back, is_open
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import Deal, Stage, chance_of
from salesdesk.domain.follow_up import FollowUp, FollowUpState
from salesdesk.domain.meeting import CallPlan, Meeting, PlanPart, missing_parts
from salesdesk.domain.objective import Lamp, Letter, Reason, Setting, all_met, lamps
from salesdesk.domain.research import Finding, FindingKind
from salesdesk.wording.lexicon import lexicon
from tests.application.sample.telling import DAYS, TODAY, told

each_day = pytest.mark.parametrize("day", DAYS, ids=str)


def planned(key: UUID, day: date = TODAY) -> tuple[Meeting, CallPlan]:
    meeting = told(day).record(Meeting, key)
    assert meeting.plan
    return meeting, meeting.plan


def lit(key: UUID, day: date = TODAY) -> tuple[Lamp, ...]:
    meeting, plan = planned(key, day)
    story = told(day)
    assert meeting.deal_id
    assert meeting.account_id
    deal = story.record(Deal, meeting.deal_id)
    stage = next(s for s in story.final(Stage) if s.id == deal.stage_id)
    people = [story.record(Person, p) for p in meeting.people]
    setting = Setting(
        today=day,
        people=tuple((p.name, deal.role_of(p.id)) for p in people),
        account=story.record(Account, meeting.account_id).name,
        deal=deal.title,
        stage=stage.name,
        chance=chance_of(deal, stage),
        meeting_day=meeting.starts.day if meeting.starts else None,
        by=plan.objective_by,
    )
    return lamps(plan.objective, setting, lexicon())


def findings(key: UUID) -> list[Finding]:
    meeting, _ = planned(key)
    account = next(a for a in told().final(Account) if a.id == meeting.account_id)
    own_or_shared = [f for f in told().final(Finding) if f.account_id in {meeting.account_id, None}]
    return [f for f in own_or_shared if f.account_id or f.subject == account.industry]


@each_day
def test_2_2_the_first_plan_lacks_only_the_day_by_which(day: date) -> None:
    assert {x.letter: x.reason for x in lit(keys.FIRST_PLAN, day) if not x.met} == {Letter.TIME_BASED: Reason.NO_DAY}


def test_4_20_the_first_plan_has_one_objection_without_an_answer() -> None:
    meeting, plan = planned(keys.FIRST_PLAN)
    assert [o.answered for o in plan.objections] == [True, True, True, False]
    missing = missing_parts(meeting, len(findings(keys.FIRST_PLAN)), smart=False)
    assert missing == (PlanPart.OBJECTIVE, PlanPart.OBJECTIONS)


@each_day
def test_2_1_the_second_plan_is_ready_and_lacks_nothing(day: date) -> None:
    meeting, plan = planned(keys.SECOND_PLAN, day)
    shown = lit(keys.SECOND_PLAN, day)
    assert all_met(shown), shown
    assert missing_parts(meeting, len(findings(keys.SECOND_PLAN)), smart=True) == ()
    assert plan.ready_at
    assert meeting.starts
    assert plan.ready_at < meeting.starts.at
    assert plan.expected.by
    assert plan.expected.by > day


@each_day
def test_two_meetings_are_today_and_two_on_the_days_after(day: date) -> None:
    starts = [m.starts for m in told(day).final(Meeting) if m.held_on is None and m.starts]
    clocks = sorted((s.day, f"{s.local:%H:%M}") for s in starts)
    assert clocks[:2] == [(day, "10:30"), (day, "14:00")]
    assert all(timedelta() < on - day <= timedelta(days=8) for on, _ in clocks[2:])
    assert len(clocks) == 4


def test_the_third_plan_has_a_deal_and_the_fourth_loose_words() -> None:
    third, plan = planned(keys.THIRD_PLAN)
    assert plan == CallPlan()
    assert third.deal_id
    assert [x.reason for x in lit(keys.FOURTH_PLAN) if x.letter is Letter.SPECIFIC] == [Reason.LOOSE_WORDS]


@pytest.mark.parametrize("key", [keys.FIRST_PLAN, keys.SECOND_PLAN])
def test_both_plans_of_today_know_and_ask_enough(key: UUID) -> None:
    found = findings(key)
    assert len(found) == 6
    assert {f.kind for f in found} == set(FindingKind)
    assert all(f.source and f.found_on and f.found_on < TODAY for f in found)
    _, plan = planned(key)
    assert len(plan.questions) == 4
    assert len(plan.objections) in {3, 4}
    assert all(o.proof for o in plan.objections if o.answered)
    assert plan.opening
    assert plan.fall_back


def test_the_fall_back_of_the_first_plan_is_the_booked_next_step() -> None:
    _, plan = planned(keys.FIRST_PLAN)
    booked = told().record(FollowUp, keys.CHOICE_FOLLOW_UP)
    assert f"{booked.starts.day.day} November, {booked.starts.local:%H:%M}" in plan.fall_back


@each_day
def test_2_8_follow_ups_stand_in_all_three_states(day: date) -> None:
    story = told(day)
    opened = [f for f in story.final(FollowUp) if f.done_on is None]
    assert len(opened) == 14
    assert [(one.topic[:6], one.they_act) for one in opened if one.snoozed and not one.they_act] == [("Photos", False)]
    assert set(Counter(f.state for f in opened)) == set(FollowUpState)
    assert sum(f.starts.day == day for f in opened) == 2
    assert [f.id for f in opened if f.late_days(day)] == [keys.LATE_FOLLOW_UP]
    late = (day - back(day - timedelta(days=1))).days
    assert story.record(FollowUp, keys.LATE_FOLLOW_UP).late_days(day) == late
    assert story.record(FollowUp, keys.CHOICE_FOLLOW_UP).state is FollowUpState.IN_BOTH_CALENDARS
    for follow_up in story.final(FollowUp):
        facts = [e for e in (follow_up.promised, follow_up.ours, follow_up.theirs) if e]
        assert all(e.text and e.on <= min(day, follow_up.starts.day) for e in facts)


@each_day
def test_what_is_not_due_today_lies_on_a_working_day(day: date) -> None:
    starts = [f.starts.day for f in told(day).final(FollowUp) if f.starts.day != day]
    assert starts
    assert [start for start in starts if not is_open(start)] == []
