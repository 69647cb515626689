"""What came back, in sentences: what was chosen, or why a person has to look (B1)."""

from __future__ import annotations

from salesdesk.application.answering import ReturnedView
from salesdesk.domain.answer import Verdict
from salesdesk.wording.labels import label
from salesdesk.wording.words import Words


def chose(words: Words, number: str, letter: str) -> str:
    """Return what the customer did, as it is noted on the deal."""
    return words.text("Chose Option {letter} of proposal {number}", letter=letter, number=number)


def why(words: Words, view: ReturnedView) -> str:
    """Return why an option counts as chosen, or every reason why a person has to look, each a sentence."""
    if view.verdict is Verdict.CHOSEN:
        return words.text(
            "Option {letter} is marked and signed, and the pages are those that were sent", letter=view.choice
        )
    said = [label(words, doubt) for doubt in view.doubts]
    if view.taken is not None:
        said.insert(0, words.text("This file was taken as the answer on {day}", day=words.date(view.taken.answered_on)))
    return ". ".join(said)
