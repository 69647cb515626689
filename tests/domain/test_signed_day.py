"""B1: the day beside a signature is read where it can mean one day only."""

from __future__ import annotations

from datetime import date

import pytest

from salesdesk.domain.signed_day import is_no_day, signed_day

DAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-11-25", "25.11.2026", "25. 11. 2026", "25/11/2026", "11/25/2026", "25.11.26", "25-11-2026"),
        *("25 November 2026", "25. November 2026", "November 25, 2026", "25th of Nov 2026", " 25  nov. 2026 "),
        *("25 novembre 2026", "25 Νοεμβρίου 2026"),
    ],
)
def test_b1_a_day_is_read_as_people_write_it(text: str) -> None:
    assert signed_day(text) == DAY
    assert not is_no_day(text)


def test_b1_accents_are_no_hindrance() -> None:
    for text in ("3. März 2026", "3 mars 2026", "3 Μαρτίου 2026"):
        assert signed_day(text) == date(2026, 3, 3)
    for text in ("1er août 2026", "1. August 2026", "1 Αυγούστου 2026"):
        assert signed_day(text) == date(2026, 8, 1)


@pytest.mark.parametrize("text", ["", "today", "2 December", "3/4/2026", "on Monday 25", "25 2026", "7 Foo 2026"])
def test_b1_what_may_mean_two_days_or_none_is_left_alone(text: str) -> None:
    assert signed_day(text) is None
    assert not is_no_day(text)


@pytest.mark.parametrize("text", ["31.02.2026", "2026-13-01", "30 February 2026", "32/13/2026", "0.1.2026"])
def test_b1_a_day_that_does_not_exist_is_told(text: str) -> None:
    assert signed_day(text) is None
    assert is_no_day(text)
