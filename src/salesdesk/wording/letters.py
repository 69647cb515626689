"""The built-in letters in four languages, and how what is known of somebody reads in them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Final, TypedDict, cast

from salesdesk.application.calendar_entry import CalendarEntry
from salesdesk.application.letter_facts import LetterFacts, LetterTemplate
from salesdesk.application.mail_draft import TextDraft
from salesdesk.application.papers import Party, ProposalContent
from salesdesk.application.resources import resource
from salesdesk.application.thanks_paper import Thanked
from salesdesk.domain.folding import clean
from salesdesk.domain.letter import Letter, LetterKind, filled, first_filled
from salesdesk.domain.moment import Moment
from salesdesk.wording.documents import LANGUAGES, DocumentWords, option_label, question
from salesdesk.wording.labels import label
from salesdesk.wording.marking import N_
from salesdesk.wording.words import Words

LANGUAGE_NAMES: Final[Mapping[str, str]] = {
    "en": N_("English"),
    "de": N_("German"),
    "fr": N_("French"),
    "el": N_("Greek"),
}


class _Written(TypedDict):
    """A letter as the file holds it, line by line; the first subject of which everything is known counts."""

    subject: list[str]
    body: list[str]


@cache
def _letters(language: str) -> Mapping[str, _Written]:
    path = resource("words", f"letters_{language}.json")
    return cast("Mapping[str, _Written]", json.loads(path.read_text(encoding="utf-8")))


def built_in(kind: LetterKind, language: str) -> LetterTemplate:
    """Return the program's own text of a letter; a language we have none in has the English one."""
    known = language if language in LANGUAGES else "en"
    letter = _letters(known)[kind.value]
    return LetterTemplate(
        kind=kind, language=known, subject="\n".join(letter["subject"]), body="\n".join(letter["body"])
    )


def shown_subject(template: LetterTemplate) -> str:
    """Return a subject on one line, as it is edited: the one that needs the most to be known."""
    return template.subject.partition("\n")[0]


def written(kind: LetterKind, language: str, values: Mapping[str, str], own: Letter | None) -> tuple[str, str]:
    """Return subject and text of a letter; a subject of which nothing is known yet is the built-in one."""
    usual = built_in(kind, language)
    subject = first_filled(own.subject, values) if own is not None else ""
    body = filled(own.body if own is not None else usual.body, values)
    return subject or first_filled(usual.subject, values), body


def letter_draft(kind: LetterKind, facts: LetterFacts, own: Letter | None) -> TextDraft:
    """Return a letter to somebody, ready to be read over."""
    words = DocumentWords(facts.language)
    subject, body = written(kind, words.language, values_of(words, facts), own)
    return TextDraft(sender=facts.sender, receiver=facts.receiver, subject=subject, text=body, language=words.language)


def values_of(words: Words, facts: LetterFacts) -> Mapping[str, str]:
    """Return what the names of a letter stand for."""
    return {
        **_people(words, facts.sender, facts.receiver.person),
        "account": _line(facts.account),
        "deal": _line(facts.deal),
        "topic": _line(facts.topic),
        "place": _line(facts.place),
        **_moment(words, facts.starts, all_day=facts.all_day),
    }


def invitation_values(words: Words, entry: CalendarEntry) -> Mapping[str, str]:
    """Return what the names of an invitation stand for."""
    beside = entry.beside
    names = [_line(guest.name) for guest in beside.guests if guest.name.strip()]
    sender = Party(company=beside.company, person=beside.rep)
    return {
        **_people(words, sender, words.listed(names) if names else ""),
        "account": _line(beside.account),
        "deal": _line(beside.deal),
        "topic": _line(entry.topic) or label(words, entry.kind),
        "place": _line(entry.place),
        **_moment(words, entry.starts, all_day=entry.all_day),
    }


def proposal_values(words: Words, content: ProposalContent) -> Mapping[str, str]:
    """Return what the names of the letter with a proposal stand for: its two options and the one question (2.18)."""
    step, until = content.next_step, content.valid_until
    options = [f"{option_label(words, option.letter)}: {_line(option.name)}" for option in content.options]
    return {
        **_people(words, content.seller, content.client.person),
        "account": _line(content.client.company),
        "number": _line(content.reference),
        "title": _line(content.title),
        "options": "\n".join(options),
        "question": question(words),
        "valid_until": words.date(until) if until is not None else "",
        **_moment(words, step.starts if step is not None else None),
    }


def thanks_values(words: Words, thanked: Thanked, reason: str) -> Mapping[str, str]:
    """Return what the names of a thank-you stand for; `reason` says what for, `words` are the rep's own (1.18)."""
    sender = Party(company=thanked.seller, person=thanked.seller_person)
    return {**_people(words, sender, thanked.person), "thanks": reason, "words": thanked.words.strip()}


def _people(words: Words, sender: Party, name: str) -> dict[str, str]:
    person = _line(name)
    return {
        "hello": words.text("Hello {name},", name=person) if person else words.text("Hello,"),
        "person": person,
        "rep": _line(sender.person),
        "company": _line(sender.company),
        "phone": _line(sender.phone),
    }


def _moment(words: Words, starts: Moment | None, *, all_day: bool = False) -> dict[str, str]:
    if starts is None:
        return {}
    day = words.text("{weekday}, {date}", weekday=words.weekday(starts.day), date=words.date(starts.day))
    if all_day:
        return {"when": day, "day": day}
    zone, when = starts.zone.replace("_", " "), words.full_day_time(starts)
    return {
        "when": words.text("{when} ({zone})", when=when, zone=zone),
        "day": day,
        "time": words.clock(starts.local),
        "zone": zone,
    }


def _line(text: str) -> str:
    return " ".join(clean(text).split())
