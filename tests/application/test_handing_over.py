"""What a customer is given: the e-mail draft of what was issued, and the agreement on what was chosen (4.18)."""

from __future__ import annotations

import io
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from uuid import UUID

import pytest
from pypdf import PdfReader

from salesdesk.application.desk import Desk
from salesdesk.application.files import FileNotWritten
from salesdesk.application.ports import NotKept
from salesdesk.domain.refusals import NotChosenYet, NotInThatState
from tests.application.offered import SIGNED_B, came_back, deal_with_two_raised, draft_for


@pytest.fixture
def draft(desk: Desk) -> UUID:
    """Return a proposal that may be issued."""
    return draft_for(desk, deal_with_two_raised(desk))


def printed(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_the_mail_carries_the_pdf_that_was_issued_and_the_question(desk: Desk, draft: UUID) -> None:
    sent = desk.proposing.issue(draft)
    saved = desk.handing_over.mail(draft, desk.path.with_name("offer.eml"))
    mail = message_from_bytes(saved.path.read_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    (attached,) = mail.iter_attachments()
    assert (attached.get_content(), attached.get_filename()) == (sent.pdf, "IB-2026-0001 Hallertau Malt.pdf")
    body = mail.get_body()
    assert body is not None
    said = str(body.get_content()).replace("\N{NO-BREAK SPACE}", " ")
    assert "Do you want to go ahead with Option A or would you prefer Option B?" in said


def test_only_what_waits_for_a_choice_is_handed_over(desk: Desk, draft: UUID) -> None:
    path = desk.path.with_name("offer.eml")
    with pytest.raises(NotInThatState):
        desk.handing_over.mail(draft, path)
    desk.proposing.issue(draft)
    with pytest.raises(FileNotWritten):
        desk.handing_over.mail(draft, path.with_suffix(".pdf"))
    desk.proposing.withdraw(draft)
    with pytest.raises(NotInThatState):
        desk.handing_over.mail(draft, path)
    assert not path.exists()


def test_4_18_an_agreement_is_made_once_an_option_is_chosen(desk: Desk, draft: UUID) -> None:
    path = desk.path.with_name("agreement.pdf")
    desk.proposing.issue(draft)
    with pytest.raises(NotChosenYet):
        desk.handing_over.agreement(draft, path)
    step = desk.answering.told(draft, "B", "Eva Lind")
    desk.handing_over.agreement(draft, path)
    text = printed(path.read_bytes())
    assert "Eva Lind of Hallertau Malt chose Option B of proposal IB-2026-0001, revision 1" in text
    assert "Your fitters do it" in text
    assert "We fit it at night" not in text
    assert desk.proposing.view(draft).revisions[-1].content_hash in text.replace(" ", "")
    desk.changes.undo(step)
    with pytest.raises(NotChosenYet):
        desk.handing_over.agreement(draft, path)


def test_4_18_an_agreement_is_on_the_revision_that_was_answered(desk: Desk, draft: UUID) -> None:
    desk.proposing.issue(draft)
    desk.proposing.revise(draft)
    proposal = desk.proposing.view(draft).proposal
    desk.selling.keep(proposal, replace(proposal, title="Another title"))
    desk.proposing.issue(draft)
    desk.answering.told(draft, "A", "Eva Lind")
    text = printed(desk.handing_over.agreement_made(draft, language="de").pdf)
    assert "Another title" in text
    assert "IB-2026-0001, Fassung 2" in text


def test_2_16_each_revision_is_saved_as_it_went_out(desk: Desk, draft: UUID) -> None:
    sent = [desk.proposing.issue(draft)]
    desk.proposing.revise(draft)
    sent.append(desk.proposing.issue(draft))
    path = desk.path.with_name("earlier.pdf")
    for revision in sent:
        desk.handing_over.revision(draft, revision.number, path)
        assert path.read_bytes() == revision.pdf
    with pytest.raises(NotKept):
        desk.handing_over.revision(draft, 3, path)
    assert sent[0].pdf != sent[1].pdf


def test_b1_the_returned_file_is_saved_as_it_came_back_and_an_answer_by_word_has_none(desk: Desk, draft: UUID) -> None:
    desk.proposing.issue(draft)
    path = desk.path.with_name("answer.pdf")
    step = desk.answering.told(draft, "B", "Eva Lind")
    with pytest.raises(NotChosenYet):
        desk.handing_over.returned(draft, path)
    assert not path.exists()
    desk.changes.undo(step)
    came = came_back(desk, draft, **SIGNED_B)
    desk.answering.take(desk.answering.read(came), "B")
    desk.handing_over.returned(draft, path)
    assert path.read_bytes() == came.read_bytes()
