"""What is said of leads: clocks in words that differ by more than a colour, shares with what they rest on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest

from salesdesk.application.lead_view import FeedbackRow, Heading, LeadRow
from salesdesk.domain.feedback import Feedback, FeedbackKind
from salesdesk.domain.fit import FitCriterion, FitField
from salesdesk.domain.lead import HandBack, Lead, LeadState
from salesdesk.domain.lead_clock import LeadClock, Waited
from salesdesk.domain.moment import Moment
from salesdesk.domain.period import WorkCalendar
from salesdesk.domain.rates import Rate
from salesdesk.wording import Words
from salesdesk.wording.leads import (
    clock_told,
    criterion_told,
    handed_back_told,
    heading_told,
    heard_from,
    hours_told,
    median_told,
    met_rests_on,
    met_told,
    second_line,
    wait_told,
)

WORDS = Words()
CAME = Moment(datetime(2026, 12, 1, 8, 0, tzinfo=UTC), "Europe/Berlin")
LEAD = Lead(id=UUID(int=1), name="Meyer & Sohn", received=CAME, source="Web form")
BACK = HandBack(on=date(2026, 12, 1), failed="Size", reason="Two people", seen="The film", revisit_on=date(2027, 3, 1))
CLOCK = LeadClock(hours=1, calendar=WorkCalendar(), met=Rate.seen(3, 6), median=35, spoken=5, waiting=())


def row(minutes: int, *, runs: bool) -> LeadRow:
    return LeadRow(lead=LEAD, waited=Waited(lead=LEAD, minutes=minutes, runs=runs))


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (0, "0 min"),
        (59, "59 min"),
        (60, "1 h"),
        (135, "2 h 15 min"),
        (479, "7 h 59 min"),
        (480, "1 working day"),
        (1500, "3 working days"),
    ],
)
def test_3_5_working_time_is_told_in_the_unit_one_thinks_in(minutes: int, told: str) -> None:
    assert wait_told(WORDS, minutes, 480) == told


@pytest.mark.parametrize(
    ("minutes", "runs", "told"),
    [
        (20, True, "40 min left"),
        (60, True, "0 min left"),
        (61, True, "Waits 1 h 1 min, target 1 h"),
        (20, False, "Answered after 20 min"),
        (135, False, "Answered after 2 h 15 min"),
    ],
)
def test_3_5_the_clock_says_in_words_whether_the_target_is_met(minutes: int, runs: bool, told: str) -> None:
    assert clock_told(WORDS, row(minutes, runs=runs), CLOCK) == told


def test_3_5_the_share_stands_with_its_number_and_interval_and_is_not_claimed_without_leads() -> None:
    assert met_told(WORDS, CLOCK) == WORDS.percent(0.5)
    assert met_rests_on(WORDS, CLOCK).startswith(
        f"of 6 leads, so really between {WORDS.percent(0.19)} and {WORDS.percent(0.81)}."
    )
    assert "35 min (median of 5 leads)" in median_told(WORDS, CLOCK)
    nothing = replace(CLOCK, met=Rate.seen(0, 0), median=None, spoken=0)
    assert met_told(WORDS, nothing) == "Cannot say"
    assert met_rests_on(WORDS, nothing) == "No lead was answered yet, and none is late."
    assert median_told(WORDS, nothing) == "Nobody was spoken with yet."


def test_3_5_it_is_said_in_which_hours_the_clock_runs() -> None:
    told = hours_told(WORDS, replace(CLOCK, hours=2))
    assert "within 2 h of working time" in told
    assert "from 09:00 to 17:00" in told
    early = WorkCalendar(opens=time(7, 30), closes=time(13))
    told = hours_told(WORDS, replace(CLOCK, hours=6, calendar=early))
    assert "within 6 h of working time" in told
    assert "from 07:30 to 13:00" in told


def test_3_6_what_marketing_was_told_is_told_whole() -> None:
    back = replace(LEAD, state=LeadState.HANDED_BACK, hand_back=BACK)
    assert handed_back_told(WORDS, back) == (
        "Went back 1 Dec 2026. Does not meet: Size. Why: Two people. They saw: The film. Look again 1 Mar 2027."
    )
    assert handed_back_told(WORDS, LEAD) == ""


def test_3_6_the_second_line_is_what_matters_in_each_state() -> None:
    assert second_line(WORDS, LeadRow(lead=LEAD, account="Adler")) == "Web form, Adler, came Tue 1 Dec, 09:00"
    back = replace(LEAD, state=LeadState.HANDED_BACK, hand_back=BACK)
    assert second_line(WORDS, LeadRow(lead=back)) == "Size: Two people"
    again = replace(LEAD, signal="Asked for a visit", signal_on=date(2026, 12, 2))
    assert second_line(WORDS, LeadRow(lead=again)) == "New since 2 Dec 2026: Asked for a visit"
    deal = replace(LEAD, state=LeadState.DEAL)
    assert second_line(WORDS, LeadRow(lead=deal, deal="Rollers")) == "Deal “Rollers”, came Tue 1 Dec, 09:00"


def test_3_6_a_criterion_of_the_ideal_customer_is_told_with_what_it_asks() -> None:
    words = FitCriterion(id=UUID(int=1), field=FitField.INDUSTRY, words=("food", "rail"))
    assert criterion_told(WORDS, words) == "Industry: food or rail"


def test_4_6_what_was_heard_says_what_about_from_whom_and_when() -> None:
    heard = Feedback(id=UUID(int=1), kind=FeedbackKind.OBJECTION, words="Too loud", noted_on=date(2026, 12, 1))
    assert heard_from(WORDS, FeedbackRow(feedback=heard, account="Adler")) == "Objection, Adler, 1 Dec 2026"
    assert heard_from(WORDS, FeedbackRow(feedback=heard)) == "Objection, 1 Dec 2026"


def test_a_heading_says_how_many_the_list_leaves_out() -> None:
    assert heading_told(WORDS, Heading.AGAIN, 0) == "To look at again today"
    assert heading_told(WORDS, Heading.SPOKEN, 1200) == "Spoken with, 1,200 more found by searching"
