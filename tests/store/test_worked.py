"""What was done is counted in the store as the domain counts one entry after the other (F7, 1.16)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from salesdesk.domain.activity import Activity, ActivityKind, Channel, Reach
from salesdesk.domain.activity_effect import KindSum, counted
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.evaluation import Evaluation, OutcomeClass
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.moment import Moment
from salesdesk.store.desk_file import SqlStore, create_desk
from tests.store.making import settings, stamp, taken_back

ADA, BEA = Rep(id=uuid4(), name="Ada"), Rep(id=uuid4(), name="Bea")
LIFT, DOOR = (Deal(id=uuid4(), title=title, currency="EUR") for title in ("Lift", "Door"))
FIRST, LAST = date(2026, 11, 2), date(2026, 11, 8)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    with closing(create_desk(tmp_path_factory.mktemp("worked") / "W.salesdesk", settings(), stamp())) as store:
        with store.imports() as work:
            work.add_many([ADA, BEA], stamp())
            work.add_many([LIFT, DOOR], stamp())
        yield store


def at(day: date) -> Moment:
    return Moment(datetime(day.year, day.month, day.day, 9, tzinfo=UTC), "UTC")


def done(day: date = FIRST, rep: Rep = ADA, **fields: object) -> Activity:
    return replace(Activity(id=uuid4(), began=at(day), rep_id=rep.id), **fields)  # type: ignore[arg-type]


def test_1_16_the_store_counts_what_the_domain_counts_of_each_rep_and_kind(desk: SqlStore) -> None:
    advance, order, no = OutcomeClass.ADVANCE, OutcomeClass.ORDER, OutcomeClass.NO
    activities = [
        done(minutes=20, outcome=advance, deal_id=LIFT.id),
        done(LAST, minutes=None, outcome=order, deal_id=LIFT.id),
        done(minutes=5, outcome=no),
        done(minutes=5, reach=Reach.NO_ANSWER),
        done(channel=Channel.EMAIL, reach=Reach.WRITTEN, outcome=advance, minutes=3),
        done(kind=ActivityKind.STRATEGY, channel=Channel.DESK, reach=Reach.DONE, minutes=90),
        done(rep=BEA, minutes=40, outcome=advance, deal_id=DOOR.id),
    ]
    outside = [done(FIRST - timedelta(1)), done(LAST + timedelta(1))]
    gone = done(minutes=500)
    expected: dict[tuple[object, ActivityKind], KindSum] = {}
    for one in activities:
        key = one.rep_id, one.kind
        expected[key] = expected[key] + counted(one) if key in expected else counted(one)
    with taken_back(desk) as work:
        for one in (*activities, *outside, gone):
            work.put(None, one, stamp())
        work.put(gone, None, stamp())
        found = work.rows.work_done(FIRST, LAST)
        assert {(one.rep_id, one.sum.kind): one.sum for one in found} == expected
        calls = next(one for one in found if one.rep_id == ADA.id and one.sum.kind is ActivityKind.CALL_OR_MEETING)
        assert (calls.judged, calls.advanced) == (3, 2)
        assert work.rows.advances_of_deals(LAST) == {LIFT.id: 2, DOOR.id: 1}
        assert work.rows.advances_of_deals(FIRST) == {LIFT.id: 1, DOOR.id: 1}


def test_2_3_a_held_meeting_is_a_talk_and_says_what_came_of_it_once(desk: SqlStore) -> None:
    judged = Evaluation(outcome=OutcomeClass.ADVANCE)
    held = Meeting(
        id=uuid4(), rep_id=ADA.id, starts=at(FIRST), held_on=FIRST, minutes=45, deal_id=LIFT.id, evaluation=judged
    )
    planned = Meeting(id=uuid4(), rep_id=ADA.id, starts=at(FIRST), minutes=45)
    logged = done(minutes=50, meeting_id=held.id, deal_id=LIFT.id)
    with taken_back(desk) as work:
        for one, minutes in ((held, 45), (planned, 45), (logged, 50)):
            work.put(None, one, stamp())
            (found,) = work.rows.work_done(FIRST, LAST)
            assert (found.sum.count, found.sum.talks, found.sum.minutes) == (1, 1, minutes)
            assert (found.judged, found.advanced, found.sum.advances) == (1, 1, 1)
            assert work.rows.advances_of_deals(LAST) == {LIFT.id: 1}
        said_no = replace(logged, outcome=OutcomeClass.NO)
        work.put(logged, said_no, stamp())
        (found,) = work.rows.work_done(FIRST, LAST)
        assert (found.judged, found.advanced) == (1, 0)
        assert work.rows.advances_of_deals(LAST) == {}
