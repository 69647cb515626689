"""Call plans, discussions and follow-ups on a real desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.following_up import Asked
from salesdesk.domain.account import Person
from salesdesk.domain.call_strategy import Question
from salesdesk.domain.deal import BuyingRole, Deal
from salesdesk.domain.discussion import Dimension, Reaction
from salesdesk.domain.follow_up import FollowUp, FollowUpState
from salesdesk.domain.meeting import CallPlan, ExpectedReturn, Meeting, PlanPart
from salesdesk.domain.moment import Moment
from salesdesk.domain.objection import PlanObjection
from salesdesk.domain.objective import Letter
from salesdesk.domain.refusals import LooseWords, Missing, OutOfRange
from salesdesk.domain.research import FindingKind

TODAY = date(2026, 12, 1)


@pytest.fixture
def deal(desk: Desk) -> Deal:
    """Return an open deal with a decider."""
    key = desk.selling.new_deal("Press line", account_name="Hallertau Malt").made(Deal)
    view = desk.selling.deal(key)
    assert view.account is not None
    person = desk.selling.new_person(view.account.id, "Greta Holm", "Head of production").made(Person)
    desk.preparing.set_role(key, person, BuyingRole.DECIDES)
    return desk.selling.deal(key).deal


def _planned(desk: Desk, deal: Deal) -> UUID:
    return desk.preparing.plan_call(deal_id=deal.id).made(Meeting)


def _write(desk: Desk, key: UUID, plan: CallPlan) -> None:
    before = desk.preparing.view(key).meeting
    desk.selling.keep(before, replace(before, plan=plan))


def test_a_plan_begins_with_the_people_of_the_deal(desk: Desk, deal: Deal) -> None:
    view = desk.preparing.view(_planned(desk, deal))
    assert [p.name for p in view.people] == ["Greta Holm"]
    assert view.setting.people == (("Greta Holm", BuyingRole.DECIDES),)
    assert view.missing == tuple(PlanPart)


def test_2_1_a_plan_is_ready_only_with_an_objective(desk: Desk, deal: Deal) -> None:
    key = _planned(desk, deal)
    with pytest.raises(Missing) as refused:
        desk.preparing.mark_ready(key)
    assert refused.value.what == "objective"
    assert desk.preparing.view(key).plan.ready_at is None


def test_2_4_a_plan_is_ready_only_when_the_prospect_gets_something_too(desk: Desk, deal: Deal) -> None:
    key = _planned(desk, deal)
    _write(desk, key, CallPlan(objective="Greta Holm signs the pilot order by 4 December"))
    with pytest.raises(Missing) as refused:
        desk.preparing.mark_ready(key)
    assert refused.value.what == "prospect_gets"
    _write(desk, key, replace(desk.preparing.view(key).plan, prospect_gets="A line plan she can show her board"))
    desk.preparing.mark_ready(key)
    assert desk.preparing.view(key).plan.ready_at is not None


def test_2_2_the_lamps_follow_the_sentence(desk: Desk, deal: Deal) -> None:
    key = _planned(desk, deal)
    setting = desk.preparing.view(key).setting
    loose = desk.preparing.lamps_for("Touch base and follow up", setting)
    assert not {x.letter for x in loose if x.met} - {Letter.ACHIEVABLE, Letter.RELEVANT}
    smart = desk.preparing.lamps_for("Greta Holm signs the pilot order for 2 lines by 4 December", setting)
    assert all(x.met for x in smart)


def test_4_20_4_21_a_full_plan_misses_nothing(desk: Desk, deal: Deal) -> None:
    key = _planned(desk, deal)
    _write(
        desk,
        key,
        CallPlan(
            objective="Greta Holm signs the pilot order for 2 lines by 4 December",
            questions=(Question(text="Who else has to see it?"),),
            objections=(PlanObjection(words="Too early for us", answer="Two weeks of fitting", proof="Fitting plan"),),
            expected=ExpectedReturn(quantity=Decimal(1), unit="pilot order", by=date(2026, 12, 4)),
            prospect_gets="A line plan",
        ),
    )
    before = desk.preparing.view(key).meeting
    desk.selling.keep(before, replace(before, starts=Moment.of(TODAY, time(10, 30), "Europe/Berlin")))
    assert desk.preparing.view(key).missing == ()
    _write(desk, key, replace(desk.preparing.view(key).plan, objections=(PlanObjection(words="Too early"),)))
    assert desk.preparing.view(key).missing == (PlanPart.OBJECTIONS,)


@pytest.mark.parametrize("kind", list(FindingKind), ids=str)
def test_4_11_4_12_4_13_findings_are_dated_and_seen_in_every_plan_of_the_account(
    desk: Desk, deal: Deal, kind: FindingKind
) -> None:
    one, other = _planned(desk, deal), _planned(desk, deal)
    desk.preparing.add_finding(one, kind, "Three lines, two of them from 1998", source="Site visit")
    found = desk.preparing.view(other).findings
    assert [(f.kind, f.found_on, f.source) for f in found] == [(kind, TODAY, "Site visit")]
    with pytest.raises(Missing):
        desk.preparing.add_finding(one, kind, "   ")


def test_2_15_a_talk_records_who_raised_which_option(desk: Desk, deal: Deal) -> None:
    greta = desk.preparing.view(_planned(desk, deal)).people[0]
    option = desk.discussing.option(
        "Fit it at night", Dimension.INSTALLATION, raised_by=greta.id, reaction=Reaction.WARM, quote="nights only"
    )
    desk.discussing.record(TODAY, deal_id=deal.id, people=[greta.id], raised=[option])
    (row,) = desk.discussing.raised(deal_id=deal.id, account_id=deal.account_id)
    assert (row.option, row.on, row.who) == (option, TODAY, "Greta Holm")


def test_a_talk_needs_a_day_that_is_not_still_to_come(desk: Desk, deal: Deal) -> None:
    with pytest.raises(Missing):
        desk.discussing.record(None, deal_id=deal.id)
    with pytest.raises(OutOfRange):
        desk.discussing.record(TODAY + timedelta(days=1), deal_id=deal.id)


def test_a_planned_meeting_that_was_held_is_a_discussion(desk: Desk, deal: Deal) -> None:
    key = _planned(desk, deal)
    desk.discussing.hold(key)
    assert desk.discussing.view(key).meeting.held_on == TODAY
    assert [r.id for r in desk.discussing.held(deal_id=deal.id)] == [key]


def test_2_7_without_date_and_time_nothing_is_booked(desk: Desk, deal: Deal) -> None:
    for asked, refusal in (
        (Asked(topic="Hear which option", deal_id=deal.id, said="call me next week"), LooseWords),
        (Asked(topic="Hear which option", deal_id=deal.id, day=TODAY), Missing),
        (Asked(topic="Hear which option", deal_id=deal.id, clock=time(10)), Missing),
        (Asked(topic=" ", deal_id=deal.id, day=TODAY, clock=time(10)), Missing),
    ):
        with pytest.raises(refusal):
            desk.following_up.book(asked)
    assert not desk.following_up.due()


def _booked(desk: Desk, deal: Deal) -> UUID:
    asked = Asked(topic="Hear which option", deal_id=deal.id, day=TODAY + timedelta(days=2), clock=time(14))
    return desk.following_up.book(asked).made(FollowUp)


def _kept(desk: Desk, key: UUID) -> FollowUp:
    with desk.following_up.bench.look() as look:
        return look.kept(FollowUp, key).value


def test_2_8_the_three_facts_make_the_state(desk: Desk, deal: Deal) -> None:
    key = _booked(desk, deal)

    def state() -> FollowUpState:
        return _kept(desk, key).state

    assert state() is FollowUpState.PROPOSED
    desk.following_up.mark(key, "promised", seen=True, evidence="said so on the phone")
    assert state() is FollowUpState.AGREED
    desk.following_up.mark(key, "ours", seen=True)
    assert state() is FollowUpState.AGREED
    desk.following_up.mark(key, "theirs", seen=True, evidence="invitation sent")
    assert state() is FollowUpState.IN_BOTH_CALENDARS
    desk.following_up.mark(key, "theirs", seen=False)
    assert state() is FollowUpState.AGREED


def test_2_8_another_moment_has_to_be_agreed_anew(desk: Desk, deal: Deal) -> None:
    key = _booked(desk, deal)
    desk.following_up.mark(key, "promised", seen=True)
    desk.following_up.move(key, TODAY + timedelta(days=3), time(9))
    moved = _kept(desk, key)
    assert (moved.state, moved.sequence) == (FollowUpState.PROPOSED, 1)


def test_the_next_step_of_a_deal_is_its_earliest_open_follow_up_or_planned_meeting(desk: Desk, deal: Deal) -> None:
    later = _booked(desk, deal)
    key = _planned(desk, deal)
    before = desk.preparing.view(key).meeting
    desk.selling.keep(before, replace(before, starts=Moment.of(TODAY, time(16), "Europe/Berlin")))
    step = desk.selling.deal(deal.id).row.next_step
    assert step is not None
    assert step.starts.day == TODAY
    desk.discussing.hold(key)
    step = desk.selling.deal(deal.id).row.next_step
    assert step is not None
    assert step.topic == "Hear which option"
    desk.following_up.done(later)
    assert desk.selling.deal(deal.id).row.next_step is None


def test_today_shows_what_is_due_and_late(desk: Desk, deal: Deal) -> None:
    asked = Asked(topic="Send the fitting plan", deal_id=deal.id, day=TODAY - timedelta(days=1), clock=time(16))
    key = desk.following_up.book(asked).made(FollowUp)
    view = desk.today.view()
    assert [r.follow_up.late_days(TODAY) for r in view.due] == [1]
    assert desk.today.due() == 1
    desk.following_up.done(key)
    assert desk.today.due() == 0


def test_2_1_today_says_how_many_planned_meetings_have_an_objective(desk: Desk, deal: Deal) -> None:
    keys = [_planned(desk, deal) for _ in range(4)]
    for key in keys:
        before = desk.preparing.view(key).meeting
        desk.selling.keep(before, replace(before, starts=Moment.of(TODAY, time(16), "Europe/Berlin")))
    for key in keys[:3]:
        _write(desk, key, CallPlan(objective="Greta Holm signs the pilot order by 4 December"))
    view = desk.today.view()
    assert (view.with_objective, view.planned) == (3, 4)
    desk.discussing.hold(keys[0])
    view = desk.today.view()
    assert (view.with_objective, view.planned) == (2, 3)
