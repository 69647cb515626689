"""The word lists behind the lamps of an objective and the check for loose language (2.2, B8)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TypedDict, cast

from salesdesk.application.resources import resource
from salesdesk.domain.buying_process import BuyerStep
from salesdesk.domain.folding import fold
from salesdesk.domain.objective import Instead, Lexicon

LANGUAGES = ("en", "de", "fr", "el")


class _Loose(TypedDict):
    """Expressions that are loose in the same way, and the sentence to say instead with its {who} and {day}."""

    instead: str
    words: list[str]


class _Listed(TypedDict):
    """One language's lists as the file holds them; forms of one word share a line."""

    loose: list[_Loose]
    firm: list[str]
    actions: list[str]
    measures: list[str]
    months: list[str]
    weekdays: list[str]
    today: list[str]
    tomorrow: list[str]
    buyer_steps: dict[str, list[str]]


@cache
def lexicon(languages: tuple[str, ...] = LANGUAGES) -> Lexicon:
    """Return the lists of these languages as one: people mix languages, and so may their sentences.

    Where two languages share a word, the language named first decides. Raises FileNotFoundError for a language
    without lists.
    """
    lists = [_read(resource("words", f"lexicon_{language}.json")) for language in languages]
    return Lexicon(
        loose=_loose(languages, lists),
        firm=tuple(dict.fromkeys(_spaced(x) for one in lists for x in one["firm"])),
        actions=frozenset(x for one in lists for x in _forms(one["actions"])),
        measures=frozenset(x for one in lists for x in _forms(one["measures"])),
        months=_numbered([one["months"] for one in lists], first=1),
        weekdays=_numbered([one["weekdays"] for one in lists], first=0),
        today=frozenset(x for one in lists for x in _forms(one["today"])),
        tomorrow=frozenset(x for one in lists for x in _forms(one["tomorrow"])),
        buyer_steps={
            step: tuple(dict.fromkeys(_spaced(x) for one in lists for x in one["buyer_steps"][step.value]))
            for step in BuyerStep
        },
    )


def _read(path: Path) -> _Listed:
    return cast(_Listed, json.loads(path.read_text(encoding="utf-8")))


def _loose(languages: tuple[str, ...], lists: list[_Listed]) -> dict[str, Instead]:
    """Return each loose expression with what to say instead; one that two languages share keeps its first."""
    found: dict[str, Instead] = {}
    for language, one in zip(languages, lists, strict=True):
        for group in one["loose"]:
            for expression in group["words"]:
                found.setdefault(_spaced(expression), Instead(group["instead"], language))
    return found


def _spaced(expression: str) -> str:
    return fold(expression.replace("-", " "))


def _forms(lines: list[str]) -> list[str]:
    return [form for line in lines for form in fold(line).split()]


def _numbered(lists: list[list[str]], *, first: int) -> dict[str, int]:
    """Number each line of each list; a word that two languages share keeps its first meaning."""
    numbers: dict[str, int] = {}
    for lines in lists:
        for number, line in enumerate(lines, first):
            for form in fold(line).split():
                numbers.setdefault(form, number)
    return numbers
