"""E-mail drafts that mail programs open as messages still to be sent (RFC 5322, X-Unsent); nothing sends them here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from salesdesk.application.mail_draft import MailDraft, TextDraft
from salesdesk.application.papers import Party
from salesdesk.domain.folding import clean
from salesdesk.domain.letter import LetterKind
from salesdesk.wording import Words
from salesdesk.wording.letters import proposal_values, written

_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_LONGEST_LOCAL = 64


def begun_mail(sender: Party, receivers: Sequence[Party], subject: str, text: str) -> EmailMessage:
    """Return a draft with its head and its text.

    Names of people and titles stay within their header whatever they hold; an address that is none is left out.
    """
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    for header, parties in (("From", (sender,)), ("To", receivers)):
        addresses = [address for address in map(mail_address, parties) if address is not None]
        if addresses:
            mail[header] = addresses
    mail["Subject"] = _line(subject)
    # Quoted-printable keeps every line within what mail servers take, however long a title is.
    mail.set_content(clean(text).rstrip() + "\n", charset="utf-8", cte="quoted-printable")
    return mail


def finished(mail: EmailMessage, language: str) -> bytes:
    """Return a draft as an .eml file, in its language."""
    mail["Content-Language"] = language
    return mail.as_bytes()


def write_mail(draft: MailDraft, words: Words) -> bytes:
    """Return the draft that hands a proposal over: the one question in the text, the PDF attached (2.18)."""
    content = draft.content
    subject, text = written(LetterKind.PROPOSAL, words.language, proposal_values(words, content), draft.own)
    mail = begun_mail(content.seller, (content.client,), subject, text)
    mail.add_attachment(draft.pdf, maintype="application", subtype="pdf", filename=draft.file_name)
    return finished(mail, words.language)


def write_text_mail(draft: TextDraft) -> bytes:
    """Return a letter without a paper as an .eml file that is still to be sent."""
    return finished(begun_mail(draft.sender, (draft.receiver,), draft.subject, draft.text), draft.language)


def mail_address(party: Party) -> Address | None:
    """Return who stands in a header, None where the e-mail address is none a header can hold."""
    spec = party.email.strip()
    if not _ADDRESS.fullmatch(spec) or len(spec.partition("@")[0]) > _LONGEST_LOCAL or ".." in spec:
        return None
    local, _, domain = spec.rpartition("@")
    if local.startswith(".") or local.endswith("."):
        return None
    try:
        return Address(display_name=_line(party.person or party.company), username=local, domain=domain)
    except ValueError:
        return None


def _line(text: str) -> str:
    """Return the text on one line, without what no header can hold."""
    return " ".join(clean(text).split())
