"""A desk tells what happened on a deal: whatever was done on it once, nothing that was taken back."""

from __future__ import annotations

from datetime import date, time, timedelta
from time import process_time
from uuid import UUID

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.following_up import Asked
from salesdesk.application.timeline import Happened, Happening
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.lead import Lead, LeadState
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.moment import Moment
from salesdesk.domain.proposal import ProposalState
from tests.application.offered import SIGNED_B, TALK, came_back, deal_with_two_raised, draft_for
from tests.new_desks import TODAY


def told(desk: Desk, key: UUID, most: int = 200) -> list[Happened]:
    return list(desk.timelines.of(key, most=most).happened)


def kinds(desk: Desk, key: UUID) -> list[Happening]:
    return [one.kind for one in told(desk, key) if one.kind is not Happening.CHANGED]


def test_a_deal_tells_talks_plans_follow_ups_acts_impediments_and_where_it_came_from(desk: Desk) -> None:
    key = deal_with_two_raised(desk)
    bench = desk.selling.bench
    plan = desk.preparing.plan_call(deal_id=key).made(Meeting)
    noted = Impediment(id=bench.new_id(), deal_id=key, words="Too dear", noted_on=date(2026, 11, 20))
    act = Evidence(id=bench.new_id(), deal_id=key, what="They sent the drawing", happened_on=date(2026, 11, 25))
    lead = Lead(
        id=bench.new_id(),
        name="Ada Holm",
        source="the fair",
        received=Moment.of(date(2026, 11, 3), time(9), "Europe/Berlin"),
        state=LeadState.DEAL,
        deal_id=key,
    )
    for record in (noted, act, lead):
        bench.do(Edit(None, record))
    desk.impediments.remove(noted.id)
    by_kind = {one.kind: one for one in told(desk, key)}
    assert (by_kind[Happening.PLANNED].subject, by_kind[Happening.PLANNED].on) == (plan, TODAY)
    assert by_kind[Happening.BOOKED].what == "Hear which option"
    assert by_kind[Happening.IMPEDIMENT].what == by_kind[Happening.REMOVED].what == "Too dear"
    assert (by_kind[Happening.ACT].what, by_kind[Happening.ACT].on) == ("They sent the drawing", act.happened_on)
    assert kinds(desk, key)[-1] is Happening.LEAD
    (talk,) = [row.id for row in desk.selling.deal(key).meetings if row.held_on is not None]
    assert (by_kind[Happening.HELD].subject, by_kind[Happening.HELD].on) == (talk, TALK)


def test_what_was_taken_back_is_gone_and_comes_again_when_done_again(desk: Desk) -> None:
    key = deal_with_two_raised(desk)
    before = told(desk, key)
    booked = desk.following_up.book(Asked(topic="See the hall", deal_id=key, day=date(2026, 12, 9), clock=time(9)))
    won = desk.selling.win(key)
    after = told(desk, key)
    assert {one.what for one in after} - {one.what for one in before} == {"See the hall"}
    became = [one.change.after for one in after if one.change is not None and one.change.field == "status"]
    assert became == [Status.WON]
    desk.changes.undo(won)
    desk.changes.undo(booked)
    assert told(desk, key) == before
    desk.changes.redo(booked)
    desk.changes.redo(won)
    assert [one.place for one in told(desk, key)] == [one.place for one in after]


def test_2_16_a_proposal_tells_what_became_of_it(desk: Desk) -> None:
    key = deal_with_two_raised(desk)
    draft = draft_for(desk, key)
    assert Happening.PROPOSAL not in kinds(desk, key)
    desk.proposing.issue(draft)
    view = desk.answering.read(came_back(desk, draft, **SIGNED_B))
    desk.answering.take(view, "B")
    states = {one.state for one in told(desk, key) if one.kind is Happening.PROPOSAL}
    assert states == {ProposalState.ANSWERED_B, ProposalState.ISSUED}
    assert {one.subject for one in told(desk, key) if one.kind is Happening.PROPOSAL} == {draft}


@pytest.mark.slow
def test_a_deal_of_1000_entries_is_read_in_stretches_each_as_quick_as_the_first(desk: Desk) -> None:
    key = desk.selling.new_deal("Press line", account_name="Hallertau Malt").made(Deal)
    new, edits = desk.selling.bench.new_id, list[Edit]()
    for at in range(500):
        day = TODAY - timedelta(days=at % 90)
        edits.append(Edit(None, Evidence(id=new(), deal_id=key, what=f"Act {at}", happened_on=day)))
        held = Meeting(id=new(), deal_id=key, held_on=day)
        edits.append(Edit(None, held))
    desk.selling.bench.do(*edits)
    read: list[Happened] = []
    took: list[float] = []
    more = True
    while more:
        begun = process_time()
        stretch = desk.timelines.of(key, read[-1] if read else None, 100)
        took.append(process_time() - begun)
        read, more = [*read, *stretch.happened], stretch.more
    assert len({one.place for one in read}) == len(read) >= 1000
    assert [one.place for one in read] == sorted((one.place for one in read), reverse=True)
    assert max(took) < 0.5
