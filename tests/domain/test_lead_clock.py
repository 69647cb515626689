"""The clock of leads against times worked out by hand: evenings, weekends, holidays, midnight, changed clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import UUID, uuid4

import pytest

from salesdesk.domain.lead import HandBack, Lead, LeadState
from salesdesk.domain.lead_clock import LeadClock, begins, clock_of, waited, working_minutes
from salesdesk.domain.moment import Moment
from salesdesk.domain.period import WorkCalendar

BERLIN = "Europe/Berlin"
WORK = WorkCalendar(holidays=frozenset({date(2026, 12, 25)}))


def at(text: str, zone: str = BERLIN) -> Moment:
    """Read "2026-12-01 09:30" off a clock in the zone."""
    found = datetime.strptime(text, "%Y-%m-%d %H:%M")  # noqa: DTZ007 (a clock on the wall)
    return Moment.of(found.date(), found.time(), zone)


def lead(received: str, spoken: str = "", **fields: object) -> Lead:
    made = {
        "id": uuid4(),
        "name": "Meyer",
        "received": at(received),
        "two_way": at(spoken) if spoken else None,
        "state": LeadState.TOUCHED if spoken else LeadState.UNTOUCHED,
    }
    return Lead(**{**made, **fields})  # type: ignore[arg-type]


def clock_at(leads: list[Lead], now: str) -> LeadClock:
    """Return the clock of leads at a moment, against one hour."""
    waits = (waited(one, at(now).at, BERLIN, WORK) for one in leads)
    return clock_of((one for one in waits if one is not None), hours=1, calendar=WORK)


@pytest.mark.parametrize(
    ("begin", "end", "minutes"),
    [
        ("2026-12-01 10:00", "2026-12-01 10:45", 45),
        ("2026-12-01 08:00", "2026-12-01 09:10", 10),
        ("2026-12-01 16:50", "2026-12-02 09:05", 15),
        ("2026-12-01 17:00", "2026-12-02 09:00", 0),
        ("2026-12-01 23:59", "2026-12-02 00:01", 0),
        ("2026-12-01 00:00", "2026-12-02 00:00", 480),
        ("2026-11-27 16:30", "2026-11-30 09:30", 60),
        ("2026-11-28 11:00", "2026-11-29 15:00", 0),
        ("2026-12-24 16:00", "2026-12-28 10:00", 120),
        ("2026-12-01 11:00", "2026-12-01 10:00", 0),
    ],
    ids=[
        "within a day",
        "before it opens",
        "over an evening",
        "exactly a night",
        "over midnight",
        "midnight to midnight",
        "over a weekend",
        "a weekend alone",
        "over a holiday and a weekend",
        "backwards",
    ],
)
def test_3_5_working_minutes_are_those_from_nine_to_five_on_working_days(begin: str, end: str, minutes: int) -> None:
    assert working_minutes(at(begin).at, at(end).at, BERLIN, WORK) == minutes


def test_3_5_working_minutes_follow_the_hours_that_the_desk_works() -> None:
    early = WorkCalendar(weekdays=frozenset({5, 6}), opens=time(7, 30), closes=time(13))
    assert early.day_minutes == 330
    assert working_minutes(at("2026-11-27 07:00").at, at("2026-11-29 08:00").at, BERLIN, early) == 330 + 30
    again = lead("2026-11-20 10:00", signal="asked again", signal_on=date(2026, 11, 28))
    assert begins(again, BERLIN, early.opens) == at("2026-11-28 07:30").at


def test_3_5_a_night_in_which_the_clocks_change_is_as_short_for_work_as_any_other() -> None:
    every_day = WorkCalendar(weekdays=frozenset(range(7)))
    for saturday, sunday in (("2026-03-28", "2026-03-29"), ("2026-10-24", "2026-10-25")):
        begin, end = at(f"{saturday} 16:00"), at(f"{sunday} 10:00")
        assert working_minutes(begin.at, end.at, BERLIN, every_day) == 120


def test_3_5_a_day_that_the_zone_left_out_has_no_working_hours() -> None:
    """Samoa went from 29 to 31 December 2011: the 48 hours from Thursday 02:00 hold two of its days, not three."""
    every_day = WorkCalendar(weekdays=frozenset(range(7)))
    begin, end = datetime(2011, 12, 29, 12, tzinfo=UTC), datetime(2011, 12, 31, 12, tzinfo=UTC)
    assert working_minutes(begin, end, "Pacific/Apia", every_day) == 2 * 480


def test_3_5_the_day_is_that_of_the_desk_wherever_the_lead_wrote_from() -> None:
    monday_in_auckland = at("2026-11-30 08:00", "Pacific/Auckland")
    assert working_minutes(monday_in_auckland.at, at("2026-11-30 09:20").at, BERLIN, WORK) == 20


def test_3_5_the_share_met_counts_those_who_wait_too_long_and_not_those_who_still_can_be_called_in_time() -> None:
    leads = [
        lead("2026-12-01 09:00", "2026-12-01 10:00"),
        lead("2026-12-01 09:00", "2026-12-01 09:20"),
        lead("2026-12-01 09:00", "2026-12-01 10:01"),
        lead("2026-12-01 09:30"),
        lead("2026-12-01 12:30"),
    ]
    clock = clock_at(leads, "2026-12-01 13:00")
    assert (clock.met.value, clock.met.n) == (0.5, 4)
    assert (round(clock.met.low, 3), round(clock.met.high, 3)) == (0.15, 0.85)
    assert (clock.median, clock.spoken) == (60, 3)
    assert [(one.minutes, one.is_late(1)) for one in clock.waiting] == [(210, True), (30, False)]
    assert clock.late == 1


def test_3_5_with_no_leads_nothing_is_claimed() -> None:
    clock = clock_at([], "2026-12-01 13:00")
    assert (clock.met.value, clock.met.n, clock.median, clock.waiting) == (None, 0, None, ())


def test_3_5_a_lead_that_went_to_marketing_without_a_word_says_nothing_about_speed() -> None:
    back = HandBack(on=date(2026, 12, 1), failed="a", reason="b", seen="c", revisit_on=date(2027, 1, 1))
    gone = lead("2026-11-02 09:00", state=LeadState.HANDED_BACK, hand_back=back)
    assert clock_at([gone], "2026-12-01 13:00").met.n == 0


@pytest.mark.parametrize(
    ("spoken", "begun"),
    [
        ("", "2026-12-01 09:00"),
        ("2026-12-01 08:10", "2026-12-01 09:00"),
        ("2026-12-02 11:00", "2026-12-01 09:00"),
        ("2026-06-02 11:00", "2026-06-01 09:00"),
    ],
    ids=["not yet spoken", "before it opened", "spoken since", "spoken long before it went to marketing"],
)
def test_3_6_a_lead_that_came_back_waits_from_the_day_of_what_brought_it_back(spoken: str, begun: str) -> None:
    again = lead("2026-06-01 09:00", spoken, signal="Wrote again", signal_on=date(2026, 12, 1))
    assert begins(again, BERLIN, WORK.opens) == at(begun).at


def test_3_5_the_longest_wait_comes_first_and_of_equal_ones_the_older() -> None:
    older, newer, longest = (
        lead("2026-11-28 11:00", id=UUID(int=2)),
        lead("2026-11-29 11:00", id=UUID(int=1)),
        lead("2026-11-27 11:00", id=UUID(int=3)),
    )
    clock = clock_at([newer, older, longest], "2026-11-30 09:30")
    assert [one.lead.id.int for one in clock.waiting] == [3, 2, 1]
