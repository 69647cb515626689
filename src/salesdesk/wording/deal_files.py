"""What is said of the files of a deal."""

from __future__ import annotations

from salesdesk.application.deal_files import DealFile, FileKind
from salesdesk.wording.words import Words


def file_told(words: Words, one: DealFile) -> tuple[str, str]:
    """Return the name of a file, and what it is in a second line."""
    sent = one.sent
    number = sent.number
    if sent.revision > 1:
        number = words.text("{number}, revision {n}", number=number, n=sent.revision)
    if one.kind is FileKind.AGREEMENT:
        return (
            words.text("Agreement on {number}", number=number),
            words.text("option {letter} of {title}", letter=sent.choice, title=sent.title),
        )
    if one.kind is FileKind.RETURNED:
        return (
            words.text("Answer to {number}", number=number),
            words.text("as it came back, option {letter} marked", letter=sent.choice),
        )
    return words.text("Proposal {number}", number=number), sent.title
