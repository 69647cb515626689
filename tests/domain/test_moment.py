from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.moment import Moment, agreed_moment, zone_named
from salesdesk.domain.refusals import LooseWords, Missing, OutOfRange

_at = datetime.fromisoformat
ATHENS = "Europe/Athens"
DAY, CLOCK = date(2026, 12, 1), time(10, 30)


def test_a_moment_is_an_instant_and_the_zone_it_was_agreed_in() -> None:
    moment = Moment.of(DAY, CLOCK, ATHENS)
    assert moment.at == datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
    assert moment.local.replace(tzinfo=None) == _at("2026-12-01T10:30")
    assert moment.day == DAY
    assert Moment.of(DAY, time(0, 30), ATHENS).at.date() == date(2026, 11, 30)
    assert Moment.of(DAY, time(0, 30), ATHENS).day == DAY


@given(
    st.datetimes(_at("1990-01-01"), _at("2090-01-01")),
    st.sampled_from([ATHENS, "America/New_York", "Asia/Kolkata", "UTC", "Pacific/Apia"]),
)
def test_a_clock_reads_what_was_agreed_unless_the_hour_was_skipped(naive: datetime, zone: str) -> None:
    moment = Moment.of(naive.date(), naive.time(), zone)
    shown = moment.local.replace(tzinfo=None)
    skipped = shown - naive
    assert skipped == timedelta(0) or timedelta(0) < skipped <= timedelta(days=1)
    assert Moment.of(shown.date(), shown.time(), zone).local.replace(tzinfo=None) == shown


def test_an_hour_that_the_clock_skips_is_the_one_after_it() -> None:
    assert Moment.of(date(2026, 3, 29), time(3, 30), ATHENS).local.replace(tzinfo=None) == _at("2026-03-29T04:30")


def test_2_7_nobody_agrees_on_an_hour_that_does_not_exist() -> None:
    with pytest.raises(OutOfRange) as refused:
        agreed_moment(date(2026, 3, 29), time(3, 30), ATHENS)
    assert (refused.value.what, refused.value.value) == ("skipped_hour", "03:30")


def test_an_hour_that_comes_twice_is_the_first_of_them() -> None:
    assert Moment.of(date(2026, 10, 25), time(3, 30), ATHENS).at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("name", ["", "Europe", "No/Land", "../../etc/passwd", "Europe/Athens\0", "/etc/localtime"])
def test_what_is_no_zone_is_refused_by_name(name: str) -> None:
    with pytest.raises(OutOfRange) as refused:
        zone_named(name)
    assert (refused.value.what, refused.value.value) == ("zone", name)


@pytest.mark.parametrize(
    ("day", "clock", "said"),
    [
        (None, None, "next week"),
        (None, None, " Soon "),
        (DAY, None, "later that day"),
        (None, CLOCK, "in Q1"),
    ],
)
def test_2_7_loose_follow_up_is_refused(day: date | None, clock: time | None, said: str) -> None:
    with pytest.raises(LooseWords) as refused:
        agreed_moment(day, clock, ATHENS, said)
    assert refused.value.words == said.strip()


@pytest.mark.parametrize(
    ("day", "clock", "zone", "what"),
    [(None, CLOCK, ATHENS, "day"), (DAY, None, ATHENS, "time"), (DAY, CLOCK, "", "zone")],
)
def test_2_7_a_follow_up_needs_day_time_and_zone(day: date | None, clock: time | None, zone: str, what: str) -> None:
    with pytest.raises(Missing) as refused:
        agreed_moment(day, clock, zone)
    assert (refused.value.what, refused.value.where) == (what, "follow_up")


def test_2_7_words_beside_a_day_and_a_time_do_no_harm() -> None:
    assert agreed_moment(DAY, CLOCK, ATHENS, "next week") == Moment.of(DAY, CLOCK, ATHENS)
    assert agreed_moment(DAY, time(0, 0), ATHENS) == Moment.of(DAY, time(0, 0), ATHENS)
