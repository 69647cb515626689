"""What goes into an e-mail that hands a proposal over."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.application.papers import ProposalContent


@dataclass(frozen=True, slots=True, kw_only=True)
class MailDraft:
    """An e-mail that nobody has sent yet: what was issued, the PDF to attach and the name it has there.

    Sender and receiver are those of the content; an address that is unknown is left out.
    """

    content: ProposalContent
    pdf: bytes
    file_name: str
