"""B1: which proposal and which revision a returned file answers, where others lie beside it."""

from __future__ import annotations

from uuid import UUID

import pytest

from salesdesk.application.desk import Desk
from salesdesk.domain.answer import Doubt
from salesdesk.domain.proposal import ProposalState
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
    path.write_bytes(making.proposal(printed=[printed, printed], changed={}))
    proposal = desk.answering.read(path).proposal
    assert (proposal is not None and proposal.id == issued) is is_ours


def test_b1_a_draft_beside_it_stays_a_draft_when_the_answer_is_taken(desk: Desk, deal: UUID, issued: UUID) -> None:
    draft = draft_for(desk, deal)
    desk.answering.told(issued, "A", "Eva Lind")
    assert desk.proposing.view(draft).proposal.state is ProposalState.DRAFT
