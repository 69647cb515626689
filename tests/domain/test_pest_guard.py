"""The pest guard: a table of cases, and what holds for any log (B4, 2.10, 2.11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.activity import Activity, Channel, MailPurpose, Reach
from salesdesk.domain.courtesy import Courtesy
from salesdesk.domain.follow_up import Evidence, FollowUp
from salesdesk.domain.moment import Moment
from salesdesk.domain.pest_guard import (
    Ground,
    Guard,
    Offer,
    Touch,
    TouchKind,
    Verdict,
    checked,
    guard_of,
    is_agreed,
    touch_kind,
    touch_of,
)
from salesdesk.domain.refusals import Missing

TODAY = date(2026, 12, 1)
OK, CAUTION, STOP = Verdict.OK, Verdict.CAUTION, Verdict.STOP


def did(days_ago: int, reach: Reach | str, channel: Channel = Channel.CALL, hour: int = 10, **more: Any) -> Activity:
    """Return an activity so many days before today."""
    day = TODAY - timedelta(days=days_ago)
    activity = Activity(
        id=uuid4(),
        began=Moment(datetime(day.year, day.month, day.day, hour, tzinfo=UTC), "UTC"),
        channel=channel,
        reach=Reach(reach),
        voicemail_for="why" if reach == "voicemail" else "",
    )
    return replace(activity, **more)


def mail(days_ago: int, purpose: MailPurpose) -> Activity:
    return did(days_ago, "written", Channel.EMAIL, mail_purpose=purpose)


def said_of(log: list[Activity], limits: Courtesy | None = None, *, agreed: bool = False, leave: bool = False) -> Guard:
    touches = [touch_of(one) for one in log]
    return guard_of(touches, TODAY, limits or Courtesy(), agreed=agreed, do_not_contact=leave)


SHORT, NEWS = MailPurpose.SHORT_QUERY, MailPurpose.UPDATE

# What was done (days ago), and what the guard says: verdict, ground, unanswered in a row, voicemails, days since.
TABLE = {
    "nobody was ever called": ([], OK, Ground.FREE, 0, 0, None),
    "one call without answer": ([did(1, "no_answer")], OK, Ground.FREE, 1, 0, 1),
    "two calls without answer": ([did(9, "no_answer"), did(4, "no_answer")], CAUTION, Ground.ATTEMPTS, 2, 0, 4),
    "three calls without answer": ([did(n, "no_answer") for n in (90, 60, 30)], STOP, Ground.ATTEMPTS, 3, 0, 30),
    "one voicemail": ([did(2, "voicemail")], OK, Ground.FREE, 1, 1, 2),
    "two voicemails within the fortnight": (
        [did(13, "voicemail"), did(0, "voicemail")],
        STOP,
        Ground.VOICEMAILS,
        2,
        2,
        0,
    ),
    "two voicemails, one a fortnight ago": (
        [did(14, "voicemail"), did(1, "voicemail")],
        CAUTION,
        Ground.ATTEMPTS,
        2,
        1,
        1,
    ),
    "a call and a short question": ([did(5, "no_answer"), mail(2, SHORT)], CAUTION, Ground.ATTEMPTS, 2, 0, 2),
    "a call, a voicemail, a message": (
        [did(5, "no_answer"), did(4, "voicemail"), did(3, "written", Channel.MESSAGE)],
        STOP,
        Ground.ATTEMPTS,
        3,
        1,
        3,
    ),
    "nobody at home twice": ([did(n, "no_answer", Channel.VISIT) for n in (8, 3)], CAUTION, Ground.ATTEMPTS, 2, 0, 3),
    "what asks for no answer": (
        [mail(n, purpose) for n, purpose in enumerate(MailPurpose) if purpose is not SHORT],
        OK,
        Ground.FREE,
        0,
        0,
        None,
    ),
    "a letter asks for nothing": ([did(n, "written", Channel.LETTER) for n in (3, 2, 1)], OK, Ground.FREE, 0, 0, None),
    "a short question by letter does": (
        [did(n, "written", Channel.LETTER, mail_purpose=SHORT) for n in (3, 2)],
        CAUTION,
        Ground.ATTEMPTS,
        2,
        0,
        2,
    ),
    "a talk ends the row": ([did(n, "no_answer") for n in (9, 8, 7)] + [did(6, "spoke")], OK, Ground.FREE, 0, 0, None),
    "they wrote": (
        [did(n, "voicemail") for n in (9, 8)] + [replace(mail(7, NEWS), theirs=True)],
        OK,
        Ground.FREE,
        0,
        0,
        None,
    ),
    "they called in vain": (
        [did(n, "no_answer") for n in (9, 8, 7)] + [replace(did(6, "no_answer"), theirs=True)],
        OK,
        Ground.FREE,
        0,
        0,
        None,
    ),
    "the row begins anew after a talk": (
        [did(9, "no_answer"), did(8, "no_answer"), did(7, "spoke"), did(2, "no_answer"), did(1, "voicemail")],
        CAUTION,
        Ground.ATTEMPTS,
        2,
        1,
        1,
    ),
    "tried again on the day of the talk": (
        [did(3, "spoke", hour=9), did(3, "no_answer", hour=11), did(3, "no_answer", hour=12)],
        CAUTION,
        Ground.ATTEMPTS,
        2,
        0,
        3,
    ),
    "our news is no contact": (
        [did(n, "no_answer") for n in (9, 8, 7)] + [mail(1, NEWS)],
        STOP,
        Ground.ATTEMPTS,
        3,
        0,
        7,
    ),
    "work at the desk is nothing": ([did(1, "done", Channel.DESK)], OK, Ground.FREE, 0, 0, None),
}


@pytest.mark.parametrize("case", TABLE)
def test_b4_the_table_of_cases(case: str) -> None:
    log, verdict, ground, unanswered, voicemails, days = TABLE[case]
    guard = said_of(log)
    assert (guard.verdict, guard.ground) == (verdict, ground)
    assert (guard.unanswered, guard.voicemails, guard.days_since(TODAY)) == (unanswered, voicemails, days)


@pytest.mark.parametrize("case", TABLE)
def test_b4_an_agreed_appointment_is_always_allowed_and_do_not_contact_never(case: str) -> None:
    log = TABLE[case][0]
    agreed = said_of(log, agreed=True)
    assert (agreed.verdict, agreed.ground) == (OK, Ground.AGREED)
    assert agreed.unanswered == said_of(log).unanswered
    left_alone = said_of(log, agreed=True, leave=True)
    assert (left_alone.verdict, left_alone.ground) == (STOP, Ground.DO_NOT_CONTACT)
    assert not left_alone.may_be_overridden


def test_b4_the_desk_sets_its_own_limits() -> None:
    log = [did(2, "no_answer")]
    assert said_of(log, Courtesy(caution_after=1)).verdict is CAUTION
    assert said_of(log, Courtesy(stop_after=1)).verdict is STOP
    left = [did(20, "voicemail")]
    assert said_of(left, Courtesy(voicemails=1)).verdict is OK
    assert said_of(left, Courtesy(voicemails=1, voicemail_days=21)).ground is Ground.VOICEMAILS


def test_b4_a_held_meeting_at_no_known_hour_answers_all_of_its_day() -> None:
    tried = [touch_of(did(3, "no_answer", hour=hour)) for hour in (8, 16, 20)]
    met = Touch(TouchKind.CONTACT, TODAY - timedelta(days=3))
    guard = guard_of([*tried, met], TODAY)
    assert (guard.verdict, guard.unanswered, guard.contact_on) == (OK, 0, met.day)


def test_b4_a_stop_offers_another_way_and_nothing_else_does() -> None:
    stop = said_of([did(n, "no_answer") for n in (3, 2, 1)])
    assert stop.offers == (Offer.SLOT, Offer.PERSON, Offer.LETTER, Offer.HAND_BACK)
    assert said_of([], leave=True).offers == (Offer.PERSON, Offer.HAND_BACK)
    assert said_of([did(n, "no_answer") for n in (2, 1)]).offers == ()


def test_b4_what_is_agreed_is_an_open_promise_of_that_day() -> None:
    at = Moment(datetime(2026, 12, 1, 10, tzinfo=UTC), "UTC")
    promise = FollowUp(id=uuid4(), topic="call", starts=at, uid="u", promised=Evidence(on=TODAY))
    assert is_agreed(promise, TODAY, "UTC")
    for not_agreed in (
        replace(promise, promised=None, ours=Evidence(on=TODAY)),
        replace(promise, done_on=TODAY),
        replace(promise, cancelled_on=TODAY),
        replace(promise, they_act=True),
        replace(promise, starts=Moment(at.at + timedelta(days=1), "UTC")),
    ):
        assert not is_agreed(not_agreed, TODAY, "UTC")


def test_b4_what_is_agreed_is_of_the_desks_day_wherever_it_was_agreed() -> None:
    tokyo = Moment.of(TODAY + timedelta(days=1), time(8), "Asia/Tokyo")
    promise = FollowUp(id=uuid4(), topic="call", starts=tokyo, uid="u", promised=Evidence(on=TODAY))
    assert is_agreed(promise, TODAY, "America/New_York"), "it is six in the evening of today in New York"
    assert not is_agreed(promise, TODAY, "Asia/Tokyo")
    assert not is_agreed(replace(promise, all_day=True), TODAY, "America/New_York"), "the same day everywhere"


def test_b4_an_override_needs_a_reason() -> None:
    stop = said_of([did(n, "no_answer") for n in (3, 2, 1)])
    call = did(0, "no_answer")
    with pytest.raises(Missing) as refused:
        checked(call, stop)
    assert (refused.value.what, refused.value.where) == ("despite", "activity")
    with pytest.raises(Missing):
        checked(replace(call, despite="  "), stop)
    given_reason = replace(call, despite="Their machine stands still")
    assert checked(given_reason, stop) is given_reason
    for free in (replace(call, theirs=True), mail(0, NEWS)):
        assert checked(free, stop) is free
    assert checked(call, said_of([])) is call


tries = st.builds(did, st.integers(0, 60), st.sampled_from(["no_answer", "voicemail"]), hour=st.integers(0, 23))
talks = st.builds(did, st.integers(0, 60), st.just("spoke"), hour=st.integers(0, 23))
news = st.builds(mail, st.integers(0, 60), st.sampled_from([one for one in MailPurpose if one is not SHORT]))
logs = st.lists(st.one_of(tries, talks, news), max_size=12)
ORDER = (OK, CAUTION, STOP)


@given(logs, st.randoms(use_true_random=False))
def test_b4_the_order_in_which_the_log_is_read_does_not_matter(log: list[Activity], chance: Random) -> None:
    mixed = list(log)
    chance.shuffle(mixed)
    before, after = said_of(log), said_of(mixed)
    assert (before.verdict, before.unanswered, before.voicemails) == (after.verdict, after.unanswered, after.voicemails)


@given(logs, st.sampled_from(["no_answer", "voicemail"]))
def test_b4_another_attempt_never_makes_it_better(log: list[Activity], reach: str) -> None:
    before, after = said_of(log), said_of([*log, did(-1, reach)])
    assert ORDER.index(after.verdict) >= ORDER.index(before.verdict)
    assert after.unanswered == before.unanswered + 1


@given(logs)
def test_b4_a_contact_now_sets_everybody_free(log: list[Activity]) -> None:
    guard = said_of([*log, did(-1, "spoke")])
    assert (guard.verdict, guard.unanswered, guard.voicemails, guard.last_on) == (OK, 0, 0, None)


@given(logs)
def test_b4_what_asks_for_nothing_changes_nothing(log: list[Activity]) -> None:
    more = said_of([*log, *(mail(0, one) for one in MailPurpose if one is not SHORT)])
    assert more == said_of(log)


@given(st.sampled_from(Channel), st.sampled_from(Reach), st.sampled_from([None, *MailPurpose]))
def test_b4_what_they_do_is_always_a_contact(channel: Channel, reach: Reach, purpose: MailPurpose | None) -> None:
    assert touch_kind(channel, reach, purpose, theirs=True) is TouchKind.CONTACT


@given(st.sampled_from([Channel.EMAIL, Channel.MESSAGE, Channel.LETTER]), st.sampled_from([None, *MailPurpose]))
def test_0_7_what_we_write_is_never_a_contact(channel: Channel, purpose: MailPurpose | None) -> None:
    assert touch_kind(channel, Reach.WRITTEN, purpose, theirs=False) is not TouchKind.CONTACT
