"""Days as the story counts them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.sample.days import Days, ahead, back, is_open, within

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
FRIDAY = date(2026, 11, 20)


def test_weekends_and_the_days_nobody_works_are_left() -> None:
    assert back(date(2026, 11, 22)) == FRIDAY
    assert ahead(date(2026, 11, 21)) == date(2026, 11, 23)
    assert ahead(date(2026, 12, 25)) == date(2026, 12, 28)
    assert back(date(2027, 1, 1)) == date(2026, 12, 31)


@given(DAYS)
def test_back_and_ahead_stay_near_and_find_working_days(day: date) -> None:
    assert is_open(back(day))
    assert is_open(ahead(day))
    assert back(day) <= day <= ahead(day)
    assert ahead(day) - back(day) <= timedelta(days=6)


@given(DAYS, st.integers(-5, 0), st.floats(0, 1))
def test_what_was_closed_lies_in_its_quarter_and_not_in_the_future(day: date, index: int, share: float) -> None:
    days = Days(day, "Europe/Amsterdam")
    closed = days.closing(index, share)
    assert closed in days.quarter(index)
    assert closed <= day


@given(DAYS, st.integers(0, 1), st.floats(0, 1))
def test_what_is_due_lies_in_its_quarter_and_not_in_the_past(day: date, index: int, share: float) -> None:
    days = Days(day, "Europe/Amsterdam")
    due = days.due(index, share)
    assert due in days.quarter(index)
    assert due >= day


@given(DAYS, DAYS, st.integers(0, 120))
def test_within_never_leaves_the_stretch(day: date, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    assert first <= within(day, first, last) <= last


def test_quarters_are_counted_from_that_of_day_0() -> None:
    days = Days(date(2026, 2, 3), "Europe/Amsterdam")
    names = [days.quarter(index).name for index in (-5, -1, 0, 1)]
    assert names == ["2024-Q4", "2025-Q4", "2026-Q1", "2026-Q2"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("by {+6}", "by 26 November 2026"),
        ("on {+2w}, 14:00", "on Monday, 23 November, 14:00"),
        ("confirmed on {-13}", "confirmed on 6 November"),
        ("seen on {-330}", "seen on 24 December 2025"),
        ("nothing to fill in", "nothing to fill in"),
    ],
)
def test_days_are_told_in_words(text: str, told: str) -> None:
    assert Days(FRIDAY, "Europe/Amsterdam").told(text) == told


def test_a_moment_is_read_off_a_clock_in_the_zone() -> None:
    moment = Days(FRIDAY, "Europe/Athens").moment(FRIDAY, "10:30")
    assert moment.local.isoformat() == "2026-11-20T10:30:00+02:00"
    assert moment.at.isoformat() == "2026-11-20T08:30:00+00:00"
