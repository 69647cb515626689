"""What can be done with a proposal where it stands, and what is told about it (2.18, 4.18)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from salesdesk.application.agreement import agreement_of
from salesdesk.application.desk import Desk
from salesdesk.application.proposal_acts import ProposalAct, offered
from salesdesk.application.proposal_view import ProposalView
from salesdesk.domain.money import Money
from salesdesk.domain.proposal import ProposalState, Standing
from salesdesk.wording import Words
from salesdesk.wording.doubts import taken_told
from salesdesk.wording.proposal_strip import frozen_told, strip_told
from tests.application.offered import SIGNED_B, TALK, came_back, deal_with_two_raised, draft_for, proposing_on

Act = ProposalAct


@pytest.fixture
def draft(desk: Desk) -> UUID:
    return draft_for(desk, deal_with_two_raised(desk))


def told(view: ProposalView) -> str:
    return " ".join(strip_told(Words("en"), view) or ()).replace("\xa0", " ")


def test_2_18_what_waits_is_handed_over_and_answered_and_a_draft_is_neither(desk: Desk, draft: UUID) -> None:
    view = desk.proposing.view(draft)
    assert (told(view), offered(view).sight) == ("", ())
    desk.proposing.issue(draft)
    view = desk.proposing.view(draft)
    assert offered(view).sight == (Act.MAIL, Act.TOLD, Act.READ)
    assert {Act.WITHDRAW, Act.REVISE, Act.PRINT, Act.INTERNAL} == set(offered(view).menu)
    assert told(view).startswith("Waits for a choice since today, issued on Tuesday, 1 December 2026")
    assert "Next step: Thu 3 Dec, 14:00." in told(view)


def test_2_18_what_expired_is_revised_or_withdrawn_first(desk: Desk, draft: UUID) -> None:
    before = desk.proposing.view(draft).proposal
    desk.selling.keep(before, replace(before, valid_until=TALK))
    desk.proposing.issue(draft)
    view = proposing_on(desk, TALK + timedelta(days=1)).view(draft)
    assert view.standing is Standing.EXPIRED
    assert offered(view).sight == (Act.REVISE, Act.WITHDRAW)
    assert Act.TOLD in offered(view).menu
    assert told(view).startswith("Expired: it was valid until 1 December 2026")


def test_4_18_strip_and_agreement_name_the_day_that_stands_beside_the_signature(desk: Desk, draft: UUID) -> None:
    desk.proposing.issue(draft)
    back = came_back(desk, draft, **{**SIGNED_B, "date": "30 November 2026"})
    desk.answering.take(desk.answering.read(back), "B")
    view = desk.proposing.view(draft)
    assert told(view).startswith("Eva Lind chose Option B on 30 November 2026.")
    agreed = agreement_of(view)
    assert (agreed.chosen_on, agreed.is_received) == (TALK - timedelta(days=1), False)


@pytest.mark.parametrize("written", ["", "31.02.2026", "2027-01-15"])
def test_4_18_a_day_that_cannot_have_been_is_told_as_the_day_of_receipt(desk: Desk, draft: UUID, written: str) -> None:
    desk.proposing.issue(draft)
    back = came_back(desk, draft, **{**SIGNED_B, "date": written})
    desk.answering.take(desk.answering.read(back), "B")
    agreed = agreement_of(desk.proposing.view(draft))
    assert (agreed.chosen_on, agreed.is_received) == (TALK, True)


def test_4_18_an_answered_one_says_who_chose_what_and_offers_the_agreement(desk: Desk, draft: UUID) -> None:
    desk.proposing.issue(draft)
    back = came_back(desk, draft, **SIGNED_B)
    step = desk.answering.take(desk.answering.read(back), "B")
    view = desk.proposing.view(draft)
    assert offered(view).sight == (Act.AGREEMENT, Act.FILE)
    assert told(view).startswith("Eva Lind chose Option B, received on 1 December 2026.")
    assert "the deal is won at € 6,720. The page that came back is kept." in told(view)
    desk.changes.undo(step)
    desk.answering.told(draft, "A", "Eva Lind")
    view = desk.proposing.view(draft)
    assert offered(view).sight == (Act.AGREEMENT,)
    assert told(view).endswith("the deal is won at € 5,720. Told by word or mail.")


def test_2_16_what_went_out_says_why_it_stays_and_how_it_is_changed(desk: Desk, draft: UUID) -> None:
    def why() -> str:
        return frozen_told(Words("en"), desk.proposing.view(draft)).replace("\xa0", " ")

    desk.proposing.issue(draft)
    assert why() == "Issued on 1 December 2026, so it stays as it is. Change it in the next revision."
    step = desk.answering.told(draft, "A", "Eva Lind")
    assert why() == "They have chosen from what stands here, so it stays as it is."
    desk.changes.undo(step)
    issued = desk.proposing.view(draft).proposal
    desk.selling.keep(issued, replace(issued, state=ProposalState.SUPERSEDED))
    assert why() == "Issued on 1 December 2026 and superseded: it stays to be read."


def test_2_16_a_draft_of_a_later_revision_leads_to_what_went_out(desk: Desk, draft: UUID) -> None:
    desk.proposing.issue(draft)
    desk.proposing.revise(draft)
    view = desk.proposing.view(draft)
    assert offered(view).sight == (Act.EARLIER,)
    assert told(view) == "Revision 2 is a draft. Revision 1 went out on 1 December 2026 and stays as it was."
    desk.proposing.issue(draft)
    assert Act.EARLIER in offered(desk.proposing.view(draft)).menu


def test_2_16_the_preview_of_what_went_out_shows_it_as_it_was_frozen(desk: Desk, draft: UUID) -> None:
    assert desk.proposing.shown(desk.proposing.view(draft)).is_draft
    revision = desk.proposing.issue(draft)
    shown = desk.proposing.shown(desk.proposing.view(draft))
    assert (shown.is_draft, shown.content_hash) == (False, revision.content_hash)


def test_4_17_what_a_choice_comes_to_is_told_with_the_cents_that_are_printed(desk: Desk, draft: UUID) -> None:
    proposal = desk.proposing.view(draft).proposal
    a, b = proposal.options
    dearer = replace(b, lines=(replace(b.lines[0], price=Money.of("4200.50", "EUR")), *b.lines[1:]))
    desk.selling.keep(proposal, replace(proposal, options=(a, dearer)))
    desk.proposing.issue(draft)
    back = desk.answering.read(came_back(desk, draft, **SIGNED_B))
    assert taken_told(Words("en"), back, "B").replace("\xa0", " ").endswith("the deal is won at € 6,720.50.")
    desk.answering.take(back, "B")
    assert "won at € 6,720.50." in told(desk.proposing.view(draft))
