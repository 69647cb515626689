"""All eleven plays are always listed, each with its verdict and why (0.2-0.14)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from salesdesk.domain.closing_in_time import Cycles, Landing
from salesdesk.domain.deal import Motion
from salesdesk.domain.period import Period
from salesdesk.domain.plays import Judged, OwnPlay, Play, PlayKey, PlayWhy, Situation, checked, judged
from salesdesk.domain.refusals import Missing, OutOfRange
from tests.domain.examples import key

MONTH = Period.parse("2026-12")
TODAY = date(2026, 12, 12)
SLOW, FAST, MIXED = (60,) * 10, (5,) * 10, (10, 10, *(60,) * 8)
WON: dict[tuple[Motion | None, str], tuple[int, ...]] = {
    (Motion.NEW, ""): SLOW,
    (Motion.EXISTING, ""): FAST,
    (Motion.FORMER, ""): MIXED,
    (None, ""): tuple(sorted((*SLOW, *FAST, *MIXED))),
}


def situation(**fields: Any) -> Situation:
    whole: dict[str, Any] = {"period": MONTH, "today": TODAY, "cycles": Cycles(won=WON)}
    return Situation(**whole | fields)


def found(*own: OwnPlay, **fields: Any) -> dict[PlayKey, Judged]:
    return {one.key: one for one in judged(situation(**fields), own)}


@pytest.mark.parametrize(
    "fields",
    [{}, {"cycles": Cycles()}, {"today": date(2027, 1, 15)}, {"more_to_sell": False}],
    ids=["usual", "empty desk", "period over", "nothing to add"],
)
def test_0_14_all_eleven_are_listed_in_their_order_whatever_the_desk_knows(fields: dict[str, Any]) -> None:
    assert [one.key for one in judged(situation(**fields))] == list(Play)


def test_0_2_cold_calling_on_a_long_cycle_is_for_the_next_period_and_adds_nothing() -> None:
    cold = found()[Play.COLD_CALLING]
    assert (cold.verdict, cold.why, cold.motion) == (Landing.TOO_LATE, PlayWhy.SHARE_IN_TIME, Motion.NEW)
    assert (cold.counts, cold.builds_next, cold.controlled) == (False, True, True)
    assert cold.in_time is not None
    assert (cold.in_time.n, cold.in_time.days) == (10, 20)


def test_0_3_existing_customers_land_and_count_unless_nothing_can_be_added() -> None:
    existing = found()[Play.EXISTING_CUSTOMERS]
    assert (existing.verdict, existing.counts) == (Landing.LANDS, True)
    bare = found(more_to_sell=False)[Play.EXISTING_CUSTOMERS]
    assert (bare.verdict, bare.why, bare.counts) == (Landing.LANDS, PlayWhy.NOTHING_TO_ADD, False)


def test_0_4_former_customers_may_land_where_two_of_ten_did() -> None:
    assert found()[Play.FORMER_CUSTOMERS].verdict is Landing.MAY
    assert found()[Play.FORMER_CUSTOMERS].counts


@pytest.mark.parametrize("play", [Play.NETWORKING, Play.INBOUND_MARKETING])
@pytest.mark.parametrize("cycles", [Cycles(won={(None, ""): FAST}), Cycles()])
def test_0_5_0_6_what_is_not_in_our_hands_goes_on_and_never_counts(play: Play, cycles: Cycles) -> None:
    one = found(cycles=cycles)[play]
    assert (one.verdict, one.why, one.counts) == (Landing.ONGOING, PlayWhy.NOT_IN_OUR_HANDS, False)
    assert one.builds_next


def test_0_7_emails_are_refused_as_a_play() -> None:
    mail = found()[Play.EMAILS]
    assert (mail.verdict, mail.why, mail.counts, mail.builds_next) == (
        Landing.REFUSED,
        PlayWhy.NOT_FOR_SELLING,
        False,
        False,
    )


def test_0_8_revisited_noes_without_wins_of_their_own_rest_on_all_wins() -> None:
    revisit = found()[Play.REVISIT_NOES]
    assert (revisit.verdict, revisit.why) == (Landing.TOO_LATE, PlayWhy.CYCLE_TOO_LONG)
    assert revisit.in_time is not None
    assert (revisit.in_time.n, revisit.in_time.median) == (30, 60)


@pytest.mark.parametrize(
    ("on", "verdict", "why"),
    [
        (None, Landing.ONGOING, PlayWhy.NO_EVENT),
        (date(2026, 12, 11), Landing.ONGOING, PlayWhy.NO_EVENT),
        (date(2026, 12, 12), Landing.LANDS, PlayWhy.EVENT_IN_TIME),
        (date(2026, 12, 21), Landing.LANDS, PlayWhy.EVENT_IN_TIME),
        (date(2026, 12, 22), Landing.ONGOING, PlayWhy.EVENT_TOO_LATE),
    ],
)
def test_0_9_0_10_an_event_lands_only_if_it_and_a_cycle_after_it_fit(
    on: date | None, verdict: Landing, why: PlayWhy
) -> None:
    listed = found(event_on=on, show_on=on, cycles=Cycles(usual=10))
    for play in (Play.EVENT, Play.TRADE_SHOW):
        assert (listed[play].verdict, listed[play].why, listed[play].counts) == (verdict, why, False)


def test_0_11_waiting_closes_nothing_in_this_period() -> None:
    wait = found()[Play.ACCEPT_MISS]
    assert (wait.verdict, wait.why, wait.counts, wait.builds_next) == (
        Landing.TOO_LATE,
        PlayWhy.WAITS,
        False,
        False,
    )


def test_0_12_who_takes_over_can_do_what_the_best_call_can() -> None:
    taken = found()[Play.TAKE_OVER]
    assert (taken.verdict, taken.motion, taken.counts) == (Landing.LANDS, Motion.EXISTING, True)
    without = found(more_to_sell=False)[Play.TAKE_OVER]
    assert (without.verdict, without.motion) == (Landing.MAY, Motion.FORMER)


def test_0_13_a_play_of_our_own_is_judged_by_its_motion_less_its_lead_time() -> None:
    quick = OwnPlay(id=key(1), name="Service visit with an offer", motion=Motion.EXISTING, lead_days=15)
    late = OwnPlay(id=key(2), name="Workshop", motion=Motion.EXISTING, lead_days=16)
    luck = OwnPlay(id=key(3), name="Partner leads", motion=Motion.EXISTING, controlled=False)
    listed = found(quick, late, luck)
    assert list(listed)[11:] == [quick.id, late.id, luck.id]
    assert [listed[one.id].verdict for one in (quick, late, luck)] == [
        Landing.LANDS,
        Landing.TOO_LATE,
        Landing.ONGOING,
    ]
    assert not listed[luck.id].counts


def test_0_13_a_play_of_our_own_has_a_name_and_no_negative_lead() -> None:
    with pytest.raises(Missing):
        checked(OwnPlay(id=key(1), name=" "))
    with pytest.raises(OutOfRange):
        checked(OwnPlay(id=key(1), name="Workshop", lead_days=-1))
    kept = OwnPlay(id=key(1), name="Workshop", lead_days=0)
    assert checked(kept) is kept


def test_0_14_an_empty_desk_says_that_it_cannot_say() -> None:
    empty = found(cycles=Cycles())
    calls = (Play.COLD_CALLING, Play.EXISTING_CUSTOMERS, Play.FORMER_CUSTOMERS, Play.REVISIT_NOES, Play.TAKE_OVER)
    assert {(empty[play].verdict, empty[play].why, empty[play].counts) for play in calls} == {
        (Landing.CANNOT_SAY, PlayWhy.NO_CYCLE, False)
    }


def test_0_1_when_the_period_is_over_nothing_lands() -> None:
    over = found(today=date(2027, 1, 1))
    assert not any(one.counts for one in over.values())
    assert over[Play.EXISTING_CUSTOMERS].why is PlayWhy.PERIOD_OVER
