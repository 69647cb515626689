"""What the store tells the pest guard is enough: it says the same as from the whole log (B4)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.guarding import guards_seen, lead_guards_seen
from salesdesk.domain.account import Account, Person
from salesdesk.domain.activity import Activity, Channel, MailPurpose, Reach
from salesdesk.domain.courtesy import USUAL_COURTESY
from salesdesk.domain.follow_up import Attendee, Evidence, FollowUp, Reply
from salesdesk.domain.lead import Lead
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.moment import Moment
from salesdesk.domain.pest_guard import Ground, Touch, TouchKind, Verdict, guard_of, touch_of
from salesdesk.store.desk_file import SqlStore, create_desk
from tests.store.making import settings, stamp, taken_back

TODAY = date(2026, 11, 20)
ZONES = ("Europe/Athens", "America/Los_Angeles", "Pacific/Auckland")
ACCOUNT = Account(id=uuid4(), name="Zest")
PEOPLE = [Person(id=uuid4(), name=name) for name in ("Ada Holm", "Émile Żak", "Zoe Lind")]
KEYS = [one.id for one in PEOPLE]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    path: Path = tmp_path_factory.mktemp("guard") / "Guard.salesdesk"
    with closing(create_desk(path, settings(), stamp())) as store:
        with store.imports() as work:
            work.add_many([ACCOUNT, *PEOPLE], stamp())
        yield store


def at(days_ago: int, hour: int = 9, zone: str = "Europe/Athens") -> Moment:
    day = TODAY - timedelta(days=days_ago)
    return Moment(datetime(day.year, day.month, day.day, hour, tzinfo=UTC), zone)


@st.composite
def activities(draw: st.DrawFn) -> Activity:
    channel = draw(st.sampled_from([Channel.CALL, Channel.EMAIL, Channel.MESSAGE, Channel.LETTER, Channel.VISIT]))
    written = channel in {Channel.EMAIL, Channel.MESSAGE, Channel.LETTER}
    reaches = [Reach.WRITTEN] if written else [Reach.SPOKE, Reach.NO_ANSWER, Reach.NO_ANSWER, Reach.VOICEMAIL]
    return Activity(
        id=uuid4(),
        began=at(draw(st.integers(0, 30)), draw(st.integers(0, 23)), draw(st.sampled_from(ZONES))),
        channel=channel,
        reach=draw(st.sampled_from(reaches)),
        theirs=draw(st.sampled_from([False, False, False, True])),
        mail_purpose=draw(st.sampled_from([None, *MailPurpose])) if written else None,
        people=tuple(draw(st.lists(st.sampled_from(KEYS), min_size=1, unique=True))),
    )


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    days = draw(st.integers(0, 30))
    return Meeting(
        id=uuid4(),
        account_id=ACCOUNT.id,
        starts=draw(st.sampled_from([None, at(days, 12), at(days + 1, 12)])),
        held_on=draw(st.sampled_from([None, at(days).day])),
        people=tuple(draw(st.lists(st.sampled_from(KEYS), unique=True))),
    )


def met(meeting: Meeting) -> Touch | None:
    """Return the touch that a meeting is, told from the record itself."""
    if meeting.held_on is None:
        return None
    hour = meeting.starts.at if meeting.starts is not None and meeting.starts.day == meeting.held_on else None
    return Touch(TouchKind.CONTACT, meeting.held_on, hour)


@given(st.lists(activities(), max_size=10), st.lists(meetings(), max_size=2))
def test_b4_what_is_read_says_the_same_as_the_whole_log(
    desk: SqlStore, log: list[Activity], held: list[Meeting]
) -> None:
    with taken_back(desk) as work:
        work.add_many([*log, *held], stamp())
        seen = guards_seen(work, KEYS, TODAY, USUAL_COURTESY)
    for key in KEYS:
        touches = [touch_of(one) for one in log if key in one.people]
        touches += [touch for touch in (met(one) for one in held if key in one.people) if touch is not None]
        whole = guard_of(touches, TODAY)
        told = seen[key]
        assert (told.verdict, told.ground, told.unanswered, told.voicemails, told.last_on) == (
            whole.verdict,
            whole.ground,
            whole.unanswered,
            whole.voicemails,
            whole.last_on,
        )


def tried(days_ago: int, *people: UUID, lead_id: UUID | None = None) -> Activity:
    return Activity(id=uuid4(), began=at(days_ago), reach=Reach.NO_ANSWER, people=people, lead_id=lead_id)


def test_b4_an_entry_put_away_and_a_meeting_in_the_log_count_once_or_not(desk: SqlStore) -> None:
    key = KEYS[0]
    with taken_back(desk) as work:
        calls = [tried(days, key) for days in (4, 3, 2)]
        work.add_many(calls, stamp())
        assert guards_seen(work, KEYS, TODAY, USUAL_COURTESY)[key].verdict is Verdict.STOP
        work.put(calls[0], None, stamp())
        assert guards_seen(work, KEYS, TODAY, USUAL_COURTESY)[key].verdict is Verdict.CAUTION
        meeting = Meeting(id=uuid4(), account_id=ACCOUNT.id, held_on=at(1).day, people=(key,))
        nobody_came = replace(tried(1, key), meeting_id=meeting.id)
        work.put(None, meeting, stamp())
        assert guards_seen(work, KEYS, TODAY, USUAL_COURTESY)[key].unanswered == 0
        work.put(None, nobody_came, stamp())
        assert guards_seen(work, KEYS, TODAY, USUAL_COURTESY)[key].unanswered == 3


def test_b4_a_reply_to_an_invitation_resets_and_a_promise_of_today_allows(desk: SqlStore) -> None:
    asked, guest, other = KEYS
    topic = FollowUp(id=uuid4(), topic="demo", starts=at(-5), uid="u", account_id=ACCOUNT.id, person_id=asked)
    with taken_back(desk) as work:
        work.add_many([tried(days, *KEYS) for days in (9, 8, 7)], stamp())
        said = Attendee(person_id=guest, reply=Reply.DECLINED, replied_at=at(2).at)
        work.put(None, replace(topic, people=(said,)), stamp())
        seen = guards_seen(work, KEYS, TODAY, USUAL_COURTESY)
        assert [seen[key].unanswered for key in KEYS] == [3, 0, 3]
        today = replace(topic, id=uuid4(), starts=at(0), promised=Evidence(on=TODAY))
        coming = (Attendee(person_id=guest, reply=Reply.DECLINED), Attendee(person_id=other))
        work.put(None, replace(today, people=coming), stamp())
        seen = guards_seen(work, KEYS, TODAY, USUAL_COURTESY)
        assert [seen[key].ground for key in KEYS] == [Ground.AGREED, Ground.FREE, Ground.AGREED]
        work.put(PEOPLE[0], replace(PEOPLE[0], do_not_contact=True), stamp())
        assert guards_seen(work, KEYS, TODAY, USUAL_COURTESY)[asked].ground is Ground.DO_NOT_CONTACT


def test_b4_a_reply_to_a_meeting_resets_and_who_said_yes_to_one_of_today_may_be_called(desk: SqlStore) -> None:
    yes, no, tomorrow = KEYS
    said = tuple(
        Attendee(person_id=key, reply=reply, replied_at=at(8).at)
        for key, reply in ((yes, Reply.ACCEPTED), (no, Reply.DECLINED))
    )
    today = Meeting(id=uuid4(), account_id=ACCOUNT.id, starts=at(0), people=(yes, no), replies=said)
    accepted = (Attendee(person_id=tomorrow, reply=Reply.ACCEPTED, replied_at=at(20).at),)
    later = replace(today, id=uuid4(), starts=at(-1), people=(tomorrow,), replies=accepted)
    with taken_back(desk) as work:
        work.add_many([tried(days, *KEYS) for days in (9, 7, 6, 5)], stamp())
        work.put(None, today, stamp())
        work.put(None, later, stamp())
        seen = guards_seen(work, KEYS, TODAY, USUAL_COURTESY)
        assert [seen[key].unanswered for key in KEYS] == [3, 3, 4]
        assert [seen[key].ground for key in KEYS] == [Ground.AGREED, Ground.ATTEMPTS, Ground.ATTEMPTS]
        work.put(today, replace(today, held_on=TODAY, people=(no,)), stamp())
        assert guards_seen(work, KEYS, TODAY, USUAL_COURTESY)[yes].ground is Ground.ATTEMPTS


def test_b4_a_lead_counts_what_was_tried_with_it_and_with_its_person_once(desk: SqlStore) -> None:
    lead = Lead(id=uuid4(), name="Zest", received=at(20), person_id=KEYS[0])
    named = replace(lead, id=uuid4(), person_id=None)
    with taken_back(desk) as work:
        calls = [tried(4, KEYS[0], lead_id=lead.id), tried(3, lead_id=lead.id), tried(2, lead_id=named.id)]
        work.add_many([lead, named, *calls], stamp())
        seen = lead_guards_seen(work, [lead, named], TODAY, USUAL_COURTESY)
        assert (seen[lead.id].verdict, seen[lead.id].unanswered) == (Verdict.CAUTION, 2)
        assert (seen[named.id].verdict, seen[named.id].unanswered) == (Verdict.OK, 1)
