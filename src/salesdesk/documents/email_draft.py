"""An e-mail draft that hands a proposal over: the one question in the text, the PDF attached (RFC 5322, X-Unsent)."""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from salesdesk.application.mail_draft import MailDraft, TextDraft
from salesdesk.application.papers import Party, ProposalContent
from salesdesk.domain.folding import clean
from salesdesk.wording import Words
from salesdesk.wording.documents import option_label, question

_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_LONGEST_LOCAL = 64


def write_mail(draft: MailDraft, words: Words) -> bytes:
    """Return the draft as an .eml file: mail programs open it as a message still to be sent.

    Names of people and titles stay within their header whatever they hold; an address that is none is left out.
    """
    content = draft.content
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    for header, party in (("From", content.seller), ("To", content.client)):
        address = _address(party)
        if address is not None:
            mail[header] = address
    mail["Subject"] = _line(_subject(content, words))
    # Quoted-printable keeps every line within what mail servers take, however long a title is.
    mail.set_content("\n".join(_body(content, words)) + "\n", charset="utf-8", cte="quoted-printable")
    mail.add_attachment(draft.pdf, maintype="application", subtype="pdf", filename=draft.file_name)
    mail["Content-Language"] = words.language
    return mail.as_bytes()


def write_text_mail(draft: TextDraft) -> bytes:
    """Return an e-mail without a paper as an .eml file that is still to be sent."""
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    for header, party in (("From", draft.sender), ("To", draft.receiver)):
        address = _address(party)
        if address is not None:
            mail[header] = address
    mail["Subject"] = _line(draft.subject)
    mail.set_content(clean(draft.text).rstrip() + "\n", charset="utf-8", cte="quoted-printable")
    mail["Content-Language"] = draft.language
    return mail.as_bytes()


def _address(party: Party) -> Address | None:
    spec = party.email.strip()
    if not _ADDRESS.fullmatch(spec) or len(spec.partition("@")[0]) > _LONGEST_LOCAL or ".." in spec:
        return None
    local, _, domain = spec.rpartition("@")
    if local.startswith(".") or local.endswith("."):
        return None
    return Address(display_name=_line(party.person or party.company), username=local, domain=domain)


def _subject(content: ProposalContent, words: Words) -> str:
    return words.text("Proposal {number}: {title}", number=content.reference, title=content.title)


def _body(content: ProposalContent, words: Words) -> list[str]:
    """The text in lines: what is attached, the two ways, the one question, when we talk, how to answer."""
    name = _line(content.client.person)
    lines = [
        words.text("Hello {name},", name=name) if name else words.text("Hello,"),
        "",
        words.text(
            "Attached is our proposal {number}, “{title}”. It holds two ways to go ahead:",
            number=content.reference,
            title=_line(content.title),
        ),
        "",
        *(f"{option_label(words, option.letter)}: {_line(option.name)}" for option in content.options),
        "",
        question(words),
        "",
    ]
    if content.next_step is not None:
        when, zone = words.full_day_time(content.next_step.starts), content.next_step.starts.zone.replace("_", " ")
        lines += [words.text("We talk about it on {when} ({zone}).", when=when, zone=zone)]
    lines.append(
        words.text("You can also mark your choice on the last page of the PDF, sign it and send the file back.")
    )
    if content.valid_until is not None:
        lines.append(words.text("The proposal is valid until {date}.", date=words.date(content.valid_until)))
    signed = [_line(text) for text in (content.seller.person, content.seller.company, content.seller.phone)]
    return [*lines, "", words.text("Kind regards"), *filter(None, signed)]


def _line(text: str) -> str:
    """Return the text on one line, without what no header can hold."""
    return " ".join(clean(text).split())
