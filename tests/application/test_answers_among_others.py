"""B1: which proposal and which revision a returned file answers, where others lie beside it."""

from __future__ import annotations

from uuid import UUID

import pytest

from salesdesk.application.answering import ReturnedView
from salesdesk.application.desk import Desk
from salesdesk.application.ports import Conflict
from salesdesk.domain.answer import Doubt, Verdict
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.proposal import ProposalState
from salesdesk.domain.refusals import Missing
from salesdesk.wording.doubts import doubt_told
from salesdesk.wording.proposal_strip import strip_told
from salesdesk.wording.words import Words
from tests.application.offered import SIGNED_B, came_back, deal_with_two_raised, draft_for
from tests.imports import making_pdfs as making


@pytest.fixture
def deal(desk: Desk) -> UUID:
    """Return a deal on which two options were raised."""
    return deal_with_two_raised(desk)


@pytest.fixture
def issued(desk: Desk, deal: UUID) -> UUID:
    """Return a proposal that waits for its choice."""
    key = draft_for(desk, deal)
    desk.proposing.issue(key)
    return key


def test_b1_a_flattened_page_of_an_older_revision_is_known_by_the_hash_it_prints(desk: Desk, issued: UUID) -> None:
    path = came_back(desk, issued, **SIGNED_B)
    path.write_bytes(making.saved_by_pdfium(path.read_bytes(), flat=True))
    desk.proposing.revise(issued)
    desk.proposing.issue(issued)
    view = desk.answering.read(path)
    assert view.revision is not None
    assert (view.revision.number, view.doubts) == (1, (Doubt.NO_FORM, Doubt.OLDER_REVISION))


@pytest.mark.parametrize(
    ("printed", "is_ours"),
    [("Proposal IB-2026-0001, page 3", True), ("Proposal IB-2026-00011", False), ("SIB-2026-0001", False)],
)
def test_b1_a_longer_number_is_another_proposal(desk: Desk, issued: UUID, printed: str, *, is_ours: bool) -> None:
    path = desk.path.with_name("scan.pdf")
    path.write_bytes(making.saved_by_pdfium(making.proposal(printed=[printed, printed], changed={}), flat=True))
    proposal = desk.answering.read(path).proposal
    assert (proposal is not None and proposal.id == issued) is is_ours


def test_b1_a_draft_beside_it_stays_a_draft_when_the_answer_is_taken(desk: Desk, deal: UUID, issued: UUID) -> None:
    draft = draft_for(desk, deal)
    desk.answering.told(issued, "A", "Eva Lind")
    assert desk.proposing.view(draft).proposal.state is ProposalState.DRAFT


@pytest.fixture
def theirs(desk: Desk) -> UUID:
    """Return a proposal of another customer that waits for its choice."""
    key = draft_for(desk, deal_with_two_raised(desk, "Bottling", "Ostmole Fish"))
    desk.proposing.issue(key)
    return key


def changed(desk: Desk, key: UUID, fields: dict[str, str]) -> ReturnedView:
    """Read what came back of a proposal, with what is written there typed over."""
    return desk.answering.read(came_back(desk, key, **SIGNED_B, **fields))


def test_b1_a_number_typed_over_leads_to_the_proposal_of_the_check_number(
    desk: Desk, issued: UUID, theirs: UUID
) -> None:
    other = desk.proposing.view(theirs)
    view = changed(desk, issued, {"number": other.proposal.number})
    assert view.proposal == desk.proposing.view(issued).proposal
    assert view.account is not None
    assert view.account.name == "Hallertau Malt"
    assert view.doubts == (Doubt.OTHER_NUMBER,)
    told = doubt_told(Words(), view, Doubt.OTHER_NUMBER)
    assert told == "It says IB-2026-0002, revision 1, but its check number is that of IB-2026-0001, revision 1"
    named = desk.answering.about(view, theirs)
    assert Doubt.OTHER_HASH in named.doubts
    assert doubt_told(Words(), named, Doubt.OTHER_HASH) == "Its check number is that of IB-2026-0001"


def test_b1_without_a_check_number_of_ours_nobodys_proposal_is_shown(desk: Desk, issued: UUID, theirs: UUID) -> None:
    view = changed(desk, issued, {"number": "IB-2026-0002", "hash": "0" * 64})
    assert (view.proposal, view.account, view.doubts) == (None, None, (Doubt.OTHER_HASH,))
    assert doubt_told(Words(), view, Doubt.OTHER_HASH) == "Its check number is not that of IB-2026-0002"
    with pytest.raises(Missing):
        desk.answering.take(view, "B")
    assert desk.proposing.view(theirs).proposal.state is ProposalState.ISSUED


def test_b1_two_check_numbers_of_ours_are_asked(desk: Desk, issued: UUID, theirs: UUID) -> None:
    both = " ".join(desk.proposing.view(key).revisions[-1].content_hash for key in (issued, theirs))
    view = changed(desk, issued, {"hash": both})
    assert (view.proposal, view.doubts) == (None, (Doubt.OTHER_HASH,))


def test_b1_a_proposal_of_a_desk_that_is_not_this_one_blames_nobody(desk: Desk, deal: UUID, issued: UUID) -> None:
    draft = desk.proposing.view(draft_for(desk, deal)).proposal
    view = changed(desk, issued, {"number": draft.number, "hash": "0" * 64})
    assert (view.proposal, view.doubts) == (None, (Doubt.NOT_ISSUED,))
    assert doubt_told(Words(), view, Doubt.NOT_ISSUED) == f"This desk has not issued {draft.number}"


def test_b1_the_strip_says_what_an_answer_was_taken_in_spite_of(desk: Desk, issued: UUID) -> None:
    view = changed(desk, issued, {"number": "IB-2026-0009"})
    desk.answering.take(view, "B")
    told = strip_told(Words(), desk.proposing.view(issued))
    assert told is not None
    assert "in spite of doubts: Its check number is of another proposal or revision than it names." in told[1]


def test_no_answer_is_taken_while_the_deal_that_it_wins_is_put_away(desk: Desk, deal: UUID, issued: UUID) -> None:
    hidden = desk.selling.archive(Deal, deal)
    with pytest.raises(Missing):
        desk.answering.told(issued, "A", "Eva Lind")
    desk.changes.undo(hidden)
    desk.answering.told(issued, "A", "Eva Lind")
    assert desk.selling.deal(deal).deal.status is Status.WON


def test_b1_what_was_read_before_the_next_revision_went_out_is_judged_again_when_it_is_taken(
    desk: Desk, issued: UUID
) -> None:
    path = came_back(desk, issued, **SIGNED_B)
    before = desk.answering.read(path)
    assert before.doubts == ()
    desk.proposing.revise(issued)
    desk.proposing.issue(issued)
    with pytest.raises(Conflict):
        desk.answering.take(before, "B")
    assert desk.proposing.view(issued).proposal.state is ProposalState.ISSUED
    desk.answering.take(desk.answering.read(path), "B")
    (answer,) = desk.proposing.view(issued).answers
    assert (answer.revision, answer.verdict, answer.doubts) == (1, Verdict.ASK, (Doubt.OLDER_REVISION,))
