"""What happened on a deal stands in one order, each thing once, whatever it is kept as and however it is read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from salesdesk.application.timeline import Happened, Happening, of_lead, of_pauses, timeline
from salesdesk.domain.history import Change
from salesdesk.domain.lead import HandBack, Lead, LeadState
from salesdesk.domain.moment import Moment
from salesdesk.domain.pausing import Pause
from tests.domain.examples import a_deal, key

DAY = date(2026, 11, 2)
NOON = datetime(2026, 11, 2, 11, tzinfo=UTC)


def one(kind: Happening = Happening.ACT, days: int = 0, hours: int = 0, number: int = 1) -> Happened:
    return Happened(kind=kind, on=DAY + timedelta(days=days), at=NOON + timedelta(hours=hours), key=key(number))


def changed(field: str, *, withdrawn: bool = False) -> Happened:
    change = Change(
        id=key(),
        entity="deal",
        entity_id=key(7),
        field=field,
        before=None,
        after=None,
        happened_on=DAY,
        recorded_at=NOON,
        by=None,
        batch=key(8),
        withdrawn=withdrawn,
    )
    return Happened(kind=Happening.CHANGED, on=DAY, at=NOON, key=change.id, change=change)


def test_the_newest_day_comes_first_and_within_a_day_what_was_noted_last() -> None:
    # A talk that is noted today but was held on Monday stands at Monday.
    held = one(Happening.HELD, days=-7, hours=5)
    morning, evening, booked = one(hours=-2), one(hours=6), one(Happening.BOOKED, days=1, hours=-40)
    assert timeline([morning, held, booked, evening]).happened == (booked, evening, morning, held)


def test_of_what_is_equal_in_day_and_moment_the_end_stands_above_the_beginning() -> None:
    noted, gone = one(Happening.IMPEDIMENT), one(Happening.REMOVED)
    booked, done = one(Happening.BOOKED, number=2), one(Happening.DONE, number=2)
    expected = (done, booked, gone, noted)
    assert timeline([noted, booked, gone, done]).happened == expected
    assert timeline([done, gone, booked, noted]).happened == expected


def test_changes_that_were_taken_back_or_are_told_elsewhere_are_left_out() -> None:
    stage = changed("stage_id")
    silent = [changed(name) for name in ("closed_on", "outcome", "reasons", "pauses")]
    assert timeline([changed("value", withdrawn=True), stage, *silent]).happened == (stage,)


def test_stretches_give_everything_once_and_in_one_order() -> None:
    chance = Random(20)
    kinds = tuple(Happening)
    every = [
        one(chance.choice(kinds), days=chance.randrange(9), hours=chance.randrange(3), number=number)
        for number in range(200)
    ]
    whole = timeline(every, most=len(every))
    assert not whole.more
    read: list[Happened] = []
    more = True
    while more:
        stretch = timeline(every, read[-1] if read else None, 7)
        read, more = [*read, *stretch.happened], stretch.more
    assert read == list(whole.happened)
    assert len(read) == 200


def test_a_deal_that_waited_tells_both_days() -> None:
    pauses = (
        Pause(begun_on=DAY, ended_on=DAY + timedelta(days=20), reason="their budget"),
        Pause(begun_on=DAY + timedelta(days=40), reason="a new plant"),
    )
    told = timeline(of_pauses(a_deal(pauses=pauses))).happened
    assert [(h.kind, h.on.day, h.what) for h in told] == [
        (Happening.PAUSED, 12, "a new plant"),
        (Happening.WENT_ON, 22, "their budget"),
        (Happening.PAUSED, 2, "their budget"),
    ]


def test_3_6_a_lead_tells_when_it_came_went_back_and_came_again() -> None:
    back = HandBack(on=DAY, failed="budget", reason="none this year", seen="the film", revisit_on=date(2027, 2, 1))
    lead = Lead(
        id=UUID(int=3),
        name="Ada Holm",
        source="the fair",
        received=Moment(NOON - timedelta(days=10), "Europe/Berlin"),
        state=LeadState.DEAL,
        hand_back=back,
        signal="asked for a price",
        signal_on=date(2026, 11, 20),
    )
    told: Sequence[Happened] = timeline(of_lead(lead)).happened
    assert [(h.kind, h.what) for h in told] == [
        (Happening.TAKEN_AGAIN, "asked for a price"),
        (Happening.HANDED_BACK, "none this year"),
        (Happening.LEAD, "the fair"),
    ]
    assert {h.subject for h in told} == {lead.id}
