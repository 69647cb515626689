"""What is said of objections that were met, and of how their answers did (B14)."""

from __future__ import annotations

from salesdesk.application.objections_known import AnswerOffer
from salesdesk.domain.objections_met import ObjectionRecord, ObjectionsMet
from salesdesk.domain.rates import Rate
from salesdesk.wording.words import Words

_LONGEST = 150


def worked_told(words: Words, success: Rate) -> str:
    """Return how often an answer worked of the times it was told: "worked 7 of 9 times", "not tried yet"."""
    if success.value is None:
        return words.text("not tried yet")
    return words.plural(
        "worked {hits} of {n} time", "worked {hits} of {n} times", success.n, hits=round(success.value * success.n)
    )


def met_told(words: Words, met: ObjectionsMet) -> str:
    """Return what the ranking rests on: calls on deals like this one, or of all deals on this desk when pooled."""
    if met.pooled:
        return words.plural(
            "In {n} call of all deals on this desk", "In {n} calls of all deals on this desk", met.calls
        )
    return words.plural(
        "In {n} call in the same industry and stage", "In {n} calls in the same industry and stage", met.calls
    )


def raised_told(words: Words, record: ObjectionRecord, met: ObjectionsMet) -> str:
    """Return in how many calls an objection was raised: "Raised in 7 of 12 calls"."""
    return words.plural(
        "Raised in {raised} of {n} call", "Raised in {raised} of {n} calls", met.calls, raised=record.calls
    )


def answer_told(words: Words, offer: AnswerOffer) -> str:
    """Return an answer with its record: "“Count the loads”, worked 7 of 9 times"."""
    return words.text("“{answer}”, {worked}", answer=beginning(offer.answer), worked=worked_told(words, offer.success))


def nothing_met_told(words: Words, met: ObjectionsMet) -> str:
    """Return why nothing is suggested: nothing was met yet, or all of it is in the plan."""
    if met.records:
        return words.text("Everything that deals like this one met is in the plan.")
    return words.text("No call met an objection yet. Note after each call what came up, and it is offered here.")


def beginning(text: str) -> str:
    """Return a text on one line, its first words and "…" when it is long: a row offers it, the fields show it all."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    cut = line[:_LONGEST]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut}…"
