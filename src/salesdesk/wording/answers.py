"""What came back, in sentences: what was chosen, or why a person has to look (B1)."""

from __future__ import annotations

from salesdesk.application.answering import ReturnedView
from salesdesk.domain.answer import Answer, Verdict
from salesdesk.wording.doubts import doubt_told
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
    said = [doubt_told(words, view, doubt) for doubt in view.doubts]
    if view.taken is not None:
        said.insert(0, file_taken(words, view.taken))
    return ". ".join(said)


def returned_told(words: Words, view: ReturnedView) -> str:
    """Return what came of a file that was read without a window: what was taken, or what to do with it."""
    if view.verdict is Verdict.ASK and view.taken is not None:
        return words.text(
            "{what}. Nothing was changed: {taken}",
            what=_read(words, view),
            taken=file_taken(words, view.taken),
        )
    if view.verdict is Verdict.ASK:
        return words.text(
            "{what}. Nothing was changed: {why}. Open the desk and drop the file on its window to decide",
            what=_read(words, view),
            why=why(words, view),
        )
    if view.deal is None:
        return words.text("{what}. The answer is kept with the proposal", what=_read(words, view))
    return words.text("{what}. The deal “{deal}” is won", what=_read(words, view), deal=view.deal.title)


def file_taken(words: Words, answer: Answer) -> str:
    """Return when a file that is here again was taken, and as what."""
    return words.text(
        "This file was taken as the answer on {day}: Option {letter}",
        day=words.date(answer.answered_on),
        letter=answer.choice,
    )


def _read(words: Words, view: ReturnedView) -> str:
    """What stands in the file: which proposal, which option, who signed."""
    number = view.proposal.number if view.proposal else words.text("Unknown proposal")
    option = words.text("Option {letter}", letter=view.choice) if view.choice else words.text("no single option")
    if view.form.name:
        return words.text("{number}: {option}, signed by {name}", number=number, option=option, name=view.form.name)
    return words.text("{number}: {option}, not signed", number=number, option=option)
