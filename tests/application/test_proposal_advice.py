"""What "Ready to send?" points out though nothing stands against it: a silent page, a revision like the last one."""

from __future__ import annotations

from dataclasses import replace

from salesdesk.application.desk import Desk
from salesdesk.application.proposal_checks import is_unchanged
from salesdesk.domain.proposal import Figure, Heard, Need
from tests.application.offered import deal_with_two_raised, draft_for


def test_2_15_a_page_on_which_only_we_speak_says_nothing_of_what_we_heard() -> None:
    for ours in (Heard(), Heard(propose="Two ways"), Heard(needs=(Need(need=" "),), figures=(Figure(value=""),))):
        assert ours.says_nothing
    for theirs in (Heard(lead="Dry at night"), Heard(worth="€ 40,000"), Heard(needs=(Need(need="Dry"),))):
        assert not theirs.says_nothing


def test_2_16_a_revision_that_says_what_the_last_one_said_is_pointed_out(desk: Desk) -> None:
    key = draft_for(desk, deal_with_two_raised(desk))
    assert not is_unchanged(desk.proposing.view(key)), "nothing went out yet"
    desk.proposing.issue(key)
    assert not is_unchanged(desk.proposing.view(key)), "what went out is no draft"
    desk.proposing.revise(key)
    draft = desk.proposing.view(key).proposal
    assert is_unchanged(desk.proposing.view(key))
    desk.selling.keep(draft, replace(draft, payment_terms="In 14 days"))
    assert not is_unchanged(desk.proposing.view(key))
