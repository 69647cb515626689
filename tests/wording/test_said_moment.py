"""A day and a time in one line, in four languages (2.7): what is printed reads back, nonsense never raises."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.moment import Moment
from salesdesk.domain.period import WorkCalendar
from salesdesk.domain.said_days import Saying
from salesdesk.domain.said_moment import Said, said_moment
from salesdesk.wording import Words
from salesdesk.wording.lexicon import LANGUAGES
from salesdesk.wording.said_words import month_first, said_words

NOW = datetime.fromisoformat("2026-12-01T08:00")
"""A Tuesday."""
CHRISTMAS = WorkCalendar(holidays=frozenset({date(2026, 12, 25), date(2026, 12, 26), date(2026, 12, 2)}))


def _said(text: str, language: str = "en", *, first: bool | None = None, now: datetime = NOW) -> Said:
    saying = Saying(now=now, words=said_words(language), month_first=first, calendar=CHRISTMAS)
    return said_moment(text, saying)


@pytest.mark.parametrize(
    ("language", "text", "day", "clock"),
    [
        ("en", "tue 10:30", 8, "10:30"),
        ("en", "in 2 weeks 9am", 15, "09:00"),
        ("en", "+3d 14:00", 4, "14:00"),
        ("en", "+3w noon", 22, "12:00"),
        ("en", "half past ten tomorrow", 2, "10:30"),
        ("en", "Dec 8th, 2 p.m.", 8, "14:00"),
        ("en", "Tuesday in two weeks at 10", 15, "10:00"),
        ("en", "tuesday next week 3pm", 8, "15:00"),
        ("en", "tomorrow afternoon at 3", 2, "15:00"),
        ("en", "in 2 working days 11:00", 4, "11:00"),
        ("en", "in 90 minutes", 1, "09:30"),
        ("en", "wed 1030", 2, "10:30"),
        ("en", "tue 9.10", 8, "09:10"),
        ("de", "Dienstag halb elf", 8, "10:30"),
        ("de", "morgen 14 Uhr", 2, "14:00"),
        ("de", "1.12. 9:00", 1, "09:00"),
        ("de", "übermorgen Viertel vor zehn", 3, "09:45"),
        ("de", "heute Abend 7 Uhr", 1, "19:00"),
        ("fr", "dans 2 semaines 9h", 15, "09:00"),
        ("fr", "mardi prochain 9 h 30", 8, "09:30"),
        ("fr", "mar 10:30", 8, "10:30"),
        ("fr", "après-demain dix heures et demie", 3, "10:30"),
        ("fr", "lundi 3h de l'après-midi", 7, "15:00"),
        ("el", "σε 2 εβδομάδες 9:00", 15, "09:00"),
        ("el", "Τρίτη 10 και μισή", 8, "10:30"),
        ("el", "μεθαύριο στις 3 μ.μ.", 3, "15:00"),
        ("el", "στις 8 Δεκ στις 9", 8, "09:00"),
        ("el", "+3μ 14:00", 4, "14:00"),
        ("el", "+3η 14:00", 4, "14:00"),
    ],
)
def test_2_7_a_line_of_words_says_day_and_time(language: str, text: str, day: int, clock: str) -> None:
    said = _said(text, language)
    assert (said.day, said.clock) == (date(2026, 12, day), time.fromisoformat(clock))


@pytest.mark.parametrize("language", LANGUAGES)
@given(days=st.integers(0, 360), minutes=st.integers(0, 24 * 60 - 1))
def test_what_is_printed_reads_back(language: str, days: int, minutes: int) -> None:
    words, day, clock = Words(language), NOW.date() + timedelta(days=days), time(minutes // 60, minutes % 60)
    moment = Moment.of(day, clock, "UTC")
    for printed in (words.full_day_time(moment), words.day_time(moment)):
        said = _said(printed, language)
        assert (said.day, said.clock) == (day, clock), printed


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(max_size=60))
def test_nonsense_never_raises(language: str, text: str) -> None:
    assert isinstance(_said(text, language), Said)


_WORDS = [" ".join(words) for words in said_words().meanings]
_PIECES = st.sampled_from([*_WORDS, "9", "31", "99", "999", "9999", "1.2", "+3", "12/13", ":", "h", "12:30"])


@given(pieces=st.lists(_PIECES, max_size=8), now=st.datetimes())
def test_words_in_any_order_never_raise_and_what_is_unread_fills_nothing(pieces: list[str], now: datetime) -> None:
    said = _said(" ".join(pieces), now=now)
    assert not said.unread or (said.day, said.clock) == (None, None)
    assert len(set(said.days)) == len(said.days)


@pytest.mark.parametrize("text", ["next week", "nächste Woche", "la semaine prochaine", "επόμενη εβδομάδα 10:00"])
def test_2_7_a_week_is_no_day(text: str) -> None:
    said = _said(text)
    assert said.loose
    assert said.day is None


def test_what_may_mean_either_says_so() -> None:
    assert _said("12/1 9am").days == (date(2027, 1, 12), date(2026, 12, 1))
    assert _said("12/1 9am", first=True).days == (date(2026, 12, 1),)
    assert _said("12/1 9am", first=False).days == (date(2027, 1, 12),)
    assert _said("24/12", first=True).days == (date(2026, 12, 24),), "there is no 24th month"
    assert _said("tue 3").clocks == (time(15), time(3)), "working hours are in the afternoon"
    assert _said("tue 03:00").clocks == (time(3),)
    assert _said("next fri 10").days == (date(2026, 12, 4), date(2026, 12, 11))
    assert _said("tue 9 dec 10:00").days == (date(2026, 12, 9), date(2026, 12, 8)), "the ninth is a Wednesday"
    assert _said("tue 10:00 11:00").may_mean_either


def test_what_is_unread_is_named_and_nothing_is_guessed() -> None:
    said = _said("tue 10 blah")
    assert said.unread == ("blah",)
    assert (said.day, said.clock) == (None, None)
    assert _said("31/2 9:00").unread == ("31/2",)
    assert _said("25:00").clock is None
    assert _said("in 99999 weeks").day is None


@pytest.mark.parametrize(
    ("language", "country", "first"),
    [("en", "US", True), ("en", "NL", False), ("en", "", None), ("de", "", False), ("el", "GR", False)],
)
def test_the_order_of_day_and_month_is_that_of_the_country(language: str, country: str, first: bool | None) -> None:
    assert month_first(language, country) is first
