"""The quota case of a ground, and the talk about it (1.17, B19)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path
from uuid import uuid4

import pytest
from icalendar import Calendar

from salesdesk.application.calendar_entry import Guest
from salesdesk.application.desk import Desk
from salesdesk.application.following_up import Asked
from salesdesk.application.forecast.ground import Scope
from salesdesk.application.forecast.quota import quota_of
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.period import Period
from salesdesk.domain.quota_case import CaseWhy
from salesdesk.domain.refusals import Missing, OutOfRange
from salesdesk.wording.quota import missing_told, quota_sentence
from tests.application.forecast.grounds import PlainWords, a_ground, an_open, decided, euro

CHIEF = Rep(id=uuid4(), name="Henrik", email="henrik@norrvik.example")
ADA = Rep(id=uuid4(), name="Ada", email="ada@norrvik.example", manager_id=CHIEF.id)


def test_1_17_the_case_of_a_rep_rests_on_their_deals_and_names_their_manager() -> None:
    deals = [replace(one, owner_id=ADA.id) for one in (*decided(6, 4), an_open(5_000))]
    view = quota_of(a_ground(deals, 5_000, reps=(ADA, CHIEF), scope=Scope(owner_id=ADA.id)))
    assert (view.rep, view.manager, view.case.owner_id) == ("Ada", CHIEF, ADA.id)
    assert (view.case.rates.win.n, view.case.open_deals, view.case.target) == (10, 1, euro(5_000))
    assert view.case.reached is not None
    assert view.gap.to_win == euro(5_000)


def test_1_17_on_a_desk_of_one_rep_everybodys_target_is_theirs() -> None:
    alone = quota_of(a_ground(decided(6, 4), 5_000, reps=(ADA,)))
    together = quota_of(a_ground(decided(6, 4), 5_000, reps=(ADA, CHIEF)))
    assert (alone.rep, alone.one_rep) == ("Ada", True)
    assert (together.rep, together.one_rep) == ("", False)


@pytest.mark.parametrize(
    ("deals", "target", "why"),
    [
        (decided(6, 4), None, CaseWhy.NO_TARGET),
        (decided(4, 3), 5_000, CaseWhy.FEW_CLOSED),
        ([], 5_000, CaseWhy.FEW_CLOSED),
    ],
)
def test_1_17_too_little_is_told_as_cannot_say(deals: list, target: int | None, why: CaseWhy) -> None:  # type: ignore[type-arg]
    case = quota_of(a_ground(deals, target)).case
    assert (case.reached, case.why) == (None, why)


def test_1_17_a_period_that_is_over_has_no_case() -> None:
    past = replace(a_ground(decided(6, 4), 5_000), period=Period.parse("2026-Q2"))
    view = quota_of(past)
    assert (view.case.reached, view.case.why) == (None, CaseWhy.OVER)
    assert quota_sentence(view, PlainWords()) == "Q2 2026 is over: € 0 of € 5,000 was won."
    assert missing_told(view.case, PlainWords())[0] == "This period is over"


def test_b19_the_talk_is_booked_and_the_manager_invited(desk: Desk, tmp_path: Path) -> None:
    asked = Asked(topic="Talk about the target of Q4 2026", day=date(2026, 12, 3), clock=time(10))
    step = desk.quota.plan_talk(asked)
    path = tmp_path / "talk.ics"
    desk.quota.invite(step.made(FollowUp), path, Guest(name="Henrik", email="henrik@norrvik.example"))
    calendar = Calendar.from_ical(path.read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert calendar["METHOD"] == "REQUEST"
    assert event["SUMMARY"] == "Talk about the target of Q4 2026"
    assert event["ATTENDEE"] == "mailto:henrik@norrvik.example"
    desk.changes.undo(step)
    assert desk.following_up.due() == []


def test_b19_a_talk_needs_a_topic_a_day_to_come_and_an_address_to_invite(desk: Desk, tmp_path: Path) -> None:
    to_come = Asked(topic="Talk", day=date(2026, 12, 3), clock=time(10))
    with pytest.raises(Missing):
        desk.quota.plan_talk(replace(to_come, topic=" "))
    with pytest.raises(OutOfRange):
        desk.quota.plan_talk(replace(to_come, day=date(2026, 11, 30)))
    key = desk.quota.plan_talk(to_come).made(FollowUp)
    with pytest.raises(Missing):
        desk.quota.invite(key, tmp_path / "talk.eml", Guest(name="Henrik", email=""))
    assert not (tmp_path / "talk.eml").exists()


def test_b19_nothing_is_printed_where_nobody_can_say(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Missing):
        desk.quota.save(tmp_path / "case.pdf")
