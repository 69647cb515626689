"""The files of a deal: every revision that went out, what came back, and the agreement where one can be made."""

from __future__ import annotations

from datetime import UTC, date, datetime

from salesdesk.application.deal_files import FileKind, Sent, files_of
from salesdesk.application.desk import Desk
from salesdesk.domain.proposal import ProposalState
from tests.application.offered import SIGNED_B, came_back, deal_with_two_raised, draft_for
from tests.domain.examples import key

AGREEMENT, RETURNED, PROPOSAL = FileKind.AGREEMENT, FileKind.RETURNED, FileKind.PROPOSAL


def sent(revision: int, *, answered: bool = False, has_file: bool = False, again: bool = False) -> Sent:
    return Sent(
        proposal_id=key(1),
        number="IB-1",
        title="Press line",
        state=ProposalState.DRAFT if again else ProposalState.ANSWERED_A,
        revision=revision,
        issued_at=datetime(2026, 11, revision, tzinfo=UTC),
        choice="A" if answered else "",
        answered_on=date(2026, 11, 20) if answered else None,
        has_file=has_file,
    )


def listed(*every: Sent) -> list[tuple[FileKind, int]]:
    return [(one.kind, one.sent.revision) for one in files_of(every)]


def test_4_18_the_agreement_and_the_answer_stand_before_what_was_sent_the_newest_first() -> None:
    assert listed(sent(1), sent(2, answered=True, has_file=True)) == [
        (AGREEMENT, 2),
        (RETURNED, 2),
        (PROPOSAL, 2),
        (PROPOSAL, 1),
    ]


def test_a_choice_that_was_told_has_no_file_and_a_proposal_written_anew_no_agreement() -> None:
    assert listed(sent(1, answered=True)) == [(AGREEMENT, 1), (PROPOSAL, 1)]
    assert listed(sent(1, answered=True, has_file=True, again=True)) == [(RETURNED, 1), (PROPOSAL, 1)]


def test_each_file_of_a_desk_can_be_saved_as_it_is_kept(desk: Desk) -> None:
    deal = deal_with_two_raised(desk)
    draft = draft_for(desk, deal)
    assert desk.selling.deal(deal).sent == ()
    issued = desk.proposing.issue(draft)
    returned = came_back(desk, draft, **SIGNED_B)
    desk.answering.take(desk.answering.read(returned), "B")
    files = files_of(desk.selling.deal(deal).sent)
    assert [one.kind for one in files] == [AGREEMENT, RETURNED, PROPOSAL]
    assert {(one.sent.revision, one.sent.choice) for one in files} == {(1, "B")}
    path = desk.path.with_name("saved.pdf")
    desk.handing_over.returned(draft, path, 1)
    assert path.read_bytes() == returned.read_bytes()
    desk.handing_over.revision(draft, 1, path)
    assert path.read_bytes() == issued.pdf
