from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.period import Period, Span, WorkCalendar
from salesdesk.domain.refusals import NotAPeriod

days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
starts = st.integers(1, 12)


@pytest.mark.parametrize(
    ("text", "fiscal", "first", "last"),
    [
        ("2026", 1, date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-Q4", 1, date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-q4 ", 1, date(2026, 10, 1), date(2026, 12, 31)),
        ("2024-02", 1, date(2024, 2, 1), date(2024, 2, 29)),
        ("2026", 4, date(2025, 4, 1), date(2026, 3, 31)),
        ("2026-Q1", 4, date(2025, 4, 1), date(2025, 6, 30)),
        ("2026-Q4", 4, date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-11", 4, date(2026, 11, 1), date(2026, 11, 30)),
    ],
)
def test_a_period_has_its_first_and_last_day(text: str, fiscal: int, first: date, last: date) -> None:
    period = Period.parse(text, fiscal)
    assert (period.first, period.last) == (first, last)
    assert first in period
    assert last in period
    assert first - timedelta(days=1) not in period
    assert last + timedelta(days=1) not in period


@pytest.mark.parametrize("text", ["", "26", "2026-Q5", "2026-13", "2026-1", "2026-11-01", "Q4 2026", "9999", "1800"])
def test_what_is_no_period_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(NotAPeriod) as refused:
        Period.parse(text)
    assert refused.value.text == text


@given(days, starts, st.sampled_from(Span))
def test_the_period_around_a_day_holds_it_and_keeps_its_name(day: date, fiscal: int, span: Span) -> None:
    period = Period.around(day, span, fiscal)
    assert day in period
    assert period.span is span
    assert Period.parse(period.name, fiscal) == period


@given(days, starts)
def test_the_quarters_of_a_fiscal_year_are_the_year(day: date, fiscal: int) -> None:
    year = Period.around(day, Span.YEAR, fiscal)
    quarters = [Period.parse(f"{year.name}-Q{n}", fiscal) for n in range(1, 5)]
    assert quarters[0].first == year.first
    assert quarters[-1].last == year.last
    for one, following in pairwise(quarters):
        assert following.first - one.last == timedelta(days=1)


def test_days_left_are_calendar_days_with_today() -> None:
    december = Period.parse("2026-12")
    assert december.days_left(date(2026, 12, 31)) == 1
    assert december.days_left(date(2026, 12, 1)) == 31
    assert december.days_left(date(2026, 11, 1)) == 31
    assert december.days_left(date(2027, 1, 1)) == 0


def test_selling_days_left_are_working_days_with_today() -> None:
    # December 2026 begins on a Tuesday and has 23 weekdays; one of them, the 25th, is a holiday here.
    december = Period.parse("2026-12")
    plain, closed = WorkCalendar(), WorkCalendar(holidays=frozenset({date(2026, 12, 25)}))
    assert plain.selling_days_left(december, date(2026, 11, 20)) == 23
    assert closed.selling_days_left(december, date(2026, 11, 20)) == 22
    assert closed.selling_days_left(december, date(2026, 12, 24)) == 5
    assert closed.selling_days_left(december, date(2027, 1, 1)) == 0


def test_a_work_week_from_sunday_to_thursday_counts_its_own_days() -> None:
    week = WorkCalendar(weekdays=frozenset({6, 0, 1, 2, 3}))
    assert week.is_working_day(date(2026, 12, 6))
    assert not week.is_working_day(date(2026, 12, 4))
    assert week.working_days(date(2026, 12, 4), date(2026, 12, 10)) == 5


@given(days, days)
def test_working_days_add_up_over_a_cut(first: date, last: date) -> None:
    first, last = min(first, last), min(max(first, last), min(first, last) + timedelta(days=400))
    cut = first + (last - first) // 2
    week = WorkCalendar()
    apart = week.working_days(first, cut) + week.working_days(cut + timedelta(days=1), last)
    assert week.working_days(first, last) == apart


def test_elapsed_share_goes_from_nothing_to_everything() -> None:
    december, week = Period.parse("2026-12"), WorkCalendar()
    assert week.elapsed_share(december, date(2026, 11, 30)) == 0
    assert week.elapsed_share(december, date(2026, 12, 1)) == 0
    assert week.elapsed_share(december, date(2026, 12, 2)) == pytest.approx(1 / 23)
    assert week.elapsed_share(december, date(2027, 1, 1)) == 1


def test_a_period_without_working_days_does_not_divide_by_zero() -> None:
    shut = WorkCalendar(weekdays=frozenset())
    december = Period.parse("2026-12")
    assert shut.elapsed_share(december, date(2026, 12, 15)) == 0
    assert shut.elapsed_share(december, date(2027, 1, 2)) == 1
