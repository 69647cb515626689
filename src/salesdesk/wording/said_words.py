"""The word lists behind a day and a time in one line, in the languages of the desk (2.7)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError

from salesdesk.application.resources import resource
from salesdesk.domain.said_words import SaidWords, Sense, phrase
from salesdesk.wording.lexicon import LANGUAGES

_COUNTED = ((Sense.WEEKDAY, 0), (Sense.MONTH, 1), (Sense.NUMBER, 1))
_NAMES = frozenset({Sense.WEEKDAY, Sense.MONTH})
"""What a word cannot name both of: "mar" is a Tuesday in French, and a month in English."""
_PLAIN = (
    Sense.MINUTES,
    Sense.HOURS,
    Sense.DAYS,
    Sense.WORKING_DAYS,
    Sense.WEEKS,
    Sense.MONTHS,
    Sense.DAYS_AFTER_PLUS,
    Sense.ORDINAL,
    Sense.MORNING,
    Sense.AFTERNOON,
    Sense.OCLOCK,
    Sense.NOON,
    Sense.IN,
    Sense.NEXT,
    Sense.FILLER,
)


@cache
def said_words(language: str = "en") -> SaidWords:
    """Return the lists of all languages as one: people mix them; where two share a word, `language` decides."""
    meanings: dict[tuple[str, ...], dict[Sense, int]] = {}
    for one in dict.fromkeys((language, *LANGUAGES)):
        for words, sense, value in _listed(one):
            known = meanings.setdefault(words, {})
            if sense not in _NAMES or _NAMES.isdisjoint(known):
                known.setdefault(sense, value)
    return SaidWords(meanings)


def _listed(language: str) -> Iterator[tuple[tuple[str, ...], Sense, int]]:
    """Yield each expression of a language in each sense; a language without lists has none."""
    if language not in LANGUAGES:
        return
    listed: dict[str, Any] = json.loads(resource("words", f"moments_{language}.json").read_text(encoding="utf-8"))
    for sense, first in _COUNTED:
        for number, line in enumerate(listed[sense], first):
            yield from ((phrase(form), sense, number) for form in line.split())
    for number, forms in enumerate(listed[Sense.DAYS_ON]):
        yield from ((phrase(form), Sense.DAYS_ON, number) for form in forms)
    for sense in (Sense.BEFORE_HOUR, Sense.AFTER_HOUR):
        yield from ((phrase(form), sense, minutes) for form, minutes in listed[sense].items())
    for sense in _PLAIN:
        yield from ((phrase(form), sense, 0) for form in listed[sense])


@cache
def month_first(language: str, country: str) -> bool | None:
    """Return whether "12/1" is the first of December where the desk stands; None where nobody knows.

    Without a country only English leaves it open: its readers write it either way.
    """
    if not country:
        return None if language == "en" else False
    try:
        pattern = str(Locale.parse(f"{language}_{country}").date_formats["short"].pattern)
    except (UnknownLocaleError, ValueError):
        return False
    return pattern.casefold().index("m") < pattern.casefold().index("d")
