"""A play is chosen or not, assigned or taken over, and its names are called one by one (0.7, 0.12, 0.15)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from salesdesk.domain.activity import Activity, Channel, MailPurpose, Reach
from salesdesk.domain.closing_in_time import Landing
from salesdesk.domain.gap_plan import GapPlan, plan
from salesdesk.domain.moment import Moment
from salesdesk.domain.play_run import (
    CallState,
    PlayCall,
    PlayRun,
    assigned,
    booked,
    called,
    chosen,
    listed,
    not_chosen,
    progress,
    skipped,
    taken_over,
)
from salesdesk.domain.plays import Play
from salesdesk.domain.refusals import Missing, OutOfRange
from tests.domain.examples import a_deal, key
from tests.domain.test_gap_plan import TODAY, means, someone

REP, MANAGER, ANNA, BEN, CLEO = (key(number) for number in (301, 302, 1, 2, 3))


def a_run(**fields: Any) -> PlayRun:
    whole: dict[str, Any] = {
        "id": key(300),
        "period": "2026-12",
        "play": Play.EXISTING_CUSTOMERS,
        "verdict": Landing.LANDS,
        "seen_on": TODAY,
        "rep_id": REP,
    }
    return PlayRun(**whole | fields)


def pursued() -> PlayRun:
    calls = (PlayCall(person_id=ANNA, due=TODAY), PlayCall(person_id=BEN, due=TODAY + timedelta(days=4)))
    return chosen(a_run(calls=calls), TODAY)


def done(*people: Any, days: int = 1, **fields: Any) -> Activity:
    at = datetime(2026, 12, 24, 9, tzinfo=UTC) + timedelta(days=days)
    return Activity(id=key(), began=Moment(at, "Europe/Berlin"), people=people, **fields)


def a_plan(*numbers: int, minutes: int = 60) -> GapPlan:
    cold = someone(9, play=Play.COLD_CALLING)
    return plan([*(someone(number, 20_000 - number) for number in numbers), cold], means(minutes_a_day=minutes))


def states(run: PlayRun) -> dict[int, CallState]:
    return {call.person_id.int: call.state for call in run.calls}


def test_0_15_chosen_and_not_chosen_are_both_kept_with_their_day() -> None:
    assert (a_run().chosen, a_run().seen_on) == (None, TODAY)
    assert (chosen(a_run(), TODAY).chosen, chosen(a_run(), TODAY).decided_on) == (True, TODAY)
    assert (not_chosen(a_run(), TODAY).chosen, not_chosen(a_run(), TODAY).decided_on) == (False, TODAY)


def test_0_7_0_11_mails_and_giving_up_are_not_chosen_like_a_play() -> None:
    with pytest.raises(OutOfRange):
        chosen(a_run(play=Play.EMAILS), TODAY)
    with pytest.raises(Missing):
        chosen(a_run(play=Play.ACCEPT_MISS), TODAY)


def test_0_2_what_builds_the_next_period_may_be_chosen_all_the_same() -> None:
    assert chosen(a_run(play=Play.COLD_CALLING, verdict=Landing.TOO_LATE), TODAY).chosen


def test_0_15_a_chosen_play_becomes_a_dated_call_list_of_its_own_names() -> None:
    run = listed(chosen(a_run(), TODAY), a_plan(1, 2, 3))
    listed_calls = [(call.person_id.int, call.due.day, call.minutes) for call in run.calls]
    assert listed_calls == [(1, 24, 30), (2, 24, 30), (3, 28, 30)]
    with pytest.raises(Missing):
        listed(not_chosen(a_run(), TODAY), a_plan(1))


def test_0_15_a_new_plan_moves_who_waits_and_leaves_what_was_done() -> None:
    run = called(listed(chosen(a_run(), TODAY), a_plan(1, 2)), done(ANNA))
    again = listed(run, a_plan(1, 3))
    assert states(again) == {1: CallState.MET, 3: CallState.TO_CALL}


def test_0_15_manager_and_rep_see_the_same_state() -> None:
    run = skipped(pursued(), BEN, " on leave until January ")
    assert states(run) == {1: CallState.TO_CALL, 2: CallState.SKIPPED}
    assert run.calls[1].skipped == "on leave until January"
    late = progress(run, TODAY + timedelta(days=1))
    assert (late.names, late.done, late.late) == (2, 1, 1)
    assert progress(run, TODAY).late == 0


def test_1_4_nobody_is_skipped_without_a_reason() -> None:
    with pytest.raises(Missing):
        skipped(pursued(), ANNA, "  ")


def test_0_7_an_email_never_satisfies_a_play() -> None:
    mail = done(ANNA, channel=Channel.EMAIL, reach=Reach.WRITTEN, mail_purpose=MailPurpose.SHORT_QUERY)
    with pytest.raises(OutOfRange):
        called(pursued(), mail)


def test_0_15_an_attempt_is_a_call_and_a_talk_is_a_meeting() -> None:
    tried = called(pursued(), done(ANNA, reach=Reach.NO_ANSWER))
    assert states(tried) == {1: CallState.CALLED, 2: CallState.TO_CALL}
    spoken = called(tried, done(ANNA, days=3, deal_id=key(40)))
    first = spoken.calls[0]
    assert (first.called_on, first.met_on, first.deal_id) == (date(2026, 12, 25), date(2026, 12, 27), key(40))


def test_0_15_what_was_done_before_the_play_was_chosen_is_none_of_its_results() -> None:
    assert called(pursued(), done(ANNA, days=-1)) == pursued()
    assert states(called(pursued(), done(ANNA, days=0)))[1] is CallState.MET
    later = chosen(pursued(), TODAY + timedelta(days=2))
    assert called(later, done(ANNA, days=1)) == later


def test_0_12_what_a_manager_takes_over_is_booked_under_the_manager() -> None:
    deal = a_deal(owner_id=REP)
    over = taken_over(pursued(), MANAGER)
    assert (over.results_of, over.assigned_to, booked(deal, over).owner_id) == (MANAGER, MANAGER, MANAGER)
    back = assigned(over, REP)
    assert (back.results_of, booked(deal, back)) == (REP, deal)


def test_0_12_only_a_chosen_play_is_given_to_somebody() -> None:
    for give in (assigned, taken_over):
        with pytest.raises(Missing):
            give(a_run(), MANAGER)
