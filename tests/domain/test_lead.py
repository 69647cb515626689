"""What may become of a lead: spoken with, a deal, back to marketing and again only with something new."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from salesdesk.domain import lead as leads
from salesdesk.domain.feedback import Feedback, FeedbackKind
from salesdesk.domain.feedback import checked as feedback_checked
from salesdesk.domain.lead import HandBack, Lead, LeadState
from salesdesk.domain.moment import Moment
from salesdesk.domain.refusals import Missing, NotInThatLeadState, OutOfRange

ZONE = "Europe/Berlin"
CAME = Moment.of(date(2026, 12, 1), time(9, 30), ZONE)
SPOKE = Moment.of(date(2026, 12, 1), time(10, 5), ZONE)
LEAD = Lead(id=UUID(int=1), name="Meyer & Sohn", received=CAME)
BACK = HandBack(
    on=date(2026, 12, 1),
    failed="Industry: food",
    reason="They resell only",
    seen="The price list",
    revisit_on=date(2027, 3, 1),
)


def test_3_5_only_the_first_talk_stops_the_clock() -> None:
    first = leads.spoken(LEAD, SPOKE)
    later = leads.spoken(first, Moment.of(date(2026, 12, 3), time(9), ZONE))
    assert (later.state, later.two_way) == (LeadState.TOUCHED, SPOKE)


def test_3_5_nobody_spoke_with_a_lead_before_it_came_in() -> None:
    with pytest.raises(OutOfRange, match="two_way"):
        leads.spoken(LEAD, Moment.of(date(2026, 12, 1), time(9, 29), ZONE))


def test_3_5_a_deal_begins_with_a_talk() -> None:
    with pytest.raises(Missing) as refused:
        leads.made_a_deal(LEAD, UUID(int=7))
    assert (refused.value.what, refused.value.where) == ("two_way", "lead")
    made = leads.made_a_deal(leads.spoken(LEAD, SPOKE), UUID(int=7))
    assert (made.state, made.deal_id) == (LeadState.DEAL, UUID(int=7))
    with pytest.raises(NotInThatLeadState):
        leads.made_a_deal(made, UUID(int=8))


@pytest.mark.parametrize("lacking", ["failed", "reason", "seen"])
def test_3_6_marketing_never_has_to_guess(lacking: str) -> None:
    empty: dict[str, str] = {lacking: "  "}
    with pytest.raises(Missing) as refused:
        leads.handed_back(LEAD, replace(BACK, **empty))  # type: ignore[arg-type]
    assert refused.value.what == lacking


@pytest.mark.parametrize("day", [date(2026, 12, 1), date(2026, 11, 30)])
def test_3_6_the_day_to_look_again_lies_after_the_hand_back(day: date) -> None:
    with pytest.raises(OutOfRange, match="revisit_on"):
        leads.handed_back(LEAD, replace(BACK, revisit_on=day))


def test_3_6_what_marketing_has_is_not_spoken_with_or_handed_back_once_more() -> None:
    gone = leads.handed_back(LEAD, BACK)
    assert (gone.state, gone.hand_back) == (LeadState.HANDED_BACK, BACK)
    with pytest.raises(NotInThatLeadState):
        leads.handed_back(gone, BACK)
    with pytest.raises(NotInThatLeadState):
        leads.spoken(gone, SPOKE)
    with pytest.raises(NotInThatLeadState):
        leads.made_a_deal(replace(gone, two_way=SPOKE), UUID(int=7))


@pytest.mark.parametrize("day", [date(2026, 11, 30), date(2026, 12, 1)])
def test_3_6_what_they_did_before_they_went_back_brings_nobody_again(day: date) -> None:
    with pytest.raises(OutOfRange, match="signal_on"):
        leads.taken_again(leads.handed_back(LEAD, BACK), "Asked for a visit", day)


def test_3_6_a_lead_comes_back_only_with_something_new() -> None:
    gone = leads.handed_back(LEAD, BACK)
    with pytest.raises(Missing, match="signal"):
        leads.taken_again(gone, " ", date(2026, 12, 2))
    again = leads.taken_again(gone, " Asked for a visit ", date(2026, 12, 2))
    assert (again.state, again.signal, again.signal_on) == (
        LeadState.UNTOUCHED,
        "Asked for a visit",
        date(2026, 12, 2),
    )
    talked = leads.taken_again(leads.handed_back(leads.spoken(LEAD, SPOKE), BACK), "Wrote", date(2026, 12, 2))
    assert talked.state is LeadState.TOUCHED
    with pytest.raises(NotInThatLeadState):
        leads.taken_again(again, "Wrote", date(2026, 12, 3))


def test_3_6_the_second_hand_back_needs_a_newer_signal_than_the_first() -> None:
    again = leads.taken_again(leads.handed_back(LEAD, BACK), "Wrote", date(2026, 12, 2))
    second = leads.handed_back(again, replace(BACK, on=date(2026, 12, 5)))
    with pytest.raises(OutOfRange, match="signal_on"):
        leads.taken_again(second, "Wrote", date(2026, 12, 2))


def test_4_6_what_was_heard_needs_words() -> None:
    heard = Feedback(id=UUID(int=1), kind=FeedbackKind.OBJECTION, words=" ", noted_on=date(2026, 12, 1))
    with pytest.raises(Missing) as refused:
        feedback_checked(heard)
    assert (refused.value.what, refused.value.where) == ("words", "feedback")
