"""What the pest guard says before a call: how often somebody was tried, and what to do instead (B4, 2.10, 2.11)."""

from __future__ import annotations

from datetime import date

from salesdesk.domain.pest_guard import Ground, Guard, Verdict
from salesdesk.wording.findings import age_told
from salesdesk.wording.words import Words


def guard_short(words: Words, guard: Guard) -> str:
    """Return the state in two or three words; nothing where there is nothing to say."""
    if guard.ground is Ground.DO_NOT_CONTACT:
        return words.text("Do not contact")
    if guard.ground is Ground.AGREED:
        return words.text("Agreed for today")
    if guard.verdict is Verdict.STOP:
        return words.text("Stop before calling")
    return words.plural("{n} unanswered", "{n} unanswered", guard.unanswered) if guard.unanswered else ""


def guard_told(words: Words, guard: Guard, today: date) -> str:
    """Return in a sentence or two how they were tried and what follows from it; nothing where nobody tried."""
    if guard.ground is Ground.DO_NOT_CONTACT:
        return words.text("They asked not to be contacted.")
    if guard.ground is Ground.AGREED:
        return words.text("You both agreed to talk today.")
    tried = tried_told(words, guard, today)
    if guard.ground is Ground.VOICEMAILS:
        return " ".join((voicemails_told(words, guard), words.text("Wait for them, or take another way.")))
    if guard.verdict is Verdict.STOP:
        return " ".join((tried, words.text("One more would make you a pest: take another way.")))
    if guard.verdict is Verdict.CAUTION:
        return " ".join((tried, words.text("Think twice before the next one.")))
    return tried


def tried_told(words: Words, guard: Guard, today: date) -> str:
    """Return how often they were tried without an answer and when last, such as "Tried twice …, 2 days ago."."""
    if guard.last_on is None:
        return ""
    when = age_told(words, guard.last_on, today)
    return words.plural(
        "Tried {n} time without an answer, last {when}.",
        "Tried {n} times without an answer, last {when}.",
        guard.unanswered,
        when=when,
    )


def voicemails_told(words: Words, guard: Guard) -> str:
    """Return how many voicemails were left lately without an answer (2.11)."""
    return words.plural(
        "{n} voicemail in {days} days without an answer.",
        "{n} voicemails in {days} days without an answer.",
        guard.voicemails,
        days=guard.within,
    )


def printed_told(words: Words, guard: Guard, today: date) -> str:
    """Return what stands on the call sheet beside a name; nothing for somebody who was answered or never tried."""
    short = guard_short(words, guard)
    if guard.ground in {Ground.DO_NOT_CONTACT, Ground.AGREED} or not short:
        return short
    told = voicemails_told(words, guard) if guard.ground is Ground.VOICEMAILS else tried_told(words, guard, today)
    return words.text("Stop: {told}", told=told) if guard.stops else told
