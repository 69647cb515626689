"""The e-mail draft: any mail program opens it to be sent, the question in the text and the PDF attached."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from salesdesk.application.mail_draft import MailDraft
from salesdesk.application.papers import Party, ProposalContent
from salesdesk.documents.email_draft import write_mail
from salesdesk.wording.documents import LANGUAGES, DocumentWords, question
from tests.documents.samples import rich, sparse

CLIENT = Party(company="Brightwater Laundries", person="Eva Lind", email="eva.lind@brightwater.example")
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40


def opened(content: ProposalContent, file_name: str = "IB-1 Nordlicht.pdf", pdf: bytes = PDF) -> EmailMessage:
    draft = MailDraft(content=content, pdf=pdf, file_name=file_name)
    mail = message_from_bytes(write_mail(draft, DocumentWords(content.language)), policy=default)
    assert isinstance(mail, EmailMessage)
    assert not mail.defects
    return mail


def body_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_a_draft_is_unsent_from_the_rep_to_the_person_with_the_pdf_as_it_was_issued() -> None:
    content = rich(client=CLIENT)
    mail = opened(content)
    assert mail["X-Unsent"] == "1"
    assert (mail["From"].addresses[0].addr_spec, mail["To"].addresses[0].addr_spec) == (
        content.seller.email,
        CLIENT.email,
    )
    assert mail["To"].addresses[0].display_name == "Eva Lind"
    assert mail["Subject"] == f"Proposal {content.number}: {content.title}"
    (attached,) = mail.iter_attachments()
    assert (attached.get_content_type(), attached.get_filename()) == ("application/pdf", "IB-1 Nordlicht.pdf")
    assert attached.get_content() == PDF


@pytest.mark.parametrize("language", LANGUAGES)
def test_2_18_the_one_question_and_the_booked_time_stand_in_the_text(language: str) -> None:
    content = rich(language=language)
    words, mail = DocumentWords(language), opened(content)
    step = content.next_step
    assert step is not None
    assert question(words) in body_of(mail)
    assert words.full_day_time(step.starts) in body_of(mail)
    for option in content.options:
        assert option.name in body_of(mail)
    assert mail["Content-Language"] == language


def test_2_18_until_when_it_is_valid_stands_in_the_text() -> None:
    said = body_of(opened(rich(valid_until=date(2027, 1, 31)))).replace("\N{NO-BREAK SPACE}", " ")
    assert "The proposal is valid until 31 January 2027." in said


def test_without_a_booked_talk_or_a_date_nothing_is_said_of_them() -> None:
    said = body_of(opened(sparse(next_step=None, valid_until=None)))
    assert "We talk about it" not in said
    assert "valid until" not in said
    assert question(DocumentWords("en")) in said


NASTY = "Eva\r\nBcc: all@nordlicht.example\n\nHello <b>\u2028\u0000"


def test_no_name_and_no_title_reaches_out_of_its_header() -> None:
    content = rich(title=NASTY)
    client = replace(CLIENT, person=NASTY, company=NASTY)
    mail = opened(replace(content, client=client, number=f"SD-1{NASTY}"), file_name="SD 1.pdf")
    assert sorted(mail.keys()) == [
        *("Content-Language", "Content-Type", "From", "MIME-Version"),
        *("Subject", "To", "X-Unsent"),
    ]
    assert [one.addr_spec for one in mail["To"].addresses] == [CLIENT.email]
    assert mail["Subject"].startswith("Proposal SD-1Eva Bcc: all@nordlicht.example Hello")


@pytest.mark.parametrize(
    "email",
    ["", "nobody", "a@b@c.example", "a b@c.example", "a@c.example\nBcc: d@e.example", ".a@c.example", "ä@ö.example"],
)
def test_an_address_that_is_none_is_left_out(email: str) -> None:
    content = rich()
    mail = opened(replace(content, client=Party(company="Nordlicht", email=email)))
    assert mail["To"] is None
    assert body_of(mail).startswith("Hello,")


def test_names_and_texts_of_any_script_come_back_as_they_were() -> None:
    content = rich(language="el", title="Δύο τρόποι, ένα πλυντήριο 🧺")
    client = replace(CLIENT, person="Zoë Ιωαννίδου, Łódź", company="Ż")
    mail = opened(replace(content, client=client), file_name="AS-1 Παναγιώτα.pdf")
    assert "Δύο τρόποι, ένα πλυντήριο 🧺" in mail["Subject"]
    assert mail["To"].addresses[0].display_name == "Zoë Ιωαννίδου, Łódź"
    assert next(mail.iter_attachments()).get_filename() == "AS-1 Παναγιώτα.pdf"
    assert "Zoë Ιωαννίδου, Łódź," in body_of(mail)


def test_what_is_very_long_stays_within_what_mail_servers_take() -> None:
    content = rich(title="word " * 4000)
    raw = write_mail(MailDraft(content=content, pdf=PDF, file_name="a.pdf"), DocumentWords("en"))
    assert max(map(len, raw.split(b"\r\n"))) <= 998
