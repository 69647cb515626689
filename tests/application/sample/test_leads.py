"""The story's leads: somebody waits, somebody is to be looked at again today, whatever day it is told on."""

from __future__ import annotations

from datetime import date

import pytest

from salesdesk.application.lead_view import is_to_look_at
from salesdesk.application.sample import sample_story
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.feedback import Feedback
from salesdesk.domain.lead import Lead, LeadState, checked


@pytest.mark.parametrize("day", [date(2026, 12, 1), date(2027, 1, 2), date(2027, 3, 1), date(2026, 12, 28)])
def test_3_5_3_6_two_wait_one_is_due_today_and_one_became_an_open_deal(day: date) -> None:
    story = sample_story(day, "Europe/Vienna")
    leads = [checked(lead) for lead in story.final(Lead)]
    states = [lead.state for lead in leads]
    assert (states.count(LeadState.UNTOUCHED), states.count(LeadState.HANDED_BACK)) == (2, 2)
    assert [lead.name for lead in leads if is_to_look_at(lead, day)] == ["Bauhof Oberflachtal"]
    (dealt,) = (lead for lead in leads if lead.state is LeadState.DEAL)
    assert dealt.deal_id
    assert story.record(Deal, dealt.deal_id).status is Status.OPEN
    assert len(story.final(Feedback)) == 3
