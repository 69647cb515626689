"""The words of the written end to calls that nobody answers (B4)."""

from __future__ import annotations

from salesdesk.application.loop_paper import LoopClosed
from salesdesk.application.mail_draft import TextDraft
from salesdesk.application.papers import Party
from salesdesk.wording.words import Words


def loop_mail(words: Words, closed: LoopClosed) -> TextDraft:
    """Return the draft: it asks for nothing and leaves the door open."""
    name = closed.person
    lines = [
        words.text("Hello {name},", name=name) if name else words.text("Hello,"),
        "",
        words.text("I tried to reach you a few times. I take it that now is not the time, and will not call again."),
        "",
        words.text("Should that change, a short answer is enough, and we find a time that suits you."),
        "",
        words.text("Kind regards"),
        *(text for text in (closed.seller_person, closed.seller, closed.seller_phone) if text),
    ]
    return TextDraft(
        sender=Party(company=closed.seller, person=closed.seller_person, email=closed.seller_email),
        receiver=Party(company="", person=name, email=closed.email),
        subject=words.text("I will not call again"),
        text="\n".join(lines),
        language=words.language,
    )
