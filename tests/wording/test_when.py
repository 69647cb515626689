"""When, in words: what was understood, what meets it, whose turn it is (2.6, 2.7, 2.9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from salesdesk.domain.appointment import Appointment, AppointmentKind
from salesdesk.domain.follow_up import FollowUp, FollowUpKind
from salesdesk.domain.moment import Moment
from salesdesk.domain.period import WorkCalendar
from salesdesk.domain.said_days import Saying
from salesdesk.domain.said_moment import said_moment
from salesdesk.wording import Words
from salesdesk.wording.said_words import said_words
from salesdesk.wording.when import (
    both_clocks_told,
    clashes_told,
    doubt_told,
    free_day_told,
    meanings,
    moment_told,
    other_clock_told,
    our_clock_told,
    turn_told,
)
from tests.domain.examples import key

WORDS = Words()
TODAY = date(2026, 12, 1)
ZONE = "Europe/Amsterdam"
STARTS = Moment.of(date(2026, 12, 8), time(10, 30), ZONE)
SAYING = Saying(now=datetime.fromisoformat("2026-12-01T08:00"), words=said_words(), calendar=WorkCalendar())


@pytest.mark.parametrize(
    ("day", "clock", "told"),
    [
        (date(2026, 12, 8), time(10, 30), "Tuesday, 8 December, 10:30 (in 7 days)"),
        (date(2026, 12, 2), None, "Wednesday, 2 December (tomorrow)"),
        (date(2026, 12, 1), time(9), "Tuesday, 1 December, 09:00 (today)"),
        (date(2027, 1, 12), None, "Tuesday, 12 January 2027 (in 42 days)"),
        (date(2026, 11, 30), None, "Monday, 30 November (1 day ago)"),
    ],
)
def test_2_7_what_was_understood_is_said_in_words(day: date, clock: time | None, told: str) -> None:
    assert moment_told(WORDS, day, clock, TODAY) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ""),
        ("tue 10:30", ""),
        ("tue", ""),
        ("10:30", ""),
        ("tue 10 sharp", "“sharp” cannot be read. Write it like “tue 10:30” or “in 2 weeks 9:00”."),
        ("12/1 9:00", "That may mean either. Which one is it?"),
    ],
)
def test_2_7_a_doubt_is_said_and_nothing_else(text: str, told: str) -> None:
    assert doubt_told(WORDS, said_moment(text, SAYING), text) == told


@pytest.mark.parametrize("text", ["next week", "soon", "next week 10:00", "in Q1"])
def test_2_7_loose_words_get_the_assertive_answer(text: str) -> None:
    assert "let's put a date and time in the calendar" in doubt_told(WORDS, said_moment(text, SAYING), text)


def test_what_may_mean_either_is_offered_as_what_it_may_mean() -> None:
    offered = meanings(WORDS, said_moment("12/1 3", SAYING))
    assert [told for _, _, told in offered] == [
        "12 Jan 2027, 15:00",
        "12 Jan 2027, 03:00",
        "1 Dec 2026, 15:00",
        "1 Dec 2026, 03:00",
    ]
    assert meanings(WORDS, said_moment("tue 10:30", SAYING)) == []


def test_2_6_a_day_on_which_nobody_works_is_named() -> None:
    calendar = WorkCalendar(holidays=frozenset({date(2026, 12, 25)}))
    assert free_day_told(WORDS, date(2026, 12, 25), calendar) == "Friday, 25 December is a public holiday."
    assert free_day_told(WORDS, date(2026, 12, 5), calendar) == "You do not work on a Saturday."
    assert free_day_told(WORDS, date(2026, 12, 24), calendar) == ""


def test_what_takes_the_same_time_is_named_on_the_clock_of_the_desk() -> None:
    starts = Moment(STARTS.at, "Asia/Tokyo")
    one = Appointment(id=key(), kind=AppointmentKind.MEETING, starts=starts, minutes=30, who="Alpine Brew")
    told = clashes_told(WORDS, (one, replace(one, who="Ida Roth", about="Which option?"), one, one), ZONE)
    assert told == (
        "At the same time: 10:30–11:00 Alpine Brew, meeting, 10:30–11:00 Ida Roth, Which option? and 2 more."
    )


def test_a_travelling_rep_reads_both_clocks() -> None:
    tokyo = Moment(STARTS.at, "Asia/Tokyo")
    told = "Tue 8 Dec, 18:30 in Asia/Tokyo: Tue 8 Dec, 10:30 on your clock (Europe/Amsterdam)."
    assert other_clock_told(WORDS, tokyo, ZONE) == told
    assert other_clock_told(WORDS, STARTS, ZONE) == ""
    there = FollowUp(id=key(), topic="Which?", starts=tokyo, uid="")
    assert our_clock_told(WORDS, there, ZONE) == "Tue 8 Dec, 10:30 on your clock (Asia/Tokyo: 18:30)"
    assert our_clock_told(WORDS, replace(there, all_day=True), ZONE) == ""
    assert both_clocks_told(WORDS, tokyo, ZONE) == "Tue 8 Dec, 10:30 on your clock (Asia/Tokyo: 18:30)"
    assert both_clocks_told(WORDS, STARTS, ZONE) == ""


def test_2_9_a_follow_up_that_is_theirs_says_until_when_and_when_we_look() -> None:
    look = Moment.of(date(2026, 12, 9), time(10, 30), ZONE)
    ours = FollowUp(id=key(), topic="Which?", starts=STARTS, uid="")
    theirs = replace(ours, they_act=True, snoozed=look)
    assert turn_told(WORDS, theirs) == "They call us by Tue 8 Dec, 10:30; we look on Wed 9 Dec, 10:30"
    assert turn_told(WORDS, replace(theirs, kind=FollowUpKind.VISIT)).startswith("They confirm by")
    assert turn_told(WORDS, replace(ours, snoozed=look)) == "put off until Wed 9 Dec, 10:30"
    assert turn_told(WORDS, ours) == ""
