"""Who is invited and which reply counts, by the rules of RFC 5546."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from salesdesk.domain.follow_up import Attendee, Evidence, FollowUp, FollowUpState, Reply, rescheduled
from salesdesk.domain.invitation import Counts, Replied, cancelled, counts, invited, invitees, replied, sent
from salesdesk.domain.moment import Moment
from tests.domain.examples import key

DAY = date(2026, 12, 1)
STARTS = Moment.of(DAY, time(10, 30), "Europe/Berlin")
LATER = Moment.of(DAY + timedelta(days=1), time(9), "Europe/Berlin")
AT = datetime(2026, 11, 25, 9, tzinfo=UTC)
READ = Evidence(on=DAY, text="Accepted the invitation")
IDA, LEO = key(), key()


def _follow_up(**fields: Any) -> FollowUp:
    whole: dict[str, Any] = {"id": key(), "topic": "Their answer", "starts": STARTS, "uid": "1@salesdesk"}
    whole["person_id"] = IDA
    return FollowUp(**whole | fields)


def _said(reply: Reply = Reply.ACCEPTED, sequence: int | None = 0, at: datetime = AT, **more: Any) -> Replied:
    return Replied(reply=reply, at=at, sequence=sequence, **more)


def test_everybody_is_invited_once_the_person_it_is_with_first() -> None:
    people = (Attendee(person_id=LEO), Attendee(person_id=IDA, reply=Reply.TENTATIVE))
    assert [(one.person_id, one.reply) for one in invitees(_follow_up(people=people))] == [
        (IDA, Reply.TENTATIVE),
        (LEO, Reply.NEEDS_ACTION),
    ]
    assert invitees(_follow_up(person_id=None)) == ()


def test_2_8_an_invitation_that_is_written_is_not_yet_in_their_calendar_one_that_was_sent_is() -> None:
    written = invited(_follow_up(sequence=3))
    assert (written.invited, written.theirs) == (3, None)
    assert sent(written, READ).theirs == READ
    known = _follow_up(theirs=Evidence(on=DAY, text="showed me"))
    assert sent(known, READ).theirs == known.theirs


def test_rfc5546_a_cancellation_keeps_the_uid_and_counts_the_sequence_up_once() -> None:
    off = cancelled(_follow_up(sequence=1), DAY)
    assert (off.cancelled_on, off.sequence, off.uid) == (DAY, 2, "1@salesdesk")
    assert cancelled(off, DAY + timedelta(days=1)) is off


@pytest.mark.parametrize("change", [{"starts": LATER}, {"minutes": 90}, {"all_day": True}])
def test_rfc5546_another_moment_or_length_counts_the_sequence_up_and_asks_everybody_again(change: Any) -> None:
    answered = Attendee(person_id=IDA, reply=Reply.ACCEPTED, replied_at=AT)
    moved = rescheduled(_follow_up(people=(answered,)), **{"starts": STARTS} | change)
    assert moved.sequence == 1
    assert moved.people == (replace(answered, reply=Reply.NEEDS_ACTION),)


def test_rfc5546_the_reply_to_the_current_sequence_counts() -> None:
    assert counts(_follow_up(sequence=2), IDA, _said(sequence=2)) is Counts.COUNTS


@pytest.mark.parametrize("sequence", [1, 3])
def test_rfc5546_a_reply_to_another_sequence_does_not_confirm_the_moved_time(sequence: int) -> None:
    assert counts(_follow_up(sequence=2), IDA, _said(sequence=sequence)) is Counts.OTHER_TIME


@pytest.mark.parametrize(("starts", "found"), [(STARTS, Counts.COUNTS), (LATER, Counts.OTHER_TIME)])
def test_a_reply_without_a_sequence_answers_the_moment_that_it_tells(starts: Moment, found: Counts) -> None:
    assert counts(_follow_up(sequence=2), IDA, _said(sequence=None, starts=starts)) is found


def test_rfc5545_a_sequence_that_is_not_told_is_zero() -> None:
    assert counts(_follow_up(), IDA, _said(sequence=None)) is Counts.COUNTS


@pytest.mark.parametrize(
    ("at", "found"),
    [
        (AT - timedelta(seconds=1), Counts.OLDER),
        (AT, Counts.READ_ALREADY),
        (AT + timedelta(seconds=1), Counts.COUNTS),
    ],
)
def test_rfc5546_an_older_reply_never_overrides_a_newer_one(at: datetime, found: Counts) -> None:
    kept = _follow_up(people=(Attendee(person_id=IDA, reply=Reply.DECLINED, replied_at=AT),))
    assert counts(kept, IDA, _said(at=at)) is found


def test_rfc5546_a_late_reply_to_the_old_time_stays_behind_the_reply_to_the_new_one() -> None:
    kept = _follow_up(sequence=1, people=(Attendee(person_id=IDA, replied_at=AT, sequence=1),))
    assert counts(kept, IDA, _said(sequence=0, at=AT + timedelta(days=1))) is Counts.OLDER


def test_each_persons_reply_stands_alone() -> None:
    kept = _follow_up(people=(Attendee(person_id=IDA, reply=Reply.ACCEPTED, replied_at=AT),))
    assert counts(kept, LEO, _said(at=AT - timedelta(days=1))) is Counts.COUNTS


def test_a_reply_to_what_is_called_off_or_done_changes_nothing() -> None:
    assert counts(cancelled(_follow_up(), DAY), IDA, _said(sequence=1)) is Counts.CANCELLED
    assert counts(_follow_up(done_on=DAY), IDA, _said()) is Counts.DONE


def test_2_8_an_acceptance_promises_and_is_in_their_calendar_with_its_evidence() -> None:
    by_phone = Evidence(on=DAY, text="on the phone")
    taken = replied(_follow_up(ours=READ), IDA, _said(), READ)
    assert (taken.state, taken.promised, taken.theirs) == (FollowUpState.IN_BOTH_CALENDARS, READ, READ)
    assert replied(_follow_up(promised=by_phone), IDA, _said(), READ).promised == by_phone
    assert taken.people == (Attendee(person_id=IDA, reply=Reply.ACCEPTED, replied_at=AT),)


def test_2_8_a_refusal_takes_promise_and_calendar_away_and_perhaps_only_the_promise() -> None:
    agreed = _follow_up(promised=READ, ours=READ, theirs=READ)
    refused = replied(agreed, IDA, _said(Reply.DECLINED), READ)
    assert (refused.promised, refused.ours, refused.theirs) == (None, READ, None)
    perhaps = replied(agreed, IDA, _said(Reply.TENTATIVE), READ)
    assert (perhaps.promised, perhaps.theirs) == (None, READ)
    assert replied(agreed, IDA, _said(Reply.NEEDS_ACTION), READ).state is FollowUpState.IN_BOTH_CALENDARS


def test_2_8_what_others_reply_is_kept_and_says_nothing_of_the_person_it_is_with() -> None:
    taken = replied(_follow_up(), LEO, _said(Reply.DECLINED), READ)
    assert [(one.person_id, one.reply) for one in taken.people] == [(LEO, Reply.DECLINED)]
    assert replied(_follow_up(promised=READ), LEO, _said(Reply.DECLINED), READ).promised == READ
    assert replied(_follow_up(person_id=None), LEO, _said(), READ).theirs == READ
