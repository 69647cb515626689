"""A desk tells what happened on a deal: whatever was done on it once, nothing that was taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from time import process_time
from typing import Any
from uuid import UUID

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.following_up import Asked
from salesdesk.application.timeline import Happened, Happening
from salesdesk.domain.account import Person
from salesdesk.domain.activity import Activity, Channel, MailPurpose, Reach
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


@dataclass(frozen=True, slots=True)
class Logs:
    """A deal on which things are logged."""

    desk: Desk
    deal: UUID

    def log(self, **fields: Any) -> UUID:
        """Keep an activity of today unless told."""
        whole: dict[str, Any] = {"began": Moment.of(TODAY, time(9), "Europe/Berlin"), "deal_id": self.deal} | fields
        key = self.desk.selling.bench.new_id()
        self.desk.selling.bench.do(Edit(None, Activity(id=key, **whole)))
        return key

    def told(self) -> list[UUID]:
        """Return the keys of what is told of talks and activities."""
        kinds = {Happening.ACTIVITY, Happening.HELD}
        return [one.key for one in told(self.desk, self.deal) if one.kind in kinds]


@pytest.fixture
def logs(desk: Desk) -> Logs:
    return Logs(desk, desk.selling.new_deal("Press line", account_name="Hallertau Malt").made(Deal))


def test_what_was_logged_stands_on_its_day_with_whom_it_was(logs: Logs, desk: Desk) -> None:
    account = desk.selling.deal(logs.deal).account
    assert account is not None
    who = desk.selling.new_person(account.id, "Greta Holm", "").made(Person)
    key = logs.log(reach=Reach.NO_ANSWER, people=(who,), began=Moment.of(TALK, time(9), "Europe/Berlin"), note="Rang")
    other = logs.log(deal_id=desk.selling.new_deal("Spare parts", account_id=account.id).made(Deal))
    found = {one.key: one for one in told(desk, logs.deal)}
    assert (found[key].kind, found[key].on, found[key].who) == (Happening.ACTIVITY, TALK, "Greta Holm")
    assert other not in found


def test_a_talk_that_was_logged_on_its_meeting_is_told_once_attempts_and_mails_beside_it_are_told_too(
    logs: Logs, desk: Desk
) -> None:
    meeting = desk.preparing.plan_call(deal_id=logs.deal).made(Meeting)
    early = logs.log(meeting_id=meeting)
    assert logs.told() == [early], "a meeting that was not held is not told, so the talk is"
    desk.discussing.hold(meeting)
    assert logs.told() == [meeting]
    tried = logs.log(meeting_id=meeting, reach=Reach.NO_ANSWER)
    mail = logs.log(
        meeting_id=meeting, channel=Channel.EMAIL, reach=Reach.WRITTEN, mail_purpose=MailPurpose.CONFIRMATION
    )
    later = logs.log(meeting_id=meeting, began=Moment.of(TODAY - timedelta(days=1), time(9), "Europe/Berlin"))
    assert sorted(logs.told()) == sorted([meeting, tried, mail, later])


def test_an_activity_that_was_taken_back_is_gone(logs: Logs, desk: Desk) -> None:
    before = told(desk, logs.deal)
    step = desk.selling.bench.do(
        Edit(None, Activity(id=UUID(int=5), began=Moment.of(TODAY, time(9), "Europe/Berlin"), deal_id=logs.deal))
    )
    assert len(told(desk, logs.deal)) == len(before) + 1
    desk.changes.undo(step)
    assert told(desk, logs.deal) == before


@pytest.mark.slow
def test_a_deal_of_1500_entries_is_read_in_stretches_each_as_quick_as_the_first(desk: Desk) -> None:
    key = desk.selling.new_deal("Press line", account_name="Hallertau Malt").made(Deal)
    new, edits = desk.selling.bench.new_id, list[Edit]()
    for at in range(500):
        day = TODAY - timedelta(days=at % 90)
        edits.append(Edit(None, Evidence(id=new(), deal_id=key, what=f"Act {at}", happened_on=day)))
        held = Meeting(id=new(), deal_id=key, held_on=day)
        edits.append(Edit(None, held))
        began = Moment.of(day, time(8 + at % 9), "Europe/Berlin")
        edits.append(Edit(None, Activity(id=new(), began=began, deal_id=key, reach=Reach.NO_ANSWER)))
        edits.append(Edit(None, Activity(id=new(), began=began, deal_id=key, meeting_id=held.id)))
    desk.selling.bench.do(*edits)
    read: list[Happened] = []
    took: list[float] = []
    more = True
    while more:
        begun = process_time()
        stretch = desk.timelines.of(key, read[-1] if read else None, 100)
        took.append(process_time() - begun)
        read, more = [*read, *stretch.happened], stretch.more
    assert len({one.place for one in read}) == len(read) >= 1500
    assert sum(one.kind is Happening.ACTIVITY for one in read) == 500
    assert [one.place for one in read] == sorted((one.place for one in read), reverse=True)
    assert max(took) < 0.5
