"""Which circle a card's own words mean (1.13), read once from resources/words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache

from salesdesk.application.resources import resource
from salesdesk.domain.folding import fold
from salesdesk.domain.network import Circle


@cache
def _circle_words() -> Mapping[str, Circle]:
    listed = json.loads(resource("words", "circles.json").read_text(encoding="utf-8"))
    return {fold(word): Circle(circle) for circle, words in listed.items() for word in words}


def circle_of(categories: Iterable[str]) -> Circle | None:
    """Return the circle that the first word which means one is for, None where none does."""
    words = _circle_words()
    return next((words[key] for category in categories if (key := fold(category.replace("_", " "))) in words), None)
