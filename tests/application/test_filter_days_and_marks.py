"""A filter reads days as people and the desk write them, and says when words are nearly a mark."""

from __future__ import annotations

from datetime import date

import pytest

from salesdesk.application.deal_filter import FilterFault, FilterNames, FilterTrouble, understood
from salesdesk.application.filter_days import days_of
from salesdesk.wording.filter_words import filter_words, trouble_told
from salesdesk.wording.words import Words

WORDS = filter_words(Words())
TODAY = date(2026, 11, 22)
NAMES = FilterNames(today=TODAY, currency="EUR")


@pytest.mark.parametrize(
    "typed", ["31.12.2026", "31/12/2026", "2026-12-31", "31.12.", "31.12", "31 Dec 2026", "31 dec"]
)
def test_a_day_is_read_as_it_is_written(typed: str) -> None:
    assert days_of(typed, {}, TODAY, 1) == (date(2026, 12, 31), date(2026, 12, 31))


def test_a_day_without_a_year_is_the_next_such_and_no_day_is_none() -> None:
    assert days_of("5.1.", {}, TODAY, 1) == (date(2027, 1, 5), date(2027, 1, 5))
    assert [days_of(one, {}, TODAY, 1) for one in ("31.2.2026", "31.12/2026", "soon", "9999-12-31")] == [None] * 4
    assert understood("close<31.12.2026", WORDS, NAMES) == understood("close<2026-12-31", WORDS, NAMES)
    assert understood('close<"31 Dec 2026"', WORDS, NAMES).tests == understood("close<31.12.", WORDS, NAMES).tests


@pytest.mark.parametrize("typed", ["past p95", "past p", "past averge", "no nxt step", "-past p95"])
def test_words_that_are_nearly_a_mark_are_said_to_be_none_and_hide_no_deal(typed: str) -> None:
    found = understood(f"{typed} malt", WORDS, NAMES)
    assert found.troubles == (FilterTrouble(FilterFault.UNKNOWN_MARK, None, typed),)
    assert (found.text, found.tests) == ("malt", ())
    assert "past p90" in trouble_told(Words(), found.troubles[0])


@pytest.mark.parametrize("typed", ["past perfect", "no ballast", "past", "older harbour"])
def test_words_that_only_begin_as_a_mark_does_are_looked_for(typed: str) -> None:
    found = understood(typed, WORDS, NAMES)
    assert (found.text, found.troubles) == (typed, ())
