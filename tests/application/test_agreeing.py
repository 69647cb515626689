"""Whether a follow-up is agreed: three facts, said in one step, each with the day since which it holds (2.8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from uuid import UUID

from salesdesk.application.desk import Desk
from salesdesk.application.following_up import Asked
from salesdesk.domain.follow_up import Evidence, FollowUp, FollowUpState


def _booked(desk: Desk, promised: str | None = None, ours: str | None = None) -> UUID:
    asked = Asked(topic="Which option?", day=date(2026, 12, 3), clock=time(10, 30), promised=promised, ours=ours)
    return desk.following_up.book(asked).made(FollowUp)


def _kept(desk: Desk, key: UUID) -> FollowUp:
    return next(row.follow_up for row in desk.following_up.due() if row.follow_up.id == key)


def test_2_8_three_facts_said_in_one_step_put_it_into_both_calendars(desk: Desk) -> None:
    key = _booked(desk)
    step = desk.following_up.agree(key, promised="on the phone", ours="", theirs="accepted the invitation")
    assert _kept(desk, key).state is FollowUpState.IN_BOTH_CALENDARS
    desk.changes.undo(step)
    assert _kept(desk, key).state is FollowUpState.PROPOSED


def test_2_8_a_fact_that_held_already_keeps_its_day(desk: Desk) -> None:
    key = _booked(desk, promised="on the phone")
    before = _kept(desk, key)
    earlier = replace(before, promised=Evidence(on=date(2026, 11, 20), text="on the phone"))
    desk.selling.keep(before, earlier)
    desk.following_up.agree(key, promised="on the phone", ours="entered", theirs=None)
    after = _kept(desk, key)
    assert after.promised == Evidence(on=date(2026, 11, 20), text="on the phone")
    assert after.ours == Evidence(on=date(2026, 12, 1), text="entered")
    assert after.theirs is None


def test_2_8_a_fact_that_turned_out_wrong_is_taken_back(desk: Desk) -> None:
    key = _booked(desk, promised="on the phone", ours="entered")
    desk.following_up.agree(key, promised=None, ours="entered", theirs=None)
    assert _kept(desk, key).state is FollowUpState.PROPOSED
