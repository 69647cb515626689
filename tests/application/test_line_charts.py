"""Charts over time: round marks, everything a share of the room."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.line_charts import day_share, marks_up, points_of

FIRST, LAST = date(2026, 10, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("most", "marks"),
    [
        (420_000, ["0", "200000", "400000", "600000"]),
        (100, ["0", "25", "50", "75", "100"]),
        (3, ["0", "1", "2", "3"]),
        (0, ["0", "1"]),
    ],
)
def test_marks_are_round_and_reach_over_the_greatest_amount(most: int, marks: list[str]) -> None:
    assert [mark.text for mark in marks_up(most, str)[1]] == marks


@given(st.integers(0, 10**15))
def test_marks_are_few_and_rise_from_the_foot_to_the_top(most: int) -> None:
    top, marks = marks_up(most, str)
    assert top >= most
    assert 2 <= len(marks) <= 6
    assert (marks[0].share, marks[-1].share) == (0, 1)
    assert sorted(mark.share for mark in marks) == [mark.share for mark in marks]


def test_a_period_begins_at_the_left_and_ends_at_the_right() -> None:
    assert day_share(LAST, FIRST, LAST) == 1
    assert day_share(FIRST, FIRST, LAST) == pytest.approx(1 / 92)
    assert day_share(date(2026, 9, 1), FIRST, LAST) == 0


def test_days_without_an_amount_are_no_points_and_debts_stand_at_the_foot() -> None:
    amounts = [(FIRST, -5), (date(2026, 11, 1), None), (LAST, 50)]
    assert [height for _, height in points_of(amounts, FIRST, LAST, 100)] == [0, 0.5]
