"""The age of what we know, in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.wording import Words
from salesdesk.wording.ages import age_told

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 12, 1), "today"),
        (date(2026, 11, 30), "yesterday"),
        (date(2026, 11, 18), "13 days ago"),
        (date(2026, 11, 17), "2 weeks ago"),
        (date(2026, 10, 2), "8 weeks ago"),
        (date(2026, 10, 1), "2 months ago"),
        (date(2026, 5, 2), "6 months ago"),
        (date(2025, 12, 1), "12 months ago"),
        (date(2024, 12, 2), "23 months ago"),
        (date(2024, 12, 1), "2 years ago"),
        (date(2020, 2, 29), "6 years ago"),
        (None, ""),
        (date(2026, 12, 2), "2 Dec 2026"),
    ],
)
def test_4_11_the_age_of_a_finding_or_claim_is_told_in_words(day: date | None, told: str) -> None:
    assert age_told(Words(), day, TODAY) == told


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 20_000))
def test_no_age_is_told_as_nothing_ago(today: date, days: int) -> None:
    told = age_told(Words(), today - timedelta(days=days), today)
    assert told
    assert not told.startswith("0 ")
