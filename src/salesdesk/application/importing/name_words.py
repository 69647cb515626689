"""The words in names that say little about whose name it is, read once from resources/words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from salesdesk.application.resources import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """Legal forms of companies, titles of people, and words that only join others."""

    legal_forms: frozenset[str]
    titles: frozenset[str]
    joining: frozenset[str]


@cache
def name_words() -> NameWords:
    """Return them, folded."""
    listed = json.loads(resource("words", "name_words.json").read_text(encoding="utf-8"))
    return NameWords(**{group: frozenset(words) for group, words in listed.items()})
