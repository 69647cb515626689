"""What goes into an e-mail that hands a proposal over."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.application.papers import Party, ProposalContent
from salesdesk.domain.letter import Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class MailDraft:
    """An e-mail that nobody has sent yet: what was issued, the PDF to attach and the name it has there.

    Sender and receiver are those of the content; an address that is unknown is left out. `own` is the desk's template
    of the words around it, None for the built-in one.
    """

    content: ProposalContent
    pdf: bytes
    file_name: str
    own: Letter | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextDraft:
    """An e-mail without a paper that nobody has sent yet, in the words of its language."""

    sender: Party
    receiver: Party
    subject: str
    text: str
    language: str = "en"
