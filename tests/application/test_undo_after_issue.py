"""Undo takes nothing away that an issued proposal rests on (2.16), and leaves one proposal of a deal waiting."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.following_up import Asked
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal
from salesdesk.domain.discussion import Dimension
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.proposal import Proposal, ProposalState
from salesdesk.domain.refusals import AnotherWaits, Cited, CitesNothing, EarlierWentOut
from salesdesk.wording import Words
from salesdesk.wording.troubles import not_done_again, not_taken_back
from tests.application.offered import CALL_BACK, TALK, deal_with_two_raised, draft_for


def test_2_16_undo_does_not_take_back_a_discussion_that_an_issued_proposal_cites(desk: Desk) -> None:
    deal = desk.selling.new_deal("Press line", account_name="Hallertau Malt").made(Deal)
    raised = [desk.discussing.option(text, Dimension.INSTALLATION) for text in ("We fit it", "Your fitters do it")]
    recorded = desk.discussing.record(TALK, deal_id=deal, raised=raised)
    desk.following_up.book(Asked(topic="Hear which option", deal_id=deal, day=CALL_BACK, clock=time(14)))
    proposal = draft_for(desk, deal)
    desk.proposing.issue(proposal)
    with pytest.raises(Cited) as refused:
        desk.changes.undo(recorded)
    assert refused.value.number == "IB-2026-0001"
    said = not_taken_back(Words("en"), "Record the talk", refused.value)
    assert said == (
        "Not taken back: Record the talk. IB-2026-0001 went out and cites “We fit it” and “Your fitters do it” from "
        "the talk on 1 December 2026, so the talk stays. The customer may still answer it: correct the talk where it "
        "is wrong"
    )
    assert desk.proposing.view(proposal).faults == ()


def test_2_16_undo_takes_back_a_discussion_that_only_a_first_draft_cites(desk: Desk) -> None:
    deal = desk.selling.new_deal("Press line", account_name="Hallertau Malt").made(Deal)
    raised = [desk.discussing.option(text, Dimension.INSTALLATION) for text in ("We fit it", "Your fitters do it")]
    recorded = desk.discussing.record(TALK, deal_id=deal, raised=raised)
    draft_for(desk, deal)
    desk.changes.undo(recorded)
    assert list(desk.discussing.held(deal_id=deal)) == []


@pytest.mark.parametrize("act", ["withdraw", "revise", "supersede"])
def test_2_16_what_went_out_keeps_its_discussion_whatever_was_done_with_it_since(desk: Desk, act: str) -> None:
    deal = deal_with_two_raised(desk)
    (talk,) = desk.discussing.held(deal_id=deal)
    proposal = draft_for(desk, deal)
    desk.proposing.issue(proposal)
    if act == "supersede":
        desk.proposing.issue(draft_for(desk, deal), superseding=True)
    else:
        getattr(desk.proposing, act)(proposal)
    with pytest.raises(Cited):
        desk.selling.archive(Meeting, talk.id)


def test_2_16_a_next_revision_is_not_put_away_while_the_customer_has_the_one_before(desk: Desk) -> None:
    proposal = draft_for(desk, deal_with_two_raised(desk))
    desk.changes.undo(desk.selling.archive(Proposal, proposal))
    desk.proposing.issue(proposal)
    begun = desk.proposing.revise(proposal)
    with pytest.raises(EarlierWentOut) as refused:
        desk.selling.archive(Proposal, proposal)
    assert refused.value.revision == 1
    desk.changes.undo(begun)
    desk.proposing.withdraw(proposal)
    desk.selling.archive(Proposal, proposal)


def test_2_16_a_discussion_is_cited_also_when_its_deal_came_to_another_account(desk: Desk) -> None:
    key = deal_with_two_raised(desk)
    group = desk.selling.new_deal("Group", account_name="Hallertau Malt Holding").made(Account)
    deal = desk.selling.deal(key).deal
    desk.selling.keep(deal, replace(deal, account_id=group))
    desk.proposing.issue(draft_for(desk, key))
    (talk,) = desk.discussing.held(deal_id=key)
    with pytest.raises(Cited):
        desk.selling.archive(Meeting, talk.id)


def test_2_16_undo_brings_nothing_back_to_the_customer_that_cites_what_is_gone(desk: Desk) -> None:
    deal = deal_with_two_raised(desk)
    (talk,) = desk.discussing.held(deal_id=deal)
    proposal = draft_for(desk, deal)
    desk.proposing.issue(proposal)
    revised = desk.proposing.revise(proposal)
    linked = desk.proposing.view(proposal).proposal
    loose = replace(linked, options=tuple(replace(option, raised=()) for option in linked.options))
    unlinked = desk.selling.keep(linked, loose)
    put_away = desk.selling.archive(Meeting, talk.id)
    desk.changes.undo(unlinked)
    with pytest.raises(CitesNothing):
        desk.changes.undo(revised)
    desk.changes.undo(put_away)
    desk.changes.undo(revised)
    assert desk.proposing.view(proposal).proposal.state is ProposalState.ISSUED


def test_2_16_no_answer_is_taken_to_what_cites_nothing_any_more(desk: Desk) -> None:
    deal = deal_with_two_raised(desk)
    (talk,) = desk.discussing.held(deal_id=deal)
    proposal = draft_for(desk, deal)
    desk.proposing.issue(proposal)
    desk.proposing.withdraw(proposal)
    hidden = desk.selling.archive(Proposal, proposal)
    put_away = desk.selling.archive(Meeting, talk.id)
    desk.changes.undo(hidden)
    with pytest.raises(CitesNothing):
        desk.answering.told(proposal, "A", "Eva Lind")
    desk.changes.undo(put_away)
    desk.answering.told(proposal, "A", "Eva Lind")
    assert desk.proposing.view(proposal).proposal.state is ProposalState.ANSWERED_A


def test_2_16_redo_puts_no_discussion_away_that_was_cited_since(desk: Desk) -> None:
    deal = deal_with_two_raised(desk)
    (talk,) = desk.discussing.held(deal_id=deal)
    archived = desk.selling.archive(Meeting, talk.id)
    desk.changes.undo(archived)
    desk.proposing.issue(draft_for(desk, deal))
    with pytest.raises(Cited) as refused:
        desk.changes.redo(archived)
    assert refused.value.on == TALK
    assert not_done_again(Words("en"), "Put the talk away", refused.value).startswith("Not done again: Put the talk")


@pytest.mark.parametrize("act", ["withdraw", "revise"])
def test_undo_leaves_one_proposal_of_a_deal_waiting(desk: Desk, act: str) -> None:
    deal = deal_with_two_raised(desk)
    first, second = draft_for(desk, deal), draft_for(desk, deal)
    desk.proposing.issue(first)
    step = getattr(desk.proposing, act)(first)
    desk.proposing.issue(second)
    with pytest.raises(AnotherWaits) as refused:
        desk.changes.undo(step)
    assert refused.value.number == "IB-2026-0002"
    assert desk.proposing.waiting() == 1
    desk.proposing.withdraw(second)
    desk.changes.undo(step)
    assert desk.proposing.view(first).proposal.state is ProposalState.ISSUED
